import { getTableColumns, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { RawDatabase } from './driver.ts';
import { databaseError } from './errors.ts';
import { quoted } from './sql.ts';

type Cell = string | number | null;
const together = 32;

/**
 * Inserts many rows of these columns, the others take their defaults; a row whose id is there already is left as it is.
 * Several rows go in one statement: a million rows cost a third less than one at a time.
 */
export function bulkInserter<T extends SQLiteTable, const K extends keyof T['$inferInsert'] & string>(raw: RawDatabase, table: T, columns: readonly K[]): (rows: readonly (readonly Cell[])[], between?: () => void) => void {
  const all = getTableColumns(table) as unknown as Record<string, SQLiteColumn>;
  const names = columns.map((name) => { const column = all[name]!; return quoted(column.keyAsName ? toSnakeCase(column.name) : column.name); });
  const one = `(${columns.map(() => '?').join(', ')})`;
  const statement = (n: number) => raw.prepare(`INSERT OR IGNORE INTO ${quoted(getTableName(table))} (${names.join(', ')}) VALUES ${Array.from({ length: n }, () => one).join(', ')}`);
  const many = statement(together), single = statement(1);
  const flat: Cell[] = Array.from({ length: together * columns.length }, () => null);
  return (rows, between) => {
    try {
      let at = 0;
      for (; at + together <= rows.length; at += together) {
        let place = 0;
        for (let n = at; n < at + together; n++) for (const cell of rows[n]!) flat[place++] = cell;
        many.run(flat);
        between?.();
      }
      for (; at < rows.length; at++) single.run(rows[at]!);
    } catch (error) {
      throw databaseError(error);
    }
  };
}
