import { join } from 'node:path';
import type { AppEvents } from '#shared/ipc/contract.ts';
import { startContract } from '#shared/start/contract.ts';
import { driverName, readMigrations } from '../db/index.ts';
import { createRouter } from '../ipc/router.ts';
import { systemClock } from '../kernel/clock.ts';
import { createIds } from '../kernel/ids.ts';
import { createCalmPush } from './calm-push.ts';
import { createNewRings } from './new-rings.ts';
import type { Clinic } from './compose.ts';
import { createClinic } from './compose.ts';
import type { ClinicSession } from './clinic-port.ts';
import { hashPassword, publishedCost } from '../modules/staff/index.ts';
import { demoStateOf, makeDemoClinic } from './demo/index.ts';
import type { Boot, DeskEvent, Sender } from './desk-port.ts';
import { liniyaExchange } from './fixture/index.ts';
import { createOpener } from './start/opener.ts';
import { createTraining } from './training/index.ts';

declare const __VERSION__: string;
const version = typeof __VERSION__ === 'string' ? __VERSION__ : '0';

/** The program behind the window: the start first, then the clinic; one session a window. */
export const boot: Boot = (options) => {
  const { demo, log } = options, clock = systemClock, newId = createIds(clock);
  const listeners = new Set<(event: DeskEvent) => void>();
  const sessions = new Map<number, ClinicSession>();
  let clinic: Clinic | undefined, journalBroken = false, linkWaiting: string | undefined;

  const tell = (event: DeskEvent): void => { for (const listener of listeners) listener(event); };
  const training = options.trainingWindow && createTraining({
    folder: options.paths.profile, migrations: () => readMigrations(options.paths.migrations), clock, log, version, workerFile: options.workerFile, files: options.files, window: options.trainingWindow, create: createClinic,
    real: () => ({ database: clinic!.database, changed: () => { clinic?.changed(['training']); } }), language: () => clinic?.language() ?? 'ru',
  });
  const opener = createOpener({
    options, clock, newId, log,
    demo: { stateOf: (db) => demoStateOf(db, clock.now()), make: async (database, progress) => { await makeDemoClinic(database, { newId, clock, hashPassword: (password) => hashPassword(password, publishedCost), progress }); } },
    storage: (state) => {
      if (state === 'ok') clinic?.desk.notices.clear('storage');
      else clinic?.desk.notices.push('storage', state === 'full' ? 'error' : 'warn', { full: state === 'full' ? 1 : 0 });
    },
    journalBroken: () => {
      journalBroken = true;
      clinic?.copies.journalBroken();
    },
    onDamage: () => { setImmediate(() => { damaged('damaged'); }); },
    changed: () => { tell({ to: 'all', event: { name: 'changed', payload: { topics: ['start'] } } }); },
    opened: (database, key, how, keys, restored) => {
      const { paths } = options;
      clinic = createClinic({
        database, key, clock, newId, log, files: options.files, printing: options.printing, dialLinks: options.dialLinks, openMedia: options.openMedia, workerFile: options.workerFile, lockWhenIdle: true, ...(training ? { training: training.handlers } : {}),
        copies: {
          places: { folder: paths.backups, own: paths.profile, along: ['key.recovery'].map((name) => join(paths.profile, name)), ...(demo ? {} : { journal: paths.journal }) },
          scheduled: !demo, journalBroken, restored, damaged: () => { damaged('damaged'); },
          ...(demo ? {} : { recovery: { prepare: () => keys.prepareRecovery(key), isCode: (code) => keys.isCode(code) } }),
        },
        about: { version, demo, driver: driverName, keyHow: how }, ...(demo ? { simulator: { id: 'simulator', ...liniyaExchange, records: true } } : {}),
      });
      journalBroken = false;
      if (linkWaiting !== undefined) clinic.calling.openLink(linkWaiting);
      linkWaiting = undefined;
    },
  });
  /** The clinic is closed before anybody reads on: a damaged base is never believed (QUALITY.md R4). */
  function damaged(reason: string): void {
    const closing = clinic;
    if (!closing) return;
    clinic = undefined;
    sessions.clear();
    log('error', 'database.damaged', { reason });
    void closing.close().catch((error: unknown) => { log('error', 'desk.close-failed', {}, error); }).then(() => { opener.damaged(reason); });
  }
  const start = createRouter({ actorOf: () => undefined, refused: () => undefined, log });
  start.add('start', startContract, opener.handlers);

  /** A window of the practice clinic reaches that clinic and never the real one. */
  async function callPractice(sender: Sender, name: string, input: unknown): ReturnType<ClinicSession['call']> {
    const session = await training?.sessionOf(sender.window, (event, payload) => { tell({ to: sender, event: { name: event, payload } }); });
    return session ? session.call(name, input) : { ok: false, error: { code: 'conflict', reason: 'training-over' } };
  }
  /** The number of a window outlives a reload of its page: so do the session, the panel and its text. */
  function sessionOf(sender: Sender, of: Clinic): ClinicSession {
    const known = sessions.get(sender.window);
    if (known) return known;
    const rings = createNewRings();
    const pushDesk = createCalmPush<AppEvents['desk']>(clock, (payload) => {
      tell({ to: sender, event: { name: 'desk', payload }, attention: rings(payload.cards) });
    });
    const session = of.openSession((name, payload) => {
      if (name === 'desk') pushDesk(payload as AppEvents['desk']);
      else tell({ to: sender, event: { name, payload }, attention: false });
    });
    sessions.set(sender.window, session);
    return session;
  }

  // Not awaited: the window asks `start.state` while the database opens and the demo clinic is made.
  void opener.begin().catch((error: unknown) => { log('error', 'start.failed', {}, error); });
  return Promise.resolve({
    call: (sender, name, input) => {
      if (training?.owns(sender.window) && name !== 'start.state') return callPractice(sender, name, input);
      if (name.startsWith('start.')) return start.call(String(sender.window), name, input);
      if (!clinic) return Promise.resolve({ ok: false, error: { code: 'conflict', reason: 'not-started' } });
      return sessionOf(sender, clinic).call(name, input);
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    system: (event) => {
      if (event === 'screen-locked' || event === 'suspended') clinic?.staff.lockAll();
      if (event === 'resumed' || event === 'network-changed') clinic?.telephony.wake();
    },
    link: (text) => {
      if (clinic) clinic.calling.openLink(text);
      else linkWaiting = text;
    },
    quiet: () => { clinic?.database.giveBack(); },
    close: async () => {
      await training?.stop();
      await clinic?.close();
    },
  });
};
