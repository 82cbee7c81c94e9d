import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statfsSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '../kernel/log.ts';

export const ballastBytes = 64 * 1024 * 1024;
const block = 1024 * 1024;

/**
 * A file that only takes up space. On a full disk SQLite cannot even delete (QUALITY.md finding 9), so the program
 * keeps space that it can free by itself.
 */
export interface Ballast {
  /** Frees the space; true when there was any to free. */
  release(): boolean;
  /** Makes the file if it is absent and at least as much space would be left; true when it is there afterwards. Never throws. */
  ensure(): Promise<boolean>;
}

export function createBallast(file: string, bytes: number, log: Log): Ballast {
  const partial = `${file}.partial`;
  let making: Promise<boolean> | undefined;
  let wanted = 0; // a release while the file is being made wins over the making

  const held = (): boolean => existsSync(file) && statSync(file).size >= bytes;

  async function make(): Promise<boolean> {
    const turn = wanted;
    const { bavail, bsize } = statfsSync(dirname(file));
    if (bavail * bsize < 2 * bytes) return false;
    const handle = await open(partial, 'w');
    try {
      // Random, so that a compressing or sparse file system has to find real room for it.
      const chunk = randomBytes(Math.min(block, bytes));
      for (let written = 0; written < bytes && turn === wanted; written += chunk.length) await handle.write(chunk, 0, Math.min(chunk.length, bytes - written));
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (turn !== wanted) {
      rmSync(partial, { force: true });
      return false;
    }
    await rename(partial, file);
    return true;
  }

  return {
    release: () => {
      wanted++;
      const had = existsSync(file) || existsSync(partial);
      rmSync(file, { force: true });
      rmSync(partial, { force: true });
      return had;
    },
    ensure: () => {
      if (bytes <= 0) return Promise.resolve(false);
      if (held()) return Promise.resolve(true);
      making ??= make().catch((error: unknown) => {
        rmSync(partial, { force: true });
        log('warn', 'storage.ballast-failed', {}, error);
        return false;
      }).finally(() => { making = undefined; });
      return making;
    },
  };
}
