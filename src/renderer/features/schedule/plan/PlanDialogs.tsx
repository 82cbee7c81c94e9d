import { useState } from 'react';
import { Button, Checkbox, Group, Modal, MultiSelect, NumberInput, SegmentedControl, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/kernel/time.ts';
import { minute, type Day, type Id } from '#shared/kernel/values.ts';
import type { AbsenceKind, DayPlan, PlanChange, PlannedShift } from '#shared/schedule/plan-contract.ts';
import { mondayOf, patternOf, shiftsProblem } from '#shared/schedule/plan.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { weekdayText, weekText } from '../../../ui/day-text.ts';
import { inPlace } from '../../../ui/in-place.ts';
import { EffectList, useEffectOf } from './EffectList.tsx';
import { clockSteps, ShiftFields } from './ShiftFields.tsx';
import classes from './plan.module.css';

export type PlanDialogKind = 'pattern' | 'absence' | 'copy' | 'day';
interface Common {
  readonly doctorId: Id;
  readonly monday: Day;
  readonly days: readonly DayPlan[];
  readonly chairs: ReadonlyMap<string, string>;
  readonly usual: PlannedShift;
  readonly doctors: readonly { readonly id: Id; readonly name: string }[];
  /** Saves the change; the dialog closes. */
  onSave(change: PlanChange): void;
  onClose(): void;
}

function Foot({ change, onSave, onClose }: { readonly change: PlanChange | undefined } & Pick<Common, 'onSave' | 'onClose'>) {
  const { t } = useTranslation('schedule');
  const effect = useEffectOf(change), ready = change !== undefined && !effect.asking && !effect.error;
  return (
    <>
      <EffectList {...effect} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>{t('dialog.back')}</Button>
        <Button type="submit" disabled={!ready} onClick={(event) => { event.preventDefault(); if (change) onSave(change); }}>{t(effect.effect?.outside.length ? 'plan.saveAnyway' : 'dialog.save')}</Button>
      </Group>
    </>
  );
}

/** A week, or two that take turns, over a range of days. It begins with what the weeks on screen have. */
function PatternForm({ doctorId, monday, days, chairs, usual, onSave, onClose }: Common) {
  const { t, i18n } = useTranslation('schedule');
  const [fromDay, setFrom] = useState<Day>(monday), [tillDay, setTill] = useState<Day>(addDays(monday, 27)), [two, setTwo] = useState(false), [shown, setShown] = useState('0');
  const [weeks, setWeeks] = useState(() => patternOf(days, monday, 2)), [weekday, setWeekday] = useState(0);
  const used = two ? weeks : weeks.slice(0, 1), week = two ? Number(shown) : 0, own = weeks[week]?.[weekday] ?? [];
  const bad = used.flat().some((d) => shiftsProblem(d)) || tillDay < fromDay;
  const set = (shifts: readonly PlannedShift[], toDays: readonly number[]) => { setWeeks((now) => now.map((w, n) => (n === week ? w.map((d, m) => (toDays.includes(m) ? [...shifts] : d)) : w))); };
  const first = mondayOf(fromDay);
  return (
    <Stack gap="md">
      <Group grow>
        <DayField label={t('plan.fromDay')} value={fromDay} popoverProps={{ withinPortal: false }} onChange={(v) => { if (v) setFrom(v); }} />
        <DayField label={t('plan.tillDay')} value={tillDay} minDate={fromDay} popoverProps={{ withinPortal: false }} onChange={(v) => { if (v) setTill(v); }} />
      </Group>
      <Switch data-autofocus label={t('plan.twoWeeks')} checked={two} onChange={(e) => { setTwo(e.currentTarget.checked); setShown('0'); }} />
      {two && <SegmentedControl aria-label={t('plan.whichWeek')} value={shown} onChange={setShown} data={[0, 1].map((n) => ({ value: String(n), label: t('plan.weekNo', { n: n + 1, days: weekText(addDays(first, n * 7)) }) }))} />}
      <SegmentedControl fullWidth aria-label={t('plan.weekday')} value={String(weekday)} onChange={(v) => { setWeekday(Number(v)); }} data={Array.from({ length: 7 }, (_, n) => ({ value: String(n), label: `${weekdayText(addDays(first, n), i18n.language)}${(weeks[week]?.[n]?.length ?? 0) > 0 ? ' •' : ''}` }))} />
      <ShiftFields shifts={own} chairs={chairs} usual={usual} onChange={(shifts) => { set(shifts, [weekday]); }} />
      <Group gap="xs">
        <Button variant="default" size="compact-md" mih={32} onClick={() => { set(own, [0, 1, 2, 3, 4]); }}>{t('plan.toWorkdays')}</Button>
        <Button variant="default" size="compact-md" mih={32} onClick={() => { set(own, [0, 1, 2, 3, 4, 5, 6]); }}>{t('plan.toAllDays')}</Button>
      </Group>
      <Foot change={bad ? undefined : { kind: 'pattern', doctorId, fromDay, tillDay, weeks: used.map((w) => w.map((d) => [...d])) }} onSave={onSave} onClose={onClose} />
    </Stack>
  );
}

function AbsenceForm({ doctorId, monday, onSave, onClose }: Common) {
  const { t } = useTranslation('schedule');
  const [absence, setAbsence] = useState<AbsenceKind>('vacation'), [fromDay, setFrom] = useState<Day>(monday), [tillDay, setTill] = useState<Day>(addDays(monday, 6)), [reason, setReason] = useState('');
  const [part, setPart] = useState(false), [startMin, setStart] = useState(540), [endMin, setEnd] = useState(780);
  const bad = tillDay < fromDay || (part && endMin <= startMin);
  return (
    <Stack gap="md">
      <Select comboboxProps={inPlace} label={t('plan.absence')} allowDeselect={false} value={absence} data={(['vacation', 'sick', 'study', 'other'] as const).map((value) => ({ value, label: t(`absence.${value}`) }))} onChange={(v) => { if (v) setAbsence(v); }} data-autofocus />
      <Group grow>
        <DayField label={t('plan.fromDay')} value={fromDay} popoverProps={{ withinPortal: false }} onChange={(v) => { if (v) { setFrom(v); if (tillDay < v) setTill(v); } }} />
        <DayField label={t('plan.tillDay')} value={tillDay} minDate={fromDay} popoverProps={{ withinPortal: false }} onChange={(v) => { if (v) setTill(v); }} />
      </Group>
      <Checkbox label={t('plan.partOfDay')} checked={part} onChange={(e) => { setPart(e.currentTarget.checked); }} />
      {part && (
        <Group grow>
          <Select comboboxProps={inPlace} label={t('dialog.from')} searchable allowDeselect={false} data={clockSteps} value={String(startMin)} onChange={(v) => { if (v) setStart(Number(v)); }} />
          <Select comboboxProps={inPlace} label={t('dialog.till')} searchable allowDeselect={false} data={clockSteps} value={String(endMin)} onChange={(v) => { if (v) setEnd(Number(v)); }} error={endMin <= startMin ? t('dialog.badStretch') : undefined} />
        </Group>
      )}
      <TextInput label={t('dialog.reason')} placeholder={t('dialog.reasonHint')} maxLength={300} value={reason} onChange={(e) => { setReason(e.currentTarget.value); }} />
      <Foot change={bad ? undefined : { kind: 'absence', doctorId, fromDay, tillDay, startMin: minute(part ? startMin : 0), endMin: minute(part ? endMin : 1440), absence, reason: reason.trim() }} onSave={onSave} onClose={onClose} />
    </Stack>
  );
}

function CopyForm({ doctorId, monday, doctors, onSave, onClose }: Common) {
  const { t } = useTranslation('schedule');
  const [fromDay, setFrom] = useState<Day>(monday), [toDay, setTo] = useState<Day>(addDays(monday, 7)), [weeks, setWeeks] = useState<number>(1), [ids, setIds] = useState<string[]>([doctorId]);
  return (
    <Stack gap="md">
      <MultiSelect comboboxProps={inPlace} label={t('dialog.doctors')} searchable hidePickedOptions data={doctors.map((d) => ({ value: d.id, label: d.name }))} value={ids} onChange={setIds} />
      <Group grow align="start">
        <DayField label={t('plan.copyFrom')} description={weekText(mondayOf(fromDay))} value={fromDay} popoverProps={{ withinPortal: false }} onChange={(v) => { if (v) setFrom(v); }} styles={{ description: { fontSize: '0.875rem' } }} inputWrapperOrder={['label', 'input', 'description']} />
        <DayField label={t('plan.copyTo')} description={weekText(mondayOf(toDay))} value={toDay} popoverProps={{ withinPortal: false }} onChange={(v) => { if (v) setTo(v); }} styles={{ description: { fontSize: '0.875rem' } }} inputWrapperOrder={['label', 'input', 'description']} />
        <NumberInput label={t('plan.copyWeeks')} min={1} max={26} clampBehavior="strict" allowDecimal={false} value={weeks} onChange={(v) => { setWeeks(Number(v) || 1); }} hideControls />
      </Group>
      <Foot change={ids.length === 0 ? undefined : { kind: 'copyWeek', doctorIds: ids, fromDay, toDay, weeks }} onSave={onSave} onClose={onClose} />
    </Stack>
  );
}

function DayForm({ day, days, chairs, usual, onChange, onClose }: Common & { readonly day: Day; onChange(shifts: readonly PlannedShift[]): void }) {
  const { t } = useTranslation('schedule');
  const [shifts, setShifts] = useState<readonly PlannedShift[]>(days.find((d) => d.day === day)?.shifts ?? []);
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (shiftsProblem(shifts)) return;
      onChange(shifts);
      onClose();
    }}>
      <Stack gap="md">
        <ShiftFields shifts={shifts} chairs={chairs} usual={usual} onChange={setShifts} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>{t('dialog.back')}</Button>
          <Button type="submit" disabled={shiftsProblem(shifts) !== undefined}>{t('plan.takeDay')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Props extends Common { readonly kind: PlanDialogKind; readonly day: Day | undefined; readonly title: string; onDay(day: Day, shifts: readonly PlannedShift[]): void }

/** The forms of the plan. What each would do stands in it before it can be saved. */
export function PlanDialog(props: Props) {
  const { t } = useTranslation('schedule');
  const { kind, day, title, onDay, onClose } = props;
  return (
    <Modal opened withOverlay={false} lockScroll={false} closeOnClickOutside={false} onClose={onClose} title={title} size={kind === 'pattern' || kind === 'copy' ? 'lg' : 'md'} closeButtonProps={{ 'aria-label': t('dialog.close') }} classNames={{ content: classes.dialog ?? '', title: classes.dialogTitle ?? '' }}>
      {kind === 'pattern' && <PatternForm {...props} />}
      {kind === 'absence' && <AbsenceForm {...props} />}
      {kind === 'copy' && <CopyForm {...props} />}
      {kind === 'day' && day !== undefined && <DayForm {...props} day={day} onChange={(shifts) => { onDay(day, shifts); }} />}
    </Modal>
  );
}
