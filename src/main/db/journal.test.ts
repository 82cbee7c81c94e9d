import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { openOptions, testFolder, testKey, testMigrations } from '#tests/support/database.ts';
import { silentLog } from '../kernel/log.ts';
import { eq } from 'drizzle-orm';
import { copiesIn, copyName, openDatabase, openReadOnly, pruneJournal, recoverDatabase, restoreCopy, type Database } from './index.ts';
import { patients } from './schema/index.ts';
import { column } from './sql.ts';

function aDesk(folder = testFolder()) {
  const options = openOptions(folder, { journal: join(folder, 'journal') });
  return { folder, options, journal: options.journal!, file: options.file, open: () => openDatabase(options) };
}
let made = 0;
const add = (database: Database, surname: string): void => { database.write((tx) => { tx.insert(patients).values({ id: `p${made++}`, surname }).run(); }); };
const surnames = (database: Pick<Database, 'raw'>): unknown[] => column(database.raw, 'SELECT surname FROM patients ORDER BY rowid');
const segments = (journal: string): string[] => readdirSync(journal).filter((name) => name.endsWith('.journal')).sort();
const asOf = (second: number) => instant(Date.UTC(2026, 10, 24, 0, 0, second));
const now = asOf(59);

/** A clinic with a copy, and changes after it of every kind: inserts, updates, one that was refused, a restart between. */
function aDayAfterACopy() {
  const desk = aDesk();
  let database = desk.open();
  add(database, 'Свиридова');
  const copy = database.copyTo(join(desk.folder, copyName(asOf(0)))).file;
  database.rotateJournal();
  add(database, 'Громова');
  database.write((tx) => { tx.update(patients).set({ surname: 'Свиридова-Ким' }).where(eq(patients.surname, 'Свиридова')).run(); });
  expect(() => { database.write((tx) => { tx.insert(patients).values({ id: 'half', surname: 'Половина' }).run(); throw new Error('refused'); }); }).toThrow('refused');
  database.close();
  database = desk.open();
  add(database, 'Поздняя');
  const after = surnames(database);
  return { ...desk, copy, database, after };
}

it('gives back every change made since the copy, and nothing that was refused', () => {
  const { file, journal, copy, database, after, options } = aDayAfterACopy();
  database.close();
  writeFileSync(file, 'not a database any more');
  const restored = restoreCopy({ copy, file, key: testKey, migrations: testMigrations, now, journal });
  expect(restored).toMatchObject({ applied: 3, whole: true });
  const again = openDatabase(options);
  expect(surnames(again)).toEqual(after);
  expect(after).not.toContain('Половина');
  again.close();
});

it('repeats what the file has lost when the log of SQLite is gone', () => {
  const { folder, file, database, after } = aDayAfterACopy(), desk = aDesk();
  // The file as it lies on the disk while the program runs, without its -wal.
  copyFileSync(file, desk.file);
  mkdirSync(desk.journal);
  for (const name of segments(join(folder, 'journal'))) copyFileSync(join(folder, 'journal', name), join(desk.journal, name));
  expect(existsSync(`${file}-wal`)).toBe(true);
  database.close();
  const opened = desk.open();
  expect(surnames(opened)).toEqual(after);
  opened.close();
});

it('tells of a file that lacks changes which the journal cannot give back', () => {
  const { folder, file, journal, database } = aDayAfterACopy();
  const old = join(folder, 'old.db');
  copyFileSync(file, old);
  add(database, 'Ночная');
  database.close();
  const last = join(journal, segments(journal).at(-1)!), bytes = readFileSync(last);
  bytes[100]! ^= 1;
  writeFileSync(last, bytes);
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  copyFileSync(old, file);
  expect(() => openDatabase(openOptions(folder, { journal }))).toThrow(expect.objectContaining({ code: 'database', reason: 'behind' }));
});

it('never repeats anything but a beginning of what happened, whatever happens to its bytes', () => {
  const { folder, journal, copy, database, after } = aDayAfterACopy();
  database.close();
  const names = segments(journal), whole = new Map(names.map((name) => [name, readFileSync(join(journal, name))]));
  const beginnings = [['Свиридова'], ['Свиридова', 'Громова'], ['Свиридова-Ким', 'Громова'], after].map((list) => JSON.stringify(list));
  let trial = 0;
  fc.assert(fc.property(fc.constantFrom(...names), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.integer({ min: 0, max: 7 }), fc.constantFrom('flip', 'cut', 'gone'), (name, part, bit, what) => {
    const place = join(folder, `trial-${trial++}`), at = join(place, 'journal');
    mkdirSync(at, { recursive: true });
    for (const [other, bytes] of whole) {
      const changed = Buffer.from(bytes), where = Math.floor(part * bytes.length);
      if (other === name && what === 'gone') continue;
      if (other === name && what === 'flip') changed[where]! ^= 1 << bit;
      writeFileSync(join(at, other), other === name && what === 'cut' ? changed.subarray(0, where) : changed);
    }
    const file = join(place, 'stoika.db'), restored = restoreCopy({ copy, file, key: testKey, migrations: testMigrations, now, journal: at });
    const opened = openReadOnly(file, testKey), seen = surnames(opened);
    opened.close();
    expect(beginnings).toContain(JSON.stringify(seen));
    if (JSON.stringify(seen) === JSON.stringify(after)) expect(restored.applied).toBe(3);
    rmSync(place, { recursive: true, force: true });
  }), { numRuns: 40 });
});

it('holds no text in clear, and lets go of what a copy already has', () => {
  const { journal, database, open } = aDayAfterACopy();
  for (const name of segments(journal)) {
    const bytes = readFileSync(join(journal, name));
    for (const text of ['Громова', 'Поздняя', 'insert into']) expect(bytes.includes(text)).toBe(false);
  }
  expect(segments(journal)).toHaveLength(3);
  pruneJournal(journal, 1);
  expect(segments(journal)).toHaveLength(2);
  pruneJournal(journal, 3);
  expect(segments(journal)).toHaveLength(1);
  database.close();
  const again = open();
  add(again, 'Утренняя');
  again.close();
});

it('passes over a copy that is damaged and goes on from the one before it, the journal bridging both', () => {
  const { folder, file, journal, database, options } = aDayAfterACopy();
  const second = database.copyTo(join(folder, copyName(asOf(30)))).file;
  database.rotateJournal();
  add(database, 'Вечерняя');
  const last = surnames(database);
  database.close();
  const bytes = readFileSync(second);
  bytes[9_000]! ^= 4;
  writeFileSync(second, bytes);
  writeFileSync(file, 'gone');
  const recovered = recoverDatabase({ copies: copiesIn(folder), file, key: testKey, migrations: testMigrations, now, journal, log: silentLog });
  expect(recovered).toMatchObject({ skipped: 1, whole: true, applied: 4 });
  const again = openDatabase(options);
  expect(surnames(again)).toEqual(last);
  again.close();
});

it('says that there is no usable copy and moves nothing', () => {
  const { folder, file, copy, journal, database } = aDayAfterACopy();
  database.close();
  writeFileSync(copy, 'torn');
  writeFileSync(file, 'gone');
  expect(() => recoverDatabase({ copies: copiesIn(folder), file, key: testKey, migrations: testMigrations, now, journal, log: silentLog })).toThrow(expect.objectContaining({ reason: 'no-copy' }));
  expect(readFileSync(file, 'utf8')).toBe('gone');
  expect(segments(journal)).toHaveLength(3);
});

it('stops where another connection has written what it does not know', () => {
  const { folder, file, journal, copy, database } = aDayAfterACopy(), broken: string[] = [];
  database.close();
  const again = openDatabase(openOptions(folder, { journal, onJournalBroken: () => broken.push('told') }));
  const other = openDatabase(openOptions(folder));
  add(other, 'Привезённая');
  other.close();
  add(again, 'После неё');
  add(again, 'И ещё');
  again.close();
  expect(broken).toEqual(['told']);
  writeFileSync(file, 'gone');
  expect(restoreCopy({ copy, file, key: testKey, migrations: testMigrations, now, journal })).toMatchObject({ applied: 3, whole: false });
});
