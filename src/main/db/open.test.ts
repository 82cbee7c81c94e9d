import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { openOptions, openTestDatabase, testFolder, testKey, testMigrations } from '#tests/support/database.ts';
import { openDatabase, openReadOnly } from './index.ts';
import * as libsqlDriver from './driver.libsql.ts';
import * as shippedDriver from './driver.ts';
import { fileKind } from './file.ts';
import { patients } from './schema/index.ts';
import { scalar } from './sql.ts';

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const wrongKey = '5e'.repeat(32);
/** A file with one patient in it, closed. */
function aClosedDatabase(): string {
  const options = openOptions(testFolder()), database = openDatabase(options);
  database.write((tx) => { tx.insert(patients).values({ id: 'p1', surname: 'Свиридова' }).run(); });
  database.close();
  return options.file;
}

describe.each([['the shipped binding', shippedDriver], ['its libsql twin', libsqlDriver]])('%s', (_, driver) => {
  const make = (): string => {
    const file = join(testFolder(), 'x.db'), raw = driver.openDriver(file, testKey);
    scalar(raw, 'PRAGMA journal_mode = WAL');
    raw.exec('CREATE TABLE t (id TEXT PRIMARY KEY NOT NULL, v TEXT) STRICT');
    raw.prepare('INSERT INTO t VALUES (?, ?)').run('1', 'Свиридова +79001000101');
    raw.exec(`VACUUM INTO '${file}.copy'`);
    raw.close();
    return file;
  };
  it('keeps names and numbers out of the file and of its copy, and says in the header whose it is', () => {
    const file = make();
    for (const path of [file, `${file}.copy`]) {
      const bytes = readFileSync(path);
      for (const clear of ['SQLite format', 'Свиридова', '79001000101', 'CREATE TABLE']) expect(bytes.includes(clear)).toBe(false);
      expect(fileKind(path, driver.pageReserve)).toBe('own');
    }
  });
  it('opens file and copy with the key, and refuses any other', () => {
    const file = make();
    for (const path of [file, `${file}.copy`]) {
      const raw = driver.openDriver(path, testKey);
      expect(scalar(raw, 'SELECT v FROM t')).toBe('Свиридова +79001000101');
      raw.close();
      const other = driver.openDriver(path, wrongKey);
      expect(() => scalar(other, 'SELECT count(*) FROM sqlite_schema')).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }));
      other.close();
    }
  });
  it('takes only 64 hexadecimal digits for a key', () => {
    expect(() => driver.openDriver(join(testFolder(), 'x.db'), `x' OR '1`)).toThrow(TypeError);
  });
});

describe('opening the clinic’s database', () => {
  it('makes one where there is none: journal WAL, every commit flushed, foreign keys on', () => {
    const { raw, node } = openTestDatabase();
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'temp_store', 'user_version'].map((p) => scalar(raw, `PRAGMA ${p}`))).toEqual(['wal', 2, 1, 2, testMigrations.length]);
    expect(node).toBe('test01');
  });
  it('keeps the name this PC got at the first opening', () => {
    const file = aClosedDatabase(), again = openDatabase({ ...openOptions(''), file, node: 'other2' });
    expect(again.node).toBe('test01');
    again.close();
  });
  it.each([[false, 'wrong-key'], [true, 'damaged']])('with a key that does not fit (known to be its own: %s) says %s and leaves the file as it was', (keyVerified, reason) => {
    const file = aClosedDatabase(), before = hashOf(file);
    expect(() => openDatabase({ ...openOptions(''), file, key: wrongKey, keyVerified })).toThrow(expect.objectContaining({ code: 'database', reason }));
    expect(hashOf(file)).toBe(before);
  });
  it('refuses a file of a later program without touching it', () => {
    const file = aClosedDatabase(), raw = shippedDriver.openDriver(file, testKey);
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    const before = hashOf(file);
    expect(() => openDatabase({ ...openOptions(''), file })).toThrow(expect.objectContaining({ code: 'database', reason: 'newer', details: { version: 99, known: testMigrations.length } }));
    expect(hashOf(file)).toBe(before);
  });
  it('refuses the other binding’s file, a plain one, an empty one and rubbish, all untouched', () => {
    const folder = testFolder();
    const other = libsqlDriver.openDriver(join(folder, 'other.db'), testKey);
    other.exec('CREATE TABLE t (a TEXT) STRICT');
    other.close();
    writeFileSync(join(folder, 'plain.db'), Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)]));
    writeFileSync(join(folder, 'empty.db'), '');
    writeFileSync(join(folder, 'rubbish.db'), 'Клиника'.repeat(1000));
    for (const [name, reason] of [['other', 'other-binding'], ['plain', 'plain'], ['empty', 'damaged'], ['rubbish', 'damaged']] as const) {
      const file = join(folder, `${name}.db`), before = hashOf(file);
      expect(() => openDatabase({ ...openOptions(''), file })).toThrow(expect.objectContaining({ code: 'database', reason }));
      expect(hashOf(file)).toBe(before);
      expect(existsSync(`${file}-wal`)).toBe(false);
    }
  });
});

describe('a command', () => {
  it('is one transaction: what fails in the end leaves nothing', () => {
    const { db, write } = openTestDatabase();
    expect(() => write((tx) => {
      tx.insert(patients).values({ id: 'p1' }).run();
      throw new Error('the slot is taken');
    })).toThrow('the slot is taken');
    expect(db.select().from(patients).all()).toEqual([]);
  });
  it('may neither hold another command nor wait for anything', () => {
    const { db, write } = openTestDatabase();
    expect(() => write(() => write(() => 1))).toThrow(expect.objectContaining({ code: 'internal', reason: 'nested-write' }));
    expect(() => write(async (tx) => { tx.insert(patients).values({ id: 'p1' }).run(); await Promise.resolve(); })).toThrow(expect.objectContaining({ reason: 'async-write' }));
    expect(db.select().from(patients).all()).toEqual([]);
    write((tx) => { tx.insert(patients).values({ id: 'p2' }).run(); });
    expect(db.select({ id: patients.id }).from(patients).all()).toEqual([{ id: 'p2' }]);
  });
  it('cannot delete a row, nor give it another key', () => {
    const { db, write } = openTestDatabase();
    write((tx) => { tx.insert(patients).values({ id: 'p1' }).run(); });
    expect(() => write((tx) => tx.delete(patients).run())).toThrow(/never deleted/);
    expect(() => write((tx) => tx.update(patients).set({ id: 'p2' }).where(eq(patients.id, 'p1')).run())).toThrow(/never change/);
    expect(db.select({ id: patients.id }).from(patients).all()).toEqual([{ id: 'p1' }]);
  });
});

describe('a damaged file', () => {
  it('never shows a wrong value: a flipped bit is an error that says so', () => {
    const options = openOptions(testFolder()), names = Array.from({ length: 400 }, (_, i) => `Свиридова ${i}`);
    const whole = openDatabase(options);
    whole.write((tx) => { for (const [i, surname] of names.entries()) tx.insert(patients).values({ id: `p${i}`, surname }).run(); });
    whole.close();
    const bytes = readFileSync(options.file);
    let noticed = 0, harmless = 0;
    for (let at = 4096 + 17; at < bytes.length; at += 4096) {
      const bad = Buffer.from(bytes);
      bad[at]! ^= 1 << (at % 8);
      writeFileSync(options.file, bad);
      try {
        const database = openDatabase(options);
        try {
          expect(database.db.select({ surname: patients.surname }).from(patients).all().map((p) => p.surname).sort()).toEqual([...names].sort());
          harmless++; // the bit lies in a page that this question does not read
        } finally {
          database.close();
        }
      } catch (error) {
        expect(error).toMatchObject({ code: 'database', reason: 'damaged' });
        noticed++;
      }
    }
    expect(noticed).toBeGreaterThan(8);
    expect(noticed + harmless).toBe(bytes.length / 4096 - 1);
  });
});

describe('pages kept in memory', () => {
  it('are given back between two answers, in a transaction and after the closing, and what is read stays the same', () => {
    const database = openTestDatabase();
    database.write((tx) => { for (let i = 0; i < 500; i++) tx.insert(patients).values({ id: `p${i}`, surname: `Свиридова ${i}` }).run(); });
    const before = database.db.select().from(patients).all();
    database.giveBack();
    expect(database.db.select().from(patients).all()).toEqual(before);
    database.write((tx) => { database.giveBack(); tx.insert(patients).values({ id: 'q', surname: 'Новая' }).run(); });
    expect(database.db.select().from(patients).all()).toHaveLength(501);
    database.close();
    expect(database.giveBack).not.toThrow();
  });
});

describe('a copy', () => {
  it('opens with the same key and holds the same rows; a target that cannot be written is left alone', () => {
    const database = openTestDatabase(), folder = testFolder();
    database.write((tx) => { for (let i = 0; i < 50; i++) tx.insert(patients).values({ id: `p${i}`, surname: `Свиридова ${i}` }).run(); });
    const copy = database.copyTo(join(folder, 'copy.db'));
    expect(copy).toMatchObject({ version: testMigrations.length });
    const opened = openReadOnly(copy.file, testKey);
    expect(opened.db.select().from(patients).all()).toEqual(database.db.select().from(patients).all());
    expect(() => opened.raw.exec(`UPDATE sync_meta SET v = 'x'`)).toThrow(/readonly|read-only/);
    opened.close();
    expect(() => database.copyTo(join(folder, 'no-such-folder', 'copy.db'))).toThrow(expect.objectContaining({ code: 'storage' }));
    expect(existsSync(join(folder, 'copy.db.partial'))).toBe(false);
  });
});
