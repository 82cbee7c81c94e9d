import { eq, sql } from 'drizzle-orm';
import type { WritableDb } from '#main/db/index.ts';
import { callRoundResults, freedSlots, tasks, taskTypes, waitlistEntries, waitlistOffers } from '#main/db/schema/index.ts';

type FreedRow = typeof freedSlots.$inferInsert;
type RoundRow = typeof callRoundResults.$inferInsert;
const placed = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, sql.placeholder(key)])) as never;

/** What follows a deed of the schedule in its own transaction: prepared at the first one and kept (QUALITY.md P11). */
function prepare(tx: WritableDb) {
  return {
    freed: tx.insert(freedSlots).values(placed(['id', 'branchId', 'doctorId', 'chairId', 'day', 'startMin', 'endMin', 'how', 'leftBy', 'actionId', 'freedAt', 'freedBy'])).prepare(),
    round: tx.insert(callRoundResults).values(placed(['id', 'branchId', 'day', 'callKey', 'result', 'at', 'byEmployee', 'callAt'])).prepare(),
  };
}
const made = new WeakMap<WritableDb, ReturnType<typeof prepare>>();
function of(tx: WritableDb): ReturnType<typeof prepare> {
  const known = made.get(tx) ?? prepare(tx);
  made.set(tx, known);
  return known;
}

/** The writes of the CRM: rows in, rows changed by their id, nothing clever. */
export const writes = {
  insertTask: (tx: WritableDb, row: typeof tasks.$inferInsert): void => { tx.insert(tasks).values(row).run(); },
  updateTask: (tx: WritableDb, id: string, change: Partial<typeof tasks.$inferInsert>): void => { tx.update(tasks).set(change).where(eq(tasks.id, id)).run(); },
  insertType: (tx: WritableDb, row: typeof taskTypes.$inferInsert): void => { tx.insert(taskTypes).values(row).run(); },
  updateType: (tx: WritableDb, id: string, change: Partial<typeof taskTypes.$inferInsert>): void => { tx.update(taskTypes).set(change).where(eq(taskTypes.id, id)).run(); },
  insertEntry: (tx: WritableDb, row: typeof waitlistEntries.$inferInsert): void => { tx.insert(waitlistEntries).values(row).run(); },
  updateEntry: (tx: WritableDb, id: string, change: Partial<typeof waitlistEntries.$inferInsert>): void => { tx.update(waitlistEntries).set(change).where(eq(waitlistEntries.id, id)).run(); },
  warm: (tx: WritableDb): void => { of(tx); },
  insertFreed: (tx: WritableDb, row: FreedRow): void => { of(tx).freed.run({ ...row }); },
  closeFreed: (tx: WritableDb, id: string, closedAt: number, closedHow: NonNullable<typeof freedSlots.$inferInsert['closedHow']>): void => { tx.update(freedSlots).set({ closedAt, closedHow }).where(eq(freedSlots.id, id)).run(); },
  insertOffer: (tx: WritableDb, row: typeof waitlistOffers.$inferInsert): void => { tx.insert(waitlistOffers).values(row).run(); },
  updateOffer: (tx: WritableDb, id: string, change: Partial<typeof waitlistOffers.$inferInsert>): void => { tx.update(waitlistOffers).set(change).where(eq(waitlistOffers.id, id)).run(); },
  insertRoundRow: (tx: WritableDb, row: RoundRow): void => { of(tx).round.run({ ...row }); },
};
