import { rmSync } from 'node:fs';
import { AppError } from '#shared/kernel/errors.ts';
import { openDriver, type RawDatabase } from './driver.ts';
import { databaseError } from './errors.ts';
import { removeDatabase, settle } from './file.ts';
import { commitsOf } from './journal/index.ts';
import { column, pathLiteral, quoted, scalar, tablesOf } from './sql.ts';

const countsOf = (raw: RawDatabase): Map<string, number> => new Map(tablesOf(raw).map((t) => [t, scalar(raw, `SELECT count(*) FROM ${quoted(t)}`) as number]));

/** A copy that is safe to rely on: what was found in it when it was opened again. */
export interface VerifiedCopy {
  readonly file: string;
  readonly version: number;
  readonly rows: number;
  /** The last transaction in it: where the journal goes on (0 where no journal is kept). */
  readonly commits: number;
}

interface Head { readonly seq: number; readonly mac: string }
/** The end of the audit chain; a copy whose end the original does not know is no copy. */
function headOf(raw: RawDatabase): Head {
  const [row] = raw.prepare('SELECT seq, mac FROM audit_log ORDER BY seq DESC LIMIT 1').raw().all() as [number, string][];
  return row ? { seq: row[0], mac: row[1] } : { seq: 0, mac: '' };
}

/** libsql's reading connections are `query_only`, and to it a copy is a write; the database itself is only read. */
function vacuumInto(raw: RawDatabase, target: string): void {
  const only = scalar(raw, 'PRAGMA query_only') as number;
  raw.exec('PRAGMA query_only = 0');
  try {
    raw.exec(`VACUUM INTO ${pathLiteral(target)}`);
  } finally {
    raw.exec(`PRAGMA query_only = ${only}`);
  }
}

/**
 * Copies the database with VACUUM INTO (the copy stays under the same key), opens the copy, and compares integrity,
 * version and row counts; only then does it get its name. Other connections may write meanwhile: a table's count must
 * lie between the counts before and after.
 * @throws AppError `storage` (no space), `database`/`copy-differs`; then `target` is as it was before
 */
export function copyDatabase(raw: RawDatabase, key: string, target: string): VerifiedCopy {
  const partial = `${target}.partial`;
  removeDatabase(partial);
  try {
    const before = countsOf(raw);
    vacuumInto(raw, partial);
    const after = countsOf(raw);
    const copy = openDriver(partial, key);
    let version = 0, rows = 0, commits = 0;
    try {
      const problems = column(copy, 'PRAGMA integrity_check').filter((line) => line !== 'ok');
      if (problems.length > 0) throw new AppError('database', 'copy-differs', { problems: problems.length });
      version = scalar(copy, 'PRAGMA user_version') as number;
      const copied = countsOf(copy);
      for (const [table, count] of before) {
        const got = copied.get(table), other = after.get(table) ?? count;
        if (got === undefined || got < Math.min(count, other) || got > Math.max(count, other)) throw new AppError('database', 'copy-differs', { table });
        rows += got;
      }
      const head = headOf(copy), known = head.seq === 0 ? '' : scalar(raw, 'SELECT mac FROM audit_log WHERE seq = ?', head.seq);
      if (head.mac !== known) throw new AppError('database', 'copy-differs', { seq: head.seq });
      commits = commitsOf(copy);
      if (version !== scalar(raw, 'PRAGMA user_version')) throw new AppError('database', 'copy-differs', { version });
    } finally {
      copy.close();
    }
    settle(partial, target);
    return { file: target, version, rows, commits };
  } catch (error) {
    throw databaseError(error);
  } finally {
    removeDatabase(partial);
    rmSync(`${target}-wal`, { force: true });
  }
}
