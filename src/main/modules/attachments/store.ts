import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { attachmentChunks, attachments, employees, patients } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';

export type AttachmentDbRow = typeof attachments.$inferSelect;
/** Bytes of one piece: one read touches a few dozen pages, and an insert never holds up the desk. */
export const pieceBytes = 256 * 1024;

const { placeholder } = sql;

export function attachmentStore(db: ReadableDb) {
  const live = eq(attachments.deleted, 0);
  return {
    patient: db.select({ id: patients.id }).from(patients).where(and(eq(patients.id, placeholder('id')), eq(patients.deleted, 0))).prepare(),
    row: db.select().from(attachments).where(eq(attachments.id, placeholder('id'))).prepare(),
    ofPatient: db.select({
      id: attachments.id, name: attachments.name, type: attachments.type, size: attachments.size, note: attachments.note, addedAt: attachments.addedAt, node: attachments.node,
      surname: employees.surname, firstName: employees.firstName,
    }).from(attachments).leftJoin(employees, eq(employees.id, attachments.addedBy)).where(and(eq(attachments.patientId, placeholder('patientId')), live)).orderBy(desc(attachments.addedAt), desc(attachments.id)).prepare(),
    same: db.select({ id: attachments.id }).from(attachments).where(and(eq(attachments.patientId, placeholder('patientId')), eq(attachments.sha256, placeholder('sha256')), live)).prepare(),
    pieces: db.select({ bytes: attachmentChunks.bytes }).from(attachmentChunks).where(eq(attachmentChunks.attachmentId, placeholder('id'))).orderBy(asc(attachmentChunks.n)).prepare(),
  };
}

export function insertPiece(tx: WritableDb, attachmentId: Id, n: number, bytes: Buffer): void {
  tx.insert(attachmentChunks).values({ attachmentId, n, bytes }).run();
}
/** Pieces of files whose row never came: the program ended in the middle. */
export function dropOrphans(tx: WritableDb): void {
  tx.delete(attachmentChunks).where(sql`${attachmentChunks.attachmentId} not in (select ${attachments.id} from ${attachments})`).run();
}
export function insertAttachment(tx: WritableDb, row: typeof attachments.$inferInsert): void {
  tx.insert(attachments).values(row).run();
}
export function updateAttachment(tx: WritableDb, id: Id, change: Partial<AttachmentDbRow>): void {
  tx.update(attachments).set(change).where(eq(attachments.id, id)).run();
}
