import { and, desc, eq, sql } from 'drizzle-orm';
import type { ReadableDb } from '#main/db/index.ts';
import { auditLog, auditTexts, employees } from '#main/db/schema/index.ts';
import { instant, type Id, type Instant } from '#shared/kernel/values.ts';
import { employeeName } from '#shared/staff/names.ts';

const { placeholder } = sql;

/** One change as it was written down; `erased` where its texts are gone on purpose. */
export interface Change { readonly seq: number; readonly at: Instant; readonly by: string; readonly action: string; readonly before: unknown; readonly after: unknown; readonly erased: boolean }
interface Asked { readonly entity: string; readonly entityId: Id; readonly except: readonly string[]; readonly before?: number | undefined; readonly limit: number }

/** The changes of one thing, the newest first and by pages: what a screen shows as its history. */
export function createChanges(db: ReadableDb) {
  const page = db.select({
    seq: auditLog.seq, at: auditLog.at, action: auditLog.action, digest: auditLog.digest, text: auditTexts.text, surname: employees.surname, firstName: employees.firstName,
  }).from(auditLog).leftJoin(auditTexts, eq(auditTexts.seq, auditLog.seq)).leftJoin(employees, eq(employees.id, auditLog.employeeId))
    .where(and(
      eq(auditLog.entity, placeholder('entity')), eq(auditLog.entityId, placeholder('entityId')), sql`${auditLog.seq} < ${placeholder('before')}`,
      sql`${auditLog.action} not in (select value from json_each(${placeholder('except')}))`,
    )).orderBy(desc(auditLog.seq)).limit(placeholder('limit')).prepare();
  return {
    ofEntity: ({ entity, entityId, except, before = Number.MAX_SAFE_INTEGER, limit }: Asked): { readonly rows: Change[]; readonly more: boolean } => {
      const found = page.all({ entity, entityId, before, except: JSON.stringify(except), limit: limit + 1 });
      return {
        more: found.length > limit,
        rows: found.slice(0, limit).map((row) => {
          const text = (row.text === null ? {} : JSON.parse(row.text)) as { readonly before?: unknown; readonly after?: unknown };
          return { seq: row.seq, at: instant(row.at), by: employeeName({ surname: row.surname ?? '', firstName: row.firstName ?? '' }), action: row.action, before: text.before ?? null, after: text.after ?? null, erased: row.digest !== '' && row.text === null };
        }),
      };
    },
  };
}
