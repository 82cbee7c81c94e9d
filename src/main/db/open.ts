import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '#shared/kernel/errors.ts';
import type { Cancel, Clock } from '../kernel/clock.ts';
import { ballastBytes, createBallast } from './ballast.ts';
import { connectForWriting, connectReadOnly, type ConnectOptions } from './connect.ts';
import { copyDatabase, type VerifiedCopy } from './copy.ts';
import { driverName, type RawDatabase } from './driver.ts';
import { databaseError, isStorageFailure, sqliteCode } from './errors.ts';
import { guarded } from './guard.ts';
import { commitsOf, countCommit, createJournal, highestOf, lastReadable, replayJournal } from './journal/index.ts';
import { versionOf } from './migrate.ts';
import * as schema from './schema/index.ts';
import { column, scalar } from './sql.ts';
import { createStamp } from './stamp.ts';
import { awaitEntry, createTurn, leave, lingerAfter, lowerHand, raiseHand, type Turn } from './turn.ts';
import type { ReadableDb, WritableDb } from './types.ts';

/** `low`: the ballast is spent (or never fitted), work goes on. `full`: a write was refused. `ok`: the ballast is back. */
export type StorageState = 'ok' | 'low' | 'full';

export interface OpenOptions extends ConnectOptions {
  readonly clock: Clock;
  /** Bytes of the ballast file; 0 for none. */
  readonly ballast?: number;
  readonly onStorage?: (state: StorageState) => void;
  /** Folder of the journal of changes; none is kept without it. What it has and the file has not is repeated at the opening. */
  readonly journal?: string | undefined;
  /** The journal could not be written: only a new copy makes it whole again. */
  readonly onJournalBroken?: () => void;
  /** A page was found damaged by whoever read it; the caller is told by an exception besides. */
  readonly onDamage?: () => void;
}

export interface Database {
  readonly db: ReadableDb;
  /** The bare connection: pragmas, tests and benchmarks; modules go through `db`. */
  readonly raw: RawDatabase;
  readonly file: string;
  readonly node: string;
  /** A hand is up in it while the desk wants to write; a second writer looks at it. */
  readonly turn: Turn;
  /**
   * One IMMEDIATE transaction for one command; all of it or nothing. `work` is synchronous and touches nothing but `tx`
   * and its own locals: when the disk is full it is run once more after the ballast was freed.
   * @throws AppError `storage` or `database`; whatever `work` throws
   */
  readonly write: <T>(work: (tx: WritableDb) => T) => T;
  /** The desk is about to write: an import stands back from now on, for as long as after a transaction. */
  readonly makeWay: () => void;
  /** Until the returned function is called, another connection empties the write-ahead log: commits of the desk do not. */
  readonly leaveLog: () => () => void;
  /** A verified copy under the same key; `target` appears only when it is whole. */
  readonly copyTo: (target: string) => VerifiedCopy;
  /** Begins a new piece of the journal; called at the moment a copy is begun. */
  readonly rotateJournal: () => void;
  /**
   * Moves what the log of writes (`-wal`) still holds into the file and empties it, so that no older state of a page lies
   * beside it. False while another connection reads; then the next closing does it.
   */
  readonly emptyLog: () => boolean;
  /** Lets go of the pages kept in memory; the next reading takes them from the system's own cache, decrypted anew. */
  readonly giveBack: () => void;
  readonly close: () => void;
  /** When the ballast has been made (true), or could not be. */
  readonly ballastReady: Promise<boolean>;
}

const recreateEvery = 60_000;
/** Milliseconds. A ring, a deed of the receptionist is several transactions and a picture: for so long an import stands back after the first of them. */
const lingerMs = 40;
/** Milliseconds in which an import is out by all experience; after them SQLite's own patience goes on. */
const entryMs = 100;

/** A further connection for the report worker: nothing is created, migrated or written through it. */
export function openReadOnly(file: string, key: string): Pick<Database, 'db' | 'raw' | 'copyTo' | 'close'> & { readonly isSound: () => boolean } {
  const raw = connectReadOnly(file, key);
  return { db: drizzle({ client: guarded(raw), schema, casing: 'snake_case' }), raw, copyTo: (target) => copyDatabase(raw, key, target), isSound: () => isSound(raw), close: () => { raw.close(); } };
}

/** Reads every page. @throws AppError `database` where one does not decrypt */
function isSound(raw: RawDatabase): boolean {
  try {
    return column(raw, 'PRAGMA integrity_check').every((line) => line === 'ok');
  } catch (error) {
    throw databaseError(error);
  }
}

/**
 * Opens the clinic's database, or makes it where there is none, and brings it to this program's version.
 * @throws AppError `database` (wrong-key, damaged, newer, other-binding, plain, copy-differs) or `storage`; the file is then untouched
 */
export function openDatabase(options: OpenOptions): Database {
  const { file, key, clock, log, onStorage = () => undefined } = options;
  const { raw, node } = connectForWriting(options);
  const journal = options.journal === undefined ? undefined : keepJournal(raw, options, options.journal);
  const listeners = { note: journal?.note, damaged: options.onDamage };
  const ballast = createBallast(`${file}.ballast`, options.ballast ?? ballastBytes, log);
  const db = drizzle({ client: guarded(raw, listeners), schema, casing: 'snake_case' });
  const tx = db as unknown as WritableDb;
  const stamp = createStamp(guarded(raw, listeners), clock);
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) => raw.prepare(sql)) as unknown as [Step, Step, Step];
  const turn = createTurn();
  let busy = false, left = 0, timer: Cancel | undefined;
  const lingering = lingerAfter(turn, lingerMs);

  function attempt<T>(work: (tx: WritableDb) => T): T {
    if (left > 0) awaitEntry(turn, entryMs);
    begin.run();
    try {
      journal?.begin();
      stamp();
      const result = work(tx);
      if (result instanceof Promise) throw new AppError('internal', 'async-write');
      journal?.beforeCommit();
      commit.run();
      return result;
    } catch (error) {
      if (raw.inTransaction) rollback.run();
      journal?.takeBack();
      throw error;
    }
  }

  const recreateLater = (): void => {
    timer ??= clock.after(recreateEvery, () => {
      timer = undefined;
      void ballast.ensure().then((there) => {
        if (!raw.open) return;
        if (there) onStorage('ok');
        else recreateLater();
      });
    });
  };

  function afterFull<T>(error: unknown, work: (tx: WritableDb) => T): T {
    const freed = ballast.release();
    log('error', 'storage.failed', { code: sqliteCode(error), freed });
    recreateLater();
    onStorage(freed ? 'low' : 'full');
    if (!freed) throw error;
    try {
      return attempt(work);
    } catch (again) {
      if (isStorageFailure(again)) onStorage('full');
      throw again;
    }
  }

  const ballastReady = (options.ballast ?? ballastBytes) > 0 ? ballast.ensure() : Promise.resolve(false);
  void ballastReady.then((there) => {
    if (there || !raw.open || options.ballast === 0) return;
    onStorage('low');
    recreateLater();
  });
  log('info', 'database.open', { driver: driverName, version: versionOf(raw) });

  return {
    db,
    raw,
    file,
    node,
    turn,
    ballastReady,
    write: (work) => {
      if (busy) throw new AppError('internal', 'nested-write');
      busy = true;
      raiseHand(turn);
      try {
        return attempt(work);
      } catch (error) {
        if (!isStorageFailure(error)) throw databaseError(error);
        try {
          return afterFull(error, work);
        } catch (again) {
          throw databaseError(again);
        }
      } finally {
        busy = false;
        if (left > 0) lingering.begin();
        lowerHand(turn);
      }
    },
    makeWay: () => { if (left > 0) lingering.begin(); },
    leaveLog: () => {
      let over = false;
      if (left++ === 0) raw.exec('PRAGMA wal_autocheckpoint = 0');
      return () => {
        if (over) return;
        over = true;
        if (--left > 0) return;
        leave(turn); // of a thread that died inside
        if (raw.open) raw.exec('PRAGMA wal_autocheckpoint = 1000');
      };
    },
    copyTo: (target) => copyDatabase(raw, key, target),
    rotateJournal: () => { journal?.rotate(); },
    emptyLog: () => scalar(raw, 'PRAGMA wal_checkpoint(TRUNCATE)') === 0,
    giveBack: () => { if (raw.open) raw.exec('PRAGMA shrink_memory'); },
    close: () => {
      timer?.();
      lingering.end();
      journal?.close();
      if (raw.open) raw.close();
    },
  };
}

/**
 * Repeats what the journal has and the file has not (a process that died before its commit, a lost log of SQLite's), then
 * goes on with it. @throws AppError `database`/`behind`: the file lacks transactions that the journal cannot give back
 */
function keepJournal(raw: RawDatabase, { key, clock, log, onJournalBroken }: OpenOptions, folder: string) {
  try {
    const { applied } = replayJournal(raw, folder, key);
    if (applied > 0) log('warn', 'journal.repeated', { applied });
    const commits = commitsOf(raw);
    // One transaction ahead may be one that a power cut kept from being committed: nobody was told of it.
    if (highestOf(folder) > commits + 1) throw new AppError('database', 'behind');
    if (commits > 0 && lastReadable(folder, key) < commits) {
      log('warn', 'journal.gap', { commits });
      onJournalBroken?.();
    }
  } catch (error) {
    raw.close();
    throw databaseError(error);
  }
  const journal = createJournal({ folder, key, version: versionOf(raw), clock, log, ...(onJournalBroken ? { onBroken: onJournalBroken } : {}) });
  const total = raw.prepare('SELECT total_changes()').raw(), count = raw.prepare(countCommit).raw();
  const foreign = raw.prepare('PRAGMA data_version').raw();
  const first = (statement: typeof total): unknown => (statement.get() as unknown[])[0];
  const totalChanges = (): number => first(total) as number;
  let before = 0, version = first(foreign), gap = false;
  return {
    note: journal.note,
    begin: (): void => {
      journal.begin();
      // Another connection has written (an import): a number is left out, so that nobody repeats what follows without it.
      const now = first(foreign);
      gap ||= now !== version;
      version = now;
      before = totalChanges();
    },
    beforeCommit: (): void => {
      if (!journal.noted) return;
      let left = 0;
      if (gap) {
        count.get();
        left = 1;
        gap = false;
        log('warn', 'journal.gap', { foreign: true });
        onJournalBroken?.();
      }
      const changes = totalChanges() - before - left;
      journal.append(Number(first(count)), changes);
    },
    takeBack: journal.takeBack,
    rotate: journal.rotate,
    close: journal.close,
  };
}

interface Step { run(): unknown }
