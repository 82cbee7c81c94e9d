import { beforeEach, describe, expect, it } from 'vitest';
import { employeePhones, employees, ledgerEntries } from '#main/db/schema/index.ts';
import type { E164, Id } from '#shared/kernel/values.ts';
import { openModules, type TestModules } from '#tests/support/modules.ts';

let m: TestModules, desk: ReturnType<TestModules['as']>;
beforeEach(() => {
  m = openModules();
  desk = m.as('manager');
});

async function aPatient(name: string, phones: readonly string[] = [], more: Partial<Parameters<typeof desk.patients.create>[0]> = {}): Promise<Id> {
  const [surname = '', firstName = '', patronymic = ''] = name.split(' ');
  return (await desk.patients.create({ surname, firstName, patronymic, phones: phones.map((raw) => ({ raw })), ...more })).patientId;
}
const names = async (text: string): Promise<string[]> => (await desk.patients.search({ text })).map((row) => row.name);

it('a name holds nothing that cannot be seen, and of such signs alone there is none', async () => {
  const patientId = await aPatient('\u202eЁл\u200bкина\u202c <script>');
  expect((await desk.patients.card({ patientId })).name).toBe('Ёлкина <script>');
  await desk.patients.update({ patientId, change: { patronymic: 'Сергеевна\ufeff' } });
  expect((await desk.patients.card({ patientId })).name).toBe('Ёлкина <script> Сергеевна');
  await expect(desk.patients.create({ surname: '\u200b\u202e ' })).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(desk.patients.update({ patientId, change: { surname: '\u200b' } })).rejects.toMatchObject({ code: 'invalid-input' });
});

describe('finding a card', () => {
  it('folds ё, the case and the keyboard layout, and takes parts of the name in any order', async () => {
    await aPatient('Ёлкина Анна Сергеевна');
    await aPatient('Иванов Сергей Петрович');
    await aPatient('Петрова Серафима Ивановна');
    expect(await names('елк')).toEqual(['Ёлкина Анна Сергеевна']);
    expect(await names('tkrbyf')).toEqual(['Ёлкина Анна Сергеевна']);
    expect(await names('АННА ёл')).toEqual(['Ёлкина Анна Сергеевна']);
    expect(await names('ив се пе')).toEqual(['Иванов Сергей Петрович', 'Петрова Серафима Ивановна']);
    expect(await names('сергеевна')).toEqual(['Ёлкина Анна Сергеевна']);
    expect(await names('щукин')).toEqual([]);
  });

  it('finds by the last digits first, by the beginning, by the middle and by the second phone', async () => {
    await aPatient('Первый Антон', ['+7 900 100-06-06', '8 (495) 123-45-67']);
    await aPatient('Второй Борис', ['+7 606 222-33-44']);
    expect(await names('0606')).toEqual(['Первый Антон']);
    expect(await names('606')).toEqual(['Первый Антон', 'Второй Борис']);
    expect(await names('8 900 100')).toEqual(['Первый Антон']);
    expect(await names('4567')).toEqual(['Первый Антон']);
    expect(await names('2223')).toEqual(['Второй Борис']);
    expect(await names('бор 606')).toEqual(['Второй Борис']);
    expect(await names('99')).toEqual([]);
  });

  it('finds a child by the name of its guardian, after the guardian', async () => {
    const mother = await aPatient('Громова Елена');
    await aPatient('Тимуров Тимур', [], { guardianId: mother, born: '2017-06-02' });
    expect(await desk.patients.search({ text: 'громова' })).toMatchObject([{ name: 'Громова Елена' }, { name: 'Тимуров Тимур', guardian: 'Громова Елена', age: 9 }]);
  });

  it('finds a misheard surname by its sound when nothing begins as typed', async () => {
    await aPatient('Козлов Пётр');
    expect(await names('Казлоф Пётр')).toEqual(['Козлов Пётр']);
  });

  it('never takes what was typed for a pattern or for SQL', async () => {
    await aPatient('Иванов Сергей');
    for (const text of ['%', '_', "'; drop table patients; --", 'н%в', '\\', '“”', '']) expect(await names(text)).toEqual([]);
  });

  it('is bounded, with archived cards last', async () => {
    for (let i = 0; i < 30; i++) await aPatient(`Иванов${String.fromCharCode(0x430 + (i % 30))} Сергей`);
    const first = await desk.patients.search({ text: 'иванова' });
    await desk.patients.archive({ patientId: first[0]!.patientId, reason: 'Переехала' });
    const rows = await desk.patients.search({ text: 'иван', limit: 30 });
    expect(rows).toHaveLength(30);
    expect(rows.findIndex((r) => r.archived)).toBe(29);
    expect(await desk.patients.search({ text: 'иван' })).toHaveLength(20);
  });
});

describe('who a number belongs to', () => {
  it('lists every card that holds it, archived last, and chooses none (A-19, A-20)', async () => {
    const moved = await aPatient('Аксёнова Дарья', ['8 900 100-01-01']), mother = await aPatient('Громова Елена', ['+7 900 100-01-01']);
    await aPatient('Громов Тимур', ['9001000101'], { guardianId: mother });
    await desk.patients.archive({ patientId: moved, reason: 'Переехала' });
    expect((await desk.patients.byPhone({ phone: '8 (900) 100-01-01' })).map((r) => r.name)).toEqual(['Громов Тимур', 'Громова Елена', 'Аксёнова Дарья']);
    expect(await desk.patients.byPhone({ phone: 'нет номера' })).toEqual([]);
  });

  it('knows the employee of a number and the card the employee is treated under (R-050, R-052)', async () => {
    const card = await aPatient('Мороз Ирина', ['+79001000505']), id = m.newId();
    m.database.write((tx) => {
      tx.insert(employees).values({ id, surname: 'Мороз', firstName: 'Ирина', patientId: card }).run();
      tx.insert(employeePhones).values({ id: m.newId(), employeeId: id, e164: '+79001000505', digits: '79001000505' }).run();
    });
    expect(m.patients.employeesByPhone('+79001000505' as E164)).toEqual([{ employeeId: id, name: 'Мороз Ирина', patientId: card }]);
    expect(m.patients.employeesByPhone('+79001000506' as E164)).toEqual([]);
  });
});

describe('a card', () => {
  it('keeps what a change does not name, and empties what it names null', async () => {
    const id = await aPatient('Лебедева Мария', ['+79001000808'], { mainComment: 'аллергия', born: '1995-07-07', email: 'm@example.ru' });
    await desk.patients.update({ patientId: id, change: { firstName: 'Мария-Анна', email: null } });
    const card = await desk.patients.card({ patientId: id });
    expect(card).toMatchObject({ name: 'Лебедева Мария-Анна', mainComment: 'аллергия', born: '1995-07-07', age: 31 });
    expect(card).not.toHaveProperty('email');
    expect(card.phones).toMatchObject([{ e164: '+79001000808', main: true, kind: 'mobile', text: '+7 (900) 100-08-08' }]);
    expect(await names('мария-анна')).toEqual(['Лебедева Мария-Анна']);
  });

  it('replaces the list of phones, keeping the rows of those that stay, with exactly one main', async () => {
    const id = await aPatient('Зуев Антон', ['+79001000606', '+74951234567']), before = (await desk.patients.card({ patientId: id })).phones;
    await desk.patients.update({ patientId: id, change: { phones: [{ raw: '112' }, { raw: '8 495 123-45-67', main: true, note: 'дом' }] } });
    const after = (await desk.patients.card({ patientId: id })).phones;
    expect(after.map((p) => [p.text, p.main, p.kind, p.note])).toEqual([['+7 (495) 123-45-67', true, 'landline', 'дом'], ['112', false, 'short', '']]);
    expect(after[0]!.id).toBe(before[1]!.id);
    expect(await desk.patients.byPhone({ phone: '+79001000606' })).toEqual([]);
  });

  it('refuses a number without digits, a number twice, and a guardian of oneself', async () => {
    const id = await aPatient('Зуев Антон', ['+79001000606']);
    await expect(aPatient('Второй Антон', ['домашний'])).rejects.toMatchObject({ code: 'invalid-input', reason: 'phone' });
    await expect(desk.patients.addPhone({ patientId: id, phone: { raw: '8 900 100 06 06' } })).rejects.toMatchObject({ code: 'conflict', reason: 'phone-there' });
    await expect(desk.patients.update({ patientId: id, change: { guardianId: id } })).rejects.toMatchObject({ code: 'conflict', reason: 'own-guardian' });
    expect(await names('второй')).toEqual([]);
  });

  it('sums the ledger: balance, treatment, the united family and the policy', async () => {
    const mother = await aPatient('Громова Елена'), son = await aPatient('Громов Тимур', [], { familyWith: mother, guardianId: mother });
    const entry = (patientId: Id, kind: 'payment' | 'charge' | 'insuranceCharge', amount: number) => ({ id: m.newId(), patientId, kind, amount });
    m.database.write((tx) => {
      tx.insert(ledgerEntries).values([entry(mother, 'charge', 7_230_000), entry(mother, 'payment', 7_000_000), entry(son, 'charge', 1_000_000), entry(son, 'insuranceCharge', 200_000), entry(son, 'insuranceCharge', -50_000)]).run();
    });
    expect((await desk.patients.card({ patientId: mother })).money).toEqual({ balance: -230_000, treatmentTotal: 7_230_000, familyTotal: 8_380_000 });
    await desk.patients.setPolicy({ patientId: son, insurer: 'СОГАЗ', number: '77-1' });
    expect((await desk.patients.context({ patientId: son })).money).toEqual({ balance: -1_000_000, treatmentTotal: 1_150_000, familyTotal: 8_380_000, insuranceTotal: 150_000 });
    expect((await desk.patients.card({ patientId: mother })).family.map((f) => f.name)).toEqual(['Громов Тимур']);
  });

  it('shows no money to a doctor', async () => {
    const id = await aPatient('Громова Елена');
    expect(await m.as('doctor').patients.card({ patientId: id })).not.toHaveProperty('money');
    expect(await m.as('doctor').patients.context({ patientId: id })).not.toHaveProperty('money');
    await expect(m.as('doctor').patients.ban({ patientId: id, reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('unites two families into one', async () => {
    const a = await aPatient('Первая А'), b = await aPatient('Второй Б', [], { familyWith: a }), c = await aPatient('Третья В'), d = await aPatient('Четвёртый Г', [], { familyWith: c });
    await desk.patients.unite({ patientIds: [b, d] });
    expect((await desk.patients.card({ patientId: a })).family.map((f) => f.id).sort()).toEqual([b, c, d].sort());
  });

  it('records consents as given and revoked, and bans and archives with reason and who', async () => {
    const id = await aPatient('Чернов Пётр', [], { consents: ['personalData'] });
    await desk.patients.revokeConsent({ patientId: id, kind: 'personalData' });
    await expect(desk.patients.revokeConsent({ patientId: id, kind: 'robotCalls' })).rejects.toMatchObject({ code: 'conflict', reason: 'no-consent' });
    await desk.patients.ban({ patientId: id, reason: 'Долг' });
    const card = await desk.patients.card({ patientId: id });
    expect(card.consents).toEqual([{ kind: 'personalData', how: 'card', textVersion: '', givenAt: m.clock.now(), revokedAt: m.clock.now() }]);
    expect(card.ban).toEqual({ at: m.clock.now(), reason: 'Долг' });
    expect(m.patients.banOf(id)).toBe('Долг');
  });

  it('writes every change to the audit in the same transaction, with before and after', async () => {
    const id = await aPatient('Чернов Пётр');
    await desk.patients.setStatus({ patientId: id, status: 'returning' });
    const rows = await m.audit.handlers.ofEntity({ entity: 'patient', entityId: id }, { sessionId: '', actor: { employeeId: id, name: '', role: 'manager', has: () => true } });
    expect(rows.map((r) => r.action).sort()).toEqual(['patients.create', 'patients.setStatus']);
    expect(rows.find((r) => r.action === 'patients.setStatus')?.text).toEqual({ before: { status: 'primary' }, after: { status: 'returning' } });
    expect(m.told).toContainEqual(['patients', 'schedule']);
  });
});
