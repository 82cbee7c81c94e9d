import { addDays } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';

export const periods = ['today', 'yesterday', 'week', 'month', 'own'] as const;
/** Days as a person chooses them; the two of «Свои дни» are kept while another period is shown. */
export interface Period { readonly period: (typeof periods)[number]; readonly fromDay: Day | undefined; readonly tillDay: Day | undefined }

/** The days of a period, counted back from the branch's today. */
export function daysOf({ period, fromDay, tillDay }: Period, today: Day): { readonly fromDay: Day; readonly tillDay: Day } {
  if (period === 'own') {
    const from = fromDay ?? tillDay ?? today, till = tillDay ?? fromDay ?? today;
    return from <= till ? { fromDay: from, tillDay: till } : { fromDay: till, tillDay: from };
  }
  if (period === 'yesterday') return { fromDay: addDays(today, -1), tillDay: addDays(today, -1) };
  return { fromDay: addDays(today, period === 'week' ? -6 : period === 'month' ? -29 : 0), tillDay: today };
}
