import { captureView } from './capture.ts';
import { shapesOf } from './ddl.ts';
import type { RawDatabase } from './driver.ts';
import { column, quoted } from './sql.ts';

const named = /^CREATE (?:UNIQUE )?(INDEX|TRIGGER|VIEW) "?(\w+)"?/;
const bare = (statement: string): string => statement.trim().replace(/;$/, '').replace(/\s+/g, ' ');
const same = (one: string, other: string): boolean => bare(one) === bare(other);

/**
 * What a file lacks of a drizzle schema, as the text of its next migration: new tables, new columns, and indexes and
 * triggers made anew where they differ (those serve one version of the program and promise nothing to another).
 * Empty when nothing is missing.
 * @throws when the schema no longer has a table or a column that the file has: migrations only add
 */
export function additionsTo(raw: RawDatabase, schema: Readonly<Record<string, unknown>>): string {
  const shapes = shapesOf(schema), parts: string[] = [];
  const there = new Map((raw.prepare(`SELECT name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger', 'view') AND sql IS NOT NULL`).raw().all() as [string, string][]));
  const tables = column(raw, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`) as string[];
  const lost = tables.filter((name) => !shapes.some((s) => s.name === name));
  const wanted = new Set<string>();
  const renew = (statement: string): string[] => {
    const [, kind, name] = named.exec(statement) ?? [];
    if (kind === undefined || name === undefined) return [];
    wanted.add(name);
    const known = there.get(name);
    if (known === undefined) return [statement];
    return same(known, statement) ? [] : [`DROP ${kind} ${quoted(name)};`, statement];
  };
  for (const { name, columns, statements } of shapes) {
    if (!tables.includes(name)) {
      parts.push(statements.join('\n'));
      for (const statement of statements) renew(statement);
      continue;
    }
    const known = raw.prepare(`PRAGMA table_xinfo(${quoted(name)})`).raw().all().map((row) => (row as [number, string])[1]);
    lost.push(...known.filter((c) => !columns.some((one) => one.name === c)).map((c) => `${name}.${c}`));
    const added = columns.filter((c) => !known.includes(c.name)).map((c) => `ALTER TABLE ${quoted(name)} ADD COLUMN ${c.line};`);
    const renewed = statements.flatMap(renew);
    if (added.length + renewed.length > 0) parts.push([...added, ...renewed].join('\n'));
  }
  // The view's own trigger goes with it.
  const [view = '', trigger = ''] = captureView.split(/\n(?=CREATE TRIGGER)/);
  if (!same(there.get('sync_capture') ?? '', view) || !same(there.get('sync_capture_insert') ?? '', trigger)) parts.push(`${there.has('sync_capture') ? 'DROP VIEW "sync_capture";\n' : ''}${captureView.trim()}`);
  for (const name of ['sync_capture', 'sync_capture_insert']) wanted.add(name);
  if (lost.length > 0) throw new Error(`migrations only add, but the schema no longer has ${lost.join(', ')}`);
  for (const [name, sql] of there) if (!wanted.has(name)) parts.push(`DROP ${named.exec(sql)?.[1] ?? 'INDEX'} ${quoted(name)};`);
  return parts.length > 0 ? `${parts.join('\n\n')}\n` : '';
}
