import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, readMigrations } from '#main/db/index.ts';
import { connectReadOnly } from '#main/db/connect.ts';
import { patients } from '#main/db/schema/index.ts';
import { scalar } from '#main/db/sql.ts';
import { bundleProgram, type BundledProgram } from '#tests/support/bundle.ts';
import { migrationsFolder, openOptions, testFolder, testKey } from '#tests/support/database.ts';

/** Our migrations and two invented later ones that add a table, a column and move data. */
function laterMigrations(): string {
  const folder = join(testFolder(), 'migrations');
  mkdirSync(folder);
  cpSync(migrationsFolder, folder, { recursive: true });
  const next = (n: number) => String(readMigrations(migrationsFolder).length + n).padStart(4, '0');
  writeFileSync(join(folder, `${next(1)}_nickname.sql`), `ALTER TABLE patients ADD COLUMN nickname TEXT; UPDATE patients SET nickname = surname;`);
  writeFileSync(join(folder, `${next(2)}_pets.sql`), 'CREATE TABLE pets (id TEXT PRIMARY KEY NOT NULL, name TEXT) STRICT; INSERT INTO pets SELECT id, nickname FROM patients;');
  return folder;
}

let program: BundledProgram;
beforeAll(async () => { program = await bundleProgram('tests/migrations/open-and-die.ts'); });
afterAll(() => { program.remove(); });

const die = (folder: string, migrations: string, step: string) =>
  spawnSync(process.execPath, [program.file, folder, migrations, step], { timeout: 20_000, encoding: 'utf8' });

/** The steps of an opening, in order. */
function stepsOf(folder: string, migrations: string): string[] {
  const steps: string[] = [];
  openDatabase(openOptions(folder, { migrations: readMigrations(migrations), onStep: (s) => steps.push(s) })).close();
  return steps;
}

function anOldDatabase(): string {
  const folder = testFolder(), database = openDatabase(openOptions(folder));
  database.write((tx) => { for (let i = 0; i < 20; i++) tx.insert(patients).values({ id: `p${i}`, surname: `Свиридова ${i}` }).run(); });
  database.close();
  return folder;
}

it('killed at any step of the first start, the next start has a whole empty database', () => {
  const migrations = laterMigrations(), steps = stepsOf(testFolder(), migrations);
  expect(steps.length).toBeGreaterThan(12);
  for (const step of steps.filter((_, i) => i % 4 === 1 || i > steps.length - 4)) {
    const folder = testFolder(), died = die(folder, migrations, step);
    expect({ step, signal: died.signal, stderr: died.stderr }).toEqual({ step, signal: 'SIGKILL', stderr: '' });
    const opened = openDatabase(openOptions(folder, { migrations: readMigrations(migrations) }));
    expect([scalar(opened.raw, 'PRAGMA user_version'), scalar(opened.raw, 'PRAGMA integrity_check'), scalar(opened.raw, 'SELECT count(*) FROM patients')]).toEqual([readMigrations(migrations).length, 'ok', 0]);
    opened.close();
    expect(readdirSync(folder)).toEqual(['stoika.db']);
  }
}, 120_000);

it('killed at any step of an upgrade, nothing is lost: the next start goes on, and a verified copy of before lies beside', () => {
  const migrations = laterMigrations(), steps = stepsOf(anOldDatabase(), migrations), version = readMigrations(migrations).length;
  expect(steps.slice(0, 2)).toEqual(['copying', 'copied']);
  expect(steps).toHaveLength(10);
  const old = anOldDatabase();
  for (const step of steps) {
    const folder = testFolder();
    cpSync(old, folder, { recursive: true });
    const died = die(folder, migrations, step);
    expect({ step, signal: died.signal, stderr: died.stderr }).toEqual({ step, signal: 'SIGKILL', stderr: '' });
    const opened = openDatabase(openOptions(folder, { migrations: readMigrations(migrations) }));
    expect([scalar(opened.raw, 'PRAGMA user_version'), scalar(opened.raw, 'PRAGMA integrity_check'), scalar(opened.raw, 'SELECT count(*) FROM patients'), scalar(opened.raw, `SELECT name FROM pets WHERE id = 'p7'`)]).toEqual([version, 'ok', 20, 'Свиридова 7']);
    opened.close();
    const copy = connectReadOnly(join(folder, `stoika.db.before-${String(version).padStart(4, '0')}`), testKey);
    expect(scalar(copy, 'SELECT count(*) FROM patients')).toBe(20);
    copy.close();
  }
}, 120_000);

it('a migration that fails is rolled back whole, and the database stays usable by the version that wrote it', () => {
  const folder = anOldDatabase(), migrations = laterMigrations(), at = readMigrations(migrations).length + 1;
  writeFileSync(join(migrations, `${String(at).padStart(4, '0')}_broken.sql`), 'CREATE TABLE half (a TEXT) STRICT; INSERT INTO no_such_table VALUES (1);');
  expect(() => openDatabase(openOptions(folder, { migrations: readMigrations(migrations) }))).toThrow(/no such table/);
  const whole = openDatabase(openOptions(folder, { migrations: readMigrations(migrations).slice(0, -1) }));
  expect([scalar(whole.raw, 'PRAGMA user_version'), scalar(whole.raw, `SELECT count(*) FROM sqlite_schema WHERE name = 'half'`), scalar(whole.raw, 'SELECT count(*) FROM patients')]).toEqual([at - 1, 0, 20]);
  whole.close();
});
