import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createRandom } from '#main/app/demo/random.ts';
import { copiesIn, copyName, recoverDatabase } from '#main/db/index.ts';
import { tablesOf } from '#main/db/sql.ts';
import { guarded } from '#main/db/guard.ts';
import { openDriver } from '#main/db/driver.ts';
import { silentLog } from '#main/kernel/log.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { instant } from '#shared/kernel/values.ts';
import { composed, faultKey, makeClinicFile, migrations, openFile } from '../kill/setting.ts';
import { workIn } from '../support/clinic-at-work.ts';
import { contentOf, contentsOf, differing } from '../support/content.ts';
import { counter, verdictOf, type Effort, type Verdict } from '../support/verdict.ts';

const pageSize = 4096;
interface Setting { readonly closed: string; readonly running: string; readonly truth: ReadonlyMap<string, string> }

/** The clinic after a day's work with a copy from its morning: once as a closed program leaves it, once as a running one does. */
async function aClinic(folder: string, deeds: number): Promise<Setting> {
  const home = join(folder, 'home'), closed = join(folder, 'closed'), running = join(folder, 'running');
  makeClinicFile(home);
  const clinic = composed(openFile(home)), { database } = clinic;
  mkdirSync(join(home, 'backups'));
  await workIn(clinic, deeds, 1);
  database.copyTo(join(home, 'backups', copyName(instant(Date.now() - 1_000))));
  database.rotateJournal();
  await workIn(clinic, deeds, 2);
  const truth = contentsOf(database.raw);
  cpSync(home, running, { recursive: true, filter: (path) => !path.endsWith('-shm') });
  await clinic.close();
  cpSync(home, closed, { recursive: true });
  return { closed, running, truth };
}

type Outcome = 'noticed at the opening' | 'noticed by reading' | 'noticed by the check' | 'mended by the journal' | 'of no effect';

/** Opens a damaged file as the program does, then reads it whole as screens do, then checks it as the night does. */
function lookAt(folder: string, truth: Setting['truth']): { outcome: Outcome; wrong: string[] } {
  let database;
  try {
    database = openFile(folder, { keyVerified: true });
  } catch (error) {
    if (error instanceof AppError && error.code === 'database') return { outcome: 'noticed at the opening', wrong: [] };
    throw error;
  }
  try {
    const reader = guarded(database.raw), wrong: string[] = [];
    const read = <T>(run: () => T): T | undefined => {
      try {
        return run();
      } catch (error) {
        if (error instanceof AppError && error.code === 'database') return undefined;
        throw error;
      }
    };
    const tables = read(() => tablesOf(reader));
    let noticed = tables === undefined;
    for (const table of tables ?? []) {
      const content = read(() => contentOf(reader, table));
      if (content === undefined) noticed = true;
      else if (content !== truth.get(table)) wrong.push(`${table} was shown as ${content} and is ${truth.get(table)}`);
    }
    if (noticed) return { outcome: 'noticed by reading', wrong };
    const check = read(() => (reader.prepare('PRAGMA integrity_check').raw().all() as [string][]).every(([line]) => line === 'ok'));
    return { outcome: check === true ? 'of no effect' : 'noticed by the check', wrong };
  } finally {
    database.close();
  }
}

/** What the recovery screen does; the tables that differ afterwards from what was there before the damage. */
function recover(folder: string, truth: Setting['truth']): string[] {
  recoverDatabase({ copies: copiesIn(join(folder, 'backups')), file: join(folder, 'clinic.db'), key: faultKey, migrations, now: instant(Date.now()), journal: join(folder, 'journal'), log: silentLog });
  const database = openFile(folder, { keyVerified: true });
  try {
    return differing(contentsOf(database.raw), truth);
  } finally {
    database.close();
  }
}

interface Kind { readonly what: string; readonly of: 'closed' | 'running'; readonly share: number; readonly harm: (folder: string, random: ReturnType<typeof createRandom>) => string; readonly mustBeNoticed: boolean }

function flip(file: string, random: ReturnType<typeof createRandom>): string {
  const bytes = readFileSync(file), at = random.int(bytes.length), bit = random.int(8);
  bytes[at]! ^= 1 << bit;
  writeFileSync(file, bytes);
  return `bit ${bit} of byte ${at}`;
}
const base = (folder: string): string => join(folder, 'clinic.db');
const kinds: readonly Kind[] = [
  { what: 'one bit flipped in the file', of: 'closed', share: 1, mustBeNoticed: true, harm: (folder, random) => flip(base(folder), random) },
  { what: 'the file cut short', of: 'closed', share: 0.1, mustBeNoticed: true, harm: (folder, random) => {
    const length = random.int(statSync(base(folder)).size);
    truncateSync(base(folder), length);
    return `at ${length}`;
  } },
  { what: 'a page of zeros', of: 'closed', share: 0.1, mustBeNoticed: true, harm: (folder, random) => {
    const bytes = readFileSync(base(folder)), page = random.int(bytes.length / pageSize);
    writeFileSync(base(folder), bytes.fill(0, page * pageSize, (page + 1) * pageSize));
    return `page ${page}`;
  } },
  { what: 'the -wal of a running program gone', of: 'running', share: 0.02, mustBeNoticed: false, harm: (folder) => {
    rmSync(`${base(folder)}-wal`);
    return '';
  } },
  { what: 'one bit flipped in the -wal', of: 'running', share: 0.1, mustBeNoticed: false, harm: (folder, random) => flip(`${base(folder)}-wal`, random) },
  { what: 'the -wal cut short', of: 'running', share: 0.1, mustBeNoticed: false, harm: (folder, random) => {
    const wal = `${base(folder)}-wal`, length = random.int(statSync(wal).size);
    truncateSync(wal, length);
    return `at ${length}`;
  } },
];

/**
 * The same flips in the same rows without the cipher: where SQLite alone says nothing, somebody reads a wrong allergy. Many
 * hit an index or nothing at all; a few flips that all did are no proof of blindness, so more are made until one shows.
 */
function flipsUnnoticed(file: string, folder: string, runs: number, random: ReturnType<typeof createRandom>): ReturnType<typeof counter> {
  const group = counter('control, the same file not encrypted'), plain = join(folder, 'plain.db'), trial = join(folder, 'plain-trial.db');
  copyFileSync(file, plain);
  const twin = openDriver(plain, faultKey);
  for (const step of ['journal_mode = DELETE', `rekey=''`]) twin.pragma(step);
  const truth = contentsOf(twin);
  twin.close();
  for (let run = 0; run < runs || (run < runs * 20 && !group.group.outcomes['wrong and silent']); run++) {
    copyFileSync(plain, trial);
    flip(trial, random);
    try {
      const raw = new Sqlite(trial, { readonly: true });
      try {
        group.count(differing(contentsOf(raw), truth).length > 0 ? 'wrong and silent' : 'nothing shown');
      } finally {
        raw.close();
      }
    } catch {
      group.count('noticed');
    }
  }
  if (!group.group.outcomes['wrong and silent']) group.problem('the trial is blind: it saw no wrong value even here');
  return group;
}

/**
 * QUALITY.md R4. Whatever happens to the file: nothing wrong is shown, the damage is noticed, and the copy with the
 * journal gives back every row. Damage to SQLite's own log may also end in nothing at all or be mended at the opening.
 */
export async function flipTrials({ runs, seed, say }: Effort): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'stoika-flip-')), random = createRandom(seed), groups = [];
  try {
    const setting = await aClinic(folder, 40), trial = join(folder, 'trial');
    say(`a file of ${Math.round(statSync(base(setting.closed)).size / 1024)} KiB, a -wal of ${Math.round(statSync(`${base(setting.running)}-wal`).size / 1024)} KiB`);
    for (const kind of kinds) {
      const group = counter(kind.what);
      for (let run = 0; run < Math.max(1, Math.round(runs * kind.share)); run++) {
        rmSync(trial, { recursive: true, force: true });
        cpSync(setting[kind.of], trial, { recursive: true });
        const where = kind.harm(trial, random), { outcome: seen, wrong } = lookAt(trial, setting.truth);
        const outcome = seen === 'of no effect' && kind.of === 'running' ? 'mended by the journal' : seen;
        group.count(outcome);
        for (const one of wrong) group.problem(`${where}: ${one}`);
        if (outcome === 'of no effect' && kind.mustBeNoticed) group.problem(`${where}: nobody noticed`);
        if (outcome === 'mended by the journal') continue;
        const aside = readdirSync(trial).length, lost = recover(trial, setting.truth);
        if (lost.length > 0) group.problem(`${where}: after the recovery ${lost.join(', ')} differ`);
        if (existsSync(base(trial)) && readdirSync(trial).filter((name) => name.includes('.damaged-')).length === 0) group.problem(`${where}: the damaged file was not kept (${aside})`);
      }
      groups.push(group.group);
    }
    groups.push(flipsUnnoticed(base(setting.closed), folder, Math.max(30, Math.round(runs / 5)), random).group);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return verdictOf('R4 flip', groups);
}

