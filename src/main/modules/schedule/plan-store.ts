import { and, asc, eq, gte, inArray, lte, ne, sql } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { absences, appointments, doctors, patientPhones, patients, workShifts } from '#main/db/schema/index.ts';
import type { Day, Id } from '#shared/kernel/values.ts';

/** The plan's own reads: over a range of days, so they are asked seldom and prepared when asked. */
export function planStore(db: ReadableDb) {
  const phone = sql<string | null>`(select coalesce(ph.e164, ph.digits) from ${patientPhones} ph where ph.patient_id = ${appointments.patientId} and ph._deleted = 0 order by ph.main desc, ph.id limit 1)`;
  return {
    shifts: (doctorIds: readonly Id[], fromDay: Day, tillDay: Day) => db.select().from(workShifts)
      .where(and(inArray(workShifts.doctorId, [...doctorIds]), gte(workShifts.day, fromDay), lte(workShifts.day, tillDay), eq(workShifts.deleted, 0))).orderBy(asc(workShifts.day), asc(workShifts.startMin)).all(),
    absences: (doctorIds: readonly Id[], fromDay: Day, tillDay: Day) => db.select().from(absences)
      .where(and(inArray(absences.doctorId, [...doctorIds]), lte(absences.fromDay, tillDay), gte(absences.tillDay, fromDay), eq(absences.deleted, 0))).orderBy(asc(absences.fromDay), asc(absences.id)).all(),
    absence: (id: Id) => db.select().from(absences).where(and(eq(absences.id, id), eq(absences.deleted, 0))).get(),
    doctor: (id: Id) => db.select({ id: doctors.id, name: doctors.displayName, branchId: doctors.branchId }).from(doctors).where(and(eq(doctors.id, id), eq(doctors.deleted, 0))).get(),
    /** What is booked and not over in a range of days. */
    booked: (doctorIds: readonly Id[], fromDay: Day, tillDay: Day) => db.select({
      id: appointments.id, doctorId: appointments.doctorId, day: appointments.day, startMin: appointments.startMin, endMin: appointments.endMin,
      surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic, phone,
    }).from(appointments).leftJoin(patients, eq(patients.id, appointments.patientId))
      .where(and(inArray(appointments.doctorId, [...doctorIds]), gte(appointments.day, fromDay), lte(appointments.day, tillDay), inArray(appointments.status, ['unconfirmed', 'confirmed', 'arrived', 'inChair']), eq(appointments.deleted, 0)))
      .orderBy(asc(appointments.day), asc(appointments.startMin)).all(),
    /** Who else sits in a chair in a range of days. */
    inChairs: (chairIds: readonly Id[], doctorId: Id, fromDay: Day, tillDay: Day) => db.select({ chairId: workShifts.chairId, day: workShifts.day, startMin: workShifts.startMin, endMin: workShifts.endMin, doctorId: workShifts.doctorId, doctor: doctors.displayName })
      .from(workShifts).innerJoin(doctors, eq(doctors.id, workShifts.doctorId))
      .where(and(inArray(workShifts.chairId, [...chairIds]), ne(workShifts.doctorId, doctorId), gte(workShifts.day, fromDay), lte(workShifts.day, tillDay), eq(workShifts.deleted, 0))).all(),
  };
}
export type PlanStore = ReturnType<typeof planStore>;
export type ShiftDbRow = ReturnType<PlanStore['shifts']>[number];
export type AbsenceDbRow = ReturnType<PlanStore['absences']>[number];

export const insertShift = (tx: WritableDb, row: Omit<ShiftDbRow, 'deleted'>): void => { tx.insert(workShifts).values(row).run(); };
export const dropShift = (tx: WritableDb, id: Id): void => { tx.update(workShifts).set({ deleted: 1 }).where(eq(workShifts.id, id)).run(); };
export const insertAbsence = (tx: WritableDb, row: Omit<AbsenceDbRow, 'deleted'>): void => { tx.insert(absences).values(row).run(); };
export const dropAbsence = (tx: WritableDb, id: Id): void => { tx.update(absences).set({ deleted: 1 }).where(eq(absences.id, id)).run(); };
