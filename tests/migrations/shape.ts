import type { RawDatabase } from '#main/db/driver.ts';
import { column, quoted } from '#main/db/sql.ts';

/** What a file's schema promises: readable lines, sorted, so that two schemas compare as values. The order of columns does not count. */
export function shapeOf(raw: RawDatabase): string[] {
  const rows = raw.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL').raw().all() as [string, string, string, string][];
  return rows.flatMap(([type, name, table, sql]) => {
    if (type !== 'table') return [`${type} ${table}.${name}: ${sql.replace(/\s+/g, ' ')}`];
    const columns = raw.prepare(`PRAGMA table_xinfo(${quoted(name)})`).raw().all() as [number, string, string, number, string | null, number, number][];
    const tail = /\)\s*([A-Z, ]*)$/.exec(sql)?.[1] ?? '';
    return [
      `table ${name} ${tail}`,
      ...columns.map(([, c, t, notNull, fallback, key, hidden]) => `column ${name}.${c}: ${t}${notNull ? ' NOT NULL' : ''} default ${fallback ?? '-'} key ${key} hidden ${hidden}`),
    ];
  }).sort();
}

/** Promises of `before` that `after` no longer keeps. Triggers and indexes serve this program only and may be made anew. */
export const brokenPromises = (before: readonly string[], after: readonly string[]): string[] =>
  before.filter((line) => /^(table|column) /.test(line) && !after.includes(line));

export const tableNames = (raw: RawDatabase): string[] => column(raw, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`) as string[];
