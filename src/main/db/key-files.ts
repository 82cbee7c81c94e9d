import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settle } from './file.ts';
import type { KeyFiles } from './key.ts';

/** The key files of a profile folder, readable by their owner only. `database` is the database's file name there. */
export const createKeyFiles = (folder: string, database: string): KeyFiles => ({
  read: (name) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path) : undefined;
  },
  write: (name, bytes) => {
    const path = join(folder, name), partial = `${path}.partial`;
    rmSync(partial, { force: true });
    const handle = openSync(partial, 'wx', 0o600);
    try {
      writeFileSync(handle, bytes);
    } finally {
      closeSync(handle);
    }
    settle(partial, path);
  },
  setAside: (name) => {
    const path = join(folder, name);
    for (let n = 1; ; n++) {
      const aside = `${path}.aside-${n}`;
      if (existsSync(aside)) continue;
      renameSync(path, aside);
      return;
    }
  },
  databaseExists: () => existsSync(join(folder, database)),
});
