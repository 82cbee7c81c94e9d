import type { NewId } from '#main/kernel/ids.ts';
import type { Id } from '#shared/kernel/values.ts';
import { toldOver, type LegRow } from './leg-store.ts';

/** So many at least are kept before it is looked for what can go. */
export const fewestRowIds = 256;

/**
 * Which row on the disk is whose leg (a call at a phone). Kept for as long as the book knows the call, and beyond that
 * for a leg whose end was only concluded: it may turn out to be alive, and then it is the same row. About a leg that was
 * told to be over nothing comes any more that the book does not know (service.ts, `longOver`).
 */
export function createRowIds(newId: NewId, known: (callId: Id) => boolean) {
  const ids = new Map<string, Id>(), concluded = new Set<string>();
  let tidyAt = fewestRowIds;

  const nameOf = (callId: Id, phone: string): string => `${callId}\n${phone}`;
  return {
    /** The row of this leg, a new one if it has none. */
    of: (callId: Id, phone: string): Id => ids.get(nameOf(callId, phone)) ?? newId(),
    /** This row is written, or was read: what comes about its leg is of this row. */
    keep: (row: Pick<LegRow, 'id' | 'callId' | 'phone' | 'endedAt' | 'cause'>): void => {
      const name = nameOf(row.callId, row.phone);
      ids.set(name, row.id);
      if (row.endedAt !== null && !toldOver(row)) concluded.add(name); else concluded.delete(name);
    },
    /** The call `from` turned out to be the call `to`: its leg at this phone goes on in the row it has. */
    join: (from: Id, to: Id, phone: string): void => {
      const id = ids.get(nameOf(from, phone));
      if (id !== undefined && !ids.has(nameOf(to, phone))) ids.set(nameOf(to, phone), id);
    },
    /** Lets go what nobody asks about any more. For a moment at which the book knows every call that is being worked on. */
    tidy: (): void => {
      if (ids.size <= tidyAt) return;
      for (const name of ids.keys()) if (!concluded.has(name) && !known(name.slice(0, name.indexOf('\n')))) ids.delete(name);
      tidyAt = Math.max(fewestRowIds, 2 * ids.size);
    },
  };
}
