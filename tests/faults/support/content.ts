import { createHash } from 'node:crypto';
import type { RawDatabase } from '#main/db/driver.ts';
import { quoted, tablesOf } from '#main/db/sql.ts';

/** All rows of a table, in the order of its key, as one digest; reading it reads every page the table has. */
export function contentOf(raw: RawDatabase, table: string): string {
  const rows = raw.prepare(`SELECT * FROM ${quoted(table)}`).raw().all() as unknown[][], hash = createHash('sha256');
  for (const row of rows.map((one) => JSON.stringify(one, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value))).sort()) hash.update(row).update('\n');
  return `${rows.length} ${hash.digest('hex').slice(0, 24)}`;
}
/** Every table of a database with what is in it. */
export const contentsOf = (raw: RawDatabase): Map<string, string> => new Map(tablesOf(raw).map((table) => [table, contentOf(raw, table)]));

/** The tables that differ; an empty list is equality. */
export const differing = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((table) => a.get(table) !== b.get(table));
