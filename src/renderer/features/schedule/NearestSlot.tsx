import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { IconArrowRight, IconCalendarSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clockText, type Wall } from '#shared/kernel/time.ts';
import { Tip } from '../../ui/Tip.tsx';
import { shortName } from '../../ui/format.ts';
import { freeSlotsQuery, type FreeWish } from './queries.ts';
import { showInSchedule } from './schedule-store.ts';
import { briefDay } from '../../ui/day-text.ts';
import { wishedTime, type ScheduleFilter } from './view/filters.ts';

interface Props { readonly filter: ScheduleFilter; readonly lengthMin: number; readonly now: Wall; readonly branchId: string | undefined }

/** How many are read ahead: enough to step through and to drop those already past. */
const limit = 50;

/** The nearest free time by the filters; each press goes to it, the next press to the one after it. */
export function NearestSlot({ filter, lengthMin, now, branchId }: Props) {
  const { t, i18n } = useTranslation('schedule');
  const wished = wishedTime(filter);
  const wish: FreeWish = {
    fromDay: now.day, lengthMin, limit, branchId, doctorId: filter.doctorIds.length === 1 ? filter.doctorIds[0] : undefined, group: filter.group, fromMin: wished?.startMin, tillMin: wished?.endMin,
  };
  const { data } = useQuery(freeSlotsQuery(wish));
  const [index, setIndex] = useState(0);
  const key = JSON.stringify([wish, filter.doctorIds]);
  useEffect(() => { setIndex(0); }, [key]);
  const slots = (data ?? []).filter((s) => (s.day > now.day || s.startMin >= now.minute) && (filter.doctorIds.length === 0 || filter.doctorIds.includes(s.doctorId)));
  const slot = slots[index % Math.max(1, slots.length)];
  return (
    <Tip label={t('toolbar.nearestHint')}>
      <Button h={34} px="sm" variant="light" fw={550} disabled={!slot} leftSection={<IconCalendarSearch size={18} stroke={1.7} aria-hidden />} rightSection={slot && <IconArrowRight size={16} aria-hidden />} data-nearest
        onClick={() => {
          if (!slot) return;
          showInSchedule(slot.day, slot);
          setIndex((i) => i + 1);
        }}>
        {slot ? t('toolbar.nearestAt', { when: `${briefDay(slot.day, i18n.language)} ${clockText(slot.startMin)}`, doctor: shortName(slot.doctor) }) : data ? t('toolbar.noneFree') : t('toolbar.nearest')}
      </Button>
    </Tip>
  );
}
