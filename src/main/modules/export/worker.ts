import { closeSync, createWriteStream, mkdirSync, openSync, writeSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { AppError } from '#shared/kernel/errors.ts';
import { csvLine, safeText } from '#shared/kernel/table.ts';
import type { RawDatabase } from '#main/db/index.ts';
import { rulesOf } from '#main/db/schema/kinds.ts';
import * as schema from '#main/db/schema/index.ts';
import type { TaskContext } from '#main/worker/task.ts';
import { schemaFile, tableOf, type ExportTable } from './schema-file.ts';

const breatheEvery = 500;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** Rows that were put away stay in the database and do not leave it. */
const liveOf = (raw: RawDatabase, name: string): string => ((raw.prepare(`SELECT count(*) AS n FROM pragma_table_info(?) WHERE name = '_deleted'`).get(name) as { n: number }).n > 0 ? ' WHERE _deleted = 0' : '');

/** Whatever travels between PCs is the clinic's own; beside it the change log. */
const tableNames = (): string[] => [...Object.values(schema).flatMap((table) => (is(table, SQLiteTable) && ['clinic', 'branch'].includes(rulesOf(table)?.kind ?? '') ? [getTableName(table)] : [])), getTableName(schema.auditLog), getTableName(schema.auditTexts)].sort();

async function writeRows(path: string, { columns }: ExportTable, rows: Iterable<readonly (string | number | null)[]>, breathe: () => Promise<void>): Promise<number> {
  const out = createWriteStream(path, { encoding: 'utf8', flags: 'wx' });
  let count = 0;
  try {
    out.write(`\uFEFF${csvLine(columns.map(({ name }) => name))}`);
    for (const row of rows) {
      const line = csvLine(row.map((cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell) : safeText(cell))));
      if (!out.write(line)) await once(out, 'drain');
      if (++count % breatheEvery === 0) await breathe();
    }
  } finally {
    out.end();
    await finished(out);
  }
  return count;
}

function writeFiles(raw: RawDatabase, folder: string): number {
  const pieces = raw.prepare('SELECT bytes FROM attachment_chunks WHERE attachment_id = ? ORDER BY n').raw();
  mkdirSync(folder);
  let count = 0;
  for (const [id, name] of raw.prepare('SELECT id, name FROM attachments WHERE _deleted = 0 AND removed_at IS NULL ORDER BY id').raw().all() as [string, string][]) {
    const whole = pieces.all(id) as [Buffer][];
    if (whole.length === 0) continue; // lies on another PC
    const file = openSync(join(folder, `${id} ${name}`), 'wx');
    try {
      for (const [bytes] of whole) writeSync(file, bytes);
    } finally {
      closeSync(file);
    }
    count++;
  }
  return count;
}

/** Recordings whose sound this PC keeps, by id. */
function writeRecordings(raw: RawDatabase, folder: string): number {
  const pieces = raw.prepare('SELECT bytes FROM recording_chunks WHERE recording_id = ? ORDER BY n').raw();
  let count = 0;
  for (const [id, type] of raw.prepare('SELECT id, type FROM recordings WHERE kept_at IS NOT NULL AND gone_at IS NULL AND _deleted = 0 ORDER BY id').raw().all() as [string, string][]) {
    const whole = pieces.all(id) as [Buffer][];
    if (whole.length === 0) continue;
    if (count++ === 0) mkdirSync(folder);
    const file = openSync(join(folder, `${id}.${type}`), 'wx');
    try {
      for (const [bytes] of whole) writeSync(file, bytes);
    } finally {
      closeSync(file);
    }
  }
  return count;
}

export const exportTasks = {
  /** Everything as one state of the database: CSV files, schema.json, the files of cards, the recordings that are kept. The folder appears only when it is whole. @throws AppError `storage`/`file-not-written` */
  'export.all': async ({ folder }: { readonly folder: string }, { database, progress, breathe }: TaskContext): Promise<{ rows: number; files: number }> => {
    const { raw } = database(), partial = `${folder}.partial`;
    raw.exec('BEGIN');
    try {
      mkdirSync(partial);
      const tables = tableNames().map((name) => tableOf(raw, name)), counts: Record<string, number> = {};
      const sizes = tables.map(({ name }) => (raw.prepare(`SELECT count(*) AS n FROM ${quoted(name)}${liveOf(raw, name)}`).get() as { n: number }).n), total = sizes.reduce((sum, n) => sum + n, 0);
      let done = 0;
      for (const [n, table] of tables.entries()) {
        const rows = raw.prepare(`SELECT ${table.columns.map(({ name }) => quoted(name)).join(', ')} FROM ${quoted(table.name)}${liveOf(raw, table.name)}`).raw().iterate() as IterableIterator<(string | number | null)[]>;
        let portion = 0;
        counts[table.name] = await writeRows(join(partial, `${table.name}.csv`), table, rows, async () => { progress(done + (portion += breatheEvery), total, 'writing'); await breathe(); });
        done += sizes[n]!;
        progress(done, total, 'writing');
        await breathe();
      }
      const files = writeFiles(raw, join(partial, 'files')) + writeRecordings(raw, join(partial, 'recordings'));
      await writeFile(join(partial, 'schema.json'), schemaFile(tables, counts), { flag: 'wx' });
      await rename(partial, folder);
      return { rows: Object.values(counts).reduce((sum, n) => sum + n, 0), files };
    } catch (error) {
      await rm(partial, { recursive: true, force: true });
      if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('E') && !error.code.startsWith('ERR_')) throw new AppError('storage', 'file-not-written', {}, { cause: error });
      throw error;
    } finally {
      raw.exec('COMMIT');
    }
  },
} as const;
