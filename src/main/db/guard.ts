import type { Statement } from 'better-sqlite3';
import { AppError } from '#shared/kernel/errors.ts';
import type { RawDatabase } from './driver.ts';
import { databaseError } from './errors.ts';

/** Hears of every statement that writes, once it has run, and of a page that was found damaged. */
export interface Listeners { readonly note?: ((sql: string, params: readonly unknown[]) => void) | undefined; readonly damaged?: (() => void) | undefined }

/** Runs one step of the binding; what it throws comes out as the program's own failure. */
function told<T>(step: () => T, damaged: Listeners['damaged']): T {
  try {
    return step();
  } catch (error) {
    const failure = databaseError(error);
    if (failure instanceof AppError && failure.code === 'database' && failure.reason === 'damaged') damaged?.();
    throw failure;
  }
}

const writes = /^\s*(insert|update|delete|replace|with)\b/i;

function guardedStatement(sql: string, statement: Statement, { note, damaged }: Listeners): Statement {
  const step = <T>(run: (...params: unknown[]) => T): (...params: unknown[]) => T => (note && writes.test(sql)
    ? (...params) => {
      const result = told(() => run(...params), damaged);
      note(sql, params);
      return result;
    }
    : (...params) => told(() => run(...params), damaged));
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
export const guarded = (raw: RawDatabase, listeners: Listeners = {}): RawDatabase => ({ prepare: (sql: string) => told(() => guardedStatement(sql, raw.prepare(sql), listeners), listeners.damaged) }) as unknown as RawDatabase;
