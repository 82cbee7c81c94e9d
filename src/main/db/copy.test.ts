import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { openOptions, testFolder, testKey, testMigrations, testStart } from '#tests/support/database.ts';
import { openDatabase, openReadOnly, restoreCopy } from './index.ts';
import { patients } from './schema/index.ts';
import { scalar } from './sql.ts';

function aDatabase(names: readonly string[]) {
  const folder = testFolder(), options = openOptions(folder), database = openDatabase(options);
  database.write((tx) => { for (const [i, surname] of names.entries()) tx.insert(patients).values({ id: `p${i}`, surname }).run(); });
  return { folder, options, database, file: options.file };
}
const surnamesIn = (file: string): unknown[] => {
  const opened = openReadOnly(file, testKey);
  try {
    return opened.db.select({ surname: patients.surname }).from(patients).all().map((p) => p.surname);
  } finally {
    opened.close();
  }
};

it('copies made while another process writes are whole: what one transaction wrote is in all of it or in none', async () => {
  const { folder, database, file } = aDatabase([]);
  database.close();
  // Each transaction adds a patient and a phone: a copy with a patient more than phones has caught half of one.
  const writer = spawn(process.execPath, ['--input-type=module', '-e', `
    import { openDatabase, readMigrations } from '#main/db/index.ts';
    import { patientPhones, patients } from '#main/db/schema/index.ts';
    const database = openDatabase({ file: ${JSON.stringify(file)}, key: '${testKey}', migrations: readMigrations('migrations'), clock: { now: () => 1, mono: () => 1, after: () => () => {} }, log: () => {}, node: 'test01', ballast: 0 });
    for (let i = 0; i < 200000; i++) {
      database.write((tx) => { tx.insert(patients).values({ id: 'p' + i }).run(); tx.insert(patientPhones).values({ id: 'n' + i }).run(); });
      if (i === 20) console.log('writing');
    }`], { cwd: join(import.meta.dirname, '../../..'), stdio: ['ignore', 'pipe', 'inherit'], timeout: 25_000, killSignal: 'SIGKILL' });
  try {
    await once(writer.stdout, 'data');
    const reader = openReadOnly(file, testKey), seen: number[] = [];
    for (let i = 0; i < 8; i++) {
      const copy = openReadOnly(reader.copyTo(join(folder, `copy-${i}.db`)).file, testKey);
      const count = scalar(copy.raw, 'SELECT count(*) FROM patients') as number;
      expect(count).toBe(scalar(copy.raw, 'SELECT count(*) FROM patient_phones'));
      seen.push(count);
      copy.close();
    }
    reader.close();
    expect(seen[0]).toBeGreaterThanOrEqual(20);
    expect(seen.at(-1)).toBeGreaterThan(seen[0]!);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  } finally {
    writer.kill('SIGKILL');
  }
});

it('a damaged database is replaced by its copy in one step and kept aside', () => {
  const { folder, options, database, file } = aDatabase(['Свиридова', 'Громова']);
  const { file: copy } = database.copyTo(join(folder, 'nightly.db'));
  database.write((tx) => { tx.insert(patients).values({ id: 'late', surname: 'Поздняя' }).run(); });
  database.close();
  const damaged = readFileSync(file).fill(0, 4096);
  writeFileSync(file, damaged);
  expect(() => openDatabase(options)).toThrow(expect.objectContaining({ code: 'database', reason: 'damaged' }));
  const { aside } = restoreCopy({ copy, file, key: testKey, migrations: testMigrations, now: testStart });
  expect(surnamesIn(file)).toEqual(['Свиридова', 'Громова']);
  expect(readFileSync(aside!).equals(damaged)).toBe(true);
  openDatabase(options).close();
});

it('a copy that is damaged, of another key or of a later program replaces nothing', () => {
  const { folder, database, file } = aDatabase(['Свиридова']);
  const { file: copy } = database.copyTo(join(folder, 'nightly.db'));
  database.close();
  const restore = (from: string, more = {}) => () => restoreCopy({ copy: from, file, key: testKey, migrations: testMigrations, now: instant(1), ...more });
  const broken = join(folder, 'broken.db'), bytes = readFileSync(copy);
  bytes[bytes.length - 2000]! ^= 1;
  writeFileSync(broken, bytes);
  expect(restore(broken)).toThrow(expect.objectContaining({ code: 'database', reason: 'damaged' }));
  expect(restore(copy, { key: 'c4'.repeat(32) })).toThrow(expect.objectContaining({ code: 'database', reason: 'wrong-key' }));
  expect(restore(copy, { migrations: [] })).toThrow(expect.objectContaining({ code: 'database', reason: 'newer' }));
  expect(restore(join(folder, 'nowhere.db'))).toThrow(/ENOENT/);
  expect(surnamesIn(file)).toEqual(['Свиридова']);
  expect(readdirSync(folder).filter((f) => f.includes('restoring') || f.includes('damaged-'))).toEqual([]);
});

it('a file cut short at any length opens nowhere: it says damaged, or holds every row', () => {
  const names = Array.from({ length: 300 }, (_, i) => `Свиридова ${i}`), { options, database, file } = aDatabase(names);
  database.close();
  const bytes = readFileSync(file);
  let refused = 0;
  for (const length of [0, 1, 23, 511, 512, 4095, 4096, 8192, ...[0.25, 0.5, 0.75, 0.9, 0.99].map((part) => Math.floor(bytes.length * part)), bytes.length - 4096, bytes.length - 1]) {
    writeFileSync(file, bytes.subarray(0, length));
    try {
      const opened = openDatabase(options);
      try {
        expect(opened.db.select({ surname: patients.surname }).from(patients).all().map((p) => p.surname)).toEqual(names);
      } finally {
        opened.close();
      }
    } catch (error) {
      expect(error, `cut to ${length}`).toMatchObject({ code: 'database', reason: 'damaged' });
      refused++;
    }
    expect(existsSync(file)).toBe(true);
  }
  expect(refused).toBeGreaterThanOrEqual(13);
});
