import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, ne, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ReadableDb, WritableDb } from '../../db/index.ts';
import { auditLog, auditTexts, employees } from '../../db/schema/index.ts';
import { erasedAction, type StoredRow } from './rules.ts';

/** A row with the names of whoever did it. */
export interface LogRow extends StoredRow { readonly surname: string | null; readonly firstName: string | null }
/** A stretch of the log, `from` ≤ number < `before`; null for whatever is not asked for. */
export interface Window {
  readonly before: number;
  readonly from: number;
  readonly employeeId: string | null;
  readonly action: string | null;
  readonly entity: string | null;
  readonly since: number | null;
  readonly until: number | null;
}

const p = sql.placeholder;
const stored = {
  seq: auditLog.seq, node: auditLog.node, at: auditLog.at, employeeId: auditLog.employeeId, action: auditLog.action, entity: auditLog.entity,
  entityId: auditLog.entityId, digest: auditLog.digest, mac: auditLog.mac, salt: auditTexts.salt, text: auditTexts.text,
};

/** Reads of the chain, prepared once. */
export function createReads(db: ReadableDb) {
  const head = db.select({ seq: auditLog.seq, mac: auditLog.mac }).from(auditLog).orderBy(desc(auditLog.seq)).limit(1).prepare();
  const page = db.select(stored).from(auditLog).leftJoin(auditTexts, eq(auditTexts.seq, auditLog.seq)).where(gt(auditLog.seq, p('after'))).orderBy(asc(auditLog.seq)).limit(p('limit')).prepare();
  const told = { ...stored, surname: employees.surname, firstName: employees.firstName };
  const ofEntity = db.select(told).from(auditLog)
    .leftJoin(auditTexts, eq(auditTexts.seq, auditLog.seq)).leftJoin(employees, eq(employees.id, auditLog.employeeId))
    .where(and(eq(auditLog.entity, p('entity')), eq(auditLog.entityId, p('entityId')))).orderBy(asc(auditLog.seq)).prepare();
  const is = (column: SQLiteColumn, name: string) => sql`(${p(name)} IS NULL OR ${column} = ${p(name)})`;
  const window = db.select(told).from(auditLog).leftJoin(auditTexts, eq(auditTexts.seq, auditLog.seq)).leftJoin(employees, eq(employees.id, auditLog.employeeId))
    .where(and(
      lt(auditLog.seq, p('before')), gte(auditLog.seq, p('from')), is(auditLog.employeeId, 'employeeId'), is(auditLog.entity, 'entity'),
      // «schedule.» is the whole module
      sql`(${p('action')} IS NULL OR ${auditLog.action} = ${p('action')} OR (${p('action')} LIKE '%.' AND substr(${auditLog.action}, 1, length(${p('action')})) = ${p('action')}))`,
      sql`(${p('since')} IS NULL OR ${auditLog.at} >= ${p('since')})`, sql`(${p('until')} IS NULL OR ${auditLog.at} < ${p('until')})`,
    )).orderBy(desc(auditLog.seq)).prepare();
  const at = db.select({ at: auditLog.at }).from(auditLog).where(gte(auditLog.seq, p('seq'))).orderBy(asc(auditLog.seq)).limit(1).prepare();
  const macAt = db.select({ mac: auditLog.mac }).from(auditLog).where(eq(auditLog.seq, p('seq'))).prepare();
  const authors = db.select({ id: employees.id, surname: employees.surname, firstName: employees.firstName, retiredAt: employees.retiredAt }).from(employees).where(eq(employees.deleted, 0)).orderBy(asc(employees.surname), asc(employees.firstName)).prepare();
  const erasures = db.select({ text: auditTexts.text }).from(auditLog).innerJoin(auditTexts, eq(auditTexts.seq, auditLog.seq)).where(eq(auditLog.action, erasedAction)).prepare();
  return {
    head: () => head.get(),
    page: (after: number, limit: number): StoredRow[] => page.all({ after, limit }),
    ofEntity: (entity: string, entityId: string): LogRow[] => ofEntity.all({ entity, entityId }),
    /** The rows of a stretch of numbers that fit, newest first. */
    window: (of: Window): LogRow[] => window.all({ ...of }),
    /** When the first row from this number on was written. */
    at: (seq: number): number | undefined => at.get({ seq })?.at,
    macAt: (seq: number): string | undefined => macAt.get({ seq })?.mac,
    authors: () => authors.all(),
    /** Numbers of the rows whose texts were erased on purpose. */
    erased: (): Set<number> => new Set(erasures.all().flatMap(({ text }) => (JSON.parse(text ?? '{}') as { after?: { rows?: number[] } }).after?.rows ?? [])),
  };
}

export type Reads = ReturnType<typeof createReads>;

/** The insert of a row and of its texts, prepared in the first transaction that needs them. */
export function createWrites(tx: WritableDb) {
  const row = tx.insert(auditLog).values({
    seq: p('seq'), node: p('node'), at: p('at'), employeeId: p('employeeId'), action: p('action'), entity: p('entity'), entityId: p('entityId'), digest: p('digest'), mac: p('mac'),
  }).prepare();
  const text = tx.insert(auditTexts).values({ seq: p('seq'), salt: p('salt'), text: p('text') }).prepare();
  return { row, text };
}

/** Blanks texts and salts of an entity: without its salt a digest of a short text cannot be guessed either. */
export function eraseTexts(tx: WritableDb, entity: string, entityId: string): number[] {
  const rows = tx.select({ seq: auditLog.seq }).from(auditLog).innerJoin(auditTexts, eq(auditTexts.seq, auditLog.seq))
    .where(and(eq(auditLog.entity, entity), eq(auditLog.entityId, entityId), ne(auditLog.action, erasedAction), isNotNull(auditTexts.text))).orderBy(asc(auditLog.seq)).all().map((r) => r.seq);
  for (let at = 0; at < rows.length; at += 500) tx.update(auditTexts).set({ text: null, salt: '' }).where(inArray(auditTexts.seq, rows.slice(at, at + 500))).run();
  return rows;
}
