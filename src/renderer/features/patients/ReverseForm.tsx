import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';

/** «Сторнировать»: asks why, and writes the counter-entry. */
export function ReverseForm({ entryId, what }: { readonly entryId: string; readonly what: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false), [why, setWhy] = useState('');
  const { mutate, isPending } = useMutation({ mutationFn: () => client.ledger.reverse({ entryId, why: why.trim() }), onSuccess: () => { setOpened(false); } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (why.trim()) mutate();
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={320} position="bottom-end">
      <Popover.Target><ActionIcon title={t('patientCard.ledger.reverse')} aria-label={t('patientCard.ledger.reverseOf', { what })} onClick={() => { setOpened(!opened); }}><IconArrowBackUp size={18} stroke={1.7} aria-hidden /></ActionIcon></Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit} aria-label={t('patientCard.ledger.reverseOf', { what })}>
          <Stack gap="xs">
            <TextInput data-autofocus required label={t('patientCard.ledger.why')} description={t('patientCard.ledger.reverseHint')} maxLength={300} value={why} onChange={(event) => { setWhy(event.currentTarget.value); }} />
            <Group justify="flex-end"><Button type="submit" color="red" loading={isPending}>{t('patientCard.ledger.reverse')}</Button></Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
