import { constants, type Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { largestFile } from '#shared/attachments/types.ts';

export type ReadFile = { readonly name: string; readonly bytes: Buffer } | { readonly name: string; readonly why: 'too-large' | 'empty' | 'link' | 'unreadable' };

const refusalOf = (stats: Stats): 'too-large' | 'empty' | 'unreadable' | undefined => {
  if (!stats.isFile()) return 'unreadable';
  if (stats.size > largestFile) return 'too-large';
  return stats.size === 0 ? 'empty' : undefined;
};

/**
 * Reads a file that a person chose. A link is not followed: it may have been put where a scan is expected. The size is
 * that of the opened file and is checked before a byte is read; a file that grows meanwhile is refused.
 */
export async function readChosen(path: string): Promise<ReadFile> {
  const name = basename(path);
  try {
    const before = await lstat(path);
    if (before.isSymbolicLink()) return { name, why: 'link' };
    // a pipe would wait for a writer for ever: it is no file, and is not even opened
    const early = refusalOf(before);
    if (early) return { name, why: early };
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat(), why = refusalOf(stats);
      if (stats.ino !== before.ino || stats.dev !== before.dev) return { name, why: 'link' };
      if (why) return { name, why };
      const bytes = Buffer.alloc(stats.size + 1);
      let read = 0;
      while (read < bytes.length) {
        const { bytesRead } = await handle.read(bytes, read, bytes.length - read, read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      return read === stats.size ? { name, bytes: bytes.subarray(0, read) } : { name, why: 'unreadable' };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { name, why: (error as NodeJS.ErrnoException).code === 'ELOOP' ? 'link' : 'unreadable' };
  }
}
