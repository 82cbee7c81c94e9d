import { LeadFailure, type LeadPage, type ReadItem } from '../port.ts';
import { unreadable } from './item.ts';

interface Place { readonly offset: number; readonly limit: number }
const placeOf = (cursor: string | undefined, limit: number): Place => {
  const found = /^(\d{1,9}):(\d{1,6})$/.exec(cursor ?? '');
  return found ? { offset: Number(found[1]), limit: Math.max(1, Math.min(limit, Number(found[2]))) } : { offset: 0, limit };
};
const cursorOf = ({ offset, limit }: Place): string => `${String(offset)}:${String(limit)}`;

export interface OffsetPages {
  /** As many rows as the vendor gives at once. */
  readonly most: number;
  readonly ask: (place: Place) => Promise<readonly unknown[]>;
  readonly read: (row: unknown) => ReadItem;
}
/**
 * A page of a list with `limit` and `offset`: a full one goes on, a shorter one ends the read. A page too big to be read is
 * asked for in smaller pieces, so that one giant row is kept as what it is and the rows behind it are not lost.
 */
export async function readOffsetPage({ most, ask, read }: OffsetPages, cursor: string | undefined): Promise<LeadPage> {
  const { offset, limit } = placeOf(cursor, most);
  try {
    const rows = await ask({ offset, limit });
    return { items: rows.map(read), ...(rows.length < limit ? {} : { next: cursorOf({ offset: offset + rows.length, limit: Math.min(most, limit * 4) }) }) };
  } catch (error) {
    // what does not even begin as data is no page of leads
    if (!(error instanceof LeadFailure) || !/^\s*[[{]/.test(error.head ?? '')) throw error;
    return limit > 1 ? { items: [], next: cursorOf({ offset, limit: Math.max(1, Math.floor(limit / 8)) }) }
      : { items: [unreadable(error.head!, 'too-large')], next: cursorOf({ offset: offset + 1, limit: 1 }) };
  }
}
