import { ActionIcon, Badge, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { IconCalendarTime, IconClock, IconFilterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText, type Wall } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';
import { deskNow, useRight } from '../../ipc/desk-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { inPlace } from '../../ui/in-place.ts';
import { usePlaces } from '../directories/index.ts';
import { Chips } from './Chips.tsx';
import { DayNavigator } from './DayNavigator.tsx';
import { DoctorFilter } from './DoctorFilter.tsx';
import { RoundButton } from '../round-button/index.ts';
import { NearestSlot } from './NearestSlot.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import { useScheduleView, type ViewName } from './schedule-store.ts';
import { isFiltering, noFilter, type SuitableTime } from './view/filters.ts';
import { aheadBy, aheadText } from './view/zone-text.ts';
import type { Sheet } from './view/sheet.ts';
import classes from './schedule.module.css';

interface Props {
  readonly sheet: Sheet | undefined;
  readonly day: Day;
  readonly now: Wall;
  readonly shown: number;
  readonly lengthMin: number;
  /** The doctor whose week is shown. */
  readonly doctorId: string | undefined;
  readonly dayAsked: number;
  onKeys(): void;
}

export const viewNames: readonly ViewName[] = ['day', 'week', 'doctor', 'list'];
const lengths = [15, 20, 30, 40, 45, 60, 90, 120];
const times: readonly SuitableTime[] = ['any', 'morning', 'afternoon', 'evening', 'custom'];
const halfHours = Array.from({ length: 49 }, (_, i) => ({ value: String(i * 30), label: clockText(i * 30) }));

/** The clinic's branches, when it has several, and a word where the clock is another than this PC's. */
function BranchSwitch({ zone }: { readonly zone: string | undefined }) {
  const { t } = useTranslation('schedule');
  const { data: places } = usePlaces();
  const { branchId, setBranch } = useScheduleView();
  const ahead = zone && aheadText(aheadBy(deskNow(), zone, Intl.DateTimeFormat().resolvedOptions().timeZone), { hours: t('toolbar.hoursShort'), minutes: t('toolbar.minutesShort') });
  return (
    <>
      {places && places.branches.length > 1 && (
        <Select w={160} size="sm" comboboxProps={inPlace} aria-label={t('toolbar.branch')} allowDeselect={false} value={branchId ?? places.here} data={places.branches.map((b) => ({ value: b.id, label: b.name }))}
          onChange={(id) => { setBranch(id === null || id === places.here ? undefined : id); }} />
      )}
      {ahead && <Tip label={t('toolbar.zoneHint', { zone })}><Badge variant="light" color="orange" size="lg" fz={14} c="var(--state-orange)" bg="var(--state-orange-soft)" leftSection={<IconClock size={16} aria-hidden />} data-zone>{t('toolbar.zone', { ahead })}</Badge></Tip>}
    </>
  );
}

function TimeFilter() {
  const { t } = useTranslation('schedule');
  const { filter, setFilter } = useScheduleView();
  return (
    <>
      <Select w={144} size="sm" comboboxProps={inPlace} aria-label={t('toolbar.time')} allowDeselect={false} value={filter.time} data={times.map((value) => ({ value, label: t(`toolbar.${value}`) }))}
        onChange={(time) => { if (time) setFilter({ time }); }} />
      {filter.time === 'custom' && (
        <Group gap={4} wrap="nowrap">
          <Select w={84} size="sm" comboboxProps={inPlace} aria-label={t('toolbar.from')} allowDeselect={false} searchable data={halfHours} value={String(filter.custom.startMin)} onChange={(v) => { if (v) setFilter({ custom: { startMin: Number(v), endMin: Math.max(Number(v) + 30, filter.custom.endMin) } }); }} />
          <Text span c="dimmed">–</Text>
          <Select w={84} size="sm" comboboxProps={inPlace} aria-label={t('toolbar.till')} allowDeselect={false} searchable data={halfHours} value={String(filter.custom.endMin)} onChange={(v) => { if (v) setFilter({ custom: { startMin: Math.min(Number(v) - 30, filter.custom.startMin), endMin: Number(v) } }); }} />
        </Group>
      )}
      <Select w={108} size="sm" comboboxProps={inPlace} aria-label={t('toolbar.length')} placeholder={t('toolbar.anyLength')} data={lengths.map((n) => ({ value: String(n), label: t('toolbar.minutes', { count: n }) }))} value={filter.lengthMin === undefined ? null : String(filter.lengthMin)}
        clearable clearButtonProps={{ 'aria-label': t('toolbar.usualLength') }} onChange={(v) => { setFilter({ lengthMin: v ? Number(v) : undefined }); }} />
    </>
  );
}

/** Views, days, filters and the way to the nearest free time, in rows that wrap when the panel takes its place. */
export function ScheduleToolbar({ sheet, day, now, shown, lengthMin, doctorId, dayAsked, onKeys }: Props) {
  const { t } = useTranslation('schedule');
  const { filter, setFilter, look, setLook, goTo, branchId, plan } = useScheduleView();
  const mayPlan = useRight('schedule.plan');
  const { data: places } = usePlaces(), doctors = (places?.doctors ?? []).filter((d) => d.branchId === (branchId ?? places?.here));
  const groups = [...new Set(doctors.map((d) => d.group).filter(Boolean))].sort((a, b) => a.localeCompare(b, 'ru'));
  const ofOne = look.view === 'doctor', byWeek = look.view === 'week' || ofOne;
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('toolbar.label')}>
      <SegmentedControl size="sm" aria-label={t('toolbar.views')} value={look.view} onChange={(view) => { setLook({ view }); }} data={viewNames.map((value) => ({ value, label: t(`view.${value}`) }))} data-views />
      <DayNavigator day={day} today={now.day} byWeek={byWeek} asked={dayAsked} onChange={goTo} />
      <Group gap={6} wrap="nowrap" ml="auto">
        <RoundButton />
        <NearestSlot filter={filter} lengthMin={lengthMin} now={now} branchId={branchId} />
        {mayPlan && <Tip label={t('plan.open')}><ActionIcon size={34} variant="default" c="inherit" aria-label={t('plan.open')} onClick={() => { plan({ doctorId: doctorId ?? filter.doctorIds[0] }); }}><IconCalendarTime size={18} aria-hidden /></ActionIcon></Tip>}
        <PrintMenu day={day} />
        <ViewMenu onKeys={onKeys} />
      </Group>
      <Group gap={6} className={classes.filters}>
        <BranchSwitch zone={sheet?.branch.zone} />
        {ofOne
          ? <Select w={240} size="sm" comboboxProps={inPlace} aria-label={t('dialog.doctor')} searchable allowDeselect={false} data={doctors.map((d) => ({ value: d.id, label: d.speciality ? `${d.name}, ${d.speciality}` : d.name }))} value={doctorId ?? null} onChange={(id) => { if (id) setFilter({ doctorIds: [id] }); }} />
          : <DoctorFilter doctors={doctors} chosen={filter.doctorIds} onChange={(doctorIds) => { setFilter({ doctorIds }); }} />}
        {!ofOne && groups.length > 1 && (
          <Select w={130} size="sm" comboboxProps={inPlace} aria-label={t('toolbar.group')} placeholder={t('toolbar.allGroups')} data={groups} value={filter.group ?? null} clearable clearButtonProps={{ 'aria-label': t('toolbar.allGroups') }}
            onChange={(group) => { setFilter({ group: group ?? undefined }); }} />
        )}
        <TimeFilter />
        {isFiltering(filter) && !ofOne && (
          <>
            <Chips doctors={doctors} />
            <Tip label={t('toolbar.reset')}>
              <ActionIcon size={34} aria-label={t('toolbar.reset')} c="inherit" onClick={() => { setFilter({ ...noFilter, lengthMin: filter.lengthMin }); }}><IconFilterOff size={18} aria-hidden /></ActionIcon>
            </Tip>
            {look.view === 'day' && <Text span c="dimmed" role="status">{t('toolbar.shown', { shown, all: doctors.length })}</Text>}
          </>
        )}
      </Group>
    </div>
  );
}
