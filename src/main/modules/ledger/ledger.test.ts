import { beforeEach, describe, expect, it } from 'vitest';
import { ledgerEntries } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';
import { openModules, type TestModules } from '#tests/support/modules.ts';

let m: TestModules, desk: ReturnType<TestModules['as']>, patientId: Id;
beforeEach(async () => {
  m = openModules();
  desk = m.as('administrator');
  ({ patientId } = await desk.patients.create({ surname: 'Громова', firstName: 'Елена' }));
});
const shown = async () => (await desk.ledger.ofPatient({ patientId })).map((e) => [e.kind, e.amount, e.balance, e.what, e.reverses !== undefined, e.reversedBy !== undefined]);

describe('the ledger of a card', () => {
  it('shows the newest first with the account after each, and the card the same sums', async () => {
    await desk.ledger.add({ patientId, kind: 'charge', amount: 1_250_050, what: 'Пломба 3.6' });
    m.clock.advance(1000);
    await desk.ledger.add({ patientId, kind: 'payment', amount: 2_000_000, what: 'Карта' });
    m.clock.advance(1000);
    await desk.ledger.add({ patientId, kind: 'refund', amount: 500_000 });
    await desk.ledger.add({ patientId, kind: 'insuranceCharge', amount: 300_000, what: 'по полису' });
    expect(await shown()).toEqual([
      ['insuranceCharge', 300_000, 249_950, 'по полису', false, false], ['payment', -500_000, 249_950, '', false, false],
      ['payment', 2_000_000, 749_950, 'Карта', false, false], ['charge', 1_250_050, -1_250_050, 'Пломба 3.6', false, false],
    ]);
    expect((await desk.patients.card({ patientId })).money).toEqual({ balance: 249_950, treatmentTotal: 1_550_050 });
    expect(m.told).toContainEqual(['patients', 'schedule']);
  });

  it('mends a mistake by a counter-entry, once, and never a counter-entry', async () => {
    const { entryId } = await desk.ledger.add({ patientId, kind: 'charge', amount: 900_000, what: 'не тот пациент' });
    m.clock.advance(1000);
    await desk.ledger.reverse({ entryId, why: 'ошиблись карточкой' });
    expect(await shown()).toEqual([['charge', -900_000, 0, 'ошиблись карточкой', true, false], ['charge', 900_000, -900_000, 'не тот пациент', false, true]]);
    await expect(desk.ledger.reverse({ entryId, why: '' })).rejects.toMatchObject({ code: 'conflict', reason: 'already-reversed' });
    const [counter] = await desk.ledger.ofPatient({ patientId });
    await expect(desk.ledger.reverse({ entryId: counter!.id, why: '' })).rejects.toMatchObject({ code: 'conflict', reason: 'is-counter-entry' });
  });

  it('gives a counter-entry the same id wherever it is made: two PCs cannot take an entry back twice', async () => {
    const { entryId } = await desk.ledger.add({ patientId, kind: 'charge', amount: 900_000 });
    await desk.ledger.reverse({ entryId, why: 'а' });
    const first = m.database.db.select().from(ledgerEntries).all().find((row) => row.reverses === entryId);
    const other = openModules();
    other.database.write((tx) => { tx.insert(ledgerEntries).values({ id: entryId, patientId, kind: 'charge', amount: 900_000 }).run(); });
    await other.as('manager').ledger.reverse({ entryId, why: 'б' });
    expect(other.database.db.select().from(ledgerEntries).all().find((row) => row.reverses === entryId)?.id).toBe(first?.id);
  });

  it('refuses nothing, nonsense, another card’s visit and more back than came', async () => {
    for (const amount of [0, -5, 1.5, 1_000_000_001]) await expect(desk.ledger.add({ patientId, kind: 'payment', amount })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(desk.ledger.add({ patientId, kind: 'refund', amount: 1 })).rejects.toMatchObject({ code: 'conflict', reason: 'refund-too-large' });
    await expect(desk.ledger.add({ patientId, kind: 'charge', amount: 1, appointmentId: m.newId() })).rejects.toMatchObject({ code: 'not-found' });
    await expect(desk.ledger.add({ patientId: m.newId(), kind: 'charge', amount: 1 })).rejects.toMatchObject({ code: 'not-found' });
    expect(await shown()).toEqual([]);
  });

  it('is closed to a doctor, and the row that is there cannot be deleted', async () => {
    await desk.ledger.add({ patientId, kind: 'payment', amount: 100 });
    await expect(m.as('doctor').ledger.ofPatient({ patientId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(m.as('doctor').ledger.add({ patientId, kind: 'payment', amount: 100 })).rejects.toMatchObject({ code: 'forbidden' });
    expect(() => m.database.raw.exec('DELETE FROM ledger_entries')).toThrow('never deleted');
  });
});
