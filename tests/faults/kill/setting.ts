import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoBaseDay } from '#main/app/demo/index.ts';
import { createClinic, type Clinic } from '#main/app/compose.ts';
import { liniyaExchange, loadLiniya } from '#main/app/fixture/index.ts';
import { openDatabase, readMigrations, type Database, type OpenOptions } from '#main/db/index.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { hashPassword, publishedCost } from '#main/modules/staff/index.ts';

export const faultKey = 'fa'.repeat(32);
// The bundle of the desk at work lies as deep below the project as this file does.
export const migrations = readMigrations(join(import.meta.dirname, '../../../migrations'));

/** The clinic's real encrypted file in a folder, made with the fixture the first time. */
export function openFile(folder: string, more: Partial<OpenOptions> = {}): Database {
  return openDatabase({ file: join(folder, 'clinic.db'), key: faultKey, migrations, clock: systemClock, log: silentLog, node: 'fault1', ballast: 0, journal: join(folder, 'journal'), ...more });
}

export function makeClinicFile(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const database = openFile(folder);
  database.write((tx) => loadLiniya(tx, { baseDay: demoBaseDay(systemClock.now()), newId: createIds(systemClock), hashPassword: (password) => hashPassword(password, publishedCost) }));
  database.close();
}

/** All of main without its windows, as boot.ts composes it, on the simulator. */
export const composed = (database: Database): Clinic => createClinic({
  database, key: faultKey, clock: systemClock, newId: createIds(systemClock), log: silentLog,
  about: { version: '0', demo: true, driver: 'test', keyHow: 'demo' }, simulator: { id: 'simulator', ...liniyaExchange },
});
