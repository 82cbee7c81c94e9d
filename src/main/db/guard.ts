import type { Statement } from 'better-sqlite3';
import type { RawDatabase } from './driver.ts';
import { databaseError } from './errors.ts';

/** Runs one step of the binding; what it throws comes out as the program's own failure. */
function told<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw databaseError(error);
  }
}

/** Hears of every statement that writes, once it has run. */
export type Note = (sql: string, params: readonly unknown[]) => void;

const writes = /^\s*(insert|update|delete|replace|with)\b/i;

function guardedStatement(sql: string, statement: Statement, note: Note | undefined): Statement {
  const step = <T>(run: (...params: unknown[]) => T): (...params: unknown[]) => T => (note && writes.test(sql)
    ? (...params) => {
      const result = told(() => run(...params));
      note(sql, params);
      return result;
    }
    : (...params) => told(() => run(...params)));
  const guarded = {
    reader: statement.reader,
    run: step((...params) => statement.run(...params)),
    get: step((...params) => statement.get(...params)),
    all: step((...params) => statement.all(...params)),
    raw: (on = true) => { statement.raw(on); return guarded; },
  };
  return guarded as unknown as Statement;
}

/**
 * The same connection for drizzle, whose every failure is an AppError: a page found damaged in the middle of a
 * conversation must show as "the database is damaged", not as a defect.
 */
export const guarded = (raw: RawDatabase, note?: Note): RawDatabase => ({ prepare: (sql: string) => told(() => guardedStatement(sql, raw.prepare(sql), note)) }) as unknown as RawDatabase;
