import { and, asc, eq, gt, gte, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { absences, appointmentActions, appointments, chairs, doctors, ledgerEntries, patientPhones, patients, reservedTimes, specialities, workShifts } from '#main/db/schema/index.ts';

export type AppointmentDbRow = typeof appointments.$inferSelect;

const { placeholder } = sql;

/** Every read of the schedule, prepared once; a day is one statement a table, grouped in code (QUALITY.md P6). */
export function scheduleStore(db: ReadableDb) {
  const live = eq(appointments.deleted, 0), active = and(live, ne(appointments.status, 'cancelled'));
  const ofDay = eq(appointments.day, placeholder('day'));
  const phone = sql<string | null>`(select coalesce(ph.e164, ph.digits) from ${patientPhones} ph where ph.patient_id = ${appointments.patientId} and ph._deleted = 0 order by ph.main desc, ph.id limit 1)`;
  const shown = {
    id: appointments.id, patientId: appointments.patientId, doctorId: appointments.doctorId, chairId: appointments.chairId, day: appointments.day,
    startMin: appointments.startMin, endMin: appointments.endMin, status: appointments.status, kind: appointments.kind, comment: appointments.comment,
    surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic, banAt: patients.banAt, phone,
  };
  const rows = () => db.select(shown).from(appointments).leftJoin(patients, eq(patients.id, appointments.patientId)).$dynamic();
  const balance = sql<number>`sum(case ${ledgerEntries.kind} when 'payment' then ${ledgerEntries.amount} when 'charge' then -${ledgerEntries.amount} else 0 end)`;
  const busy = { appointmentId: appointments.id, doctorId: appointments.doctorId, chairId: appointments.chairId, day: appointments.day, startMin: appointments.startMin, endMin: appointments.endMin };
  const shift = { doctorId: workShifts.doctorId, chairId: workShifts.chairId, day: workShifts.day, startMin: workShifts.startMin, endMin: workShifts.endMin };
  const reserve = { id: reservedTimes.id, doctorId: reservedTimes.doctorId, day: reservedTimes.day, startMin: reservedTimes.startMin, endMin: reservedTimes.endMin, reason: reservedTimes.reason };
  const doctor = {
    id: doctors.id, branchId: doctors.branchId, name: doctors.displayName, colour: doctors.colour, usualMin: doctors.usualMin, retiredAt: doctors.retiredAt,
    speciality: specialities.name, group: specialities.groupName,
  };
  const absence = { id: absences.id, doctorId: absences.doctorId, fromDay: absences.fromDay, tillDay: absences.tillDay, startMin: absences.startMin, endMin: absences.endMin, kind: absences.kind, reason: absences.reason };
  const touching = and(lte(absences.fromDay, placeholder('tillDay')), gte(absences.tillDay, placeholder('fromDay')), eq(absences.deleted, 0));
  const branchShifts = and(eq(workShifts.branchId, placeholder('branchId')), eq(workShifts.deleted, 0));
  const branchReserves = and(eq(reservedTimes.branchId, placeholder('branchId')), eq(reservedTimes.deleted, 0));

  return {
    row: db.select().from(appointments).where(and(eq(appointments.id, placeholder('id')), live)).prepare(),
    shown: rows().where(and(eq(appointments.id, placeholder('id')), live)).prepare(),
    shownOfDay: rows().where(and(ofDay, eq(appointments.branchId, placeholder('branchId')), live)).orderBy(asc(appointments.startMin), asc(appointments.id)).prepare(),
    shownBetween: rows().where(and(gte(appointments.day, placeholder('fromDay')), lte(appointments.day, placeholder('tillDay')), eq(appointments.branchId, placeholder('branchId')), live)).orderBy(asc(appointments.day), asc(appointments.startMin), asc(appointments.id)).prepare(),
    shownOfPatient: db.select({ ...shown, doctor: doctors.displayName }).from(appointments).leftJoin(patients, eq(patients.id, appointments.patientId))
      .leftJoin(doctors, eq(doctors.id, appointments.doctorId)).where(and(eq(appointments.patientId, placeholder('patientId')), live)).orderBy(asc(appointments.startsAt)).prepare(),
    /** Those of the day whose balance is below zero. */
    debtorsOfDay: db.select({ patientId: ledgerEntries.patientId, balance }).from(ledgerEntries)
      .where(and(sql`${ledgerEntries.patientId} in (select ${appointments.patientId} from ${appointments} where ${ofDay} and ${appointments.branchId} = ${placeholder('branchId')} and ${live})`, eq(ledgerEntries.deleted, 0)))
      .groupBy(ledgerEntries.patientId).having(sql`${balance} < 0`).prepare(),
    debtorsBetween: db.select({ patientId: ledgerEntries.patientId, balance }).from(ledgerEntries)
      .where(and(sql`${ledgerEntries.patientId} in (select ${appointments.patientId} from ${appointments} where ${appointments.day} >= ${placeholder('fromDay')} and ${appointments.day} <= ${placeholder('tillDay')} and ${appointments.branchId} = ${placeholder('branchId')} and ${live})`, eq(ledgerEntries.deleted, 0)))
      .groupBy(ledgerEntries.patientId).having(sql`${balance} < 0`).prepare(),
    balance: db.select({ balance }).from(ledgerEntries).where(and(eq(ledgerEntries.patientId, placeholder('patientId')), eq(ledgerEntries.deleted, 0))).prepare(),

    ofPatient: db.select({
      id: appointments.id, day: appointments.day, startMin: appointments.startMin, startsAt: appointments.startsAt, status: appointments.status,
      cancelledBy: appointments.cancelledBy, doctor: doctors.displayName,
    }).from(appointments).leftJoin(doctors, eq(doctors.id, appointments.doctorId)).where(and(eq(appointments.patientId, placeholder('patientId')), live)).prepare(),
    future: db.select({ id: appointments.id, day: appointments.day, startMin: appointments.startMin, doctorId: appointments.doctorId }).from(appointments).where(and(eq(appointments.patientId, placeholder('patientId')), gt(appointments.startsAt, placeholder('now')), active)).orderBy(asc(appointments.startsAt), asc(appointments.id)).limit(1).prepare(),
    aheadOf: db.select({ n: sql<number>`count(*)` }).from(appointments).where(and(eq(appointments.doctorId, placeholder('doctorId')), gt(appointments.startsAt, placeholder('now')), active)).prepare(),
    comingOf: db.select({ patientId: appointments.patientId, day: appointments.day, startMin: appointments.startMin, doctor: doctors.displayName })
      .from(appointments).leftJoin(doctors, eq(doctors.id, appointments.doctorId))
      .where(and(sql`${appointments.patientId} in (select value from json_each(${placeholder('ids')}))`, gt(appointments.startsAt, placeholder('now')), active)).orderBy(asc(appointments.startsAt)).prepare(),

    doctors: db.select(doctor).from(doctors).leftJoin(specialities, eq(specialities.id, doctors.specialityId))
      .where(and(eq(doctors.branchId, placeholder('branchId')), eq(doctors.deleted, 0))).orderBy(asc(doctors.sort), asc(doctors.displayName)).prepare(),
    allDoctors: db.select(doctor).from(doctors).leftJoin(specialities, eq(specialities.id, doctors.specialityId)).where(and(eq(doctors.deleted, 0), isNull(doctors.retiredAt))).orderBy(asc(doctors.sort), asc(doctors.displayName)).prepare(),
    chairs: db.select({ id: chairs.id, name: chairs.name, branchId: chairs.branchId }).from(chairs).where(and(eq(chairs.deleted, 0), isNull(chairs.retiredAt))).orderBy(asc(chairs.name)).prepare(),
    doctorName: db.select({ name: doctors.displayName }).from(doctors).where(eq(doctors.id, placeholder('id'))).prepare(),
    doctor: db.select({ id: doctors.id, name: doctors.displayName, branchId: doctors.branchId }).from(doctors)
      .where(and(eq(doctors.id, placeholder('id')), eq(doctors.deleted, 0), isNull(doctors.retiredAt))).prepare(),
    patient: db.select({ id: patients.id, banAt: patients.banAt, banReason: patients.banReason }).from(patients).where(and(eq(patients.id, placeholder('id')), eq(patients.deleted, 0))).prepare(),

    shiftsOfDay: db.select(shift).from(workShifts).where(and(eq(workShifts.day, placeholder('day')), branchShifts)).orderBy(asc(workShifts.startMin)).prepare(),
    shiftsOfDoctor: db.select(shift).from(workShifts).where(and(eq(workShifts.day, placeholder('day')), eq(workShifts.doctorId, placeholder('doctorId')), branchShifts)).orderBy(asc(workShifts.startMin)).prepare(),
    shiftsBetween: db.select(shift).from(workShifts).where(and(gte(workShifts.day, placeholder('fromDay')), lte(workShifts.day, placeholder('tillDay')), branchShifts)).orderBy(asc(workShifts.startMin)).prepare(),
    reservesOfDay: db.select(reserve).from(reservedTimes).where(and(eq(reservedTimes.day, placeholder('day')), branchReserves)).orderBy(asc(reservedTimes.startMin)).prepare(),
    reservesOfDoctor: db.select(reserve).from(reservedTimes).where(and(eq(reservedTimes.day, placeholder('day')), eq(reservedTimes.doctorId, placeholder('doctorId')), branchReserves)).orderBy(asc(reservedTimes.startMin)).prepare(),
    reservesBetween: db.select(reserve).from(reservedTimes).where(and(gte(reservedTimes.day, placeholder('fromDay')), lte(reservedTimes.day, placeholder('tillDay')), branchReserves)).prepare(),
    reserve: db.select().from(reservedTimes).where(and(eq(reservedTimes.id, placeholder('id')), eq(reservedTimes.deleted, 0))).prepare(),
    absencesBetween: db.select(absence).from(absences).where(and(eq(absences.branchId, placeholder('branchId')), touching)).orderBy(asc(absences.fromDay), asc(absences.id)).prepare(),
    absencesOfDoctor: db.select(absence).from(absences).where(and(eq(absences.doctorId, placeholder('doctorId')), touching)).orderBy(asc(absences.fromDay), asc(absences.id)).prepare(),
    /** Active appointments that hold the doctor or the chair in a stretch of a day, in any branch. */
    holding: db.select({ ...busy, surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic })
      .from(appointments).leftJoin(patients, eq(patients.id, appointments.patientId))
      .where(and(ofDay, active, or(eq(appointments.doctorId, placeholder('doctorId')), eq(appointments.chairId, placeholder('chairId'))),
        sql`${appointments.startMin} < ${placeholder('endMin')}`, sql`${appointments.endMin} > ${placeholder('startMin')}`)).prepare(),
    /** Every appointment of a branch, for the instants of a new zone. */
    wallOfBranch: db.select({ id: appointments.id, day: appointments.day, startMin: appointments.startMin, endMin: appointments.endMin, startsAt: appointments.startsAt, endsAt: appointments.endsAt }).from(appointments).where(and(eq(appointments.branchId, placeholder('branchId')), live)).prepare(),
    busyBetween: db.select(busy).from(appointments).where(and(gte(appointments.day, placeholder('fromDay')), lte(appointments.day, placeholder('tillDay')), active)).prepare(),
  };
}
export type ScheduleStore = ReturnType<typeof scheduleStore>;

type Named<T> = { readonly [K in keyof T]-?: ReturnType<typeof placeholder> };
const named = <T extends object>(keys: readonly (keyof T & string)[]): Named<T> => Object.fromEntries(keys.map((k) => [k, placeholder(k)])) as unknown as Named<T>;

type Inserted = Pick<AppointmentDbRow, 'id' | 'branchId' | 'patientId' | 'doctorId' | 'chairId' | 'day' | 'startMin' | 'endMin' | 'startsAt' | 'endsAt' | 'status' | 'kind' | 'comment' | 'createdAt' | 'createdBy'>;
/** The columns a command may change afterwards; written whole, the change log takes only what differs. */
export type Changed = Pick<AppointmentDbRow, 'doctorId' | 'chairId' | 'day' | 'startMin' | 'endMin' | 'startsAt' | 'endsAt' | 'status' | 'kind' | 'comment' | 'cancelledAt' | 'cancelledBy' | 'cancelReason'>;
type ActionDbRow = Pick<typeof appointmentActions.$inferSelect, 'id' | 'branchId' | 'appointmentId' | 'patientId' | 'kind' | 'actorId' | 'at' | 'fromSlot' | 'toSlot' | 'cancelledBy' | 'givenInquiryId' | 'givenHow' | 'givenInCall'>;
/** The decision of attribution (modules/inquiries), written with the action. */
export type ActionLink = Pick<typeof appointmentActions.$inferSelect, 'linkedInquiryId' | 'linkRule' | 'linkFrom' | 'linkTill' | 'linkDistance'>;
const noLink: ActionLink = { linkedInquiryId: null, linkRule: null, linkFrom: null, linkTill: null, linkDistance: null };

function statements(tx: WritableDb) {
  return {
    insert: tx.insert(appointments).values(named<Inserted>(['id', 'branchId', 'patientId', 'doctorId', 'chairId', 'day', 'startMin', 'endMin', 'startsAt', 'endsAt', 'status', 'kind', 'comment', 'createdAt', 'createdBy'])).prepare(),
    update: tx.update(appointments).set(named<Changed>(['doctorId', 'chairId', 'day', 'startMin', 'endMin', 'startsAt', 'endsAt', 'status', 'kind', 'comment', 'cancelledAt', 'cancelledBy', 'cancelReason']) as never).where(eq(appointments.id, placeholder('id'))).prepare(),
    action: tx.insert(appointmentActions).values(named<ActionDbRow & ActionLink>(['id', 'branchId', 'appointmentId', 'patientId', 'kind', 'actorId', 'at', 'fromSlot', 'toSlot', 'cancelledBy', 'givenInquiryId', 'givenHow', 'givenInCall', 'linkedInquiryId', 'linkRule', 'linkFrom', 'linkTill', 'linkDistance'])).prepare(),
    dropAction: tx.update(appointmentActions).set({ deleted: 1 }).where(eq(appointmentActions.id, placeholder('id'))).prepare(),
    insertReserve: tx.insert(reservedTimes).values(named<typeof reservedTimes.$inferInsert>(['id', 'branchId', 'doctorId', 'day', 'startMin', 'endMin', 'reason', 'byEmployee']) as never).prepare(),
    changeReserve: tx.update(reservedTimes).set(named<{ startMin: number; endMin: number; reason: string }>(['startMin', 'endMin', 'reason']) as never).where(eq(reservedTimes.id, placeholder('id'))).prepare(),
    rezone: tx.update(appointments).set(named<{ startsAt: number; endsAt: number }>(['startsAt', 'endsAt']) as never).where(eq(appointments.id, placeholder('id'))).prepare(),
    dropReserve: tx.update(reservedTimes).set({ deleted: 1 }).where(eq(reservedTimes.id, placeholder('id'))).prepare(),
  };
}

/** The writes, prepared at the first transaction and kept: a transaction is the same connection. */
export function scheduleWrites() {
  let made: ReturnType<typeof statements> | undefined;
  const of = (tx: WritableDb) => (made ??= statements(tx));
  return {
    insert: (tx: WritableDb, row: Inserted): void => { of(tx).insert.run({ ...row }); },
    update: (tx: WritableDb, id: string, row: Changed): void => {
      const { doctorId, chairId, day, startMin, endMin, startsAt, endsAt, status, kind, comment, cancelledAt, cancelledBy, cancelReason } = row;
      of(tx).update.run({ id, doctorId, chairId, day, startMin, endMin, startsAt, endsAt, status, kind, comment, cancelledAt, cancelledBy, cancelReason });
    },
    action: (tx: WritableDb, row: ActionDbRow & Partial<ActionLink>): void => { of(tx).action.run({ ...noLink, ...row }); },
    dropAction: (tx: WritableDb, id: string): void => { of(tx).dropAction.run({ id }); },
    insertReserve: (tx: WritableDb, row: { readonly id: string; readonly branchId: string; readonly doctorId: string; readonly day: string; readonly startMin: number; readonly endMin: number; readonly reason: string; readonly byEmployee: string }): void => { of(tx).insertReserve.run({ ...row }); },
    changeReserve: (tx: WritableDb, id: string, to: { readonly startMin: number; readonly endMin: number; readonly reason: string }): void => { of(tx).changeReserve.run({ id, startMin: to.startMin, endMin: to.endMin, reason: to.reason }); },
    rezone: (tx: WritableDb, id: string, startsAt: number, endsAt: number): void => { of(tx).rezone.run({ id, startsAt, endsAt }); },
    dropReserve: (tx: WritableDb, id: string): void => { of(tx).dropReserve.run({ id }); },
  };
}
export type ScheduleWrites = ReturnType<typeof scheduleWrites>;
