import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { doctors, patients, tasks, waitlistEntries } from '#main/db/schema/index.ts';

const { placeholder } = sql;

export function crmStore(db: ReadableDb) {
  const person = { surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic };
  const task = {
    id: tasks.id, what: tasks.what, dueAt: tasks.dueAt, doneAt: tasks.doneAt, patientId: tasks.patientId, inquiryId: tasks.inquiryId,
    typedName: tasks.typedName, phoneE164: tasks.phoneE164, ...person,
  };
  const tasksWhere = (done: boolean) => db.select(task).from(tasks).leftJoin(patients, eq(patients.id, tasks.patientId))
    .where(and(eq(tasks.branchId, placeholder('branchId')), eq(tasks.deleted, 0), done ? isNotNull(tasks.doneAt) : isNull(tasks.doneAt)));
  return {
    openTasks: tasksWhere(false).orderBy(asc(tasks.dueAt), asc(tasks.id)).limit(500).prepare(),
    doneTasks: tasksWhere(true).orderBy(sql`${tasks.doneAt} desc`).limit(500).prepare(),
    openOfPatient: db.select({ id: tasks.id, what: tasks.what, dueAt: tasks.dueAt }).from(tasks)
      .where(and(eq(tasks.patientId, placeholder('patientId')), isNull(tasks.doneAt), eq(tasks.deleted, 0))).orderBy(asc(tasks.dueAt)).prepare(),
    task: db.select().from(tasks).where(and(eq(tasks.id, placeholder('id')), eq(tasks.deleted, 0))).prepare(),
    waitlist: db.select({
      id: waitlistEntries.id, kind: waitlistEntries.kind, wish: waitlistEntries.wish, createdAt: waitlistEntries.createdAt, patientId: waitlistEntries.patientId,
      typedName: waitlistEntries.typedName, phoneE164: waitlistEntries.phoneE164, doctor: doctors.displayName, ...person,
    }).from(waitlistEntries).leftJoin(patients, eq(patients.id, waitlistEntries.patientId)).leftJoin(doctors, eq(doctors.id, waitlistEntries.doctorId))
      .where(and(eq(waitlistEntries.branchId, placeholder('branchId')), isNull(waitlistEntries.closedAt), eq(waitlistEntries.deleted, 0)))
      .orderBy(asc(waitlistEntries.createdAt), asc(waitlistEntries.id)).limit(500).prepare(),
  };
}

export function insertTask(tx: WritableDb, row: typeof tasks.$inferInsert): void {
  tx.insert(tasks).values(row).run();
}
export function finishTask(tx: WritableDb, id: string, at: number, by: string): void {
  tx.update(tasks).set({ doneAt: at, doneBy: by }).where(eq(tasks.id, id)).run();
}
export function insertWaitlistEntry(tx: WritableDb, row: typeof waitlistEntries.$inferInsert): void {
  tx.insert(waitlistEntries).values(row).run();
}
