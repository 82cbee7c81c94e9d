import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { AppError } from '#shared/kernel/errors.ts';
import type { Instant } from '#shared/kernel/values.ts';
import { connectReadOnly } from './connect.ts';
import { databaseError } from './errors.ts';
import { companions, removeDatabase, settle } from './file.ts';
import { refuseNewer, versionOf, type Migration } from './migrate.ts';
import { column } from './sql.ts';

export interface RestoreOptions {
  /** A copy made by copyTo, under the same key. */
  readonly copy: string;
  /** The database's place; nothing may have it open. */
  readonly file: string;
  readonly key: string;
  readonly migrations: readonly Migration[];
  readonly now: Instant;
}

/**
 * Puts a copy in the database's place. The copy is checked first; what lay there is moved aside, never deleted.
 * Killed between the two there is no database, and the start screen offers the copy again.
 * @returns where the old file lies now, if there was one
 * @throws AppError `database` (wrong-key, damaged, newer…) or `storage`; then nothing was moved
 */
export function restoreCopy({ copy, file, key, migrations, now }: RestoreOptions): { readonly aside?: string } {
  const coming = `${file}.restoring`, aside = `${file}.damaged-${now}`;
  try {
    removeDatabase(coming);
    copyFileSync(copy, coming);
    const raw = connectReadOnly(coming, key);
    try {
      refuseNewer(versionOf(raw), migrations);
      if (column(raw, 'PRAGMA integrity_check').some((line) => line !== 'ok')) throw new AppError('database', 'damaged');
    } finally {
      raw.close();
    }
    for (const path of companions(coming)) rmSync(path, { force: true });
    const old = existsSync(file);
    // The log goes aside with its file: beside another file it would be played into it.
    for (const suffix of ['-wal', '-shm', '-journal', '']) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
    settle(coming, file);
    return old ? { aside } : {};
  } catch (error) {
    removeDatabase(coming);
    throw databaseError(error);
  }
}
