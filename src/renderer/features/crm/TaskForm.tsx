import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays, clockText, instantOf, wallOf } from '#shared/kernel/time.ts';
import { instant, type Day, type Id } from '#shared/kernel/values.ts';
import { taskKind, type TaskKind, type TaskRow } from '#shared/crm/contract.ts';
import { client } from '../../ipc/client.ts';
import { deskNow, useMe } from '../../ipc/desk-store.ts';
import type { About } from '../../shell/dialog-store.ts';
import { DayField } from '../../ui/DayField.tsx';
import { tell } from '../../ui/tell.ts';
import { PatientPicker } from '../booking/index.ts';
import { minuteOfText } from '../../ui/minute-input.ts';
import { personOfAbout } from '../buffer/index.ts';
import { useStaff, useZone } from '../directories/index.ts';
import { useTaskTypes } from './queries.ts';

interface Props { readonly about?: About | undefined; /** The task that is changed; a new one where absent. */ readonly task?: TaskRow | undefined; readonly onDone: () => void }
type Kind = TaskKind | `type:${Id}`;

const kindOf = (kind: Kind): { readonly kind: TaskKind; readonly typeId: Id | null } => (kind.startsWith('type:') ? { kind: 'other', typeId: kind.slice(5) } : { kind: kind as TaskKind, typeId: null });

/** A task: about whom, of which type, what, until when and whose; the same form makes and changes it. */
export function TaskForm({ about, task, onDone }: Props) {
  const { t } = useTranslation();
  const zone = useZone(), me = useMe(), { data: types } = useTaskTypes(), { data: staff } = useStaff();
  const now = wallOf(instant(deskNow()), zone), due = task && wallOf(task.dueAt, zone);
  const [person, setPerson] = useState<{ readonly text: string; readonly patientId?: Id; readonly phone?: string }>({ text: '' });
  const [kind, setKind] = useState<Kind>(task ? (task.type ? `type:${task.type.id}` : task.kind) : 'book');
  const [what, setWhat] = useState(task?.what ?? (about ? t('task.bookOf', { who: about.who }) : ''));
  const [day, setDay] = useState<Day | undefined>(() => due?.day ?? addDays(now.day, 1)), [time, setTime] = useState(due ? clockText(due.minute) : '10:00');
  const [ownerId, setOwner] = useState<string | null>(task ? task.ownerId ?? null : me?.employeeId ?? null), [tried, setTried] = useState(false);
  const minute = minuteOfText(time), nobody = !about && !task && person.text.trim() === '';
  const { mutate, isPending } = useMutation({
    mutationFn: async (dueAt: number) => {
      const fields = { ...kindOf(kind), what: what.trim(), dueAt, ...(ownerId ? { ownerId } : {}) };
      if (task) await client.crm.editTask({ taskId: task.id, seen: task.revision, change: fields });
      else {
        const { typeId, ...rest } = fields;
        const whom = about ? personOfAbout(about) : { ...(person.patientId ? { patientId: person.patientId } : { typedName: person.text.trim() }), ...(person.phone ? { phone: person.phone } : {}) };
        await client.crm.addTask({ ...whom, ...rest, ...(typeId ? { typeId } : {}) });
      }
    },
    onSuccess: () => { tell('done', t(task ? 'crm.task.saved' : 'task.added')); onDone(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (day && minute !== undefined && what.trim() && !nobody) mutate(instantOf(day, minute, zone));
  };
  const soon = (days: number, at?: number) => {
    const wall = at === undefined ? wallOf(instant(deskNow() + 3_600_000), zone) : { day: addDays(now.day, days), minute: at };
    setDay(wall.day);
    setTime(clockText(wall.minute));
  };
  const own = (types ?? []).filter((one) => !one.retired || one.id === task?.type?.id);
  const kinds = [...taskKind.options.map((value) => ({ value: value as string, label: t(`crm.kind.${value}`) })), ...own.map((one) => ({ value: `type:${one.id}`, label: one.name }))];
  const owners = (staff ?? []).map((one) => ({ value: one.id, label: one.name }));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {about || task ? <Text c="dimmed">{about?.who ?? task?.who}</Text> : (
          <PatientPicker label={t('crm.who')} text={person.text} error={tried && nobody ? t('crm.needsWho') : undefined} onText={(text) => { setPerson({ text }); }}
            onPick={(one) => { setPerson({ text: one.name, patientId: one.patientId, ...(one.phone ? { phone: one.phone } : {}) }); }} />
        )}
        <Textarea {...(about || task ? { 'data-autofocus': true } : {})} label={t('task.what')} required withAsterisk autosize minRows={2} maxLength={1000} value={what} error={tried && !what.trim() ? t('crm.needsWhat') : undefined} onChange={(event) => { setWhat(event.currentTarget.value); }} />
        <Group grow align="start">
          <Select label={t('crm.task.type')} allowDeselect={false} value={kind} data={kinds} onChange={(value) => { if (value) setKind(value as Kind); }} />
          <Select label={t('crm.task.owner')} searchable nothingFoundMessage={t('common.nothing')} value={ownerId} data={owners} onChange={(value) => { if (value) setOwner(value); }} />
        </Group>
        <Group grow align="start">
          <DayField label={t('task.day')} required value={day} onChange={setDay} {...(task ? {} : { minDate: now.day })} error={tried && !day ? t('crm.needsDay') : undefined} />
          <TextInput label={t('task.time')} required value={time} onChange={(event) => { setTime(event.currentTarget.value); }} error={minute === undefined ? t('common.badTime') : undefined} />
        </Group>
        <Group gap={6} role="group" aria-label={t('crm.task.quick')}>
          <Button size="compact-sm" mih={32} variant="default" onClick={() => { soon(0); }}>{t('crm.inAnHour')}</Button>
          <Button size="compact-sm" mih={32} variant="default" onClick={() => { soon(1, 600); }}>{t('crm.tomorrowAt')}</Button>
          <Button size="compact-sm" mih={32} variant="default" onClick={() => { soon(7, 600); }}>{t('crm.inAWeek')}</Button>
          <Button size="compact-sm" mih={32} variant="default" onClick={() => { soon(182, 600); }}>{t('crm.inHalfAYear')}</Button>
        </Group>
        <Group justify="flex-end" mt="xs"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t(task ? 'crm.save' : 'task.add')}</Button></Group>
      </Stack>
    </form>
  );
}
