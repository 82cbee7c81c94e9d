import { useState } from 'react';
import { ActionIcon, Button, Group, Popover, Tooltip } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import 'dayjs/locale/ru';
import { addDays } from '#shared/kernel/time.ts';
import { day as asDay, type Day } from '#shared/kernel/values.ts';
import { longDay } from '../../ui/day-text.ts';
import classes from './schedule.module.css';

interface Props { readonly day: Day; readonly today: Day; onChange(day: Day | undefined): void }

/** ‹ Сегодня › and the calendar. */
export function DayNavigator({ day, today, onChange }: Props) {
  const { t, i18n } = useTranslation('schedule');
  const [opened, setOpened] = useState(false);
  return (
    <Group gap={4} wrap="nowrap">
      <Tooltip label={`${t('toolbar.previousDay')} · PageUp`}>
        <ActionIcon size={34} variant="default" c="inherit" aria-label={t('toolbar.previousDay')} onClick={() => { onChange(addDays(day, -1)); }}><IconChevronLeft size={18} aria-hidden /></ActionIcon>
      </Tooltip>
      <Button h={34} px="sm" variant={day === today ? 'light' : 'default'} onClick={() => { onChange(undefined); }}>{t('toolbar.today')}</Button>
      <Tooltip label={`${t('toolbar.nextDay')} · PageDown`}>
        <ActionIcon size={34} variant="default" c="inherit" aria-label={t('toolbar.nextDay')} onClick={() => { onChange(addDays(day, 1)); }}><IconChevronRight size={18} aria-hidden /></ActionIcon>
      </Tooltip>
      <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-start">
        <Popover.Target>
          <Button h={34} px="sm" variant="subtle" color="gray" c="inherit" fw={650} leftSection={<IconCalendar size={18} stroke={1.7} aria-hidden />} onClick={() => { setOpened((o) => !o); }} aria-label={`${t('toolbar.chooseDay')}, ${longDay(day, i18n.language)}`} data-day={day}>
            {longDay(day, i18n.language)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('toolbar.chooseDay')}>
          <DatePicker value={day} defaultDate={day} locale={i18n.language} firstDayOfWeek={1} highlightToday hideOutsideDates previousLabel={t('toolbar.previousMonth')} nextLabel={t('toolbar.nextMonth')} classNames={{ day: classes.calendarDay ?? '' }}
            onChange={(chosen) => { if (chosen) onChange(asDay(chosen)); setOpened(false); }} />
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
