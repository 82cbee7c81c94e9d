import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays, instantOf, wallOf } from '#shared/kernel/time.ts';
import { instant, type Day } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import type { About } from '../../shell/dialog-store.ts';
import { DayField } from '../../ui/DayField.tsx';
import { tell } from '../../ui/tell.ts';
import { useZone } from '../directories/index.ts';
import { personOfAbout } from './about.ts';
import { minuteOfText } from './minute.ts';

/** «Создать задачу…»: reminds at the chosen time to book the person. */
export function TaskForm({ about, onDone }: { readonly about: About; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  const today = wallOf(instant(deskNow()), zone).day;
  const [what, setWhat] = useState(t('task.bookOf', { who: about.who }));
  const [day, setDay] = useState<Day | undefined>(() => addDays(today, 1));
  const [time, setTime] = useState('10:00');
  const minute = minuteOfText(time);
  const { mutate, isPending } = useMutation({
    mutationFn: (at: { day: Day; minute: number }) => client.crm.addTask({ ...personOfAbout(about), kind: 'book', what: what.trim(), dueAt: instantOf(at.day, at.minute, zone) }),
    onSuccess: () => { tell('done', t('task.added')); onDone(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day && minute !== undefined && what.trim()) mutate({ day, minute });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text c="dimmed">{about.who}</Text>
        <Textarea data-autofocus label={t('task.what')} required withAsterisk autosize minRows={2} maxLength={1000} value={what} onChange={(event) => { setWhat(event.currentTarget.value); }} />
        <Group grow align="start">
          <DayField label={t('task.day')} required value={day} onChange={setDay} minDate={today} />
          <TextInput label={t('task.time')} required value={time} onChange={(event) => { setTime(event.currentTarget.value); }} error={minute === undefined ? t('common.badTime') : undefined} />
        </Group>
        <Group justify="flex-end" mt="xs"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('task.add')}</Button></Group>
      </Stack>
    </form>
  );
}
