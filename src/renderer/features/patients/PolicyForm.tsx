import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Day } from '#shared/kernel/values.ts';
import type { Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { DayField } from '../../ui/DayField.tsx';

interface Props { readonly patientId: string; /** The policy to change; absent for a new one. */ readonly policy?: Card['policies'][number] | undefined }

function Fields({ patientId, policy, onDone }: Props & { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [insurer, setInsurer] = useState(policy?.insurer ?? ''), [number, setNumber] = useState(policy?.number ?? '');
  const [validFrom, setFrom] = useState<Day | undefined>(policy?.validFrom), [validTill, setTill] = useState<Day | undefined>(policy?.validTill);
  const { mutate, isPending } = useMutation({
    mutationFn: () => {
      const terms = { insurer: insurer.trim(), number: number.trim(), ...(validFrom ? { validFrom } : {}), ...(validTill ? { validTill } : {}) };
      return policy ? client.patients.changePolicy({ policyId: policy.id, ...terms }) : client.patients.setPolicy({ patientId, ...terms });
    },
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (insurer.trim() && number.trim()) mutate();
  };
  return (
    <form onSubmit={submit} aria-label={policy ? t('patientCard.policy.edit') : t('card.addPolicy')}>
      <Stack gap="xs">
        <TextInput label={t('card.insurer')} required maxLength={200} value={insurer} onChange={(event) => { setInsurer(event.currentTarget.value); }} data-autofocus />
        <TextInput label={t('card.policyNumber')} required maxLength={100} value={number} onChange={(event) => { setNumber(event.currentTarget.value); }} />
        <Group grow><DayField label={t('card.validFromDay')} clearable value={validFrom} onChange={setFrom} popoverProps={{ withinPortal: false }} /><DayField label={t('card.validTillDay')} clearable value={validTill} onChange={setTill} popoverProps={{ withinPortal: false }} /></Group>
        <Group justify="flex-end"><Button type="submit" loading={isPending}>{t('common.save')}</Button></Group>
      </Stack>
    </form>
  );
}

/** A policy of voluntary insurance: insurer, number, and the days it is valid. */
export function PolicyForm({ patientId, policy }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const toggle = () => { setOpened(!opened); };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={360} position="bottom-start">
      <Popover.Target>
        {policy ? <ActionIcon aria-label={t('patientCard.policy.editOf', { number: policy.number })} onClick={toggle}><IconPencil size={18} stroke={1.7} aria-hidden /></ActionIcon>
          : <Button variant="subtle" size="compact-sm" mih={32} leftSection={<IconPlus size={16} aria-hidden />} onClick={toggle}>{t('card.addPolicy')}</Button>}
      </Popover.Target>
      <Popover.Dropdown>{opened && <Fields patientId={patientId} policy={policy} onDone={() => { setOpened(false); }} />}</Popover.Dropdown>
    </Popover>
  );
}
