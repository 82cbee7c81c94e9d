import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { AppError } from '#shared/kernel/errors.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { startContract, StartState } from '#shared/start/contract.ts';
import { createKeyFiles, createKeys, demoKey, openDatabase, readMigrations, removeDatabase, type Database, type Keys, type ReadableDb, type StorageState } from '../../db/index.ts';
import type { CallContext } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { hashPassword } from '../../modules/staff/index.ts';
import type { BootOptions } from '../desk-port.ts';
import { makeFirstClinic } from './first-clinic.ts';

export type KeyHow = 'system' | 'recovery' | 'demo';
interface Deps {
  readonly options: BootOptions;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Called once, with the open database and how its key was had. */
  opened(database: Database, key: string, how: KeyHow): void;
  storage(state: StorageState): void;
  /** The demo clinic: what a base is, and filling a fresh one, telling how far it is. */
  readonly demo: {
    stateOf(db: ReadableDb): 'empty' | 'partial' | 'outdated' | 'current';
    make(database: Database, progress: (at: { readonly done: number; readonly total: number }) => void): Promise<void>;
  };
}

const newNode = (): string => [...randomBytes(6)].map((b) => (b % 36).toString(36)).join('');

/**
 * From the start of the program to an open database: the key by the system store, by the printed code, or published for
 * the demo base alone; never a new key over an old database (DESIGN.md 3, QUALITY.md R5).
 */
export function createOpener({ options, clock, newId, log, opened, storage, demo: clinic }: Deps) {
  const { paths, sealer, demo } = options;
  let state: StartState = { kind: 'working', what: 'opening' };
  let recoveryCode: string | undefined;
  const files = createKeyFiles(dirname(paths.database), basename(paths.database));
  const keys: Keys = createKeys({ sealer, files, log });

  const open = (key: string, keyVerified: boolean): Database =>
    openDatabase({ file: paths.database, key, keyVerified, migrations: readMigrations(paths.migrations), clock, log, node: newNode(), onStorage: storage, journal: demo ? undefined : paths.journal });

  function fail(error: unknown): void {
    const reason = error instanceof AppError ? error.reason ?? error.code : 'internal';
    log('error', 'start.failed', { reason }, error);
    state = { kind: 'failed', reason };
  }

  function enter(key: string, how: KeyHow, keyVerified = true): void {
    try {
      opened(open(key, keyVerified), key, how);
      state = recoveryCode === undefined ? { kind: 'ready' } : { kind: 'show-recovery', code: recoveryCode };
    } catch (error) {
      fail(error);
    }
  }

  /** A demo base of another week, or one whose making was cut off, holds nothing of anybody's: it is made anew. */
  function freshDemo(): Database {
    const database = open(demoKey, false);
    const stale = clinic.stateOf(database.db);
    if (stale === 'empty' || stale === 'current') return database;
    database.close();
    removeDatabase(paths.database);
    return open(demoKey, false);
  }

  async function enterDemo(): Promise<void> {
    try {
      const database = freshDemo();
      if (clinic.stateOf(database.db) === 'empty') {
        state = { kind: 'working', what: 'demo' };
        await clinic.make(database, ({ done, total }) => { state = { kind: 'working', what: 'demo', done, total }; });
      }
      opened(database, demoKey, 'demo');
      state = { kind: 'ready' };
    } catch (error) {
      fail(error);
    }
  }

  const handlers: Handlers<typeof startContract, CallContext> = {
    state: () => state,
    begin: async (input) => {
      if (state.kind !== 'first-run') throw new AppError('conflict', 'already-started');
      state = { kind: 'working', what: 'opening' };
      try {
        const made = await keys.create();
        const database = open(made.key, true);
        makeFirstClinic(database, input, newId, hashPassword(input.password));
        recoveryCode = made.recoveryCode;
        opened(database, made.key, await sealer.available() ? 'system' : 'recovery');
        state = { kind: 'show-recovery', code: made.recoveryCode };
      } catch (error) {
        fail(error);
      }
      return null;
    },
    confirmCode: () => {
      recoveryCode = undefined;
      if (state.kind === 'show-recovery') state = { kind: 'ready' };
      return null;
    },
    recover: async ({ code }) => {
      if (state.kind !== 'ask-recovery') throw new AppError('conflict', 'already-started');
      try {
        const found = await keys.openWithRecovery(code);
        enter(found.key, 'recovery');
        return { kind: 'opened' };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.reason === 'recovery-malformed') return { kind: 'malformed' };
        if (error.reason === 'recovery-mistyped') return { kind: 'mistyped', groups: String(error.details?.groups ?? '').split(' ').filter(Boolean).map(Number) };
        if (error.reason === 'recovery-wrong') return { kind: 'wrong' };
        throw error;
      }
    },
  };

  return {
    handlers,
    begin: async (): Promise<void> => {
      if (demo) return enterDemo();
      const found = await keys.find();
      if (found.kind === 'ready') {
        if (found.databaseExists) enter(found.key, 'system');
        else state = { kind: 'failed', reason: 'missing' };
      } else if (found.kind === 'no-key-files') {
        state = { kind: 'failed', reason: 'no-key-files' };
      } else {
        state = found.kind === 'first-run' ? { kind: 'first-run' } : { kind: 'ask-recovery', why: found.why };
      }
    },
  };
}
