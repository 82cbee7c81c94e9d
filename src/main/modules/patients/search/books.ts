import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ReadableDb } from '#main/db/index.ts';
import { patients } from '#main/db/schema/index.ts';
import type { NameColumn } from '#shared/patients/search-plan.ts';
import { NameBook } from './name-book.ts';

const { placeholder } = sql;
const columns: Readonly<Record<NameColumn, SQLiteColumn>> = { surname: patients.surnameNorm, firstName: patients.firstNameNorm, patronymic: patients.patronymicNorm };
const names = Object.keys(columns) as NameColumn[];
/** Names, and cards that came since, read in one step: a few milliseconds, so that reading in the background holds nobody up. */
const inOneStep = 1_500, cardsInOneStep = 500;

export interface NameBooks extends Readonly<Record<NameColumn, NameBook>> {}

/**
 * The books of the three columns, filled at the first need and kept fresh: cards that came by any way (form, import,
 * exchange) are noticed by their rowid, a changed name is told by the writer.
 */
export function createNameBooks(db: ReadableDb) {
  // Each name leads to the next by the index: fifty thousand steps rather than a million rows.
  const distinct = (column: SQLiteColumn) => {
    const next = (after: SQL) => sql`(select min(${column}) from ${patients} where ${column} > ${after})`;
    return db.select({ name: sql<string>`name` }).from(sql`(with recursive walk(name) as (select ${next(sql`${placeholder('after')}`)} union all select ${next(sql`walk.name`)} from walk where walk.name is not null) select name from walk where name is not null limit ${inOneStep})`).prepare();
  };
  const readers = { surname: distinct(columns.surname), firstName: distinct(columns.firstName), patronymic: distinct(columns.patronymic) };
  const newest = db.select({ rowid: sql<number>`coalesce(max(rowid), 0)` }).from(patients).prepare();
  const since = db.select({ rowid: sql<number>`rowid`, surname: patients.surnameNorm, firstName: patients.firstNameNorm, patronymic: patients.patronymicNorm }).from(patients).where(sql`rowid > ${placeholder('rowid')}`).orderBy(sql`rowid`).limit(cardsInOneStep).prepare();

  let books: NameBooks, seen = 0, filling: Generator<undefined> | undefined, ready = false;
  const told: Record<NameColumn, Set<string>> = { surname: new Set(), firstName: new Set(), patronymic: new Set() };

  /** Reads step by step; the books are used only when all are whole. */
  function* fill(): Generator<undefined> {
    const fresh = { surname: new NameBook(), firstName: new NameBook(), patronymic: new NameBook() }, from = newest.get()!.rowid;
    for (const name of names) {
      for (let after = '', rows; (rows = readers[name].all({ after })).length > 0; after = rows.at(-1)!.name) {
        yield;
        fresh[name].learn(rows.map((row) => row.name));
        yield;
      }
    }
    books = fresh;
    seen = from;
    ready = true;
  }
  /** Learns the next of the cards that came since; false when they were the last. */
  const follow = (): boolean => {
    const rows = since.all({ rowid: seen });
    for (const name of names) books[name].learn(rows.map((row) => row[name]));
    seen = rows.at(-1)?.rowid ?? seen;
    return rows.length === cardsInOneStep;
  };
  const step = (): boolean => {
    if (ready) return follow();
    filling ??= fill();
    if (filling.next().done) filling = undefined;
    return true;
  };

  return {
    /** One step in the background, of filling or of catching up with an import; false when all that is there is known. */
    step,
    /** The books with every name of the database. */
    get: (): NameBooks => {
      const { rowid } = newest.get()!;
      // Rowids that ran backwards mean another file under the same connection's feet: nothing known of it holds.
      if (rowid < seen) ready = false;
      if (!ready || rowid > seen) while (step()) { /* whoever searches meanwhile does the rest */ }
      for (const name of names) {
        if (told[name].size === 0) continue;
        books[name].learn(told[name]);
        told[name].clear();
      }
      return books;
    },
    /** A card has been given another name. */
    renamed: (to: Readonly<Record<`${NameColumn}Norm`, string>>): void => { for (const name of names) told[name].add(to[`${name}Norm`]); },
  };
}
export type NameLibrary = ReturnType<typeof createNameBooks>;
