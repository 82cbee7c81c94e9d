import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LostRow } from '#shared/lost/contract.ts';
import { addDays, clockText, instantOf, wallOf } from '#shared/kernel/time.ts';
import { instant, type Day } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { DayField } from '../../ui/DayField.tsx';
import { minuteOfText } from '../../ui/minute-input.ts';
import { momentText } from '../../ui/moment.ts';
import { tell } from '../../ui/tell.ts';
import { useZone } from '../directories/index.ts';

/** «Обещать перезвонить в …»: until then the matter waits at the end of the list, from then on it stands first. */
export function PromiseForm({ row, onDone }: { readonly row: LostRow; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const zone = useZone(), [start] = useState(() => wallOf(instant(Math.max(row.promisedAt ?? 0, deskNow() + 3_600_000)), zone));
  const [day, setDay] = useState<Day | undefined>(start.day), [time, setTime] = useState(clockText(start.minute)), [note, setNote] = useState(row.note ?? ''), [tried, setTried] = useState(false);
  const minute = minuteOfText(time), at = minute === undefined || !day ? undefined : instantOf(day, minute, zone);
  const wrong = at === undefined ? t('lost.promiseForm.wrong') : at <= deskNow() ? t('lost.promiseForm.past') : undefined;
  const { mutate, isPending } = useMutation({
    mutationFn: (to: number) => client.lost.promise({ kind: row.kind, id: row.id, at: to, note: note.trim() }),
    onSuccess: (_, to) => { tell('done', t('lost.promised', { when: momentText(instant(to), zone) })); onDone(); },
  });
  const put = (to: number) => { const wall = wallOf(instant(to), zone); setDay(wall.day); setTime(clockText(wall.minute)); };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (at !== undefined && wrong === undefined) mutate(at);
  };
  const { day: today, minute: now } = wallOf(instant(deskNow()), zone);
  const quick: readonly (readonly ['quarter' | 'hour' | 'evening' | 'tomorrow', () => number])[] = [
    ['quarter', () => deskNow() + 900_000], ['hour', () => deskNow() + 3_600_000], ...(now < 1080 ? [['evening', () => instantOf(today, 1080, zone)] as const] : []), ['tomorrow', () => instantOf(addDays(today, 1), 600, zone)],
  ];
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <div><Text fw={600}>{row.who}</Text><Text c="dimmed">{row.owed}</Text></div>
        <Group gap={6} role="group" aria-label={t('lost.promiseForm.when')}>{quick.map(([key, to]) => <Button key={key} size="compact-sm" mih={32} variant="default" onClick={() => { put(to()); }}>{t(`lost.promiseForm.quick.${key}`)}</Button>)}</Group>
        <Group align="flex-start">
          <DayField label={t('lost.promiseForm.day')} value={day} onChange={setDay} />
          <TextInput data-autofocus w="8rem" label={t('lost.promiseForm.time')} value={time} maxLength={5} inputMode="numeric" error={tried ? wrong : undefined} onChange={(event) => { setTime(event.currentTarget.value); }} />
        </Group>
        <TextInput label={t('lost.promiseForm.note')} placeholder={t('lost.promiseForm.notePlaceholder')} maxLength={300} value={note} onChange={(event) => { setNote(event.currentTarget.value); }} />
        <Group justify="flex-end"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('lost.promiseForm.save')}</Button></Group>
      </Stack>
    </form>
  );
}
