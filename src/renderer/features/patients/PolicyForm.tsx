import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Day } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { DayField } from '../../ui/DayField.tsx';

/** A policy of voluntary insurance: insurer, number, and the days it is valid. */
export function PolicyForm({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [insurer, setInsurer] = useState(''), [number, setNumber] = useState('');
  const [validFrom, setFrom] = useState<Day>(), [validTill, setTill] = useState<Day>();
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.patients.setPolicy({ patientId, insurer: insurer.trim(), number: number.trim(), ...(validFrom ? { validFrom } : {}), ...(validTill ? { validTill } : {}) }),
    onSuccess: () => { setOpened(false); setInsurer(''); setNumber(''); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (insurer.trim() && number.trim()) mutate();
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus width={360} position="bottom-start">
      <Popover.Target><Button variant="subtle" size="compact-sm" mih={32} leftSection={<IconPlus size={16} aria-hidden />} onClick={() => { setOpened(!opened); }}>{t('card.addPolicy')}</Button></Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit} aria-label={t('card.addPolicy')}>
          <Stack gap="xs">
            <TextInput label={t('card.insurer')} required maxLength={200} value={insurer} onChange={(event) => { setInsurer(event.currentTarget.value); }} data-autofocus />
            <TextInput label={t('card.policyNumber')} required maxLength={100} value={number} onChange={(event) => { setNumber(event.currentTarget.value); }} />
            <Group grow><DayField label={t('card.validFromDay')} clearable value={validFrom} onChange={setFrom} popoverProps={{ withinPortal: false }} /><DayField label={t('card.validTillDay')} clearable value={validTill} onChange={setTill} popoverProps={{ withinPortal: false }} /></Group>
            <Group justify="flex-end"><Button type="submit" loading={isPending}>{t('common.save')}</Button></Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
