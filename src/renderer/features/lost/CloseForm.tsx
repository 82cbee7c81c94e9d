import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LostRow } from '#shared/lost/contract.ts';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';

/** «Закрыть с причиной»: nothing leaves the list without a deed or a reason. */
export function CloseForm({ row, onDone }: { readonly row: LostRow; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(''), [tried, setTried] = useState(false);
  const { mutate, isPending } = useMutation({ mutationFn: () => client.lost.close({ kind: row.kind, id: row.id, reason: reason.trim() }), onSuccess: () => { tell('done', t('lost.closed')); onDone(); } });
  const send = () => { setTried(true); if (reason.trim()) mutate(); };
  const submit = (event: FormEvent) => { event.preventDefault(); send(); };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <div><Text fw={600}>{row.who}</Text><Text c="dimmed">{row.owed}</Text></div>
        <Textarea data-autofocus label={t('lost.closeForm.reason')} description={t('lost.closeForm.hint')} styles={{ description: { fontSize: '0.875rem' } }} autosize minRows={2} maxLength={500} value={reason} error={tried && !reason.trim() ? t('lost.closeForm.needed') : undefined}
          onChange={(event) => { setReason(event.currentTarget.value); }} onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) { event.preventDefault(); send(); } }} />
        <Group gap={6}>{(['wrong', 'double', 'silent', 'refused'] as const).map((key) => <Button key={key} size="compact-sm" mih={32} variant="default" onClick={() => { setReason(t(`lost.closeForm.quick.${key}`)); }}>{t(`lost.closeForm.quick.${key}`)}</Button>)}</Group>
        <Group justify="flex-end"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('lost.closeForm.save')}</Button></Group>
      </Stack>
    </form>
  );
}
