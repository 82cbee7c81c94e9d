import { and, between, eq, isNull, ne, sql } from 'drizzle-orm';
import { callIdOf } from '#main/kernel/ids.ts';
import type { Id } from '#shared/kernel/values.ts';
import { rowWriter, type Database, type WritableDb } from '../../db/index.ts';
import { callLegs } from '../../db/schema/index.ts';
import { toldOver, type LegRow, type LegStore } from './leg-store.ts';

const putLeg = rowWriter(callLegs);

export interface BatchedLegStore extends LegStore {
  /**
   * Writes what waits, in the transaction of whoever tells of the call: the legs and the inquiry of one event are one
   * commit, so a death between them leaves neither (QUALITY.md R1).
   */
  flush(tx: WritableDb): void;
  /** The transaction that took them along has committed. */
  committed(): void;
}

/** Legs in the clinic's database. What no listener took along is written by itself right after the event. */
export function createLegStore(database: Database, { branchId }: { branchId(): Id }): BatchedLegStore {
  // What has not ended is found by the index; `state` alone would read every leg there ever was, at each start.
  const open = database.db.select().from(callLegs).where(and(eq(callLegs.node, sql.placeholder('node')), isNull(callLegs.endedAt), ne(callLegs.state, 'ended'), eq(callLegs.deleted, 0))).prepare();
  const has = database.db.select({ callId: callLegs.callId }).from(callLegs).where(and(eq(callLegs.callId, sql.placeholder('callId')), eq(callLegs.deleted, 0))).limit(1).prepare();
  const ends = database.db.select({ endedAt: callLegs.endedAt, cause: callLegs.cause }).from(callLegs)
    .where(and(eq(callLegs.callId, sql.placeholder('callId')), eq(callLegs.phone, sql.placeholder('phone')), eq(callLegs.deleted, 0))).prepare();
  // A key that was joined to another call's has no rows of its own id; it is looked for among the calls of its day alone.
  const near = database.db.select({ callId: callLegs.callId }).from(callLegs).where(and(
    between(callLegs.startedAt, sql.placeholder('from'), sql.placeholder('till')), eq(callLegs.exchange, sql.placeholder('exchange')),
    eq(callLegs.callKey, sql.placeholder('callKey')), eq(callLegs.deleted, 0),
  )).limit(1).prepare();
  const begun = database.db.select().from(callLegs).where(and(between(callLegs.startedAt, sql.placeholder('from'), sql.placeholder('till')), eq(callLegs.exchange, sql.placeholder('exchange')), eq(callLegs.deleted, 0))).prepare();
  const waiting = new Map<Id, LegRow>();

  function flush(tx: WritableDb): void {
    for (const row of waiting.values()) {
      putLeg(tx, { ...row, branchId: branchId() });
    }
  }
  return {
    save: (row) => {
      waiting.set(row.id, row);
      queueMicrotask(() => {
        if (waiting.size === 0 || !database.raw.open) return;
        try {
          database.write(flush);
          waiting.clear();
        } catch {
          // a full disk: the rows go on waiting for the next event; whoever wrote the inquiry has told the desk
        }
      });
    },
    open: (node) => open.all({ node }) as unknown as LegRow[],
    callOf: (exchange, callKey, around) => (has.get({ callId: callIdOf(exchange, callKey) }) ?? near.get({ exchange, callKey, from: around - 36 * 3_600_000, till: around + 60_000 }))?.callId,
    ended: (exchange, callKey, phone) => (ends.all({ callId: callIdOf(exchange, callKey), phone }) as Pick<LegRow, 'endedAt' | 'cause'>[]).some(toldOver),
    begun: (exchange, from, till) => begun.all({ exchange, from, till }) as unknown as LegRow[],
    flush,
    committed: () => { waiting.clear(); },
  };
}
