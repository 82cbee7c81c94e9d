import { and, asc, desc, eq, isNull, lt, max, sql } from 'drizzle-orm';
import type { ReadableDb } from '../../db/index.ts';
import { buffers, employees, inquiries, patients, phoneBindings } from '../../db/schema/index.ts';
import { createUnanswered } from './unanswered.ts';

const { placeholder } = sql;

/** What the shift before left: calls nobody took up and buffers nobody ended. */
export function createWaiting(db: ReadableDb) {
  const { unanswered, reached, isOwed } = createUnanswered(db);
  const missed = db.with(unanswered, reached).select({
    id: inquiries.id, at: inquiries.startedAt, phone: inquiries.phoneE164, raw: inquiries.phoneRaw, typedName: inquiries.typedName, patientId: inquiries.patientId,
    surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic,
  }).from(unanswered).leftJoin(reached, eq(reached.phone, unanswered.phone)).innerJoin(inquiries, eq(inquiries.id, unanswered.id)).leftJoin(patients, eq(patients.id, inquiries.patientId))
    .where(isOwed).orderBy(desc(unanswered.startedAt)).limit(300).prepare();
  const left = db.select({
    id: buffers.id, at: buffers.madeAt, inquiryId: buffers.inquiryId, employeeSurname: employees.surname, employeeName: employees.firstName, phone: inquiries.phoneE164, raw: inquiries.phoneRaw, typedName: inquiries.typedName, patientId: inquiries.patientId,
    surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic,
  }).from(buffers).innerJoin(inquiries, eq(inquiries.id, buffers.inquiryId)).leftJoin(patients, eq(patients.id, inquiries.patientId)).leftJoin(employees, eq(employees.id, buffers.employeeId))
    .where(and(isNull(buffers.endedAt), eq(buffers.deleted, 0), eq(buffers.branchId, placeholder('branchId')))).orderBy(asc(buffers.madeAt)).limit(300).prepare();
  const lastWorked = db.select({ at: max(phoneBindings.fromAt) }).from(phoneBindings).where(and(lt(phoneBindings.fromAt, placeholder('before')), eq(phoneBindings.branchId, placeholder('branchId')))).prepare();
  return {
    /** Missed since a moment, neither commented nor called back, of callers who did not get through later; the newest first. */
    missed: (since: number) => missed.all({ since }),
    /** Buffers nobody ended, of anybody. */
    buffers: (branchId: string) => left.all({ branchId }),
    /** When somebody last took a phone before a moment. */
    lastWorked: (branchId: string, before: number): number | undefined => lastWorked.get({ branchId, before })?.at ?? undefined,
  };
}
