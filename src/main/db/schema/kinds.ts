import { integer, sqliteTable, text, type SQLiteColumnBuilderBase, type SQLiteTable, type SQLiteTableExtraConfigValue, type SQLiteTableWithColumns } from 'drizzle-orm/sqlite-core';
import type { BuildColumns } from 'drizzle-orm';

/**
 * What the several-PCs protocol needs to know of a table. `clinic` and `branch` rows travel between PCs, so they obey
 * the schema rules: a UUIDv7 text key, no UNIQUE but the key, no enforced foreign keys, every other column nullable or
 * defaulted, rows never deleted (`deleted = 1`), migrations only add. `local` rows never leave this PC and are free.
 * ddl.ts checks the rules and generates STRICT tables, the delete-blocking and the change-capture triggers.
 */
export type TableKind = 'clinic' | 'branch' | 'local';
/** Named groups of columns (TypeScript names) that always travel whole: `{ '@slot': ['chairId', …] }`. */
export type ColumnGroups<K extends string = string> = Readonly<Record<`@${string}`, readonly K[]>>;
export interface TableRules { readonly kind: TableKind; readonly groups: ColumnGroups }

const rulesByTable = new WeakMap<SQLiteTable, TableRules>();

/** The rules a table was declared with; undefined for a table that was not made by this file. */
export const rulesOf = (table: SQLiteTable): TableRules | undefined => rulesByTable.get(table);

type Columns = Record<string, SQLiteColumnBuilderBase>;
type Built<N extends string, C extends Columns> = SQLiteTableWithColumns<{ name: N; schema: undefined; columns: BuildColumns<N, C, 'sqlite'>; dialect: 'sqlite' }>;
type Extra<N extends string, C extends Columns> = (self: BuildColumns<N, C, 'sqlite'>) => SQLiteTableExtraConfigValue[];
type ColumnName<C> = Extract<keyof C, string>;

function declare<N extends string, C extends Columns>(name: N, columns: C, extra: Extra<N, C> | undefined, rules: TableRules): Built<N, C> {
  const table = sqliteTable(name, columns, extra) as Built<N, C>;
  rulesByTable.set(table, rules);
  return table;
}

const key = () => ({ id: text().primaryKey() });
const tombstone = () => ({ deleted: integer('_deleted').notNull().default(0) });
/** Defaulted in SQL (a message may bring a row's other columns first), yet an insert of ours that forgets it does not compile. */
const required = () => text().notNull();
const branchScope = () => ({ branchId: text().notNull().default('') as unknown as ReturnType<typeof required> });

type Key = ReturnType<typeof key>;
type Tombstone = ReturnType<typeof tombstone>;
type BranchScope = ReturnType<typeof branchScope>;

/** A table whose rows every PC of the clinic has: patients, families, staff, directories, settings. */
export function clinicTable<N extends string, C extends Columns>(name: N, columns: C, extra?: Extra<N, Key & C & Tombstone>, groups: ColumnGroups<ColumnName<C>> = {}): Built<N, Key & C & Tombstone> {
  return declare(name, { ...key(), ...columns, ...tombstone() }, extra, { kind: 'clinic', groups });
}

/**
 * A table whose rows belong to one branch: `branchId` is the row's scope and never changes (a move is a copy and a
 * tombstone). Appointments, inquiries, calls, leads, tasks.
 * @example branchTable('appointments', { chairId: text(), … }, (t) => [index('…').on(t.day)], { '@slot': ['chairId', 'doctorId', 'day', 'startMin', 'endMin'] })
 */
export function branchTable<N extends string, C extends Columns>(name: N, columns: C, extra?: Extra<N, Key & BranchScope & C & Tombstone>, groups: ColumnGroups<ColumnName<C>> = {}): Built<N, Key & BranchScope & C & Tombstone> {
  return declare(name, { ...key(), ...branchScope(), ...columns, ...tombstone() }, extra, { kind: 'branch', groups });
}

/** A table of this PC only: sessions, drafts, audit, sync state. Keys, UNIQUE and foreign keys as it likes; nothing is added. */
export function localTable<N extends string, C extends Columns>(name: N, columns: C, extra?: Extra<N, C>): Built<N, C> {
  return declare(name, columns, extra, { kind: 'local', groups: {} });
}
