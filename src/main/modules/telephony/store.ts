import { and, eq, ne, sql } from 'drizzle-orm';
import type { Id } from '#shared/kernel/values.ts';
import type { Database } from '../../db/index.ts';
import { callLegs } from '../../db/schema/index.ts';
import type { LegRow, LegStore } from './leg-store.ts';

/** Legs in the clinic's database; each change is one transaction, so an event is on the disk before anybody hears of it. */
export function createLegStore(database: Database, { branchId }: { branchId(): Id }): LegStore {
  const open = database.db.select().from(callLegs).where(and(eq(callLegs.node, sql.placeholder('node')), ne(callLegs.state, 'ended'), eq(callLegs.deleted, 0))).prepare();
  const known = database.db.select({ id: callLegs.id }).from(callLegs).where(eq(callLegs.id, sql.placeholder('id'))).prepare();
  return {
    save: (row) => {
      database.write((tx) => {
        if (known.get({ id: row.id })) tx.update(callLegs).set(row).where(eq(callLegs.id, row.id)).run();
        else tx.insert(callLegs).values({ ...row, branchId: branchId() }).run();
      });
    },
    open: (node) => open.all({ node }) as unknown as LegRow[],
  };
}
