import { ActionIcon, Group, Menu, Select, Text, Tooltip } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconFilterOff, IconKeyboard, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText, type Wall } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';
import type { DayView } from '#shared/schedule/contract.ts';
import { useLocal, useSetLocal, zooms } from '../../shell/local-settings.ts';
import { inPlace } from '../../ui/in-place.ts';
import { DayNavigator } from './DayNavigator.tsx';
import { DoctorFilter } from './DoctorFilter.tsx';
import { RoundButton } from '../round-button/index.ts';
import { NearestSlot } from './NearestSlot.tsx';
import { useScheduleView } from './schedule-store.ts';
import { isFiltering, noFilter, type SuitableTime } from './view/filters.ts';
import classes from './schedule.module.css';

interface Props { readonly view: DayView | undefined; readonly day: Day; readonly now: Wall; readonly shown: number; readonly lengthMin: number; onKeys(): void }

const lengths = [15, 20, 30, 40, 45, 60, 90, 120];
const times: readonly SuitableTime[] = ['any', 'morning', 'afternoon', 'evening', 'custom'];
const halfHours = Array.from({ length: 49 }, (_, i) => ({ value: String(i * 30), label: clockText(i * 30) }));

function ViewMenu({ onKeys }: Pick<Props, 'onKeys'>) {
  const { t } = useTranslation('schedule');
  const { showCancelled, setShowCancelled } = useScheduleView();
  const { data: local } = useLocal();
  const { mutate: setLocal } = useSetLocal();
  const zoom = local?.zoom ?? 100, at = zooms.findIndex((z) => z >= zoom);
  const to = (n: number) => { const next = zooms[n]; if (next !== undefined) setLocal({ zoom: next }); };
  return (
    <Menu position="bottom-end" closeOnItemClick={false} {...inPlace} withInitialFocusPlaceholder={false}>
      <Menu.Target><ActionIcon size={34} variant="default" c="inherit" aria-label={t('toolbar.view')}><IconAdjustmentsHorizontal size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown aria-label={t('toolbar.view')}>
        <Menu.Label>{t('toolbar.zoom', { percent: zoom })}</Menu.Label>
        <Menu.Item leftSection={<IconZoomIn size={18} aria-hidden />} disabled={at >= zooms.length - 1} onClick={() => { to(at + 1); }}>{t('toolbar.zoomIn')}</Menu.Item>
        <Menu.Item leftSection={<IconZoomOut size={18} aria-hidden />} disabled={at <= 0} onClick={() => { to(at - 1); }}>{t('toolbar.zoomOut')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={18} aria-hidden />} closeMenuOnClick onClick={onKeys}>{t('keys.title')}</Menu.Item>
        <Menu.CheckboxItem checked={showCancelled} onChange={setShowCancelled}>{t('toolbar.cancelled')}</Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Days, filters and the way to the nearest free time, in one row that wraps when the panel takes its place. */
export function ScheduleToolbar({ view, day, now, shown, lengthMin, onKeys }: Props) {
  const { t } = useTranslation('schedule');
  const { filter, setFilter, goTo } = useScheduleView();
  const groups = [...new Set(view?.doctors.map((d) => d.group).filter(Boolean))].sort((a, b) => a.localeCompare(b, 'ru'));
  const all = view?.doctors.length ?? 0;
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('toolbar.label')}>
      <DayNavigator day={day} today={now.day} onChange={goTo} />
      <Group gap={6} className={classes.filters}>
        <DoctorFilter doctors={view?.doctors ?? []} chosen={filter.doctorIds} onChange={(doctorIds) => { setFilter({ doctorIds }); }} />
        {groups.length > 1 && (
          <Select w={130} size="sm" comboboxProps={inPlace} aria-label={t('toolbar.group')} placeholder={t('toolbar.allGroups')} data={groups} value={filter.group ?? null} clearable clearButtonProps={{ 'aria-label': t('toolbar.allGroups') }}
            onChange={(group) => { setFilter({ group: group ?? undefined }); }} />
        )}
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
        {isFiltering(filter) && (
          <>
            <Tooltip label={t('toolbar.reset')}>
              <ActionIcon size={34} aria-label={t('toolbar.reset')} c="inherit" onClick={() => { setFilter({ ...noFilter, lengthMin: filter.lengthMin }); }}><IconFilterOff size={18} aria-hidden /></ActionIcon>
            </Tooltip>
            <Text span c="dimmed" role="status">{t('toolbar.shown', { shown, all })}</Text>
          </>
        )}
      </Group>
      <Group gap={6} wrap="nowrap" ml="auto">
        <RoundButton />
        <NearestSlot filter={filter} lengthMin={lengthMin} now={now} />
        <ViewMenu onKeys={onKeys} />
      </Group>
    </div>
  );
}
