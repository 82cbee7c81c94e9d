import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { openDatabase, readMigrations, type Database, type OpenOptions } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { silentLog } from '#main/kernel/log.ts';
import { createVirtualClock, type VirtualClock } from '#main/kernel/virtual-clock.ts';

export const testKey = 'a7'.repeat(32);
/** Tuesday 24.11.2026, 09:00 in Moscow. */
export const testStart = instant(Date.UTC(2026, 10, 24, 6, 0));
export const migrationsFolder = join(import.meta.dirname, '../../migrations');
export const testMigrations = readMigrations(migrationsFolder);

/** A folder that goes away when the test is over. Under vitest only. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stoika-test-'));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  return folder;
}

/** What openDatabase needs, for a file in `folder`. */
export const openOptions = (folder: string, more: Partial<OpenOptions> = {}): OpenOptions => ({
  file: join(folder, 'stoika.db'), key: testKey, migrations: testMigrations, clock: createVirtualClock(testStart), log: silentLog, node: 'test01', ballast: 0, ...more,
});

export type TestDatabase = Database & { readonly clock: VirtualClock };

/** The bytes of a file that has just been made; the migrations run once for a test file, not once for each test. */
let made: Buffer | undefined;
function bytesOfNew(): Buffer {
  if (made) return made;
  const folder = mkdtempSync(join(tmpdir(), 'stoika-test-'));
  try {
    const options = openOptions(folder);
    openDatabase(options).close();
    made = readFileSync(options.file);
    return made;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A fresh encrypted file with the real migrations on a clock that stands still at {@link testStart}; closed and removed
 * when the test is over. Call it inside a test or a beforeEach; outside vitest use `openOptions`.
 */
export function openTestDatabase(more: Partial<Omit<OpenOptions, 'clock'>> & { readonly clock?: VirtualClock } = {}): TestDatabase {
  const clock = more.clock ?? createVirtualClock(testStart);
  const options = openOptions(testFolder(), { ...more, clock: clock satisfies Clock });
  if (options.migrations === testMigrations && options.key === testKey && options.node === 'test01') writeFileSync(options.file, bytesOfNew(), { flag: 'wx' });
  const database = openDatabase(options);
  onTestFinished(() => { database.close(); });
  return { ...database, clock };
}
