import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { addDays, clockText, shortDayText, wallOf } from '#shared/kernel/time.ts';
import { instant, type Zone } from '#shared/kernel/values.ts';
import type { RankReason, WaitRow } from '#shared/crm/contract.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { briefDay } from '../../ui/day-text.ts';

/** «сегодня 12:00», «завтра 10:00», «Пт 27.11 10:00»: when something is due, by the branch's clock. */
export function dueText(t: TFunction, language: string, at: number, zone: Zone): string {
  const { day, minute } = wallOf(instant(at), zone), today = wallOf(instant(deskNow()), zone).day;
  const word = day === today ? t('crm.today') : day === addDays(today, 1) ? t('crm.tomorrow') : day === addDays(today, -1) ? t('crm.yesterday') : briefDay(day, language);
  return `${word} ${clockText(minute)}`;
}

/** Why somebody stands where they stand in the list of a freed slot, in one line. */
export function useReasons(): (reasons: readonly RankReason[]) => string {
  const { t } = useTranslation();
  return (reasons) => reasons.map(({ code, n }) => (code === 'earlierToday' ? t('crm.reason.earlierToday', { time: clockText(n ?? 0) }) : code === 'waits' && n === 0 ? t('crm.reason.waitsToday') : t(`crm.reason.${code}`, { count: n ?? 0 }))).join(' · ');
}

export const weekdaysOf = (mask: number): number[] => [1, 2, 3, 4, 5, 6, 7].filter((n) => (mask & (1 << (n - 1))) !== 0);

/** «с 25.11 по 30.11 · пн, ср · 08:00–12:00», or «любое время». */
export function wishTimeText(t: TFunction, w: Pick<WaitRow, 'fromDay' | 'tillDay' | 'fromMin' | 'tillMin' | 'weekdays'>): string {
  const days = [w.fromDay && t('crm.wait.from', { day: shortDayText(w.fromDay) }), w.tillDay && t('crm.wait.till', { day: shortDayText(w.tillDay) })].filter(Boolean).join(' ');
  const hours = w.fromMin === undefined && w.tillMin === undefined ? '' : `${clockText(w.fromMin ?? 0)}–${clockText(w.tillMin ?? 1440)}`;
  return [days, weekdaysOf(w.weekdays).map((n) => t(`weekday.${String(n)}`)).join(', '), hours].filter(Boolean).join(' · ') || t('crm.wait.anyTime');
}
