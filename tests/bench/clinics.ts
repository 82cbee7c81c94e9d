import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { createClinic, type Clinic } from '#main/app/compose.ts';
import { createTurn, openDatabase, type Database, type WritableDb } from '#main/db/index.ts';
import { connectionSettings } from '#main/db/connect.ts';
import * as schema from '#main/db/schema/index.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { benchKey, benchNow, migrations, readThrough, type BenchFiles } from './make.ts';

const clock = createVirtualClock(benchNow);

/** The same connection settings as src/main/db/connect.ts, on a file without a cipher. */
function openPlain(file: string): Database {
  const raw = new Sqlite(file);
  for (const setting of ['journal_mode = WAL', ...connectionSettings]) raw.pragma(setting);
  const db = drizzle({ client: raw, schema, casing: 'snake_case' });
  return {
    db, raw, file, node: 'bench1', turn: createTurn(), makeWay: () => undefined, leaveLog: () => () => undefined, ballastReady: Promise.resolve(false), close: () => { raw.close(); },
    copyTo: () => { throw new Error('a benchmark copies nothing'); }, rotateJournal: () => undefined, emptyLog: () => true, giveBack: () => undefined,
    write: (work) => {
      raw.exec('BEGIN IMMEDIATE');
      try {
        const result = work(db as unknown as WritableDb);
        raw.exec('COMMIT');
        return result;
      } catch (error) {
        raw.exec('ROLLBACK');
        throw error;
      }
    },
  };
}

export const openEncrypted = (file: string): Database => openDatabase({ file, key: benchKey, migrations, clock, log: silentLog, node: 'bench1', ballast: 0 });

const composed = (database: Database): Clinic => createClinic({ database, key: benchKey, clock, newId: createIds(clock), log: silentLog, about: { version: '0', demo: true, driver: 'bench', keyHow: 'demo' } });

/** All of main over one encrypted file that may be written to. */
export const openClinic = (file: string): Clinic => composed(openEncrypted(file));

export interface Pair { readonly product: Clinic; readonly plain: Clinic; close(): Promise<void> }

/** All of main over the encrypted clinic and over its plain twin. With `writable` both are copies that go away. */
export function openPair({ clinic, plain }: BenchFiles, writable = false): Pair {
  const folder = writable ? mkdtempSync(join(tmpdir(), 'stoika-bench-')) : undefined;
  const own = (file: string, name: string): string => {
    if (!folder) return file;
    copyFileSync(file, join(folder, name));
    return join(folder, name);
  };
  readThrough(clinic, plain);
  const one = composed(openEncrypted(own(clinic, 'clinic.db'))), other = composed(openPlain(own(plain, 'plain.db')));
  return {
    product: one, plain: other,
    close: async () => {
      await one.close();
      await other.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Counts the statements that are prepared from now on. */
export function countPrepares({ raw }: Database): { count(): number; texts(): readonly string[]; stop(): void } {
  const prepare = raw.prepare.bind(raw), texts: string[] = [];
  raw.prepare = ((sql: string) => {
    texts.push(sql);
    return prepare(sql);
  }) as never;
  return { count: () => texts.length, texts: () => texts, stop: () => { raw.prepare = prepare; } };
}
