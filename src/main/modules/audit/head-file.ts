import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { Mac } from './rules.ts';
import type { ChainHead } from './walk.ts';

/** Where the chain's newest row is remembered outside of the database: a file that was cut, or put back to an older state, gives itself away. */
export interface HeadFile {
  /** Undefined where there is none, or where it was not sealed by this clinic's key. */
  read(): ChainHead | undefined;
  write(head: ChainHead): void;
}

const shape = z.object({ seq: z.number().int().min(0), mac: z.string(), seal: z.string() });
const sealOf = (mac: Mac, head: ChainHead): string => mac(`head ${head.seq} ${head.mac}`);

export function createHeadFile(path: string, mac: Mac): HeadFile {
  return {
    read: () => {
      try {
        const found = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
        return found.success && found.data.seal === sealOf(mac, found.data) ? { seq: found.data.seq, mac: found.data.mac } : undefined;
      } catch {
        return undefined; // none yet, or unreadable: then nothing is known, and nothing is claimed
      }
    },
    write: (head) => {
      try {
        writeFileSync(`${path}.new`, JSON.stringify({ seq: head.seq, mac: head.mac, seal: sealOf(mac, head) }));
        renameSync(`${path}.new`, path);
      } catch {
        // a full disk: the head that is known stays known
      }
    },
  };
}
