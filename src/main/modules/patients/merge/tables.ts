import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import * as schema from '#main/db/schema/index.ts';

export interface PatientTable { readonly name: string; readonly table: SQLiteTable & { readonly id: SQLiteColumn; readonly patientId: SQLiteColumn }; readonly deleted: SQLiteColumn | undefined }

/** What names a patient but never moves: the act of an erasure is about the card that was erased. */
const staying: ReadonlySet<string> = new Set(['erasures']);

/** Every table with a row of a patient's own, whichever module writes it: what is added later moves as well. */
export const patientTables: readonly PatientTable[] = Object.values(schema).flatMap((table): PatientTable[] => {
  if (!is(table, SQLiteTable)) return [];
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>, name = getTableName(table);
  return columns['patientId'] && columns['id'] && !staying.has(name) ? [{ name, table: table as PatientTable['table'], deleted: columns['deleted'] }] : [];
});

const byName: ReadonlyMap<string, SQLiteTable & { readonly id: SQLiteColumn }> = new Map(Object.values(schema as Record<string, unknown>).flatMap((table) => (is(table, SQLiteTable) ? [[getTableName(table), table as SQLiteTable & { readonly id: SQLiteColumn }] as const] : [])));
/** The table of a recorded change; undefined for one that this version no longer knows. */
export const tableNamed = (name: string): (SQLiteTable & { readonly id: SQLiteColumn }) | undefined => byName.get(name);
