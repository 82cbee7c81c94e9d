import { addDays } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';

export const longPeriods = ['today', 'yesterday', 'week', 'month', 'quarter', 'year', 'own'] as const;
/** Lists are looked at day by day; reports alone are of a quarter or a year. */
export const periods = longPeriods.filter((one) => one !== 'quarter' && one !== 'year');
/** Days as a person chooses them; the two of «Свои дни» are kept while another period is shown. */
export interface Period { readonly period: (typeof longPeriods)[number]; readonly fromDay: Day | undefined; readonly tillDay: Day | undefined }

/** The days of a period, counted back from the branch's today. */
export function daysOf({ period, fromDay, tillDay }: Period, today: Day): { readonly fromDay: Day; readonly tillDay: Day } {
  if (period === 'own') {
    const from = fromDay ?? tillDay ?? today, till = tillDay ?? fromDay ?? today;
    return from <= till ? { fromDay: from, tillDay: till } : { fromDay: till, tillDay: from };
  }
  if (period === 'yesterday') return { fromDay: addDays(today, -1), tillDay: addDays(today, -1) };
  const before = { today: 0, week: 6, month: 29, quarter: 89, year: 364 }[period];
  return { fromDay: addDays(today, -before), tillDay: today };
}
