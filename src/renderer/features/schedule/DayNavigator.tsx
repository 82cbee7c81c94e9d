import { useEffect, useState } from 'react';
import { ActionIcon, Button, Group, Popover, TextInput, Tooltip } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import 'dayjs/locale/ru';
import { addDays } from '#shared/kernel/time.ts';
import { day as asDay, type Day } from '#shared/kernel/values.ts';
import { mondayOf } from '#shared/schedule/plan.ts';
import { Tip } from '../../ui/Tip.tsx';
import { longDay, weekText } from '../../ui/day-text.ts';
import { dayOfWords } from '#shared/schedule/day-words.ts';
import classes from './schedule.module.css';

interface Props {
  readonly day: Day;
  readonly today: Day;
  /** A week is turned at once. */
  readonly byWeek: boolean;
  /** Grows when a key asks for the day to be typed. */
  readonly asked: number;
  onChange(day: Day | undefined): void;
}

/** ‹ Сегодня ›, a day to type («завтра», «через неделю», «25.11»), and the calendar. */
export function DayNavigator({ day, today, byWeek, asked, onChange }: Props) {
  const { t, i18n } = useTranslation('schedule');
  const [opened, setOpened] = useState(false), [typed, setTyped] = useState(''), [wrong, setWrong] = useState(false);
  useEffect(() => { if (asked > 0) setOpened(true); }, [asked]);
  const step = byWeek ? 7 : 1, shown = byWeek ? weekText(mondayOf(day)) : longDay(day, i18n.language);
  const current = byWeek ? mondayOf(day) === mondayOf(today) : day === today;
  const meant = dayOfWords(typed, today);
  const close = () => {
    setOpened(false);
    setTyped('');
    setWrong(false);
  };
  return (
    <Group gap={4} wrap="nowrap">
      <Tip label={`${t(byWeek ? 'toolbar.previousWeek' : 'toolbar.previousDay')} · PageUp`}>
        <ActionIcon size={34} variant="default" c="inherit" aria-label={t(byWeek ? 'toolbar.previousWeek' : 'toolbar.previousDay')} onClick={() => { onChange(addDays(day, -step)); }}><IconChevronLeft size={18} aria-hidden /></ActionIcon>
      </Tip>
      <Button h={34} px="sm" variant={current ? 'light' : 'default'} onClick={() => { onChange(undefined); }}>{t('toolbar.today')}</Button>
      <Tip label={`${t(byWeek ? 'toolbar.nextWeek' : 'toolbar.nextDay')} · PageDown`}>
        <ActionIcon size={34} variant="default" c="inherit" aria-label={t(byWeek ? 'toolbar.nextWeek' : 'toolbar.nextDay')} onClick={() => { onChange(addDays(day, step)); }}><IconChevronRight size={18} aria-hidden /></ActionIcon>
      </Tip>
      <Popover opened={opened} onChange={(open) => { if (open) setOpened(true); else close(); }} trapFocus returnFocus position="bottom-start">
        <Popover.Target>
          <Tooltip label={`${t('toolbar.chooseDay')} · G`}>
            <Button h={34} px="sm" variant="subtle" color="gray" c="inherit" fw={650} leftSection={<IconCalendar size={18} stroke={1.7} aria-hidden />} onClick={() => { setOpened((o) => !o); }} aria-label={`${t('toolbar.chooseDay')}, ${shown}`} data-day={day}>
              {shown}
            </Button>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('toolbar.chooseDay')}>
          <form onSubmit={(event) => {
            event.preventDefault();
            if (!meant) return setWrong(true);
            onChange(meant);
            close();
          }}>
            <TextInput mb="xs" data-autofocus label={t('toolbar.typeDay')} placeholder={t('toolbar.typeDayHint')} value={typed} error={wrong && !meant ? t('toolbar.noSuchDay') : undefined}
              description={meant ? longDay(meant, i18n.language) : undefined} inputWrapperOrder={['label', 'input', 'description', 'error']} styles={{ description: { fontSize: '0.875rem' } }}
              onChange={(e) => { setTyped(e.currentTarget.value); setWrong(false); }} />
          </form>
          <DatePicker value={day} defaultDate={day} locale={i18n.language} firstDayOfWeek={1} highlightToday hideOutsideDates previousLabel={t('toolbar.previousMonth')} nextLabel={t('toolbar.nextMonth')} classNames={{ day: classes.calendarDay ?? '' }}
            onChange={(chosen) => { if (chosen) onChange(asDay(chosen)); close(); }} />
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
