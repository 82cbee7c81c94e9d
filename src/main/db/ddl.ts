import { is, SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig, SQLiteColumn, SQLiteSyncDialect, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { captureTriggers, captureView, guardTriggers, type Register } from './capture.ts';
import { reportTriggers } from './report-marks.ts';
import { rulesOf } from './schema/kinds.ts';
import { quoted } from './sql.ts';

/** As drizzle itself writes it with `casing: 'snake_case'`; its own cache knows one table of a name only. */
const columnName = (c: SQLiteColumn): string => (c.keyAsName ? toSnakeCase(c.name) : c.name);
const dialect = new SQLiteSyncDialect({ casing: 'snake_case' });

type Config = Omit<ReturnType<typeof getTableConfig>, 'columns'> & { readonly columns: readonly SQLiteColumn[] };
const configOf = (table: SQLiteTable): Config => getTableConfig(table);

/** A literal as SQL text; anything that is no literal is a mistake of the schema. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  throw new TypeError(`a default must be a string, a whole number or null, not ${typeof value}`);
}

const inline = (expression: SQL): string => dialect.sqlToQuery(sql`${expression}`.inlineParams(), 'indexes').sql;

function defaultOf(column: SQLiteColumn): string | undefined {
  if (!column.hasDefault || column.default === undefined) return undefined;
  return is(column.default, SQL) ? `(${inline(column.default)})` : literal(column.mapToDriverValue(column.default));
}

const typeOf = (column: SQLiteColumn): string => {
  const type = column.getSQLType().toUpperCase();
  if (!['TEXT', 'INTEGER', 'REAL', 'BLOB'].includes(type)) throw new TypeError(`${column.name}: a STRICT table has no type ${type}`);
  return type;
};

/** A table as it lies in the file: names in snake_case, in the order of the schema. */
export interface TableShape {
  readonly name: string;
  readonly kind: 'clinic' | 'branch' | 'local';
  readonly registers: readonly Register[];
  /** Each column as it stands in CREATE TABLE. */
  readonly columns: readonly { readonly name: string; readonly line: string }[];
  /** CREATE TABLE, indexes and triggers. */
  readonly statements: readonly string[];
}

/** Breaches of SYNC.md "Schema rules" in a table that travels; empty when it obeys. */
function breaches(table: SQLiteTable): string[] {
  const { name, columns, foreignKeys, uniqueConstraints, checks, primaryKeys, indexes } = configOf(table);
  const found = columns.filter((c) => !c.primary && c.notNull && defaultOf(c) === undefined).map((c) => `${name}.${c.name} is neither nullable nor defaulted`);
  found.push(...columns.filter((c) => !['text', 'integer'].includes(c.getSQLType())).map((c) => `${name}.${c.name}: only text and integer survive JSON unchanged`));
  found.push(...columns.filter((c) => c.primary && c.name !== 'id').map((c) => `${name}.${c.name} is a key besides id`));
  if (foreignKeys.length > 0) found.push(`${name} has a foreign key`);
  if (uniqueConstraints.length > 0 || columns.some((c) => c.isUnique) || indexes.some((i) => i.config.unique)) found.push(`${name} has a UNIQUE besides its key`);
  if (checks.length > 0 || primaryKeys.length > 0) found.push(`${name} has a CHECK or a composite key`);
  return found;
}

function registersOf(table: SQLiteTable): Register[] {
  const rules = rulesOf(table)!;
  const grouped = new Map(Object.entries(rules.groups).flatMap(([group, names]) => names.map((n) => [n, group] as const)));
  const registers = new Map<string, { column: string; fallback: string }[]>();
  for (const [key, column] of Object.entries(table as unknown as Record<string, unknown>)) {
    if (!is(column, SQLiteColumn) || column.primary) continue;
    const name = columnName(column), register = grouped.get(key) ?? name;
    registers.set(register, [...(registers.get(register) ?? []), { column: name, fallback: defaultOf(column) ?? 'NULL' }]);
  }
  return [...registers].map(([name, columns]) => ({ name, columns }));
}

function columnLine(c: SQLiteColumn): string {
  const fallback = defaultOf(c);
  return `${quoted(columnName(c))} ${typeOf(c)}${c.primary ? ' PRIMARY KEY' : ''}${c.notNull ? ' NOT NULL' : ''}${c.isUnique ? ' UNIQUE' : ''}${fallback === undefined ? '' : ` DEFAULT ${fallback}`}`;
}

function createTable(table: SQLiteTable): string {
  const { name, columns, primaryKeys, uniqueConstraints, foreignKeys } = configOf(table);
  const names = (list: readonly SQLiteColumn[]) => list.map((c) => quoted(columnName(c))).join(', ');
  const lines = columns.map((c) => `  ${columnLine(c)}`);
  for (const key of primaryKeys) lines.push(`  PRIMARY KEY (${names(key.columns)})`);
  for (const unique of uniqueConstraints) lines.push(`  UNIQUE (${names(unique.columns)})`);
  for (const key of foreignKeys) {
    const { columns: own, foreignColumns, foreignTable } = key.reference();
    lines.push(`  FOREIGN KEY (${names(own)}) REFERENCES ${quoted(configOf(foreignTable).name)} (${names(foreignColumns)})`);
  }
  // A local table with a text key is one B-tree; a row that travels is wide and has indexes, so it keeps its rowid.
  const clustered = rulesOf(table)!.kind === 'local' && !columns.some((c) => c.primary && c.getSQLType() === 'integer');
  return `CREATE TABLE ${quoted(name)} (\n${lines.join(',\n')}\n) STRICT${clustered ? ', WITHOUT ROWID' : ''};`;
}

function createIndexes(table: SQLiteTable): string[] {
  const { name, indexes } = configOf(table);
  return indexes.map(({ config }) => {
    const parts = config.columns.map((c) => (is(c, SQL) ? inline(c) : quoted(columnName(c))));
    return `CREATE ${config.unique ? 'UNIQUE ' : ''}INDEX ${quoted(config.name)} ON ${quoted(name)} (${parts.join(', ')})${config.where ? ` WHERE ${inline(config.where)}` : ''};`;
  });
}

/**
 * Every table of a drizzle schema module as STRICT DDL with its triggers, sorted by name.
 * @throws when a table that travels breaks SYNC.md "Schema rules", with all breaches named
 */
export function shapesOf(schema: Readonly<Record<string, unknown>>): TableShape[] {
  const tables = Object.values(schema).filter((t): t is SQLiteTable => is(t, SQLiteTable));
  const wrong = tables.flatMap((t) => {
    const rules = rulesOf(t);
    return rules ? (rules.kind === 'local' ? [] : breaches(t)) : [`${configOf(t).name} was not made by kinds.ts`];
  });
  if (wrong.length > 0) throw new Error(`the schema breaks the rules of tables that travel:\n${wrong.join('\n')}`);
  return tables.map((table) => {
    const { name } = configOf(table), { kind } = rulesOf(table)!;
    const registers = kind === 'local' ? [] : registersOf(table);
    const triggers = kind === 'local' ? [] : [...guardTriggers(name, kind), ...captureTriggers(name, kind, registers), ...reportTriggers[name] ?? []];
    const columns = configOf(table).columns.map((c) => ({ name: columnName(c), line: columnLine(c) }));
    return { name, kind, registers, columns, statements: [createTable(table), ...createIndexes(table), ...triggers] };
  }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The whole DDL of a schema as one script. */
export const ddlOf = (schema: Readonly<Record<string, unknown>>): string => `${shapesOf(schema).map((t) => t.statements.join('\n')).join('\n\n')}\n\n${captureView}`;
