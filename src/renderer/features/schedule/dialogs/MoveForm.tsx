import { useState } from 'react';
import { Autocomplete, Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clockText, type Wall } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';
import type { AppointmentRow, FreeSlot } from '#shared/schedule/contract.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { inPlace } from '../../../ui/in-place.ts';
import { useDirectories, usePlaces } from '../../directories/index.ts';
import { freeSlotsQuery } from '../queries.ts';
import { showInSchedule } from '../schedule-store.ts';
import type { ScheduleDeeds } from '../use-deeds.tsx';
import { briefDay } from '../../../ui/day-text.ts';
import { partsOfDay } from '../view/filters.ts';
import { AppointmentLine } from './AppointmentLine.tsx';
import { SlotChoice } from './SlotChoice.tsx';

interface Props { readonly row: AppointmentRow; readonly today: Wall; readonly deeds: ScheduleDeeds; onDone(): void }

/** Moves to one of the free times of the same or another doctor; the length stays. */
export function MoveForm({ row, today, deeds, onDone }: Props) {
  const { t, i18n } = useTranslation('schedule');
  const { data } = usePlaces(), reasons = useDirectories().data?.reasons.filter((r) => r.kind === 'cancel').map((r) => r.name) ?? [];
  const branchId = data?.doctors.find((d) => d.id === row.doctorId)?.branchId, chairs = data?.chairs.filter((c) => c.branchId === branchId) ?? [];
  const [chairId, setChair] = useState<string | null>(null);
  const [doctorId, setDoctor] = useState<string | null>(row.doctorId);
  const [fromDay, setFromDay] = useState<Day>(row.day > today.day ? row.day : today.day);
  const [part, setPart] = useState<string>('any');
  const [chosen, setChosen] = useState<FreeSlot>(), [by, setBy] = useState<'patient' | 'clinic'>('patient'), [reason, setReason] = useState('');
  const wished = part === 'any' ? undefined : partsOfDay[part as keyof typeof partsOfDay];
  const { data: found } = useQuery(freeSlotsQuery({ fromDay, lengthMin: row.endMin - row.startMin, limit: 30, doctorId: doctorId ?? undefined, branchId, fromMin: wished?.startMin, tillMin: wished?.endMin }));
  const slots = found?.filter((s) => s.day > today.day || s.startMin >= today.minute);
  const when = chosen && `${briefDay(chosen.day, i18n.language)} ${clockText(chosen.startMin)}`;
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (!chosen) return;
      onDone();
      const { doctorId: to, day, startMin, endMin } = chosen;
      void deeds.move(row, { doctorId: to, day, startMin, endMin, ...(chairId ? { chairId } : {}) }, { by, reason: reason.trim() }).then((done) => { if (done) showInSchedule(day, chosen); });
    }}>
      <Stack gap="md">
        <AppointmentLine row={row} />
        <Group grow align="flex-start" wrap="nowrap">
          <Select comboboxProps={inPlace} label={t('dialog.doctor')} placeholder={t('dialog.anyDoctor')} clearable searchable data={data?.doctors.filter((d) => d.branchId === branchId).map((d) => ({ value: d.id, label: `${d.name}, ${d.speciality}` })) ?? []} value={doctorId}
            onChange={(v) => { setDoctor(v); setChosen(undefined); }} clearButtonProps={{ 'aria-label': t('dialog.anyDoctor') }} />
          <DayField label={t('dialog.fromDay')} value={fromDay} minDate={today.day} popoverProps={{ withinPortal: false }} onChange={(v) => { if (v) { setFromDay(v); setChosen(undefined); } }} />
          <Select comboboxProps={inPlace} label={t('toolbar.time')} allowDeselect={false} value={part} onChange={(v) => { if (v) { setPart(v); setChosen(undefined); } }} data={['any', 'morning', 'afternoon', 'evening'].map((value) => ({ value, label: t(`toolbar.${value}`) }))} />
        </Group>
        <div>
          <Text component="div" size="sm" fw={500} mb={4}>{t('dialog.freeTimes')}</Text>
          <SlotChoice slots={slots} chosen={chosen} withDoctor={doctorId === null} onChoose={setChosen} />
        </div>
        <Group grow align="flex-start">
          {chairs.length > 1 && <Select comboboxProps={inPlace} label={t('dialog.chair')} placeholder={t('dialog.chairOfShift')} clearable data={chairs.map((c) => ({ value: c.id, label: c.name }))} value={chairId} onChange={setChair} clearButtonProps={{ 'aria-label': t('dialog.chairOfShift') }} />}
          <div>
            <Text component="div" size="sm" fw={500} mb={4} id="move-by">{t('dialog.moveWho')}</Text>
            <SegmentedControl fullWidth aria-labelledby="move-by" value={by} onChange={(value) => { setBy(value); }} data={[{ value: 'patient', label: t('dialog.byPatient') }, { value: 'clinic', label: t('dialog.byClinic') }]} />
          </div>
        </Group>
        <Autocomplete comboboxProps={inPlace} label={t('dialog.reasonMove')} placeholder={t('dialog.reasonHint')} maxLength={300} data={[...new Set(reasons)]} value={reason} onChange={setReason} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>{t('dialog.back')}</Button>
          <Button type="submit" disabled={!chosen}>{when ? t('dialog.moveDo', { when }) : t('dialog.moveChoose')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
