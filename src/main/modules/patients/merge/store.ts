import { and, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { employees, erasures, patientMerges, patients } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';

export type MergeRecord = typeof patientMerges.$inferSelect;
/** Every merge changes at least the card that goes: a record without changes was emptied when the person was erased. */
export const isEmptied = ({ record }: Pick<MergeRecord, 'record'>): boolean => record === '[]';
const { placeholder } = sql;

export function mergeStore(db: ReadableDb) {
  const live = eq(patientMerges.deleted, 0), standing = isNull(patientMerges.undoneAt);
  return {
    /** Which card took this one in. */
    keptOf: db.select({ keptId: patientMerges.keptId }).from(patientMerges).where(and(eq(patientMerges.mergedId, placeholder('id')), standing, live)).orderBy(desc(patientMerges.at), desc(patientMerges.id)).limit(1).prepare(),
    one: db.select().from(patientMerges).where(and(eq(patientMerges.id, placeholder('id')), live)).prepare(),
    newest: db.select().from(patientMerges).where(live).orderBy(desc(patientMerges.at), desc(patientMerges.id)).limit(placeholder('limit')).prepare(),
    /** A card whatever has become of it. */
    anyRow: db.select().from(patients).where(eq(patients.id, placeholder('id'))).prepare(),
    erased: db.select({ id: erasures.id }).from(erasures).where(and(or(eq(erasures.patientId, placeholder('keptId')), eq(erasures.patientId, placeholder('mergedId'))), eq(erasures.deleted, 0))).limit(1).prepare(),
    employee: db.select({ surname: employees.surname, firstName: employees.firstName, patronymic: employees.patronymic }).from(employees).where(eq(employees.id, placeholder('id'))).prepare(),
  };
}
export type MergeStore = ReturnType<typeof mergeStore>;

export function insertMerge(tx: WritableDb, row: typeof patientMerges.$inferInsert): void {
  tx.insert(patientMerges).values(row).run();
}
export function updateMerge(tx: WritableDb, id: Id, change: Partial<MergeRecord>): void {
  tx.update(patientMerges).set(change).where(eq(patientMerges.id, id)).run();
}
