import { addDays, weekdayOf } from '../kernel/time.ts';
import type { Day } from '../kernel/values.ts';

const fixed: Readonly<Record<string, number>> = {
  сегодня: 0, завтра: 1, послезавтра: 2, вчера: -1, позавчера: -2, today: 0, tomorrow: 1, yesterday: -1,
};
const weekdays = ['пн|понедельник|mon|monday', 'вт|вторник|tue|tuesday', 'ср|среда|среду|wed|wednesday', 'чт|четверг|thu|thursday', 'пт|пятница|пятницу|fri|friday', 'сб|суббота|субботу|sat|saturday', 'вс|воскресенье|sun|sunday'].map((names) => names.split('|'));
const numbers: Readonly<Record<string, number>> = { '': 1, 'одну': 1, 'один': 1, 'a': 1, 'one': 1, 'две': 2, 'два': 2, 'two': 2, 'три': 3, 'three': 3, 'четыре': 4, 'four': 4, 'пять': 5, 'five': 5, 'шесть': 6, 'six': 6 };
const countOf = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : numbers[text]);

/** A month on by the calendar: 31 January and a month is 28 February. */
function addMonths(from: Day, n: number): Day {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + n + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + n, Math.min(date, last))).toISOString().slice(0, 10) as Day;
}

/**
 * The day that somebody means: «завтра», «через неделю», «в пятницу», «+3», «25», «25.11», «25.11.2026». A date without
 * its year is the nearest one, rather ahead than behind; undefined for what is no day.
 */
export function dayOfWords(typed: string, today: Day): Day | undefined {
  const text = typed.trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ');
  if (text in fixed) return addDays(today, fixed[text]!);
  const plus = /^([+-])\s?(\d{1,3})$/.exec(text);
  if (plus) return addDays(today, Number(plus[2]) * (plus[1] === '-' ? -1 : 1));
  const after = /^(?:через|in) ?([\p{L}\d]*?) ?(день|дня|дней|days?|недел[юиь]|weeks?|месяц|месяца|месяцев|months?)$/u.exec(text);
  if (after) {
    const count = countOf(after[1]!), unit = after[2]!;
    if (count === undefined || count > 400) return undefined;
    return /^(нед|week)/.test(unit) ? addDays(today, count * 7) : /^(мес|month)/.test(unit) ? addMonths(today, count) : addDays(today, count);
  }
  const wanted = text.replace(/^(во?|on) /, ''), weekday = weekdays.findIndex((names) => names.includes(wanted)) + 1;
  // today's own name means the one that comes
  if (weekday > 0) return addDays(today, (weekday - weekdayOf(today) + 6) % 7 + 1);
  if (/^\d{1,2}$/.test(text)) {
    const date = Number(text), here = `${today.slice(0, 8)}${String(date).padStart(2, '0')}`;
    const next = addMonths(`${today.slice(0, 8)}01` as Day, 1), there = `${next.slice(0, 8)}${String(date).padStart(2, '0')}`;
    return [here, there].find((d) => d >= today && isDay(d)) as Day | undefined;
  }
  const parts = /^(\d{1,2})[.,/\- ](\d{1,2})(?:[.,/\- ](\d{2}|\d{4}))?$/.exec(text);
  if (!parts) return undefined;
  const [, date, month, year] = parts, thisYear = today.slice(0, 4), two = (n: string | undefined) => (n ?? '').padStart(2, '0');
  const dayIn = (y: string | number): Day => `${y}-${two(month)}-${two(date)}` as Day;
  const found = dayIn(year === undefined ? thisYear : year.length === 2 ? `20${year}` : year);
  const meant = year === undefined && found < addDays(today, -180) ? dayIn(Number(thisYear) + 1) : found;
  return isDay(meant) ? meant : undefined;
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
