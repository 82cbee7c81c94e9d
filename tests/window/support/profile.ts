import type * as z from 'zod';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { sipAccount } from '#shared/settings/contract.ts';
import { demoBaseDay, demoStateOf, demoVersion } from '#main/app/demo/index.ts';
import { loadLiniya, type LoadedClinic } from '#main/app/fixture/index.ts';
import { demoKey, driverName, openDatabase, readMigrations, type WritableDb } from '#main/db/index.ts';
import { localSettings } from '#main/db/schema/index.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { hashPassword, publishedCost } from '#main/modules/staff/index.ts';
import { deskPaths, makeFolders } from '#main/platform/paths.ts';
import { binding, newFolder, programFolder } from './desk.ts';

export type SipAccount = z.output<typeof sipAccount>;
export interface ProfileOptions {
  /** What «Настройки → Телефония» would hold; the demo's built-in exchange, if nothing is given. */
  readonly sip?: readonly SipAccount[];
  /** The extension this PC itself is (softphone). */
  readonly softphone?: string;
  /** What the clinic already holds when the program opens it. */
  readonly rows?: (tx: WritableDb, clinic: LoadedClinic) => void;
}

/**
 * A profile with the clinic «Линия» of this week and nobody else, marked as a finished demo: the program opens it as it
 * is, in a moment. For `launchDesk({ profile })`; whoever made it may leave it to the folder of the run.
 */
export function prepareProfile({ sip = [], softphone, rows }: ProfileOptions = {}): string {
  if (driverName.startsWith('libsql') !== (binding() === 'libsql')) throw new Error(`The window reads bases of ${binding()}, this test would write one of ${driverName}: see vitest.window.config.ts.`);
  const folder = newFolder('profile'), paths = deskPaths(folder, programFolder());
  makeFolders(paths);
  const database = openDatabase({ file: paths.database, key: demoKey, migrations: readMigrations(join(programFolder(), 'migrations')), clock: systemClock, log: silentLog, node: 'wintst', ballast: 0 });
  try {
    const now = systemClock.now(), baseDay = demoBaseDay(now);
    database.write((tx) => {
      const clinic = loadLiniya(tx, { baseDay, newId: createIds(systemClock), hashPassword: (password) => hashPassword(password, publishedCost) });
      tx.insert(localSettings).values([
        { key: 'demo', value: JSON.stringify({ version: demoVersion, baseDay }) },
        { key: 'sip', value: JSON.stringify(sip) },
        ...(softphone === undefined ? [] : [{ key: 'softphone', value: JSON.stringify({ extension: softphone, devices: { ringVolume: 70 } }) }]),
      ]).run();
      rows?.(tx, clinic);
    });
    if (demoStateOf(database.db, now) !== 'current') throw new Error('The program would not take this base for a finished demo.');
  } finally {
    database.close();
  }
  return folder;
}

/** A profile with a copy of this base, which the window's own binding reads. */
export function profileOf(database: string): string {
  const folder = newFolder('profile'), paths = deskPaths(folder, programFolder());
  makeFolders(paths);
  copyFileSync(database, paths.database);
  return folder;
}
