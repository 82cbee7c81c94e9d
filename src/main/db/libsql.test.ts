import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { openTestDatabase, testFolder, testKey } from '#tests/support/database.ts';
import { driverName, openReadOnly } from './index.ts';
import { patients, syncOutbox } from './schema/index.ts';
import { setCapture } from './stamp.ts';

// What the build for the registry runtime does: the driver, and nothing else, is replaced by its twin.
vi.mock('./driver.ts', () => import('./driver.libsql.ts'));

it('the same database code runs on libsql: migrations, commands, rollback, capture, guards, verified copy', () => {
  expect(driverName).toBe('libsql');
  const { db, write, raw, file } = openTestDatabase({ journal: join(testFolder(), 'journal') });
  write((tx) => { setCapture(tx, true); });
  write((tx) => { tx.insert(patients).values({ id: 'p1', surname: 'Свиридова' }).run(); });
  expect(() => write((tx) => {
    tx.update(patients).set({ surname: 'Другая' }).where(eq(patients.id, 'p1')).run();
    throw new Error('changed my mind');
  })).toThrow('changed my mind');
  expect(() => write((tx) => tx.delete(patients).run())).toThrow(/never deleted/);
  expect(raw.inTransaction).toBe(false);
  expect(db.select({ id: patients.id, surname: patients.surname }).from(patients).all()).toEqual([{ id: 'p1', surname: 'Свиридова' }]);
  expect(db.select().from(syncOutbox).all()).toMatchObject([{ tbl: 'patients', rowId: 'p1', patch: '{"surname":"Свиридова"}' }]);
  const reader = openReadOnly(file, testKey), copy = openReadOnly(reader.copyTo(join(testFolder(), 'copy.db')).file, testKey);
  expect([reader.isSound(), copy.isSound()]).toEqual([true, true]);
  expect(() => reader.raw.exec(`UPDATE patients SET surname = 'Чужая'`)).toThrow(/readonly/iu);
  reader.close();
  expect(copy.db.select({ surname: patients.surname }).from(patients).get()).toEqual({ surname: 'Свиридова' });
  copy.close();
});
