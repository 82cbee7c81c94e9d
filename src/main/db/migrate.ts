import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/kernel/errors.ts';
import type { RawDatabase } from './driver.ts';
import { scalar } from './sql.ts';

/** One numbered file. Its number becomes `PRAGMA user_version` in the transaction that runs it. */
export interface Migration { readonly version: number; readonly name: string; readonly sql: string }

/** Reads `NNNN_what.sql` files in order. The folder ships next to the program. @throws when a number is missing or doubled */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((f) => f.endsWith('.sql')).sort();
  return files.map((file, i) => {
    const version = Number(/^(\d{4})_[a-z0-9-_]+\.sql$/.exec(file)?.[1]);
    if (version !== i + 1) throw new Error(`migrations are numbered 0001, 0002… without gaps: ${file}`);
    return { version, name: file.slice(0, -4), sql: readFileSync(join(folder, file), 'utf8') };
  });
}

export const latestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;
export const versionOf = (raw: RawDatabase): number => scalar(raw, 'PRAGMA user_version') as number;

/** @throws AppError `database`/`newer`: this program must not touch a file that a later one has written */
export function refuseNewer(version: number, migrations: readonly Migration[]): void {
  const known = latestOf(migrations);
  if (version > known) throw new AppError('database', 'newer', { version, known });
}

/** Named moments of opening, for the tests that kill the program at each of them. */
export type OnStep = (step: string) => void;

/** Runs what is missing, one transaction a file. Killed anywhere, the next start finds the last whole version and goes on. */
export function runMigrations(raw: RawDatabase, migrations: readonly Migration[], onStep: OnStep): void {
  for (const { version, name, sql } of migrations.filter((m) => m.version > versionOf(raw))) {
    raw.exec('BEGIN IMMEDIATE');
    try {
      onStep(`${name}:begun`);
      raw.exec(sql);
      onStep(`${name}:changed`);
      raw.exec(`PRAGMA user_version = ${version}`);
      onStep(`${name}:numbered`);
      raw.exec('COMMIT');
    } catch (error) {
      if (raw.inTransaction) raw.exec('ROLLBACK');
      throw error;
    }
    onStep(`${name}:committed`);
  }
}
