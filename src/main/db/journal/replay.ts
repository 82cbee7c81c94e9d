import type { RawDatabase } from '../driver.ts';
import { scalar } from '../sql.ts';
import { journalAfter, type JournalEntry } from './read.ts';

/** What the journal gave back. `whole` is false where it broke off: what came later is lost. */
export interface Replay { readonly applied: number; readonly lastAt: number | undefined; readonly whole: boolean }

/** The number of the last transaction in a database; counted only where a journal is kept. */
export const commitsOf = (raw: RawDatabase): number => Number(scalar(raw, `SELECT v FROM sync_meta WHERE k = 'commits'`) ?? 0);

/** Counts a transaction, inside it. */
export const countCommit = `INSERT INTO sync_meta (k, v) VALUES ('commits', '1') ON CONFLICT (k) DO UPDATE SET v = CAST(v AS INTEGER) + 1 RETURNING v`;

/**
 * Repeats the transactions that the journal has and the database has not. Each is checked: a statement that fails, or
 * changes another number of rows than it did then, ends the replay with that transaction rolled back.
 */
export function replayJournal(raw: RawDatabase, folder: string, databaseKey: string): Replay {
  const statements = new Map<string, ReturnType<RawDatabase['prepare']>>();
  const total = raw.prepare('SELECT total_changes()').raw(), count = raw.prepare(countCommit).raw();
  const totalChanges = (): number => (total.get() as [number])[0];
  const statement = (sql: string) => statements.get(sql) ?? statements.set(sql, raw.prepare(sql)).get(sql)!;
  let applied = 0, lastAt: number | undefined;

  function repeat(entry: JournalEntry): boolean {
    raw.exec('BEGIN IMMEDIATE');
    try {
      const before = totalChanges();
      for (const [at, params] of entry.steps) {
        const step = statement(entry.known[at]!);
        if (step.reader) step.all(...params);
        else step.run(...params);
      }
      const same = totalChanges() - before === entry.changes && Number((count.get() as [string])[0]) === entry.n;
      raw.exec(same ? 'COMMIT' : 'ROLLBACK');
      return same;
    } catch (error) {
      if (raw.inTransaction) raw.exec('ROLLBACK');
      if ((error as { code?: string }).code?.startsWith('SQLITE_CONSTRAINT') || error instanceof TypeError) return false;
      throw error;
    }
  }

  const entries = journalAfter(folder, databaseKey, commitsOf(raw));
  for (let next = entries.next(); ; next = entries.next()) {
    if (next.done) return { applied, lastAt, whole: next.value };
    if (!repeat(next.value)) return { applied, lastAt, whole: false };
    applied++;
    lastAt = next.value.at;
  }
}
