import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#shared/kernel/errors.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Restored, startContract, StartState } from '#shared/start/contract.ts';
import { createKeyFiles, createKeys, demoKey, openDatabase, readMigrations, removeDatabase, type Database, type Keys, type ReadableDb, type StorageState } from '../../db/index.ts';
import type { CallContext } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { hashPassword } from '../../modules/staff/index.ts';
import type { BootOptions } from '../desk-port.ts';
import { hasClinic, makeFirstClinic } from './first-clinic.ts';
import { isMended, nothingYet, offeredIn, restoreFrom } from './recovery.ts';

export type KeyHow = 'system' | 'recovery' | 'demo';
interface Deps {
  readonly options: BootOptions;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Called with the open database and how its key was had; once more after damage was found and a copy took its place. */
  opened(database: Database, key: string, how: KeyHow, keys: Keys, restored: Restored | undefined): void;
  storage(state: StorageState): void;
  /** The journal has a gap that only a new copy closes. */
  journalBroken(): void;
  /** A page was found damaged while the base was in use. */
  onDamage(): void;
  /** The state is another one although no window asked for it. */
  changed(): void;
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
export function createOpener({ options, clock, newId, log, opened, storage, journalBroken, onDamage, changed, demo: clinic }: Deps) {
  const { paths, sealer, demo } = options;
  let state: StartState = { kind: 'working', what: 'opening' };
  let recoveryCode: string | undefined, known: { readonly key: string; readonly how: KeyHow } | undefined, justRestored: Restored | undefined;
  /** A base that a cut off first run left without a clinic; it waits for its first rows. */
  let unfinished: Database | undefined;
  const files = createKeyFiles(dirname(paths.database), basename(paths.database));
  const keys: Keys = createKeys({ sealer, files, log });

  const open = (key: string, keyVerified: boolean): Database => openDatabase({
    file: paths.database, key, keyVerified, migrations: readMigrations(paths.migrations), clock, log, node: newNode(), onStorage: storage,
    journal: demo ? undefined : paths.journal, onJournalBroken: journalBroken, onDamage,
  });
  const failed = (reason: string): StartState => ({ kind: 'failed', reason, ...(known && isMended(reason) ? { recovery: offeredIn(paths) } : {}) });

  function fail(error: unknown): void {
    const reason = error instanceof AppError ? error.reason ?? error.code : 'internal';
    log('error', 'start.failed', { reason }, error);
    state = failed(reason);
  }

  /** Opens the base with a key that is known; without a base it is asked for, or the first run goes on. */
  function enter(key: string, how: KeyHow): void {
    known = { key, how };
    if (!files.databaseExists()) {
      state = nothingYet(paths) ? { kind: 'first-run', again: true } : failed('missing');
      return;
    }
    let database: Database | undefined;
    try {
      database = open(key, true);
      if (!hasClinic(database)) {
        unfinished = database;
        state = { kind: 'first-run', again: true };
        return;
      }
      opened(database, key, how, keys, justRestored);
      state = recoveryCode !== undefined ? { kind: 'show-recovery', code: recoveryCode } : justRestored ? { kind: 'restored', ...justRestored } : { kind: 'ready' };
    } catch (error) {
      database?.close();
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
    known = { key: demoKey, how: 'demo' };
    try {
      const database = freshDemo();
      if (clinic.stateOf(database.db) === 'empty') {
        state = { kind: 'working', what: 'demo' };
        await clinic.make(database, ({ done, total }) => { state = { kind: 'working', what: 'demo', done, total }; });
      }
      opened(database, demoKey, 'demo', keys, undefined);
      state = { kind: 'ready' };
    } catch (error) {
      fail(error);
    }
  }

  const handlers: Handlers<typeof startContract, CallContext> = {
    state: () => state,
    begin: async (input) => {
      const anew = state.kind === 'ask-recovery' && state.mayBegin === true;
      if (state.kind !== 'first-run' && !anew) throw new AppError('conflict', 'already-started');
      const before = state;
      state = { kind: 'working', what: 'opening' };
      try {
        if (anew) keys.beginAnew();
        // A key that an earlier try made is kept, with a new code: the former was never shown to anybody.
        const { key, recoveryCode: code } = known && !anew ? { key: known.key, recoveryCode: await keys.renewRecovery(known.key) } : await keys.create();
        const how = await sealer.available() ? 'system' : 'recovery';
        known = { key, how };
        const database = unfinished ??= open(key, true);
        makeFirstClinic(database, input, newId, hashPassword(input.password));
        unfinished = undefined;
        recoveryCode = code;
        opened(database, key, how, keys, undefined);
        state = { kind: 'show-recovery', code };
      } catch (error) {
        log('error', 'start.failed', { reason: error instanceof AppError ? error.reason : 'internal' }, error);
        // The form stands where it stood: once there is room, the same button goes on.
        state = known ? { kind: 'first-run', again: true } : before;
        throw error instanceof AppError ? error : new AppError('storage', 'first-run', {}, { cause: error });
      }
      return null;
    },
    restore: async ({ from }) => {
      if (state.kind !== 'failed' || !state.recovery || !known) throw new AppError('conflict', 'nothing-to-restore');
      const { key, how } = known;
      state = { kind: 'working', what: 'restoring' };
      // The window draws that it has begun before the file is worked through.
      await pause(50);
      try {
        justRestored = restoreFrom({ paths, key, from, now: clock.now(), log });
        enter(key, how);
      } catch (error) {
        fail(error);
      }
      return null;
    },
    confirmRestored: () => {
      justRestored = undefined;
      if (state.kind === 'restored') state = { kind: 'ready' };
      return null;
    },
    again: async () => {
      if (state.kind !== 'failed') throw new AppError('conflict', 'already-started');
      state = { kind: 'working', what: 'opening' };
      await begin();
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
        enter((await keys.openWithRecovery(code)).key, 'recovery');
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

  async function begin(): Promise<void> {
    if (demo) return enterDemo();
    const found = await keys.find();
    if (found.kind === 'ready') enter(found.key, 'system');
    else if (found.kind === 'no-key-files') state = { kind: 'failed', reason: 'no-key-files' };
    else if (found.kind === 'first-run') state = { kind: 'first-run' };
    else state = { kind: 'ask-recovery', why: found.why, ...(nothingYet(paths) ? { mayBegin: true } : {}) };
  }

  return {
    handlers,
    begin,
    /** Damage was found while the clinic worked: it is closed by now, and the recovery screen takes over. */
    damaged: (reason: string): void => {
      state = failed(reason);
      changed();
    },
  };
}
