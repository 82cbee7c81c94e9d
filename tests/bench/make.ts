import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { benchScale, generatorVersion, makeDemoClinic, settleLinks } from '#main/app/demo/index.ts';
import { foldAll } from '#main/modules/reports/fold.ts';
import { generation } from '#main/modules/reports/columns.ts';
import { openDatabase, readMigrations } from '#main/db/index.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { instant } from '#shared/kernel/values.ts';

/** The published key of the generated clinics: nobody's data lies in them. */
export const benchKey = 'be'.repeat(32);
/** The moment the generated clinics stand at: Tuesday 24.11.2026, 09:00 in Moscow. */
export const benchNow = instant(Date.UTC(2026, 10, 24, 6, 0));
export const migrations = readMigrations(join(import.meta.dirname, '../../migrations'));

export interface BenchFiles {
  readonly scale: number;
  readonly folder: string;
  /** Encrypted, as the program keeps it. */
  readonly clinic: string;
  /** The same rows in a file that is not encrypted. */
  readonly plain: string;
  /** How it was made; undefined when it was there already. */
  readonly seconds: number | undefined;
}

/** Another schema, generator or size is another clinic. */
export function benchFolder(scale: number): string {
  const schema = createHash('sha256').update(JSON.stringify(migrations)).update(`${generatorVersion} ${generation} tags`).digest('hex').slice(0, 12);
  return join(process.env['STOIKA_BENCH_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'stoika', 'bench'), `${scale}-${schema}`);
}

interface IndexRow { readonly name: string; readonly sql: string }

/** Makes the generated clinic of this size unless it is in the cache; `say` hears how far it has come. */
export async function makeBench(scale: number, say: (line: string) => void = () => undefined): Promise<BenchFiles> {
  const folder = benchFolder(scale), files = { scale, folder, clinic: join(folder, 'clinic.db'), plain: join(folder, 'plain.db') };
  if (existsSync(files.plain) && existsSync(files.clinic)) return { ...files, seconds: undefined };
  const parent = join(folder, '..'), making = `${folder}.making-${process.pid}`, started = performance.now();
  // Clinics of this size that another schema or generator made are of no use to anybody.
  if (existsSync(parent)) for (const name of readdirSync(parent)) if (name.startsWith(`${scale}-`) && !name.includes('.making-')) rmSync(join(parent, name), { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  try {
    await fill(join(making, 'clinic.db'), scale, say);
    say('the same without encryption');
    makeTwins(join(making, 'clinic.db'), join(making, 'plain.db'));
    if (!existsSync(folder)) renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  const seconds = (performance.now() - started) / 1_000;
  say(`${Math.round(statSync(files.clinic).size / 1_048_576)} MiB in ${seconds.toFixed(0)} s at ${folder}`);
  return { ...files, seconds };
}

async function fill(file: string, scale: number, say: (line: string) => void): Promise<void> {
  const clock = createVirtualClock(benchNow), database = openDatabase({ file, key: benchKey, migrations, clock, log: silentLog, node: 'bench1', ballast: 0 });
  try {
    // Indexes are made at the end, over rows that are there: many times faster than one row at a time.
    const indexes = database.raw.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`).all() as IndexRow[];
    database.raw.exec('PRAGMA cache_size = -1000000; PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 20000');
    for (const { name } of indexes) database.raw.exec(`DROP INDEX "${name}"`);
    let told = '';
    await makeDemoClinic(database, {
      newId: createIds(clock), clock, hashPassword: (password) => `unused:${password}`, scale: benchScale(scale), linksLater: true,
      progress: ({ step, done, total }) => {
        const line = `${step} ${Math.floor((done / total) * 10) * 10} %`;
        if (line !== told) say(told = line);
      },
    });
    say('indexes');
    for (const { sql } of indexes) database.raw.exec(sql);
    say('links');
    await settleLinks(database);
    say('tags of calls');
    addTags(database);
    // The generator writes rows, not what the program makes of them.
    say('days of the reports');
    foldAll(database, benchNow);
    database.raw.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}

/** Every third conversation has a tag of five, every ninth was asked for one in vain: the demo has tags turned off, and a report of none times nothing. */
function addTags({ raw, node }: ReturnType<typeof openDatabase>): void {
  raw.exec(`INSERT INTO tag_groups (id, name, created_at) VALUES ('${node}-tags', 'Почему', 1)`);
  raw.exec(`INSERT INTO tags (id, group_id, name, created_at) SELECT '${node}-tag-' || value, '${node}-tags', 'Метка ' || value, 1 FROM json_each('[0,1,2,3,4]')`);
  raw.exec(`INSERT INTO call_tags (id, branch_id, call_id, tag_id, set_at) SELECT '${node}-set-' || rowid, branch_id, id, '${node}-tag-' || (rowid % 5), ended_at FROM inquiries WHERE kind = 'call' AND outcome = 'answered' AND rowid % 3 = 0`);
  raw.exec(`INSERT INTO tag_prompts (id, branch_id, mode, ended_at, saved_at) SELECT id, branch_id, 'withoutBooking', ended_at, iif(rowid % 3 = 0, ended_at, NULL) FROM inquiries WHERE kind = 'call' AND outcome = 'answered' AND (rowid % 3 = 0 OR rowid % 9 = 1)`);
}

/** Opens a file, does one thing and writes it back whole under another key, its rows in the same order. */
function rekeyed(file: string, steps: readonly string[]): void {
  const raw = new Sqlite(file);
  try {
    for (const step of steps) raw.pragma(step);
  } finally {
    raw.close();
  }
}

/**
 * The twins: the decrypted one is written anew by the change of key, and the encrypted one is made of it again, so that
 * the rows of both lie in the same places and the cipher is all that differs.
 */
function makeTwins(clinic: string, plain: string): void {
  const ours = [`cipher='aegis'`, `key='raw:${benchKey}'`];
  copyFileSync(clinic, plain);
  rekeyed(plain, [...ours, 'journal_mode = DELETE', `rekey=''`]);
  const fd = openSync(plain, 'r'), head = Buffer.alloc(15);
  readSync(fd, head);
  closeSync(fd);
  if (head.toString() !== 'SQLite format 3') throw new Error('the plain twin is still encrypted');
  copyFileSync(plain, clinic);
  rekeyed(clinic, [`cipher='aegis'`, `rekey='raw:${benchKey}'`, 'journal_mode = WAL']);
  rekeyed(plain, ['journal_mode = WAL']);
}

/** Reads files through once, so that neither is timed from a cold disk. */
export function readThrough(...files: readonly string[]): void {
  const block = Buffer.alloc(1 << 20);
  for (const file of files) {
    const fd = openSync(file, 'r');
    while (readSync(fd, block) > 0);
    closeSync(fd);
  }
}
