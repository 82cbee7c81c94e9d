import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Clock } from '../kernel/clock.ts';
import { connectReadWrite } from './connect.ts';
import type { RawDatabase } from './driver.ts';
import { databaseError } from './errors.ts';
import { guarded } from './guard.ts';
import * as schema from './schema/index.ts';
import { createStamp } from './stamp.ts';
import { enter, isWanted, leave, type Turn } from './turn.ts';
import type { ReadableDb, WritableDb } from './types.ts';

/** The second connection that writes: an import's, in the worker thread. See docs/decisions/0006. */
export interface SecondWriter {
  readonly db: ReadableDb;
  readonly raw: RawDatabase;
  /**
   * One transaction, all of it or nothing; it obeys the rules of `Database.write`. `work` calls `yieldIfWanted` between
   * its statements: when the desk wants to write, everything of this transaction is taken back and `undefined` comes out.
   * @throws AppError `storage` or `database`; whatever `work` throws
   */
  readonly attempt: <T>(work: (tx: WritableDb, yieldIfWanted: () => void) => T) => T | undefined;
  /** How long the last commit took: the one moment in which the desk cannot be let in. */
  readonly commitMs: () => number;
  readonly close: () => void;
}

/** Milliseconds. Pages that are written over and over in between go into the file once. */
const checkpointEvery = 2_000;

class Yielded extends Error {}

/**
 * @param cachePages pages of 4 KiB that this connection may hold; what a transaction changed beyond them is spilled
 *   into the write-ahead log, so a commit never has more than that to write
 */
export function openSecondWriter(file: string, key: string, turn: Turn, clock: Pick<Clock, 'now'>, cachePages = 16_000): SecondWriter {
  const raw = connectReadWrite(file, key);
  // A power cut may take the last portions of an import, never half of one: the import's own row goes with them and it is resumed.
  raw.exec(`PRAGMA synchronous = NORMAL; PRAGMA cache_size = ${cachePages}; PRAGMA wal_autocheckpoint = 0`);
  const db = drizzle({ client: guarded(raw), schema, casing: 'snake_case' });
  const stamp = createStamp(raw, clock as Clock);
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) => raw.prepare(sql)) as unknown as [Step, Step, Step];
  const checkpoint = raw.prepare('PRAGMA wal_checkpoint(PASSIVE)').raw() as unknown as { all(): unknown[] };
  let committed = 0, checkpointed = performance.now();
  const yieldIfWanted = (): void => { if (isWanted(turn)) throw new Yielded(); };
  return {
    db, raw,
    attempt: (work) => {
      enter(turn);
      try {
        begin.run();
        stamp();
        const result = work(db as unknown as WritableDb, yieldIfWanted);
        const written = performance.now();
        commit.run();
        committed = performance.now() - written;
        leave(turn);
        // The log is emptied here and between transactions: neither holds up the desk, whose own commits leave it alone meanwhile.
        if (performance.now() - checkpointed > checkpointEvery) {
          checkpoint.all();
          checkpointed = performance.now();
        }
        return result;
      } catch (error) {
        if (raw.inTransaction) rollback.run();
        if (error instanceof Yielded) return undefined;
        throw databaseError(error);
      } finally {
        leave(turn);
      }
    },
    commitMs: () => committed,
    // What is left of the log would be moved by the desk's own next commit, and hold it up.
    close: () => {
      if (!raw.open) return;
      try {
        checkpoint.all();
      } finally {
        raw.close();
      }
    },
  };
}

interface Step { run(): unknown }
