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

function guardedStatement(statement: Statement): Statement {
  const guarded = {
    reader: statement.reader,
    run: (...params: unknown[]) => told(() => statement.run(...params)),
    get: (...params: unknown[]) => told(() => statement.get(...params)),
    all: (...params: unknown[]) => told(() => statement.all(...params)),
    raw: (on = true) => { statement.raw(on); return guarded; },
  };
  return guarded as unknown as Statement;
}

/**
 * The same connection for drizzle, whose every failure is an AppError: a page found damaged in the middle of a
 * conversation must show as "the database is damaged", not as a defect.
 */
export const guarded = (raw: RawDatabase): RawDatabase => ({ prepare: (sql: string) => told(() => guardedStatement(raw.prepare(sql))) }) as unknown as RawDatabase;
