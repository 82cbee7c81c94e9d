import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/kernel/errors.ts';
import type { Instant } from '#shared/kernel/values.ts';
import type { OfferedCopy, Restored } from '#shared/start/contract.ts';
import { copiesBeside, copiesIn, highestOf, readMigrations, recoverDatabase, type CopyFile } from '../../db/index.ts';
import type { Log } from '../../kernel/log.ts';
import { placesFile } from '../../modules/copies/index.ts';
import type { DeskPaths } from '../../platform/paths.ts';

/** What may be wrong with the file itself; a file of a newer program is no damage and stays as it is. */
const mended = new Set(['damaged', 'behind', 'missing', 'wrong-key', 'plain', 'other-binding', 'no-copy']);
export const isMended = (reason: string): boolean => mended.has(reason);

const places = z.object({ folder: z.string() });

/** The second folder lies in the settings, and those in the database that cannot be read: its path is kept beside the copies. */
function secondFolder(paths: DeskPaths): string | undefined {
  try {
    return places.parse(JSON.parse(readFileSync(join(paths.backups, placesFile), 'utf8'))).folder;
  } catch {
    return undefined;
  }
}

type Found = CopyFile & { readonly second: boolean };

/** Every copy that is in reach, newest first; one that lies in both folders is named once. */
export function findCopies(paths: DeskPaths): Found[] {
  const second = secondFolder(paths), here = [...copiesIn(paths.backups), ...copiesBeside(paths.database)].map((copy): Found => ({ ...copy, second: false }));
  const there = (second === undefined ? [] : copiesIn(second)).map((copy): Found => ({ ...copy, second: true }));
  return [...here, ...there].sort((a, b) => b.at - a.at || Number(a.second) - Number(b.second));
}

const idOf = ({ file, second }: Found): string => `${second ? 'second' : 'here'}:${basename(file)}`;

export function offeredIn(paths: DeskPaths): { copies: OfferedCopy[]; journal: boolean } {
  const copies = findCopies(paths).map((copy): OfferedCopy => ({ id: idOf(copy), at: copy.at, bytes: copy.bytes, kind: copy.kind, second: copy.second }));
  return { copies, journal: highestOf(paths.journal) > 0 };
}

/** Nothing of a clinic has ever been here: no base, no copy, no journal, no file put aside. */
export const nothingYet = (paths: DeskPaths): boolean => !existsSync(paths.database) && findCopies(paths).length === 0 && highestOf(paths.journal) === 0;

export interface RestoreRequest { readonly paths: DeskPaths; readonly key: string; readonly from: string | undefined; readonly now: Instant; readonly log: Log }

/** Restores the newest whole copy, from the named one on. @throws AppError see recoverDatabase */
export function restoreFrom({ paths, key, from, now, log }: RestoreRequest): Restored {
  const all = findCopies(paths), at = from === undefined ? 0 : all.findIndex((copy) => idOf(copy) === from);
  if (at < 0) throw new AppError('not-found', 'copy');
  const { copy, skipped, applied, lastAt, whole, aside } = recoverDatabase({ copies: all.slice(at), file: paths.database, key, migrations: readMigrations(paths.migrations), now, journal: paths.journal, log });
  return { copyAt: copy.at, skipped, applied, whole, ...(lastAt === undefined ? {} : { lastAt: lastAt as Instant }), ...(aside === undefined ? {} : { aside: basename(aside) }) };
}
