import { and, asc, desc, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { consents, employeePhones, employees, families, insurancePolicies, ledgerEntries, patientPhones, patients } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';

export type PatientRow = typeof patients.$inferSelect;
export type PhoneRow = typeof patientPhones.$inferSelect;
export type PolicyRow = typeof insurancePolicies.$inferSelect;
export type ConsentRow = typeof consents.$inferSelect;

const { placeholder } = sql;
/** `column IN (…)` with one prepared text for any number of ids: they come as a JSON array under `name`. */
const among = (column: unknown, name: string): SQL => sql`${column} in (select value from json_each(${placeholder(name)}))`;

/** Every statement of this module, prepared once: built each time they cost twenty times as much (STACK.md, trap 5). */
export function patientStore(db: ReadableDb) {
  const guardian = alias(patients, 'guardian');
  const live = eq(patients.deleted, 0);
  const shownPhone = sql<string | null>`(select coalesce(ph.e164, ph.digits) from ${patientPhones} ph where ph.patient_id = ${patients.id} and ph._deleted = 0 order by ph.main desc, ph.rowid limit 1)`;
  const line = {
    place: sql<number>`${patients}.rowid`, id: patients.id, surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic, born: patients.born,
    status: patients.status, archivedAt: patients.archivedAt, banAt: patients.banAt, phone: shownPhone,
    guardianSurname: guardian.surname, guardianFirstName: guardian.firstName, guardianPatronymic: guardian.patronymic,
  };
  const lines = () => db.select(line).from(patients).leftJoin(guardian, eq(guardian.id, patients.guardianId)).$dynamic();
  const head = {
    id: patients.id, surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic, born: patients.born, status: patients.status,
    mainComment: patients.mainComment, extraComment: patients.extraComment, familyId: patients.familyId,
    archivedAt: patients.archivedAt, archiveReason: patients.archiveReason, banAt: patients.banAt, banReason: patients.banReason,
    guardianId: guardian.id, guardianKind: patients.guardianKind,
    guardianSurname: guardian.surname, guardianFirstName: guardian.firstName, guardianPatronymic: guardian.patronymic,
  };
  const total = (kind: 'payment' | 'charge' | 'insuranceCharge') => sql<number>`coalesce(sum(case when ${ledgerEntries.kind} = ${sql.raw(`'${kind}'`)} then ${ledgerEntries.amount} end), 0)`;
  const sums = { payments: total('payment'), charges: total('charge'), insurance: total('insuranceCharge') };
  const phoneOwner = eq(patients.id, patientPhones.patientId);
  const livePhone = eq(patientPhones.deleted, 0);

  return {
    row: db.select().from(patients).where(and(eq(patients.id, placeholder('id')), live)).prepare(),
    head: db.select(head).from(patients).leftJoin(guardian, eq(guardian.id, patients.guardianId)).where(and(eq(patients.id, placeholder('id')), live)).prepare(),
    phones: db.select().from(patientPhones).where(and(eq(patientPhones.patientId, placeholder('id')), livePhone)).orderBy(desc(patientPhones.main), asc(patientPhones.id)).prepare(),
    policies: db.select().from(insurancePolicies).where(and(eq(insurancePolicies.patientId, placeholder('id')), eq(insurancePolicies.deleted, 0))).orderBy(asc(insurancePolicies.id)).prepare(),
    consents: db.select().from(consents).where(and(eq(consents.patientId, placeholder('id')), eq(consents.deleted, 0))).orderBy(asc(consents.givenAt), asc(consents.id)).prepare(),
    policy: db.select().from(insurancePolicies).where(and(eq(insurancePolicies.id, placeholder('id')), eq(insurancePolicies.deleted, 0))).prepare(),
    wards: db.select({ id: patients.id, surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic, born: patients.born, kind: patients.guardianKind })
      .from(patients).where(and(eq(patients.guardianId, placeholder('id')), live)).orderBy(asc(patients.born), asc(patients.id)).prepare(),
    /** The newest consent of a kind that names its text. */
    newestConsent: db.select({ textVersion: consents.textVersion }).from(consents)
      .where(and(eq(consents.kind, placeholder('kind')), eq(consents.deleted, 0), ne(consents.textVersion, ''))).orderBy(desc(consents.givenAt)).limit(1).prepare(),
    relatives: db.select({ id: patients.id, surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic, born: patients.born })
      .from(patients).where(and(eq(patients.familyId, placeholder('familyId')), live)).orderBy(asc(patients.born), asc(patients.id)).prepare(),
    sums: db.select(sums).from(ledgerEntries).where(and(eq(ledgerEntries.patientId, placeholder('id')), eq(ledgerEntries.deleted, 0))).prepare(),
    familySums: db.select({ ...sums, members: sql<number>`count(distinct ${patients.id})` }).from(patients)
      .leftJoin(ledgerEntries, and(eq(ledgerEntries.patientId, patients.id), eq(ledgerEntries.deleted, 0)))
      .where(and(eq(patients.familyId, placeholder('familyId')), live)).prepare(),

    /** By their rowids, as the search finds them. */
    linesAt: lines().where(and(sql`${patients}.rowid in (select value from json_each(${placeholder('places')}))`, live)).prepare(),
    linesByIds: lines().where(and(among(patients.id, 'ids'), live)).prepare(),
    /** Cards that hold exactly this number: archived last (A-20), then by name. */
    linesByPhone: db.select(line).from(patientPhones).innerJoin(patients, phoneOwner).leftJoin(guardian, eq(guardian.id, patients.guardianId))
      .where(and(eq(patientPhones.e164, placeholder('e164')), livePhone, live)).prepare(),
    idsByPhone: db.select({ id: patients.id }).from(patientPhones).innerJoin(patients, phoneOwner)
      .where(and(eq(patientPhones.e164, placeholder('e164')), livePhone, live)).orderBy(sql`${patients.archivedAt} is not null`, asc(patients.surnameNorm), asc(patients.firstNameNorm), asc(patients.id)).prepare(),
    employeesByPhone: db.select({ id: employees.id, surname: employees.surname, firstName: employees.firstName, patronymic: employees.patronymic, patientId: employees.patientId })
      .from(employeePhones).innerJoin(employees, eq(employees.id, employeePhones.employeeId))
      .where(and(eq(employeePhones.e164, placeholder('e164')), eq(employeePhones.deleted, 0), eq(employees.deleted, 0), isNull(employees.retiredAt))).prepare(),
    employeeNames: db.select({ id: employees.id, surname: employees.surname, firstName: employees.firstName, patronymic: employees.patronymic })
      .from(employees).where(among(employees.id, 'ids')).prepare(),
  };
}
export type PatientStore = ReturnType<typeof patientStore>;

export function insertPatient(tx: WritableDb, row: typeof patients.$inferInsert): void {
  tx.insert(patients).values(row).run();
}
export function updatePatient(tx: WritableDb, id: Id, change: Partial<PatientRow>): void {
  if (Object.keys(change).length > 0) tx.update(patients).set(change).where(eq(patients.id, id)).run();
}
export function insertPhone(tx: WritableDb, row: typeof patientPhones.$inferInsert): void {
  tx.insert(patientPhones).values(row).run();
}
export function updatePhone(tx: WritableDb, id: Id, change: Partial<PhoneRow>): void {
  tx.update(patientPhones).set(change).where(eq(patientPhones.id, id)).run();
}
export function insertFamily(tx: WritableDb, id: Id, name: string): void {
  tx.insert(families).values({ id, name }).run();
}
export function insertPolicy(tx: WritableDb, row: typeof insurancePolicies.$inferInsert): void {
  tx.insert(insurancePolicies).values(row).run();
}
export function updatePolicy(tx: WritableDb, id: Id, change: Partial<PolicyRow>): void {
  tx.update(insurancePolicies).set(change).where(eq(insurancePolicies.id, id)).run();
}
export function insertConsent(tx: WritableDb, row: typeof consents.$inferInsert): void {
  tx.insert(consents).values(row).run();
}
export function revokeConsent(tx: WritableDb, id: Id, revoked: Pick<ConsentRow, 'revokedAt' | 'revokedHow' | 'revokedBy'>): void {
  tx.update(consents).set(revoked).where(eq(consents.id, id)).run();
}
