import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { copyDatabase } from './copy.ts';
import { openDriver, pageReserve, type DriverOptions, type RawDatabase } from './driver.ts';
import { databaseError, sqliteCode } from './errors.ts';
import { fileKind, refuseForeign, removeDatabase, settle } from './file.ts';
import { latestOf, refuseNewer, runMigrations, versionOf, type Migration, type OnStep } from './migrate.ts';
import { scalar } from './sql.ts';

/** The first version whose files were written with secure_delete from their first page on. */
const securedFrom = 3;

/** What it takes to have a connection to a database of this program's version. */
export interface ConnectOptions {
  readonly file: string;
  /** The raw 256-bit key, 64 hexadecimal digits. */
  readonly key: string;
  /** The key is known to be this file's own (its fingerprint matched), so an unreadable first page is damage. */
  readonly keyVerified?: boolean;
  readonly migrations: readonly Migration[];
  readonly log: Log;
  /** This PC's six characters (0-9, a-z); kept from the first opening, later values are ignored. */
  readonly node: string;
  readonly onStep?: OnStep;
}

/** A connection whose key has proved right. @throws AppError `database`: wrong-key or damaged */
function connect(file: string, key: string, keyVerified: boolean, options: DriverOptions = {}): RawDatabase {
  const raw = openDriver(file, key, options);
  try {
    scalar(raw, 'SELECT count(*) FROM sqlite_schema');
    return raw;
  } catch (error) {
    raw.close();
    if (sqliteCode(error) === 'SQLITE_NOTADB') throw new AppError('database', keyVerified ? 'damaged' : 'wrong-key', {}, { cause: error });
    throw databaseError(error);
  }
}

/**
 * Sorting spills go to memory: SQLite's temporary files are not encrypted (QUALITY.md S7). What was deleted or written
 * over becomes zeros: on from the first page of a file, no remnant of an erased person stays in it (S9).
 */
export const connectionSettings = ['busy_timeout = 5000', 'synchronous = FULL', 'foreign_keys = ON', 'temp_store = MEMORY', 'cache_size = -32768', 'secure_delete = ON'] as const;

function prepareConnection(raw: RawDatabase): void {
  for (const setting of connectionSettings) raw.exec(`PRAGMA ${setting}`);
}

/** Makes a database under another name, so that a kill leaves either none or a whole one; an empty file is always damage. */
function create({ file, key, migrations, node, onStep = () => undefined }: ConnectOptions): void {
  const fresh = `${file}.new`;
  removeDatabase(fresh);
  const raw = openDriver(fresh, key);
  try {
    raw.exec('PRAGMA synchronous = FULL');
    raw.exec('PRAGMA secure_delete = ON');
    runMigrations(raw, migrations, onStep);
    raw.prepare(`UPDATE sync_meta SET v = ? WHERE k = 'node'`).run(node);
  } finally {
    raw.close();
  }
  onStep('created');
  settle(fresh, file);
  onStep('settled');
}

/** Keeps the newest of the copies made before migrating. */
function dropOlderCopies(file: string, kept: string): void {
  const prefix = `${basename(file)}.before-`;
  for (const name of readdirSync(dirname(file))) if (name.startsWith(prefix) && join(dirname(file), name) !== kept) rmSync(join(dirname(file), name), { force: true });
}

function migrate(raw: RawDatabase, { file, key, migrations, log, onStep = () => undefined }: ConnectOptions): void {
  const from = versionOf(raw), to = latestOf(migrations);
  if (from >= to) return;
  const copy = `${file}.before-${String(to).padStart(4, '0')}`;
  onStep('copying');
  const { rows } = copyDatabase(raw, key, copy);
  onStep('copied');
  // A file that was written without secure_delete may hold remnants in its pages; before the migrations, so that a kill repeats it.
  if (from < securedFrom) raw.exec('VACUUM');
  runMigrations(raw, migrations, onStep);
  dropOlderCopies(file, copy);
  log('info', 'database.migrated', { from, to, rows });
}

/** A connection that only reads, to a file that is there and whose key fits. */
export function connectReadOnly(file: string, key: string, keyVerified = false): RawDatabase {
  refuseForeign(fileKind(file, pageReserve));
  const raw = connect(file, key, keyVerified, { readonly: true });
  prepareConnection(raw);
  return raw;
}

/** A further connection that writes, to a file that the program has open already: nothing is created or migrated. */
export function connectReadWrite(file: string, key: string): RawDatabase {
  refuseForeign(fileKind(file, pageReserve));
  const raw = connect(file, key, true);
  prepareConnection(raw);
  return raw;
}

/** Creates, checks and migrates as needed; see openDatabase. Whatever goes wrong, the connection is closed again. */
export function connectForWriting(options: ConnectOptions): { readonly raw: RawDatabase; readonly node: string } {
  const { file, key, migrations } = options;
  const kind = fileKind(file, pageReserve);
  refuseForeign(kind);
  let raw: RawDatabase | undefined;
  try {
    if (kind === 'absent') {
      create(options);
    } else {
      raw = connect(file, key, options.keyVerified ?? false, { readonly: true });
      refuseNewer(versionOf(raw), migrations);
      raw.close();
    }
    raw = connect(file, key, true);
    scalar(raw, 'PRAGMA journal_mode = WAL');
    prepareConnection(raw);
    migrate(raw, options);
    return { raw, node: scalar(raw, `SELECT v FROM sync_meta WHERE k = 'node'`) as string };
  } catch (error) {
    if (raw?.open) raw.close();
    throw databaseError(error);
  }
}
