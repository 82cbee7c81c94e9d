import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectReadOnly } from '#main/db/connect.ts';
import { openDriver, type RawDatabase } from '#main/db/driver.ts';
import { openDatabase, type Migration } from '#main/db/index.ts';
import { runMigrations } from '#main/db/migrate.ts';
import { column, quoted, scalar, tablesOf } from '#main/db/sql.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { silentLog } from '#main/kernel/log.ts';
import { bundleProgram } from '#tests/support/bundle.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { migrations } from '../kill/setting.ts';
import { counter, verdictOf, type Effort, type Verdict } from '../support/verdict.ts';

/** The key of tests/migrations/open-and-die.ts, which dies here too. */
const key = 'a7'.repeat(32);
const folderOfMigrations = join(import.meta.dirname, '../../../migrations');
const fileIn = (folder: string): string => join(folder, 'stoika.db');
const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Three rows in every table, with something in every column: text where text may be, numbers where numbers must be. */
function fillEveryTable(raw: RawDatabase): void {
  for (const table of tablesOf(raw)) {
    if (table.startsWith('sync_')) continue;
    const columns = (raw.prepare(`PRAGMA table_xinfo(${quoted(table)})`).raw().all() as [number, string, string, number, unknown, number, number][]).filter((one) => one[6] === 0);
    const insert = raw.prepare(`INSERT OR IGNORE INTO ${quoted(table)} (${columns.map((one) => quoted(one[1])).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
    for (let n = 1; n <= 3; n++) insert.run(...columns.map(([, name, type]) => (type === 'INTEGER' ? (name === '_deleted' ? 0 : n) : type === 'BLOB' ? Buffer.from(`${name} ${n}`) : type === 'REAL' ? n / 2 : `${name} ёлка ${n}`)));
  }
}

/** A file as the program of that version left it: made by the very migrations it had, which never change. */
function fixtureOf(folder: string, version: number): void {
  const raw = openDriver(fileIn(folder), key);
  runMigrations(raw, migrations.filter((one) => one.version <= version), () => undefined);
  raw.prepare(`UPDATE sync_meta SET v = 'test01' WHERE k = 'node'`).run();
  fillEveryTable(raw);
  raw.close();
}

type Old = ReadonlyMap<string, { readonly columns: readonly string[]; readonly rows: string }>;
const rowsOf = (raw: RawDatabase, table: string, columns: readonly string[]): string => JSON.stringify(raw.prepare(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)} ORDER BY 1, 2`).raw().all());
function oldOf(folder: string): Old {
  const raw = connectReadOnly(fileIn(folder), key);
  try {
    return new Map(tablesOf(raw).filter((table) => !table.startsWith('sync_')).map((table) => {
      const columns = column(raw, `SELECT name FROM pragma_table_xinfo('${table}') WHERE hidden = 0`) as string[];
      return [table, { columns, rows: rowsOf(raw, table, columns) }];
    }));
  } finally {
    raw.close();
  }
}
const open = (folder: string, list: readonly Migration[] = migrations, onStep: (step: string) => void = () => undefined) =>
  openDatabase({ file: fileIn(folder), key, migrations: list, clock: systemClock, log: silentLog, node: 'test01', ballast: 0, onStep });

/** Opens with the newest program and gives what is wrong then. */
function wrongAfterOpening(folder: string, old: Old, onStep?: (step: string) => void): string[] {
  const database = open(folder, migrations, onStep), wrong: string[] = [];
  try {
    if (scalar(database.raw, 'PRAGMA user_version') !== migrations.at(-1)!.version) wrong.push('the version is not the newest');
    if (scalar(database.raw, 'PRAGMA integrity_check') !== 'ok') wrong.push('the file is damaged');
    for (const [table, { columns, rows }] of old) if (rowsOf(database.raw, table, columns) !== rows) wrong.push(`rows of ${table} changed`);
  } finally {
    database.close();
  }
  return wrong;
}

/** QUALITY.md R7: every old schema to the newest, a death at each step of it, and a newer file that stays as it is. */
export async function migrateTrials({ runs }: Effort): Promise<Verdict> {
  const program = await bundleProgram('tests/migrations/open-and-die.ts'), home = mkdtempSync(join(tmpdir(), 'stoika-migrate-')), upgrade = counter('every old schema to the newest'), deaths = counter('kill -9 at a step of the upgrade'), newer = counter('a file of a newer program');
  const fresh = (): string => mkdtempSync(join(home, 'trial-'));
  try {
    const latest = migrations.at(-1)!.version;
    for (let version = 1; version <= latest; version++) {
      const folder = fresh();
      fixtureOf(folder, version);
      const old = oldOf(folder), before = fresh(), steps: string[] = [];
      cpSync(folder, before, { recursive: true });
      for (const one of wrongAfterOpening(folder, old, (step) => steps.push(step))) upgrade.problem(`from ${version}: ${one}`);
      if (version < latest && !existsSync(`${fileIn(folder)}.before-${String(latest).padStart(4, '0')}`)) upgrade.problem(`from ${version}: no copy of before`);
      upgrade.count('whole');
      // A small trial takes a few steps of each upgrade, the full one all of them.
      for (const step of steps.filter((_, at) => at % Math.max(1, Math.ceil((steps.length * latest) / runs)) === 0)) {
        const trial = fresh();
        cpSync(before, trial, { recursive: true });
        const died = spawnSync(process.execPath, [program.file, trial, folderOfMigrations, step], { timeout: 60_000, encoding: 'utf8' });
        if (died.signal !== 'SIGKILL') deaths.problem(`from ${version} at ${step}: it did not die there ${died.stderr.slice(0, 300)}`);
        for (const one of wrongAfterOpening(trial, old)) deaths.problem(`from ${version} at ${step}: ${one}`);
        deaths.count('whole');
        rmSync(trial, { recursive: true, force: true });
      }
    }
    for (let n = 1; n <= 3; n++) {
      const folder = fresh(), coming: Migration[] = [...migrations, ...Array.from({ length: n }, (_, at) => ({ version: latest + at + 1, name: `${latest + at + 1}_later`, sql: `CREATE TABLE later_${at} (id TEXT PRIMARY KEY) STRICT;` }))];
      fixtureOf(folder, latest);
      open(folder, coming).close();
      const before = hashOf(fileIn(folder));
      try {
        open(folder).close();
        newer.problem(`version ${latest + n} was opened`);
      } catch (error) {
        if (!(error instanceof AppError) || error.reason !== 'newer') throw error;
      }
      if (hashOf(fileIn(folder)) !== before) newer.problem(`version ${latest + n}: the file was touched`);
      newer.count('refused, untouched');
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
    program.remove();
  }
  return verdictOf('R7 migrate', [upgrade.group, deaths.group, newer.group].filter((group) => group.runs > 0 || migrations.length > 1));
}
