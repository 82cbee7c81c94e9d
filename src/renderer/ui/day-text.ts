import { dayText, shortDayText } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';

const weekday = (on: Day, language: string): string => {
  const text = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** «Ср 25.11.2026». */
export const longDay = (on: Day, language: string): string => `${weekday(on, language)} ${dayText(on)}`;
/** «Ср 25.11». */
export const briefDay = (on: Day, language: string): string => `${weekday(on, language)} ${shortDayText(on)}`;
