import { expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { preparedDuring } from '#tests/support/prepares.ts';
import { rowWriter } from './index.ts';
import { inquiries } from './schema/index.ts';

it('inserts a row with its defaults, replaces it whole, and prepares itself once', async () => {
  const database = openTestDatabase(), put = rowWriter(inquiries);
  const write = (comment: string, startedAt: number) => { database.write((tx) => { put(tx, { id: 'one', branchId: 'arbat', comment, startedAt, phoneE164: '+79001000101', whoTypeByHand: true }); }); };
  write('first', 1);
  const [row] = database.db.select().from(inquiries).all();
  expect(row).toMatchObject({ id: 'one', branchId: 'arbat', kind: 'call', comment: 'first', startedAt: 1, phoneE164: '+79001000101', whoTypeByHand: true, personByHand: false, patientId: null, deleted: 0 });
  expect(await preparedDuring(database, () => { write('second', 2); })).toEqual([]);
  expect(database.db.select().from(inquiries).all()).toEqual([{ ...row, comment: 'second', startedAt: 2 }]);
});
