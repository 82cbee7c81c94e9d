import { and, eq, gte, like, lt, sql } from 'drizzle-orm';
import type { Id } from '#shared/kernel/values.ts';
import { drafts } from '../../db/schema/index.ts';
import type { Database } from '../../db/index.ts';
import type { Clock } from '../../kernel/clock.ts';

/** Text not saved yet: local to this PC and to one employee, it lives through a crash and a restart (UX rule 19). */
export function createDrafts(database: Database, clock: Clock, /** One appeared or is gone. */ kept: () => void = () => undefined) {
  const one = database.db.select({ value: drafts.value }).from(drafts).where(and(eq(drafts.key, sql.placeholder('key')), eq(drafts.employeeId, sql.placeholder('employeeId')))).prepare();
  const anybody = database.db.select({ employeeId: drafts.employeeId }).from(drafts).where(and(gte(drafts.key, sql.placeholder('from')), lt(drafts.key, sql.placeholder('till')))).limit(1).prepare();
  const keyed = (key: string, employeeId: Id): string => `${key}:${employeeId}`;
  return {
    get: (key: string, employeeId: Id): string | undefined => one.get({ key: keyed(key, employeeId), employeeId })?.value,
    keep: (key: string, employeeId: Id, value: string): void => {
      const full = keyed(key, employeeId), isNew = one.get({ key: full, employeeId }) === undefined;
      database.write((tx) => {
        if (value === '') tx.delete(drafts).where(eq(drafts.key, full)).run();
        else tx.insert(drafts).values({ key: full, employeeId, value, at: clock.now() }).onConflictDoUpdate({ target: drafts.key, set: { value, at: clock.now() } }).run();
      });
      if (isNew || value === '') kept();
    },
    /** Who typed what lies under a key. */
    whose: (key: string): Id | undefined => anybody.get({ from: `${key}:`, till: `${key};` })?.employeeId,
    /** Keys of one employee that begin with `prefix`, newest last. */
    keys: (prefix: string, employeeId: Id): string[] =>
      database.db.select({ key: drafts.key }).from(drafts).where(and(eq(drafts.employeeId, employeeId), like(drafts.key, `${prefix}%`))).orderBy(drafts.at).all().map((d) => d.key.slice(0, -employeeId.length - 1)),
  };
}
export type Drafts = ReturnType<typeof createDrafts>;
