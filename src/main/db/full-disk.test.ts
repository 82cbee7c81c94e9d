import { existsSync, statSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import type { StorageState } from './index.ts';
import { patients } from './schema/index.ts';
import { scalar } from './sql.ts';

const ballast = 256 * 1024;

/** A disk that is full: SQLite may not add a page. Freeing the ballast gives it `pages` more. */
function aFullDisk(pages: number) {
  const seen: StorageState[] = [];
  const database = openTestDatabase({
    ballast,
    onStorage: (state) => {
      seen.push(state);
      if (state === 'low') limit(pages);
    },
  });
  const limit = (more: number) => { database.raw.exec(`PRAGMA max_page_count = ${(scalar(database.raw, 'PRAGMA page_count') as number) + more}`); };
  const ballastFile = `${database.file}.ballast`;
  return { database, seen, ballastFile, limit, write: (id: string) => { database.write((tx) => { tx.insert(patients).values({ id, mainComment: 'х'.repeat(20_000) }).run(); }); } };
}

it('on a full disk the desk goes on: the ballast is freed, the write goes through, and the ballast comes back', async () => {
  const { database, seen, ballastFile, limit, write } = aFullDisk(1000);
  expect(await database.ballastReady).toBe(true);
  expect(statSync(ballastFile).size).toBe(ballast);
  write('p1');
  limit(0);
  write('p2');
  expect(seen).toEqual(['low']);
  expect(existsSync(ballastFile)).toBe(false);
  expect(database.db.select({ id: patients.id }).from(patients).all()).toEqual([{ id: 'p1' }, { id: 'p2' }]);
  database.clock.advance(60_000);
  await expect.poll(() => seen).toEqual(['low', 'ok']);
  expect(statSync(ballastFile).size).toBe(ballast);
});

it('when even the ballast is not enough the command is refused whole; reading goes on, and writing again once there is space', async () => {
  const { database, seen, limit, write } = aFullDisk(1);
  await database.ballastReady;
  write('p1');
  limit(0);
  expect(() => { write('p2'); }).toThrow(expect.objectContaining({ code: 'storage', reason: 'full' }));
  expect(() => { write('p3'); }).toThrow(expect.objectContaining({ code: 'storage', reason: 'full' }));
  expect(seen).toEqual(['low', 'full', 'full']);
  expect(database.db.select({ id: patients.id }).from(patients).where(eq(patients.deleted, 0)).all()).toEqual([{ id: 'p1' }]);
  limit(1000);
  write('p4');
  expect(database.db.select({ id: patients.id }).from(patients).all()).toEqual([{ id: 'p1' }, { id: 'p4' }]);
});
