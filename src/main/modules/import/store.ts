import { and, asc, eq, gt, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { ReadableDb } from '#main/db/index.ts';
import { appointments, doctors, employees, importKeys, importProposals, ledgerEntries, patientPhones, patients } from '#main/db/schema/index.ts';

const { placeholder: p } = sql;

/** The reads of an import over the base; each prepared once on the connection it is given. */
export function importReads(db: ReadableDb) {
  const card = { id: patients.id, surnameNorm: patients.surnameNorm, firstNameNorm: patients.firstNameNorm, patronymicNorm: patients.patronymicNorm, born: patients.born };
  const pageOf = 20_000;
  return {
    cardsByName: db.select(card).from(patients).where(and(eq(patients.surnameNorm, p('surname')), eq(patients.firstNameNorm, p('firstName')), eq(patients.deleted, 0))).limit(100).prepare(),
    cardsByPhone: db.select(card).from(patientPhones).innerJoin(patients, eq(patients.id, patientPhones.patientId))
      .where(and(eq(patientPhones.e164, p('e164')), eq(patientPhones.deleted, 0), eq(patients.deleted, 0))).limit(100).prepare(),
    card: db.select({ ...card, familyId: patients.familyId }).from(patients).where(and(eq(patients.id, p('id')), eq(patients.deleted, 0))).prepare(),
    phones: db.select({ id: patientPhones.id, e164: patientPhones.e164, digits: patientPhones.digits }).from(patientPhones).where(and(eq(patientPhones.patientId, p('id')), eq(patientPhones.deleted, 0))).prepare(),
    balance: db.select({ sum: sql<number>`coalesce(sum(case ${ledgerEntries.kind} when 'payment' then ${ledgerEntries.amount} when 'charge' then -${ledgerEntries.amount} else 0 end), 0)` })
      .from(ledgerEntries).where(and(eq(ledgerEntries.patientId, p('id')), ne(ledgerEntries.id, p('without')), eq(ledgerEntries.deleted, 0))).prepare(),
    appointmentAt: db.select({ id: appointments.id }).from(appointments)
      .where(and(eq(appointments.patientId, p('id')), eq(appointments.startsAt, p('startsAt')), eq(appointments.doctorId, p('doctorId')), eq(appointments.deleted, 0))).limit(2).prepare(),
    busy: db.select({ id: appointments.id, startMin: appointments.startMin, endMin: appointments.endMin }).from(appointments)
      .where(and(eq(appointments.doctorId, p('doctorId')), eq(appointments.day, p('day')), eq(appointments.deleted, 0), sql`${appointments.status} <> 'cancelled'`)).prepare(),
    /** When each patient has an appointment that this import did not bring, page by page. */
    visits: db.select({ id: appointments.id, patientId: appointments.patientId, startsAt: appointments.startsAt }).from(appointments)
      .where(and(or(lt(appointments.id, p('from')), gt(appointments.id, p('till'))), gt(appointments.id, p('after')), eq(appointments.deleted, 0))).orderBy(asc(appointments.id)).limit(pageOf).prepare(),
    /** How many rows there are, roughly: none was ever deleted. */
    size: (of: 'patients' | 'phones' | 'appointments'): number => {
      const table = { patients, phones: patientPhones, appointments }[of];
      return db.select({ n: sql<number>`coalesce(max(rowid), 0)` }).from(table).get()?.n ?? 0;
    },
    doctors: () => db.select({ id: doctors.id, displayName: doctors.displayName, surname: employees.surname, firstName: employees.firstName, patronymic: employees.patronymic })
      .from(doctors).leftJoin(employees, eq(employees.id, doctors.employeeId)).where(eq(doctors.deleted, 0)).all(),
    decisions: (importId: string) => db.select({ row: importProposals.row, patientId: importProposals.patientId, decision: importProposals.decision }).from(importProposals).where(eq(importProposals.importId, importId)).all(),
    /** Names and birth dates of all cards, page by page in the order of their ids. */
    names: db.select(card).from(patients).where(and(gt(patients.id, p('after')), eq(patients.deleted, 0))).orderBy(asc(patients.id)).limit(pageOf).prepare(),
    numbers: db.select({ id: patientPhones.id, patientId: patientPhones.patientId, e164: patientPhones.e164 }).from(patientPhones)
      .where(and(gt(patientPhones.id, p('after')), eq(patientPhones.deleted, 0), isNotNull(patientPhones.e164))).orderBy(asc(patientPhones.id)).limit(pageOf).prepare(),
    keys: db.select().from(importKeys).where(gt(importKeys.key, p('after'))).orderBy(asc(importKeys.key)).limit(pageOf).prepare(),
  };
}
export type ImportReads = ReturnType<typeof importReads>;
