import { and, asc, desc, eq, gt, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '../../db/index.ts';
import { auditLog, auditTexts, employees } from '../../db/schema/index.ts';
import { erasedAction, type StoredRow } from './rules.ts';

const p = sql.placeholder;
const stored = {
  seq: auditLog.seq, node: auditLog.node, at: auditLog.at, employeeId: auditLog.employeeId, action: auditLog.action, entity: auditLog.entity,
  entityId: auditLog.entityId, digest: auditLog.digest, mac: auditLog.mac, salt: auditTexts.salt, text: auditTexts.text,
};

/** Reads of the chain, prepared once. */
export function createReads(db: ReadableDb) {
  const head = db.select({ seq: auditLog.seq, mac: auditLog.mac }).from(auditLog).orderBy(desc(auditLog.seq)).limit(1).prepare();
  const page = db.select(stored).from(auditLog).leftJoin(auditTexts, eq(auditTexts.seq, auditLog.seq)).where(gt(auditLog.seq, p('after'))).orderBy(asc(auditLog.seq)).limit(p('limit')).prepare();
  const ofEntity = db.select({ ...stored, surname: employees.surname, firstName: employees.firstName }).from(auditLog)
    .leftJoin(auditTexts, eq(auditTexts.seq, auditLog.seq)).leftJoin(employees, eq(employees.id, auditLog.employeeId))
    .where(and(eq(auditLog.entity, p('entity')), eq(auditLog.entityId, p('entityId')))).orderBy(asc(auditLog.seq)).prepare();
  const erasures = db.select({ text: auditTexts.text }).from(auditLog).innerJoin(auditTexts, eq(auditTexts.seq, auditLog.seq)).where(eq(auditLog.action, erasedAction)).prepare();
  return {
    head: () => head.get(),
    page: (after: number, limit: number): StoredRow[] => page.all({ after, limit }),
    ofEntity: (entity: string, entityId: string) => ofEntity.all({ entity, entityId }),
    /** Numbers of the rows whose texts were erased on purpose. */
    erased: (): Set<number> => new Set(erasures.all().flatMap(({ text }) => (JSON.parse(text ?? '{}') as { after?: { rows?: number[] } }).after?.rows ?? [])),
  };
}

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
