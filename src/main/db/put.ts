import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { WritableDb } from './types.ts';

/** Columns that a row keeps for life: its key and its scope (SYNC: a row's scope never changes). */
const fixed = new Set(['id', 'branchId']);

/**
 * Writes whole rows of a table by one statement prepared once: inserts, or replaces the columns of the row with this id.
 * A member the row does not name takes the column's default, so pass what was read when an existing row changes.
 */
export function rowWriter<T extends SQLiteTable & { readonly id: SQLiteColumn }>(table: T): (tx: WritableDb, row: T['$inferInsert']) => void {
  const columns = Object.entries(getTableColumns(table)) as [string, SQLiteColumn][];
  const defaults = Object.fromEntries(columns.map(([name, column]) => [name, column.default ?? null]));
  const values = Object.fromEntries(columns.map(([name]) => [name, sql.placeholder(name)]));
  const prepare = (tx: WritableDb) => tx.insert(table).values(values as never).onConflictDoUpdate({
    target: table.id,
    set: Object.fromEntries(columns.filter(([name]) => !fixed.has(name)).map(([name, column]): [string, SQL] => [name, sql`excluded.${sql.identifier(column.keyAsName ? toSnakeCase(column.name) : column.name)}`])) as never,
  }).prepare();
  const prepared = new WeakMap<WritableDb, ReturnType<typeof prepare>>();
  return (tx, row) => {
    const known = prepared.get(tx) ?? prepare(tx);
    prepared.set(tx, known);
    known.run({ ...defaults, ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) });
  };
}
