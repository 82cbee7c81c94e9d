import { eq, like } from 'drizzle-orm';
import type { Database } from '#main/db/index.ts';
import { trainingResults } from '#main/db/schema/index.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';

export interface Own { readonly times: number; readonly best: number; readonly last: number }
const keyOf = (employeeId: Id, level: string): string => `${employeeId} ${level}`;

/** How often somebody has trained and how well: numbers alone, of this PC, no change of the clinic's data. */
export function createResults(database: Database) {
  return {
    of: (employeeId: Id): ReadonlyMap<string, Own> => new Map(database.db.select().from(trainingResults).where(like(trainingResults.key, `${employeeId} %`)).all().map(({ key, times, best, last }) => [key.slice(employeeId.length + 1), { times, best, last }])),
    add: (employeeId: Id, level: string, percent: number, at: Instant): void => {
      database.write((tx) => {
        const key = keyOf(employeeId, level), before = tx.select().from(trainingResults).where(eq(trainingResults.key, key)).get();
        const row = { key, times: (before?.times ?? 0) + 1, best: Math.max(before?.best ?? 0, percent), last: percent, lastAt: at };
        tx.insert(trainingResults).values(row).onConflictDoUpdate({ target: trainingResults.key, set: row }).run();
      });
    },
  };
}
