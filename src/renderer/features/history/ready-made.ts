import type { Id } from '#shared/kernel/values.ts';
import type { SavedFilter } from './filter-store.ts';

/** Filters nobody has to make: what a shift asks for every day. */
export const readyMade = (me: Id | undefined): readonly { readonly name: 'leads' | 'today' | 'mine' | 'bare' | 'missed' | 'booked'; readonly filter: SavedFilter }[] => [
  { name: 'leads', filter: { view: 'heads', period: 'all', unprocessed: 'all' } },
  { name: 'today', filter: { view: 'heads', period: 'today' } },
  ...(me === undefined ? [] : [{ name: 'mine' as const, filter: { view: 'rows' as const, period: 'today' as const, authorId: me } }]),
  { name: 'bare', filter: { view: 'rows', period: 'week', authorId: 'none', outcome: 'answered' } },
  { name: 'missed', filter: { view: 'heads', period: 'today', outcome: 'missed' } },
  { name: 'booked', filter: { view: 'heads', period: 'week', success: 'booked' } },
];
