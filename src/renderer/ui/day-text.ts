import { addDays, dayText, shortDayText } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';

export const weekdayText = (on: Day, language: string): string => {
  const text = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** «Ср 25.11.2026». */
export const longDay = (on: Day, language: string): string => `${weekdayText(on, language)} ${dayText(on)}`;
/** «Ср 25.11». */
export const briefDay = (on: Day, language: string): string => `${weekdayText(on, language)} ${shortDayText(on)}`;
/** «23–29.11.2026», «30.11–06.12.2026»: the seven days from a Monday on. */
export const weekText = (first: Day): string => {
  const last = addDays(first, 6);
  return first.slice(0, 7) === last.slice(0, 7) ? `${first.slice(8)}–${dayText(last)}` : `${shortDayText(first)}–${dayText(last)}`;
};
