import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { employees } from '#main/db/schema/index.ts';
import { driverName, openDatabase, type Migration } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { createIds } from '#main/kernel/ids.ts';
import type { Log } from '#main/kernel/log.ts';
import { hashPassword, publishedCost } from '#main/modules/staff/index.ts';
import { addDays, dayOf, instantOf, weekdayOf } from '#shared/kernel/time.ts';
import { instant, type Id, type Instant } from '#shared/kernel/values.ts';
import type { AppContract } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { CallContext } from '../../ipc/context.ts';
import type { Clinic, ClinicOptions } from '../compose.ts';
import { makeDemoClinic, type DemoScale } from '../demo/index.ts';
import { demoPasswordOf, liniya, liniyaExchange, type LoadedClinic } from '../fixture/index.ts';
import type { Level } from './level.ts';
import { addPracticeTags } from './tags.ts';

/** Enough people and visits that a search and a free slot are real, and made in a moment. */
const practiceScale: DemoScale = { patients: 400, branches: 1, doctorsPerBranch: 4, fromDay: -2, tillDay: 8, calls: 60, callDays: 5, bookedShare: 1 };
/** How the folders of practice clinics begin. */
export const practiceFolder = 'training-';
/** The shift begins at ten, whatever the hour outside. */
const beginsAtMin = 600;

/** A clock that shows the practice morning: the Tuesday of this week, ten o'clock, and on from there. */
function practiceClock(outside: Clock): Clock {
  const zone = liniya.branch.zone, today = dayOf(outside.now(), zone), began = outside.mono(), from = instantOf(addDays(today, 2 - weekdayOf(today)), beginsAtMin, zone);
  return { now: () => instant(from + Math.round(outside.mono() - began)), mono: () => outside.mono(), after: (ms, run) => outside.after(ms, run) };
}

export interface PracticeOptions {
  /** Where the temporary folder is made; it goes away with the practice. */
  readonly folder: string;
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly workerFile?: string | URL | undefined;
  /** Who will call: their tags are in the dictionary. */
  readonly callers: Level['callers'];
  readonly trainee: { readonly surname: string; readonly firstName: string };
  readonly create: (options: ClinicOptions) => Clinic;
  readonly training: Handlers<AppContract['training'], CallContext>;
  /** Generated life beside the fixture; a test takes less. */
  readonly scale?: DemoScale;
}
export interface Practice {
  readonly clinic: Clinic;
  readonly loaded: LoadedClinic;
  readonly clock: Clock;
  readonly began: Instant;
  readonly employeeId: Id;
  readonly login: string;
  readonly password: string;
  /** Closes the clinic and removes every byte of it. */
  destroy(): Promise<void>;
}

/**
 * A clinic to practise in: a base of its own under a key that nobody keeps, in a folder that goes away, with invented
 * people, the built-in exchange, no file dialogs and no printer. Nothing of it knows where the real base lies.
 */
export async function openPractice({ folder, migrations, clock: outside, log, version, workerFile, callers, trainee, create, training, scale = practiceScale }: PracticeOptions): Promise<Practice> {
  const clock = practiceClock(outside), newId = createIds(clock), key = randomBytes(32).toString('hex'), own = mkdtempSync(join(folder, practiceFolder));
  const clean = (): void => { rmSync(own, { recursive: true, force: true, maxRetries: 3 }); };
  try {
    const database = openDatabase({ file: join(own, 'practice.db'), key, migrations, clock, log, node: 'train1', ballast: 0 });
    const { clinic: loaded } = await makeDemoClinic(database, { newId, clock, scale, hashPassword: () => '' });
    const employeeId = newId(), login = 'trainee', password = demoPasswordOf(login);
    database.write((tx) => {
      tx.insert(employees).values({ id: employeeId, surname: trainee.surname, firstName: trainee.firstName, login, password: hashPassword(password, publishedCost), role: 'administrator' }).run();
      addPracticeTags(tx, callers, { newId, now: clock.now() });
    });
    const clinic = create({ database, key, clock, newId, log, about: { version, demo: true, driver: driverName, keyHow: 'demo' }, simulator: { id: 'simulator', ...liniyaExchange, lines: Object.fromEntries(liniya.lines.map(({ number }) => [number, ['101']])) }, training, ...(workerFile === undefined ? {} : { workerFile }) });
    return { clinic, loaded, clock, began: clock.now(), employeeId, login, password, destroy: async () => { try { await clinic.close(); } finally { clean(); } } };
  } catch (error) {
    clean();
    throw error;
  }
}
