import { create } from 'zustand';
import type * as z from 'zod';
import type { historyFilter, savedHistoryFilter } from '#shared/inquiries/history.ts';
import { addDays } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';
import { useScreen } from '../../shell/screen-store.ts';

export type HistoryFilter = z.input<typeof historyFilter>;
export type SavedFilter = z.output<typeof savedHistoryFilter>;
export const periods = ['today', 'yesterday', 'week', 'month', 'all', 'own'] as const satisfies readonly SavedFilter['period'][];

interface FilterState {
  /** The filter as it is kept under a name too: the period is a word. */
  readonly filter: SavedFilter;
  /** A link led here from a place that changes or goes: the first row takes the keyboard as soon as it is there. */
  readonly keyboardAsked: boolean;
  keyboardTaken(): void;
  /** Lays a change over the filter; `undefined` takes a condition away. */
  set(change: { readonly [K in keyof SavedFilter]?: SavedFilter[K] | undefined }): void;
  /** Another filter altogether: a saved one, a link from a report. */
  replace(filter: SavedFilter): void;
}
export const everything: SavedFilter = { view: 'rows', period: 'today' };

/** The filter of «История обращений»; it stays while the person looks at other screens. */
export const useHistoryFilter = create<FilterState>()((set) => ({
  filter: everything, keyboardAsked: false,
  keyboardTaken: () => { set({ keyboardAsked: false }); },
  set: (change) => { set(({ filter }) => ({ filter: Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined)) as unknown as SavedFilter })); },
  replace: (filter) => { set({ filter }); },
}));

/** The days of a period, counted back from the branch's today; none for all of the history. */
export function daysOf({ period, fromDay, tillDay }: Pick<SavedFilter, 'period' | 'fromDay' | 'tillDay'>, today: Day): { readonly fromDay?: Day; readonly tillDay?: Day } {
  if (period === 'all') return {};
  if (period === 'own') {
    const from = fromDay ?? tillDay ?? today, till = tillDay ?? fromDay ?? today;
    return from <= till ? { fromDay: from, tillDay: till } : { fromDay: till, tillDay: from };
  }
  if (period === 'yesterday') return { fromDay: addDays(today, -1), tillDay: addDays(today, -1) };
  return { fromDay: addDays(today, period === 'week' ? -6 : period === 'month' ? -29 : 0), tillDay: today };
}

/** What main is asked for. */
export function askedOf({ period, fromDay, tillDay, ...conditions }: SavedFilter, today: Day): HistoryFilter {
  const { phoneDigits, text, person, ...rest } = conditions, digits = phoneDigits?.replace(/\D/g, '') ?? '';
  return { ...daysOf({ period, fromDay, tillDay }, today), ...rest, ...(digits.length >= 2 ? { phoneDigits: digits } : {}), ...(text?.trim() ? { text: text.trim() } : {}), ...(person?.trim() ? { person: person.trim() } : {}) };
}

/**
 * «Показать в истории»: opens the list with exactly this filter. Without days it is of all time; `period` names them by a word.
 * @example openHistory({ view: 'heads', unprocessed: 'all' })
 */
export function openHistory(filter: Omit<HistoryFilter, 'fromDay' | 'tillDay'> & { readonly fromDay?: Day | undefined; readonly tillDay?: Day | undefined; readonly period?: SavedFilter['period'] }): void {
  const { view = 'rows', period = filter.fromDay === undefined && filter.tillDay === undefined ? 'all' : 'own', ...rest } = filter;
  useHistoryFilter.getState().replace({ ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Omit<SavedFilter, 'view' | 'period'>), view, period });
  useHistoryFilter.setState({ keyboardAsked: true });
  useScreen.getState().go('history');
}
