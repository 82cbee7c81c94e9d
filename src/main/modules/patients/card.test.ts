import { beforeEach, describe, expect, it } from 'vitest';
import { employees } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';
import { openModules, type TestModules } from '#tests/support/modules.ts';

let m: TestModules, desk: ReturnType<TestModules['as']>;
beforeEach(() => {
  m = openModules();
  desk = m.as('manager');
  m.database.write((tx) => { tx.insert(employees).values({ id: m.ids.anna, surname: 'Ивлева', firstName: 'Анна' }).run(); });
});
const aPatient = async (surname: string, more: Partial<Parameters<typeof desk.patients.create>[0]> = {}): Promise<Id> => (await desk.patients.create({ surname, ...more })).patientId;
const card = (patientId: Id) => desk.patients.card({ patientId });

describe('the family of a card', () => {
  it('links parent and child both ways, and lets go of the link', async () => {
    const mother = await aPatient('Громова'), son = await aPatient('Громов', { born: '2017-06-02' });
    await desk.patients.setGuardian({ patientId: son, guardianId: mother, kind: 'parent' });
    expect((await card(mother)).wards).toEqual([{ id: son, name: 'Громов', age: 9, kind: 'parent' }]);
    expect((await card(son)).guardian).toEqual({ id: mother, name: 'Громова', kind: 'parent' });
    await expect(desk.patients.setGuardian({ patientId: mother, guardianId: son })).rejects.toMatchObject({ code: 'conflict', reason: 'guardian-cycle' });
    await desk.patients.setGuardian({ patientId: son, guardianId: null });
    expect((await card(mother)).wards).toEqual([]);
    expect(await card(son)).not.toHaveProperty('guardian');
  });
  it('is left by one and stays of the others; a family of one is none', async () => {
    const a = await aPatient('Первая'), b = await aPatient('Второй', { familyWith: a }), c = await aPatient('Третья', { familyWith: a });
    await desk.patients.leaveFamily({ patientId: c });
    expect((await card(c)).family).toEqual([]);
    expect((await card(a)).family.map((one) => one.id)).toEqual([b]);
    await desk.patients.leaveFamily({ patientId: a });
    await expect(desk.patients.leaveFamily({ patientId: b })).rejects.toMatchObject({ code: 'conflict', reason: 'no-family' });
  });
});

describe('the phones and policies of a card', () => {
  it('makes another number the main one, and exactly one', async () => {
    const id = await aPatient('Зуев', { phones: [{ raw: '+79001000606' }, { raw: '+375291234567', note: 'жена' }] }), other = (await card(id)).phones[1]!;
    expect(other).toMatchObject({ kind: 'foreign', note: 'жена', main: false });
    await desk.patients.makePhoneMain({ patientId: id, phoneId: other.id });
    expect((await card(id)).phones.map((p) => [p.text, p.main])).toEqual([['+375 29 123 45 67', true], ['+7 (900) 100-06-06', false]]);
    await expect(desk.patients.makePhoneMain({ patientId: id, phoneId: m.newId() })).rejects.toMatchObject({ code: 'not-found' });
  });
  it('changes a policy, retires it out of the umbrella and the sums, and takes it back', async () => {
    const id = await aPatient('Зуев');
    await desk.patients.setPolicy({ patientId: id, insurer: 'СОГАЗ', number: '77-1' });
    const policyId = (await card(id)).policies[0]!.id;
    await desk.patients.changePolicy({ policyId, insurer: 'СОГАЗ', number: '77-2', validTill: '2026-12-31' });
    expect((await desk.patients.context({ patientId: id })).policies).toEqual(['СОГАЗ №\u00a077-2, до\u00a031.12.2026']);
    await desk.patients.retirePolicy({ policyId, retired: true });
    expect(await card(id)).toMatchObject({ policies: [], retiredPolicies: [{ number: '77-2', retiredAt: m.clock.now() }], money: { balance: 0, treatmentTotal: 0 } });
    expect((await desk.patients.context({ patientId: id })).policies).toEqual([]);
    await desk.patients.retirePolicy({ policyId, retired: false });
    expect((await card(id)).policies).toHaveLength(1);
  });
});

describe('the consents of a card', () => {
  it('say who took them and who revoked them, how and when; the newest text is offered next', async () => {
    const id = await aPatient('Чернов');
    expect(await desk.patients.consentTexts(null)).toEqual({});
    await desk.patients.giveConsent({ patientId: id, kind: 'robotCalls', how: 'phone', textVersion: 'ред. 2' });
    const givenAt = m.clock.now();
    m.clock.advance(60_000);
    await desk.patients.revokeConsent({ patientId: id, kind: 'robotCalls', how: 'paper' });
    await desk.patients.giveConsent({ patientId: id, kind: 'robotCalls', how: 'paper', textVersion: 'ред. 3' });
    expect((await card(id)).consents).toEqual([
      { kind: 'robotCalls', how: 'phone', textVersion: 'ред. 2', givenAt, by: 'Ивлева Анна', revokedAt: m.clock.now(), revokedHow: 'paper', revokedBy: 'Ивлева Анна' },
      { kind: 'robotCalls', how: 'paper', textVersion: 'ред. 3', givenAt: m.clock.now(), by: 'Ивлева Анна' },
    ]);
    expect(await desk.patients.consentTexts(null)).toEqual({ robotCalls: 'ред. 3' });
  });
});

describe('the history of a card', () => {
  it('comes newest first by pages, without who merely opened it, and names the cards it points at', async () => {
    const mother = await aPatient('Громова'), id = await aPatient('Громов');
    await card(id);
    await desk.patients.setGuardian({ patientId: id, guardianId: mother });
    await desk.patients.setStatus({ patientId: id, status: 'returning' });
    const first = await desk.patients.history({ patientId: id, limit: 2 });
    expect(first).toMatchObject({ more: true, names: { [mother]: 'Громова' }, rows: [{ action: 'patients.setStatus', by: 'Ивлева Анна', before: { status: 'primary' }, after: { status: 'returning' }, erased: false }, { action: 'patients.setGuardian' }] });
    expect(await desk.patients.history({ patientId: id, limit: 2, before: first.rows[1]!.seq })).toMatchObject({ more: false, rows: [{ action: 'patients.create' }] });
  });
});

describe('opening a card', () => {
  const openings = () => m.database.raw.prepare(`SELECT employee_id AS who, entity_id AS card, at FROM audit_log WHERE action = 'patients.opened' ORDER BY seq`).all();
  it('is written down: who, when, which; once while the same card stays open, also for a doctor', async () => {
    const a = await aPatient('Первая'), b = await aPatient('Второй');
    for (const patientId of [a, a, b, a]) await desk.patients.card({ patientId });
    await m.as('doctor').patients.card({ patientId: a });
    m.clock.advance(10 * 60_000);
    await desk.patients.card({ patientId: a });
    const at = m.clock.now() - 10 * 60_000, who = m.ids.anna;
    expect(openings()).toEqual([{ who, card: a, at }, { who, card: b, at }, { who, card: a, at }, { who, card: a, at }, { who, card: a, at: m.clock.now() }]);
  });
  it('is not written down for a card that is not there', async () => {
    await expect(card(m.newId())).rejects.toMatchObject({ code: 'not-found' });
    expect(openings()).toEqual([]);
  });
});
