import { sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { WritableDb } from '#main/db/index.ts';

type Insert<T extends SQLiteTable> = T['$inferInsert'];

/** An insert of these columns, prepared once; the others take their defaults. */
export function inserter<T extends SQLiteTable, const K extends keyof Insert<T> & string>(tx: WritableDb, table: T, columns: readonly K[]): (row: Required<Pick<Insert<T>, K>>) => void {
  const values = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])) as unknown as Insert<T>;
  const statement = tx.insert(table).values(values as never).prepare();
  return (row) => { statement.run(row); };
}
