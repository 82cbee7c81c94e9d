import { onTestFinished } from 'vitest';
import { createClinic, type Clinic, type ClinicOptions } from '#main/app/compose.ts';
import type { ClinicSession } from '#main/app/clinic-port.ts';
import { demoPasswordOf, liniyaExchange, loadLiniya, type LoadedClinic } from '#main/app/fixture/index.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog, type Log } from '#main/kernel/log.ts';
import type { VirtualClock } from '#main/kernel/virtual-clock.ts';
import { hashPassword, publishedCost } from '#main/modules/staff/index.ts';
import { day } from '#shared/kernel/values.ts';
import { openTestDatabase, testKey } from './database.ts';
import { testWorker } from './worker.ts';

export interface TestClinic extends Clinic {
  readonly clock: VirtualClock;
  readonly loaded: LoadedClinic;
  /** Whether a transaction is open at this moment. */
  readonly writing: () => boolean;
  /** A window where nobody is signed in yet. */
  openWindow(): TestWindow;
  /** A window where this employee is signed in, by login: «ivleva» is an administrator, «popova» the manager. */
  signIn(login: string, extension?: string): Promise<TestWindow>;
}
export interface TestWindow extends ClinicSession {
  /** Calls a method and returns its value; throws what was refused. */
  ask<T = unknown>(method: string, input?: unknown): Promise<T>;
}

/** The clinic «Линия» composed of the real modules on a fresh encrypted database, with the simulator, on a virtual clock. */
export function openTestClinic({ log = silentLog, lockWhenIdle = false, journal, ...ports }: { readonly log?: Log; readonly lockWhenIdle?: boolean; /** The folder of the journal; without it none is kept. */ readonly journal?: string } & Pick<ClinicOptions, 'files' | 'printing' | 'training' | 'openMedia' | 'leadWays'> = {}): TestClinic {
  const database = openTestDatabase({ journal }), { clock } = database, newId = createIds(clock);
  const loaded = database.write((tx) => loadLiniya(tx, { baseDay: day('2026-11-24'), newId, hashPassword: (password) => hashPassword(password, publishedCost) }));
  const clinic = createClinic({ ...ports, database, workerFile: testWorker, key: testKey, clock, newId, log, lockWhenIdle, about: { version: 'test', demo: true, driver: 'test', keyHow: 'test' }, simulator: { id: 'simulator', ...liniyaExchange } });
  onTestFinished(async () => { await clinic.close(); });
  const withAsk = (session: ClinicSession): TestWindow => ({
    ...session,
    ask: async <T>(method: string, input: unknown = null) => {
      const reply = await session.call(method, input);
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.reason ?? ''}`);
      return reply.value as T;
    },
  });
  return {
    ...clinic, clock, loaded, writing: () => database.raw.inTransaction,
    openWindow: () => withAsk(clinic.openSession(() => undefined)),
    signIn: async (login, extension) => {
      const window = withAsk(clinic.openSession(() => undefined));
      await window.ask('staff.signIn', { login, password: demoPasswordOf(login) });
      if (extension !== undefined) await window.ask('telephony.choosePhone', { phoneId: loaded.phones.get(extension) });
      return window;
    },
  };
}
