import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ReadableDb } from '#main/db/index.ts';
import { patientPhones, patients } from '#main/db/schema/index.ts';

const { placeholder } = sql;
/** `column` begins with the text under `name`; the text under `…End` is above all that do. */
const begins = (column: SQLiteColumn, name: string): SQL => sql`${column} >= ${placeholder(name)} and ${column} < ${placeholder(`${name}End`)}`;

/** The statements of the search: places of cards alone, in the order of the index that finds them. */
export function searchStatements(db: ReadableDb) {
  const { surnameNorm: surname, firstNameNorm: firstName, patronymicNorm: patronymic } = patients;
  const live = eq(patients.deleted, 0), livePhone = eq(patientPhones.deleted, 0);
  const unlessArchived = sql`(${patients.archivedAt} is null or ${placeholder('archivedToo')})`;
  /** The rowid: the indexes of names hold it, so a page of a search reads no card but those it shows (P4). */
  const place = sql<number>`${patients}.rowid`, atPlaces = sql`${patients}.rowid in (select value from json_each(${placeholder('places')}))`;
  const found = { place, archivedAt: patients.archivedAt };
  const places = (where: SQL[], order: SQL[]) => db.select(found).from(patients).where(and(...where, live, unlessArchived)).orderBy(...order).limit(placeholder('limit')).prepare();
  const numbers = (where: SQL, order: SQL[]) => db.select({ id: patientPhones.patientId }).from(patientPhones).where(and(where, livePhone)).orderBy(...order).limit(placeholder('limit')).prepare();
  /** One of the names listed under `names`: a seek to each. */
  const oneOf = (column: SQLiteColumn): SQL => sql`${column} in (select value from json_each(${placeholder('names')}))`;
  /** A cross join is never turned round (sqlite.org/optoverview.html#crossjoin): the list is the order. */
  const eachOf = (column: SQLiteColumn, others: SQL[]) => db.select(found).from(sql`json_each(${placeholder('names')}) as listed`).crossJoin(patients)
    .where(and(sql`${column} = listed.value`, ...others, live, unlessArchived)).limit(placeholder('limit')).prepare();
  /** The first places of each name listed, as a list in JSON: what a seek for each name alone would find, by one statement and without a card read. */
  const someOfEach = (column: SQLiteColumn, others: SQL[], order: SQL[]) => db.select({ places: sql<string>`(select json_group_array(row) from (select rowid as row from ${patients}
    where ${and(sql`${column} = listed.value`, ...others, live, sql`(${patients.archivedAt} is not null) = ${placeholder('archived')}`)!} order by ${sql.join(order, sql`, `)} limit ${placeholder('share')}))` })
    .from(sql`json_each(${placeholder('names')}) as listed`).prepare();
  const byName = [asc(surname), asc(firstName), asc(patronymic)];
  return {
    /** By the beginning of the surname, the other parts free or begun. */
    surname: places([begins(surname, 'surname'), begins(firstName, 'firstName'), begins(patronymic, 'patronymic')], byName),
    firstName: places([begins(firstName, 'firstName'), begins(patronymic, 'patronymic')], [asc(firstName), asc(surname)]),
    patronymic: places([begins(patronymic, 'patronymic')], [asc(patronymic), asc(surname)]),
    /** Names of one part listed, in the order of the list, each sought with the beginnings of the others. */
    listed: {
      surname: eachOf(surname, [begins(firstName, 'firstName'), begins(patronymic, 'patronymic')]),
      firstName: eachOf(firstName, [begins(surname, 'surname'), begins(patronymic, 'patronymic')]),
      patronymic: eachOf(patronymic, [begins(surname, 'surname'), begins(firstName, 'firstName')]),
    },
    /** First names listed with the beginning of a surname: few rows are read, wherever in the alphabet they stand. */
    byFirstNames: places([oneOf(firstName), begins(surname, 'surname'), begins(patronymic, 'patronymic')], byName),
    byPatronymics: places([oneOf(patronymic), begins(surname, 'surname'), begins(firstName, 'firstName')], byName),
    /** One part known whole, the others begun: a seek to each instead of a walk through all who begin alike. */
    someOfEach: {
      surname: someOfEach(surname, [begins(firstName, 'firstName'), begins(patronymic, 'patronymic')], [asc(firstName), asc(patronymic)]),
      firstName: someOfEach(firstName, [begins(surname, 'surname'), begins(patronymic, 'patronymic')], [asc(surname)]),
      patronymic: someOfEach(patronymic, [begins(surname, 'surname'), begins(firstName, 'firstName')], [asc(surname)]),
    },
    wards: db.select(found).from(patients).where(and(sql`${patients.guardianId} in (select g.id from ${patients} g where g.rowid in (select value from json_each(${placeholder('places')})))`, live)).limit(placeholder('limit')).prepare(),
    lastDigits: numbers(begins(patientPhones.digitsRev, 'digits'), [asc(patientPhones.digitsRev)]),
    firstDigits: numbers(begins(patientPhones.e164, 'digits'), [asc(patientPhones.e164)]),
    /** A part in the middle of a number: walks the index of reversed digits, so only when nothing else was found. */
    middleDigits: numbers(sql`instr(${patientPhones.digitsRev}, ${placeholder('digits')}) > 0`, []),
    /** The names «ив 0101» is narrowed by. */
    namesAt: db.select({ place, surname, firstName, patronymic }).from(patients).where(and(atPlaces, live)).prepare(),
    placesOf: db.select({ id: patients.id, place }).from(patients).where(and(sql`${patients.id} in (select value from json_each(${placeholder('ids')}))`, live)).prepare(),
    idsAt: db.select({ id: patients.id, place }).from(patients).where(and(atPlaces, live)).prepare(),
    numbersOf: db.select({ id: patientPhones.patientId, e164: patientPhones.e164, digits: patientPhones.digits, digitsRev: patientPhones.digitsRev, main: patientPhones.main }).from(patientPhones)
      .where(and(sql`${patientPhones.patientId} in (select value from json_each(${placeholder('ids')}))`, livePhone)).prepare(),
  };
}
export type SearchStatements = ReturnType<typeof searchStatements>;
