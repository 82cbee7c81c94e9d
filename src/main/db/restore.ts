import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { AppError } from '#shared/kernel/errors.ts';
import type { Instant } from '#shared/kernel/values.ts';
import type { Log } from '../kernel/log.ts';
import { connectReadOnly } from './connect.ts';
import type { CopyFile } from './copy-files.ts';
import { openDriver } from './driver.ts';
import { databaseError } from './errors.ts';
import { companions, removeDatabase, settle } from './file.ts';
import { highestOf, replayJournal, type Replay } from './journal/index.ts';
import { refuseNewer, runMigrations, versionOf, type Migration } from './migrate.ts';
import { column } from './sql.ts';

export interface RestoreOptions {
  /** A copy made by copyTo, under the same key. */
  readonly copy: string;
  /** The database's place; nothing may have it open. */
  readonly file: string;
  readonly key: string;
  readonly migrations: readonly Migration[];
  readonly now: Instant;
  /** Folder of the journal: what happened after the copy is repeated over it. */
  readonly journal?: string | undefined;
}
export interface Restored extends Replay {
  /** Where the file that lay there lies now, if there was one. */
  readonly aside?: string;
}

const nothing: Replay = { applied: 0, lastAt: undefined, whole: false };

/** Repeats the journal over a copy that nobody uses yet; a power cut here only means doing it again. */
function repeatOver(coming: string, { key, migrations, journal }: RestoreOptions): Replay {
  if (journal === undefined || highestOf(journal) === 0) return nothing;
  const raw = openDriver(coming, key);
  try {
    raw.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY');
    runMigrations(raw, migrations, () => undefined);
    return replayJournal(raw, journal, key);
  } finally {
    raw.close();
  }
}

/**
 * Puts a copy in the database's place. The copy is checked first; what lay there is moved aside, never deleted.
 * Killed between the two there is no database, and the start screen offers the copy again.
 * @throws AppError `database` (wrong-key, damaged, newer…) or `storage`; then nothing was moved
 */
export function restoreCopy(options: RestoreOptions): Restored {
  const { copy, file, key, migrations, now, journal } = options;
  const coming = `${file}.restoring`, aside = `${file}.damaged-${now}`;
  try {
    removeDatabase(coming);
    copyFileSync(copy, coming, constants.COPYFILE_FICLONE);
    const raw = connectReadOnly(coming, key);
    try {
      refuseNewer(versionOf(raw), migrations);
      if (column(raw, 'PRAGMA integrity_check').some((line) => line !== 'ok')) throw new AppError('database', 'damaged');
    } finally {
      raw.close();
    }
    const replay = repeatOver(coming, options);
    for (const path of companions(coming)) rmSync(path, { force: true });
    const old = existsSync(file);
    // The log goes aside with its file: beside another file it would be played into it.
    for (const suffix of ['-wal', '-shm', '-journal', '']) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
    // A journal that could not be repeated whole does not fit what is there now; it is kept for whoever can read it.
    if (journal !== undefined && existsSync(journal) && !replay.whole) renameSync(journal, `${aside}.journal`);
    settle(coming, file);
    return old ? { ...replay, aside } : replay;
  } catch (error) {
    removeDatabase(coming);
    throw databaseError(error);
  }
}

export interface RecoverOptions extends Omit<RestoreOptions, 'copy'> {
  /** Newest first. */
  readonly copies: readonly CopyFile[];
  readonly log: Log;
}
export interface Recovered extends Restored {
  readonly copy: CopyFile;
  /** Copies that were newer and could not be used. */
  readonly skipped: number;
}

/**
 * Restores the newest copy that is whole; one that is damaged or of another key is passed over.
 * @throws AppError `database`/`no-copy` when none can be used; `storage`, and `newer`, at once: another copy would not help
 */
export function recoverDatabase({ copies, log, ...place }: RecoverOptions): Recovered {
  let skipped = 0;
  for (const copy of copies) {
    try {
      const restored = restoreCopy({ ...place, copy: copy.file });
      log('warn', 'database.restored', { applied: restored.applied, whole: restored.whole, skipped });
      return { ...restored, copy, skipped };
    } catch (error) {
      const reason = error instanceof AppError ? error.reason : undefined;
      if (!(error instanceof AppError) || error.code !== 'database' || reason === 'newer') throw error;
      log('error', 'copy.unusable', { reason }, error);
      skipped++;
    }
  }
  throw new AppError('database', 'no-copy', { skipped });
}
