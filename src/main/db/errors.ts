import { AppError } from '#shared/kernel/errors.ts';

/** SQLite's result code of anything thrown by a binding, drizzle's wrapper looked through; '' for other errors. */
export function sqliteCode(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    const { code } = e as { code?: unknown };
    if (typeof code === 'string' && code.startsWith('SQLITE_')) return code;
  }
  return '';
}

/** The disk is full or failing: the transaction is rolled back, nothing acknowledged is lost. */
export const isStorageFailure = (error: unknown): boolean => /^SQLITE_(FULL|IOERR(_READ|_WRITE|_FSYNC|_DIR_FSYNC|_TRUNCATE|_SHMOPEN|_SHMSIZE|_SHMMAP)?$|CANTOPEN|READONLY)/.test(sqliteCode(error));

/** A page that does not decrypt or does not parse: restoring a copy is the only way on (QUALITY.md R4). */
const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB|IOERR_(SHORT_READ|DATA|CORRUPTFS))/.test(sqliteCode(error));

/**
 * What the rest of the program may see of a failed statement: `storage` (full, failing or locked by another program),
 * `database`/`damaged`, or the error as it was, which is a defect of ours.
 */
export function databaseError(error: unknown): unknown {
  for (let e = error; e instanceof Error; e = e.cause) if (e instanceof AppError) return e;
  const code = sqliteCode(error), cause = { cause: error };
  if (isDamage(error)) return new AppError('database', 'damaged', { code }, cause);
  if (code.startsWith('SQLITE_FULL')) return new AppError('storage', 'full', { code }, cause);
  if (isStorageFailure(error)) return new AppError('storage', 'failing', { code }, cause);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('storage', 'busy', { code }, cause);
  return error;
}
