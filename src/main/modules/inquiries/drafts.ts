import { and, eq, like, sql } from 'drizzle-orm';
import type { Id } from '#shared/kernel/values.ts';
import { drafts } from '../../db/schema/index.ts';
import type { Database } from '../../db/index.ts';
import type { Clock } from '../../kernel/clock.ts';

/** Text not saved yet: local to this PC and to one employee, it lives through a crash and a restart (UX rule 19). */
export function createDrafts(database: Database, clock: Clock) {
  const one = database.db.select({ value: drafts.value }).from(drafts).where(and(eq(drafts.key, sql.placeholder('key')), eq(drafts.employeeId, sql.placeholder('employeeId')))).prepare();
  const keyed = (key: string, employeeId: Id): string => `${key}:${employeeId}`;
  return {
    get: (key: string, employeeId: Id): string | undefined => one.get({ key: keyed(key, employeeId), employeeId })?.value,
    keep: (key: string, employeeId: Id, value: string): void => {
      database.write((tx) => {
        const full = keyed(key, employeeId);
        if (value === '') tx.delete(drafts).where(eq(drafts.key, full)).run();
        else tx.insert(drafts).values({ key: full, employeeId, value, at: clock.now() }).onConflictDoUpdate({ target: drafts.key, set: { value, at: clock.now() } }).run();
      });
    },
    /** Keys of one employee that begin with `prefix`, newest last. */
    keys: (prefix: string, employeeId: Id): string[] =>
      database.db.select({ key: drafts.key }).from(drafts).where(and(eq(drafts.employeeId, employeeId), like(drafts.key, `${prefix}%`))).orderBy(drafts.at).all().map((d) => d.key.slice(0, -employeeId.length - 1)),
  };
}
export type Drafts = ReturnType<typeof createDrafts>;
