import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ReadableDb } from '#main/db/index.ts';
import { patientPhones, patients } from '#main/db/schema/index.ts';

const { placeholder } = sql;
/** `column` begins with the text under `name`; the text under `…End` is above all that do. */
const begins = (column: SQLiteColumn, name: string): SQL => sql`${column} >= ${placeholder(name)} and ${column} < ${placeholder(`${name}End`)}`;
const same = (column: SQLiteColumn, name: string): SQL => eq(column, placeholder(name));

/** The statements of the search: ids alone, in the order of the index that finds them. */
export function searchStatements(db: ReadableDb) {
  const { surnameNorm: surname, firstNameNorm: firstName, patronymicNorm: patronymic } = patients;
  const live = eq(patients.deleted, 0), livePhone = eq(patientPhones.deleted, 0);
  const unlessArchived = sql`(${patients.archivedAt} is null or ${placeholder('archivedToo')})`;
  const ids = (where: SQL[], order: SQL[]) => db.select({ id: patients.id, archivedAt: patients.archivedAt }).from(patients).where(and(...where, live, unlessArchived)).orderBy(...order).limit(placeholder('limit')).prepare();
  const numbers = (where: SQL, order: SQL[]) => db.select({ id: patientPhones.patientId }).from(patientPhones).where(and(where, livePhone)).orderBy(...order).limit(placeholder('limit')).prepare();
  return {
    /** By the beginning of the surname, the other parts free or begun. */
    surname: ids([begins(surname, 'surname'), begins(firstName, 'firstName'), begins(patronymic, 'patronymic')], [asc(surname), asc(firstName), asc(patronymic)]),
    firstName: ids([begins(firstName, 'firstName'), begins(patronymic, 'patronymic')], [asc(firstName), asc(surname)]),
    patronymic: ids([begins(patronymic, 'patronymic')], [asc(patronymic), asc(surname)]),
    /** One part known whole, the others begun: a seek to it instead of a walk through all who begin alike. */
    whole: {
      surname: ids([same(surname, 'surname'), begins(firstName, 'firstName'), begins(patronymic, 'patronymic')], [asc(firstName), asc(patronymic)]),
      firstName: ids([same(firstName, 'firstName'), begins(surname, 'surname'), begins(patronymic, 'patronymic')], [asc(surname)]),
      patronymic: ids([same(patronymic, 'patronymic'), begins(surname, 'surname'), begins(firstName, 'firstName')], [asc(surname)]),
    },
    wards: db.select({ id: patients.id, archivedAt: patients.archivedAt }).from(patients).where(and(sql`${patients.guardianId} in (select value from json_each(${placeholder('ids')}))`, live)).limit(placeholder('limit')).prepare(),
    lastDigits: numbers(begins(patientPhones.digitsRev, 'digits'), [asc(patientPhones.digitsRev)]),
    firstDigits: numbers(begins(patientPhones.e164, 'digits'), [asc(patientPhones.e164)]),
    /** A part in the middle of a number: walks the index of reversed digits, so only when nothing else was found. */
    middleDigits: numbers(sql`instr(${patientPhones.digitsRev}, ${placeholder('digits')}) > 0`, []),
    /** The names «ив 0101» is narrowed by. */
    namesByIds: db.select({ id: patients.id, surname, firstName, patronymic }).from(patients).where(and(sql`${patients.id} in (select value from json_each(${placeholder('ids')}))`, live)).prepare(),
    numbersOf: db.select({ id: patientPhones.patientId, e164: patientPhones.e164, digits: patientPhones.digits, digitsRev: patientPhones.digitsRev, main: patientPhones.main }).from(patientPhones)
      .where(and(sql`${patientPhones.patientId} in (select value from json_each(${placeholder('ids')}))`, livePhone)).prepare(),
  };
}
export type SearchStatements = ReturnType<typeof searchStatements>;
