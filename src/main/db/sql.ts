import type { RawDatabase } from './driver.ts';

/** The first column of the first row, or undefined. Through `raw()`, for libsql adds a `_metadata` member to row objects. */
export const scalar = (raw: RawDatabase, sql: string, ...params: readonly unknown[]): unknown =>
  (raw.prepare(sql).raw().all(...params) as unknown[][])[0]?.[0];

/** The first column of every row. */
export const column = (raw: RawDatabase, sql: string, ...params: readonly unknown[]): unknown[] =>
  (raw.prepare(sql).raw().all(...params) as unknown[][]).map((row) => row[0]);

/** The tables of a file, without SQLite's own. */
export const tablesOf = (raw: RawDatabase): string[] =>
  column(raw, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`) as string[];

/** A path as an SQL string literal (VACUUM INTO takes no parameter on every binding). */
export const pathLiteral = (path: string): string => `'${path.replaceAll("'", "''")}'`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
