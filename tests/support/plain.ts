import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { onTestFinished } from 'vitest';
import { connectionSettings } from '#main/db/connect.ts';
import { createTurn, type WritableDb } from '#main/db/index.ts';
import { runMigrations } from '#main/db/migrate.ts';
import * as schema from '#main/db/schema/index.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { testFolder, testMigrations, testStart, type TestDatabase } from './database.ts';

/**
 * A file without a cipher with the program's own schema and connection settings: its bytes can be searched for what an
 * erasure should have left nowhere. `settings` come after the program's, to see a test fail without one of them.
 */
export function openPlainDatabase(settings: readonly string[] = []): TestDatabase & { readonly bytes: () => Buffer } {
  const file = join(testFolder(), 'plain.db'), raw = new Sqlite(file), clock = createVirtualClock(testStart);
  for (const setting of ['journal_mode = WAL', ...connectionSettings, ...settings]) raw.pragma(setting);
  runMigrations(raw, testMigrations, () => undefined);
  const db = drizzle({ client: raw, schema, casing: 'snake_case' });
  onTestFinished(() => { raw.close(); });
  return {
    db, raw, file, clock, node: 'plain1', ballastReady: Promise.resolve(false), close: () => undefined, copyTo: () => { throw new Error('nothing is copied here'); }, rotateJournal: () => undefined, turn: createTurn(), makeWay: () => undefined, leaveLog: () => () => undefined,
    giveBack: () => undefined, emptyLog: () => (raw.pragma('wal_checkpoint(TRUNCATE)', { simple: true })) === 0,
    bytes: () => Buffer.concat([file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => readFileSync(path))),
    write: (work) => raw.transaction(() => work(db as unknown as WritableDb)).immediate(),
  };
}
