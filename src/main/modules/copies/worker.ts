import { createHash } from 'node:crypto';
import { accessSync, constants, copyFileSync, createReadStream, existsSync, mkdirSync, realpathSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join, parse, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/kernel/errors.ts';
import type { Instant } from '#shared/kernel/values.ts';
import { copyName, settleFile } from '../../db/index.ts';
import type { TaskContext } from '../../worker/task.ts';
import { troubleOf, type FolderFacts } from './rules.ts';

export interface MakeCopy {
  readonly at: Instant;
  readonly folder: string;
  readonly second: string | undefined;
  /** Files that a copy is worth nothing without: the key under the printed code. */
  readonly along: readonly string[];
  /** The program's own folder: no place for a second copy. */
  readonly own: string;
}
export interface CopyMade {
  readonly name: string;
  readonly bytes: number;
  readonly rows: number;
  readonly commits: number;
  readonly second: { readonly ok: boolean; readonly reason?: string } | undefined;
}

const nothing = { exists: false, isFolder: false, writable: false, own: false, freeBytes: 0, sameDisk: false };

/** Looks at a folder the way a copy would need it, and writes a file to be sure: a share may say yes and mean no. */
export function factsOf(folder: string, own: string): FolderFacts & { readonly sameDisk: boolean } {
  try {
    return lookAt(folder, own);
  } catch {
    return nothing; // a share that went away in between
  }
}

function lookAt(folder: string, own: string): ReturnType<typeof factsOf> {
  if (!existsSync(folder)) return nothing;
  const stat = statSync(folder);
  if (!stat.isDirectory()) return { ...nothing, exists: true };
  const { bavail, bsize } = statfsSync(folder), probe = join(folder, '.stoika-probe'), real = realpathSync(folder), home = realpathSync(own);
  let writable = true;
  try {
    accessSync(folder, constants.W_OK);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch {
    writable = false;
  }
  const sameDisk = process.platform === 'win32' ? parse(real).root.toLowerCase() === parse(home).root.toLowerCase() : stat.dev === statSync(own).dev;
  return { exists: true, isFolder: true, writable, own: real === home || real.startsWith(home + sep), freeBytes: bavail * bsize, sameDisk };
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Carries a copy to the second folder; it gets its name there only when it reads back as the same bytes. */
async function carry(file: string, to: string, along: readonly string[]): Promise<void> {
  const target = join(to, parse(file).base), partial = `${target}.partial`;
  try {
    copyFileSync(file, partial);
    if (await digestOf(partial) !== await digestOf(file)) throw new AppError('storage', 'copy-differs');
    settleFile(partial, target);
    for (const path of along) if (existsSync(path)) copyFileSync(path, join(to, parse(path).base));
  } finally {
    rmSync(partial, { force: true });
  }
}

export const copiesTasks = {
  'copies.make': async ({ at, folder, second, along, own }: MakeCopy, { database, progress, breathe }: TaskContext): Promise<CopyMade> => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    progress(0, 2, 'copying');
    const name = copyName(at), { file, rows, commits } = database().copyTo(join(folder, name));
    const bytes = statSync(file).size;
    if (second === undefined) return { name, bytes, rows, commits, second: undefined };
    progress(1, 2, 'carrying');
    await breathe();
    try {
      const trouble = troubleOf(factsOf(second, own), bytes);
      if (trouble) return { name, bytes, rows, commits, second: { ok: false, reason: trouble } };
      await carry(file, second, along);
      return { name, bytes, rows, commits, second: { ok: true } };
    } catch (error) {
      // The copy beside the database is good whatever became of the other.
      return { name, bytes, rows, commits, second: { ok: false, reason: error instanceof AppError ? error.reason ?? 'failed' : 'failed' } };
    }
  },
  /** Reads the whole base through. A page that does not decrypt is an exception, a broken tree a line. */
  'copies.check': async (_: null, { database, progress }: TaskContext): Promise<{ readonly ok: boolean }> => {
    await Promise.resolve();
    progress(0, 1, 'checking');
    try {
      return { ok: database().isSound() };
    } catch (error) {
      if (error instanceof AppError && error.code === 'database') return { ok: false };
      throw error;
    }
  },
} as const;
