import { useState } from 'react';
import { ActionIcon, Collapse, Select } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import { minute } from '#shared/kernel/values.ts';
import { gridStep, movedTo } from '#shared/schedule/grid.ts';
import type { Slot } from '#shared/schedule/contract.ts';
import { usePlaces } from '../directories/index.ts';
import { DayField } from '../../ui/DayField.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { briefDay } from '../../ui/day-text.ts';
import { inPlace } from '../../ui/in-place.ts';
import classes from './booking.module.css';

interface Props { readonly slot: Slot; readonly doctor: string; onChange(slot: Slot): void }

const starts = Array.from({ length: 1440 / gridStep }, (_, i) => ({ value: String(i * gridStep), label: clockText(i * gridStep) }));
const lengths = [...Array.from({ length: 12 }, (_, i) => (i + 1) * gridStep), 75, 90, 105, 120, 150, 180, 240];

/** When and with whom: a line, and the fields behind its pencil. */
export function SlotFields({ slot, doctor, onChange }: Props) {
  const { t, i18n } = useTranslation('booking');
  const { data } = usePlaces();
  const [opened, setOpened] = useState(false);
  const length = slot.endMin - slot.startMin;
  const known = data?.doctors.find((d) => d.id === slot.doctorId), chairs = data?.chairs.filter((c) => c.branchId === known?.branchId) ?? [];
  const allLengths = lengths.includes(length) ? lengths : [...lengths, length].sort((a, b) => a - b);
  return (
    <div>
      <div className={classes.slot} data-booking-slot>
        <div className={classes.slotText}>
          <div className={classes.slotWhen}>{briefDay(slot.day, i18n.language)} {clockText(slot.startMin)}–{clockText(slot.endMin)}</div>
          <div>{known ? `${known.name}, ${known.speciality}` : doctor}</div>
        </div>
        <Tip label={t('when.label')}>
          <ActionIcon size={34} color="stoika" aria-label={t('when.label')} aria-expanded={opened} onClick={() => { setOpened((o) => !o); }}><IconPencil size={18} aria-hidden /></ActionIcon>
        </Tip>
      </div>
      <Collapse expanded={opened} transitionDuration={80}>
        <div className={classes.fields} style={{ paddingTop: '0.75rem' }}>
          <Select comboboxProps={inPlace} className={classes.wide ?? ''} label={t('when.doctor')} searchable allowDeselect={false} data={data?.doctors.filter((d) => d.branchId === known?.branchId).map((d) => ({ value: d.id, label: `${d.name}, ${d.speciality}` })) ?? []} value={slot.doctorId}
            onChange={(doctorId) => { if (doctorId) { const { chairId: _, ...rest } = slot; onChange({ ...rest, doctorId }); } }} />
          <DayField className={classes.wide ?? ''} label={t('when.day')} value={slot.day} popoverProps={{ withinPortal: false }} onChange={(day) => { if (day) onChange({ ...slot, day }); }} />
          <Select comboboxProps={inPlace} label={t('when.start')} searchable allowDeselect={false} data={starts} value={String(slot.startMin)} onChange={(v) => { if (v) onChange({ ...slot, ...movedTo(slot, Number(v)) }); }} />
          <Select comboboxProps={inPlace} label={t('when.length')} allowDeselect={false} data={allLengths.map((n) => ({ value: String(n), label: t('when.minutes', { count: n }) }))} value={String(length)}
            onChange={(v) => { if (v) onChange({ ...slot, endMin: minute(Math.min(1440, slot.startMin + Number(v))) }); }} />
          {chairs.length > 1 && (
            <Select comboboxProps={inPlace} className={classes.wide ?? ''} label={t('when.chair')} placeholder={t('when.chairOfShift')} clearable clearButtonProps={{ 'aria-label': t('when.chairOfShift') }} data={chairs.map((c) => ({ value: c.id, label: c.name }))} value={slot.chairId ?? null}
              onChange={(chairId) => { const { chairId: _, ...rest } = slot; onChange(chairId ? { ...rest, chairId } : rest); }} />
          )}
        </div>
      </Collapse>
    </div>
  );
}
