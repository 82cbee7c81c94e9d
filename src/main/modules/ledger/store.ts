import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { appointments, doctors, employees, ledgerEntries, patients } from '#main/db/schema/index.ts';

const { placeholder } = sql;

export function ledgerStore(db: ReadableDb) {
  const live = eq(ledgerEntries.deleted, 0);
  return {
    ofPatient: db.select({
      id: ledgerEntries.id, at: ledgerEntries.at, kind: ledgerEntries.kind, amount: ledgerEntries.amount, what: ledgerEntries.what, reverses: ledgerEntries.reverses,
      surname: employees.surname, firstName: employees.firstName, appointmentId: appointments.id, day: appointments.day, doctor: doctors.displayName,
    }).from(ledgerEntries).leftJoin(employees, eq(employees.id, ledgerEntries.byEmployee))
      .leftJoin(appointments, eq(appointments.id, ledgerEntries.appointmentId)).leftJoin(doctors, eq(doctors.id, appointments.doctorId))
      .where(and(eq(ledgerEntries.patientId, placeholder('patientId')), live)).orderBy(asc(ledgerEntries.at), asc(ledgerEntries.id)).prepare(),
    entry: db.select().from(ledgerEntries).where(and(eq(ledgerEntries.id, placeholder('id')), live)).prepare(),
    /** Only a live card has movements. */
    patient: db.select({ id: patients.id }).from(patients).where(and(eq(patients.id, placeholder('id')), eq(patients.deleted, 0))).prepare(),
    appointment: db.select({ id: appointments.id }).from(appointments).where(and(eq(appointments.id, placeholder('id')), eq(appointments.patientId, placeholder('patientId')))).prepare(),
    paid: db.select({ sum: sql<number>`coalesce(sum(${ledgerEntries.amount}), 0)` }).from(ledgerEntries)
      .where(and(eq(ledgerEntries.patientId, placeholder('patientId')), eq(ledgerEntries.kind, 'payment'), live)).prepare(),
  };
}

export function insertEntry(tx: WritableDb, row: typeof ledgerEntries.$inferInsert): void {
  tx.insert(ledgerEntries).values(row).run();
}
