import { primaryKey, text } from 'drizzle-orm/sqlite-core';
import { localTable } from './kinds.ts';

/**
 * State of the shared log on this PC. `capture` is 'on' once a hub is configured; `node` is this PC's six characters;
 * `ms`, `counter` and `hlc` are the clock the triggers count from; `lineage`, `acked`, `cursor`, `offset` serve the rounds.
 */
export const syncMeta = localTable('sync_meta', { k: text().primaryKey(), v: text() });

/** One row per business row: JSON register -> HLC of its last change. */
export const syncRow = localTable('sync_row', {
  tbl: text().notNull(),
  rowId: text().notNull(),
  clk: text().notNull(),
}, (t) => [primaryKey({ columns: [t.tbl, t.rowId] })]);

/** Changes not yet acknowledged by the hub; `patch` is JSON register -> value and is never re-serialised. */
export const syncOutbox = localTable('sync_outbox', {
  hlc: text().primaryKey(),
  scope: text().notNull(),
  tbl: text().notNull(),
  rowId: text().notNull(),
  patch: text().notNull(),
});

/** Values that came for a table or column this version lacks; replayed after an upgrade. */
export const syncPending = localTable('sync_pending', {
  tbl: text().notNull(),
  rowId: text().notNull(),
  reg: text().notNull(),
  hlc: text().notNull(),
  val: text(),
}, (t) => [primaryKey({ columns: [t.tbl, t.rowId, t.reg] })]);
