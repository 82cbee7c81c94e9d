import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Chip, Group, Input, NumberInput, Select, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import { minute, type Day, type Id } from '#shared/kernel/values.ts';
import type { WaitRow } from '#shared/crm/contract.ts';
import { client } from '../../ipc/client.ts';
import type { About } from '../../shell/dialog-store.ts';
import { DayField } from '../../ui/DayField.tsx';
import { tell } from '../../ui/tell.ts';
import { PatientPicker } from '../booking/index.ts';
import { personOfAbout } from '../buffer/index.ts';
import { useDirectories } from '../directories/index.ts';
import { weekdaysOf } from './texts.ts';

/** «Хочет раньше»: the appointment that would be moved. */
export interface Earlier { readonly appointmentId: Id; readonly when: string; readonly doctorId: Id; readonly lengthMin: number; readonly day: Day }
interface Props { readonly about?: About | undefined; readonly entry?: WaitRow | undefined; readonly earlier?: Earlier | undefined; readonly onDone: () => void }

const partsOfDay = { any: undefined, morning: [480, 720], day: [720, 1020], evening: [1020, 1320] } as const;
type Part = keyof typeof partsOfDay | 'own';
const partOf = (entry: WaitRow | undefined): Part => {
  if (!entry || (entry.fromMin === undefined && entry.tillMin === undefined)) return 'any';
  return (Object.keys(partsOfDay) as (keyof typeof partsOfDay)[]).find((one) => partsOfDay[one]?.[0] === entry.fromMin && partsOfDay[one]?.[1] === entry.tillMin) ?? 'own';
};
const halfHours = Array.from({ length: 31 }, (_, i) => ({ value: String(420 + i * 30), label: clockText(420 + i * 30) }));

/** What somebody waits for: whom, how long, which days and hours, until when. */
export function WaitForm({ about, entry, earlier, onDone }: Props) {
  const { t } = useTranslation();
  const { data } = useDirectories();
  const [person, setPerson] = useState<{ readonly text: string; readonly patientId?: Id; readonly phone?: string }>({ text: '' }), [tried, setTried] = useState(false);
  const [whom, setWhom] = useState<string | null>(entry?.doctorId ?? (entry?.specialityId ? `speciality:${entry.specialityId}` : undefined) ?? earlier?.doctorId ?? null);
  const [part, setPart] = useState<Part>(() => partOf(entry)), [hours, setHours] = useState<readonly [number, number]>([entry?.fromMin ?? 540, entry?.tillMin ?? 1080]);
  const [lengthMin, setLength] = useState<number>(entry?.lengthMin ?? earlier?.lengthMin ?? 30), [fromDay, setFrom] = useState(entry?.fromDay), [tillDay, setTill] = useState(entry?.tillDay ?? earlier?.day);
  const [weekdays, setWeekdays] = useState<string[]>(weekdaysOf(entry?.weekdays ?? 0).map(String)), [wish, setWish] = useState(entry?.wish ?? '');
  const badDays = fromDay !== undefined && tillDay !== undefined && tillDay < fromDay, suits = part === 'own' ? hours : partsOfDay[part], badHours = part === 'own' && hours[1] <= hours[0];
  const nobody = !about && !entry && person.text.trim() === '';
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const wishes = {
        lengthMin, wish: wish.trim(), weekdays: weekdays.reduce((mask, n) => mask | (1 << (Number(n) - 1)), 0), ...(whom === null ? {} : whom.startsWith('speciality:') ? { specialityId: whom.slice(11) } : { doctorId: whom }),
        ...(fromDay ? { fromDay } : {}), ...(tillDay ? { tillDay } : {}), ...(suits ? { fromMin: minute(suits[0]), tillMin: minute(suits[1]) } : {}),
      };
      if (entry) await client.crm.editWaitlist({ entryId: entry.id, seen: entry.revision, wishes });
      else await client.crm.addToWaitlist({
        ...(about ? personOfAbout(about) : { ...(person.patientId ? { patientId: person.patientId } : { typedName: person.text.trim() }), ...(person.phone ? { phone: person.phone } : {}) }),
        ...(earlier ? { kind: 'wantsEarlier', appointmentId: earlier.appointmentId } : { kind: 'noSlot' }), ...wishes,
      });
    },
    onSuccess: () => { tell('done', t(entry ? 'crm.wait.saved' : 'waitlist.added')); onDone(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!badDays && !badHours && !nobody) mutate();
  };
  const specialities = [...new Map((data?.doctors ?? []).flatMap((one) => (one.specialityId ? [[one.specialityId, one.speciality] as const] : []))).entries()];
  const parts: readonly Part[] = ['any', 'morning', 'day', 'evening', 'own'];
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {about || entry ? <Text c="dimmed">{about?.who ?? entry?.who}{earlier && <> · {t('crm.wait.now', { when: earlier.when })}</>}</Text> : (
          <PatientPicker label={t('crm.who')} text={person.text} error={tried && nobody ? t('crm.needsWho') : undefined} onText={(text) => { setPerson({ text }); }}
            onPick={(one) => { setPerson({ text: one.name, patientId: one.patientId, ...(one.phone ? { phone: one.phone } : {}) }); }} />
        )}
        <Group grow align="start">
          <Select label={t('crm.wait.whom')} placeholder={t('waitlist.anyDoctor')} searchable clearable clearButtonProps={{ 'aria-label': t('common.clear') }} value={whom} onChange={setWhom} nothingFoundMessage={t('common.nothing')}
            data={[{ group: t('crm.wait.specialities'), items: specialities.map(([id, name]) => ({ value: `speciality:${id}`, label: t('crm.wait.anyOf', { speciality: name }) })) }, { group: t('crm.wait.doctors'), items: (data?.doctors ?? []).map((one) => ({ value: one.id, label: `${one.name}, ${one.speciality}` })) }]} />
          <NumberInput label={t('waitlist.length')} value={lengthMin} min={5} max={720} step={5} onChange={(value) => { if (typeof value === 'number') setLength(value); }} hideControls />
        </Group>
        <Group grow align="start">
          <DayField label={t('waitlist.from')} clearable value={fromDay} onChange={setFrom} />
          <DayField label={t('waitlist.till')} clearable value={tillDay} onChange={setTill} error={badDays ? t('waitlist.badDays') : undefined} />
          <Select label={t('waitlist.hours')} allowDeselect={false} value={part} onChange={(value) => { if (value) setPart(value); }} data={parts.map((value) => ({ value, label: value === 'own' ? t('crm.wait.ownHours') : t(`waitlist.parts.${value}`) }))} />
        </Group>
        {part === 'own' && (
          <Group grow align="start">
            <Select label={t('crm.wait.fromHour')} allowDeselect={false} data={halfHours} value={String(hours[0])} onChange={(v) => { if (v) setHours([Number(v), hours[1]]); }} />
            <Select label={t('crm.wait.tillHour')} allowDeselect={false} data={halfHours} value={String(hours[1])} onChange={(v) => { if (v) setHours([hours[0], Number(v)]); }} error={badHours ? t('crm.wait.badHours') : undefined} />
          </Group>
        )}
        <div>
          <Input.Label labelElement="div" id="wait-weekdays">{t('crm.wait.weekdays')}</Input.Label>
          <Chip.Group multiple value={weekdays} onChange={setWeekdays}>
            <Group gap={4} role="group" aria-labelledby="wait-weekdays">{[1, 2, 3, 4, 5, 6, 7].map((n) => <Chip key={n} value={String(n)} size="sm" styles={{ label: { minHeight: '2rem', paddingInline: '0.625rem' } }}>{t(`weekday.${String(n)}`)}</Chip>)}</Group>
          </Chip.Group>
        </div>
        <Textarea {...(about || entry ? { 'data-autofocus': true } : {})} label={t('waitlist.wish')} autosize minRows={2} maxLength={1000} value={wish} onChange={(event) => { setWish(event.currentTarget.value); }} />
        <Group justify="flex-end" mt="xs"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t(entry ? 'crm.save' : 'waitlist.add')}</Button></Group>
      </Stack>
    </form>
  );
}
