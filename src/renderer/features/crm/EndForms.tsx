import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';

interface Props { readonly who: string; readonly what: string; readonly label: string; readonly deed: string; readonly done: string; readonly quick: readonly string[]; readonly end: (text: string) => Promise<unknown>; readonly onDone: () => void }

function EndForm({ who, what, label, deed, done, quick, end, onDone }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { mutate, isPending } = useMutation({ mutationFn: () => end(text.trim()), onSuccess: () => { tell('done', done); onDone(); } });
  const submit = (event: FormEvent) => { event.preventDefault(); mutate(); };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <div><Text fw={600}>{who}</Text>{what && <Text c="dimmed">{what}</Text>}</div>
        <Textarea data-autofocus label={label} autosize minRows={2} maxLength={300} value={text} onChange={(event) => { setText(event.currentTarget.value); }} onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) { event.preventDefault(); mutate(); } }} />
        <Group gap={6}>{quick.map((one) => <Button key={one} size="compact-sm" mih={32} variant="default" onClick={() => { setText(one); }}>{one}</Button>)}</Group>
        <Group justify="flex-end"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{deed}</Button></Group>
      </Stack>
    </form>
  );
}

/** «Выполнено»: what came of the task, in a few words. */
export function FinishForm({ taskId, who, what, onDone }: { readonly taskId: Id; readonly who: string; readonly what: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  return <EndForm who={who} what={what} label={t('crm.task.result')} deed={t('crm.task.finish')} done={t('crm.task.finished')} quick={(['booked', 'thinks', 'refused'] as const).map((key) => t(`crm.task.quickResult.${key}`))} end={(result) => client.crm.finishTask({ taskId, result })} onDone={onDone} />;
}

/** An entry leaves the wait list, with the reason. */
export function CloseEntryForm({ entryId, who, onDone }: { readonly entryId: Id; readonly who: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  return <EndForm who={who} what="" label={t('crm.wait.reason')} deed={t('crm.wait.close')} done={t('crm.wait.closed')} quick={(['booked', 'changed', 'silent'] as const).map((key) => t(`crm.wait.quickReason.${key}`))} end={(reason) => client.crm.closeWaitlist({ entryId, reason })} onDone={onDone} />;
}
