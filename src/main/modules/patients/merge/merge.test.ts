import { expect, it } from 'vitest';
import type { Id } from '#shared/kernel/values.ts';
import { openModules, type TestModules } from '#tests/support/modules.ts';

function desk() {
  const m = openModules(), manager = m.as('manager');
  const card = async (name: string, more: Partial<Parameters<typeof manager.patients.create>[0]> = {}): Promise<Id> => {
    const [surname = '', firstName = '', patronymic = ''] = name.split(' ');
    return (await manager.patients.create({ surname, firstName, patronymic, ...more })).patientId;
  };
  return { m, manager, card };
}
const slot = (m: TestModules, startMin: number) => ({ doctorId: m.ids.orlova, day: '2026-11-25', startMin, endMin: startMin + 30 });

it('takes everything of the other card in: numbers, policies, consents, appointments, tasks, children, family', async () => {
  const { m, manager, card } = desk();
  const kept = await card('Белова Нина', { born: '1980-01-02', mainComment: 'аллергия', phones: [{ raw: '+79001000001' }] });
  const other = await card('Белова Нина Олеговна', { email: 'n@example.ru', mainComment: 'боится', phones: [{ raw: '+79001000002' }, { raw: '+79001000001' }], consents: ['personalData'] });
  const child = await card('Белов Олег', { guardianId: other }), husband = await card('Белов Антон', { familyWith: other });
  await manager.patients.setPolicy({ patientId: other, insurer: 'СОГАЗ', number: '77' });
  expect(await manager.schedule.book({ slot: slot(m, 600), patientId: other })).toMatchObject({ kind: 'done' });
  await manager.crm.addTask({ patientId: other, what: 'Перезвонить', dueAt: m.clock.now() + 1 });

  const view = await manager.patients.mergePreview({ keptId: kept, mergedId: other });
  expect(view.fields).toEqual([
    { field: 'patronymic', kept: '', merged: 'Олеговна', proposed: 'merged' }, { field: 'born', kept: '1980-01-02', merged: null, proposed: 'kept' }, { field: 'email', kept: null, merged: 'n@example.ru', proposed: 'merged' }, { field: 'mainComment', kept: 'аллергия', merged: 'боится', proposed: 'both' },
  ]);
  expect(view.phones).toEqual([{ text: '+7 (900) 100-00-01', both: true }, { text: '+7 (900) 100-00-02', both: false }]);
  expect(Object.fromEntries(view.moves.map(({ what, count }) => [what, count]))).toMatchObject({ appointments: 1, appointment_actions: 1, tasks: 1, consents: 1, insurance_policies: 1 });

  await manager.patients.merge({ keptId: kept, mergedId: other, choices: { mainComment: 'kept' } });
  const now = await manager.patients.card({ patientId: kept });
  expect(now).toMatchObject({ name: 'Белова Нина Олеговна', born: '1980-01-02', email: 'n@example.ru', mainComment: 'аллергия', policies: [{ insurer: 'СОГАЗ' }], consents: [{ kind: 'personalData' }] });
  expect(now.phones.map((p) => [p.text, p.main])).toEqual([['+7 (900) 100-00-01', true], ['+7 (900) 100-00-02', false]]);
  expect(now.family.map((one) => one.id)).toEqual([husband]);
  expect((await manager.patients.card({ patientId: child })).guardian?.id).toBe(kept);
  expect(await manager.schedule.ofPatient({ patientId: kept })).toHaveLength(1);
});

it('opens the kept card by the old id, finds it by the numbers of both, and shows the other nowhere', async () => {
  const { m, manager, card } = desk();
  const kept = await card('Белова Нина', { phones: [{ raw: '+79001000001' }] }), other = await card('Билова Нина', { phones: [{ raw: '+79001000002' }] }), third = await card('Белова Нинель');
  await manager.patients.merge({ keptId: kept, mergedId: other });
  expect((await manager.patients.card({ patientId: other })).id).toBe(kept);
  expect(m.patients.nameOf(other)).toBe('Белова Нина');
  expect((await manager.patients.byPhone({ phone: '+79001000002' })).map((row) => row.patientId)).toEqual([kept]);
  expect((await manager.patients.search({ text: '0002' })).map((row) => row.patientId)).toEqual([kept]);
  expect((await manager.patients.search({ text: 'билова нина' })).map((row) => row.patientId)).not.toContain(other);
  await manager.patients.update({ patientId: other, change: { mainComment: 'по старой ссылке' } });
  expect((await manager.patients.card({ patientId: kept })).mainComment).toBe('по старой ссылке');
  await manager.patients.merge({ keptId: third, mergedId: kept });
  expect((await manager.patients.card({ patientId: other })).id).toBe(third);
  const [newest, oldest] = await manager.patients.merges({});
  expect([newest!.stuck, oldest!.stuck]).toEqual([undefined, 'merged-further']);
  await expect(manager.patients.unmerge({ mergeId: oldest!.mergeId })).rejects.toMatchObject({ code: 'conflict', reason: 'merged-further' });
});

it('takes them apart again: both as they were, what came after stays with the kept card', async () => {
  const { m, manager, card } = desk();
  const kept = await card('Белова Нина', { phones: [{ raw: '+79001000001' }] }), other = await card('Белова Нина Олеговна', { mainComment: 'боится', phones: [{ raw: '+79001000002' }] });
  await manager.schedule.book({ slot: slot(m, 600), patientId: other });
  const before = await Promise.all([kept, other].map((patientId) => manager.patients.card({ patientId })));
  const { mergeId } = await manager.patients.merge({ keptId: kept, mergedId: other });
  await manager.schedule.book({ slot: slot(m, 700), patientId: kept });
  await manager.patients.unmerge({ mergeId });
  expect(await Promise.all([kept, other].map((patientId) => manager.patients.card({ patientId })))).toEqual(before);
  const of = async (patientId: Id) => (await manager.schedule.ofPatient({ patientId })).map((a) => a.startMin);
  expect([await of(kept), await of(other)]).toEqual([[700], [600]]);
  await expect(manager.patients.unmerge({ mergeId })).rejects.toMatchObject({ code: 'conflict', reason: 'undone' });
  expect((await manager.patients.merges({}))[0]).toMatchObject({ kept: 'Белова Нина', merged: 'Белова Нина Олеговна', undone: { by: '' } });
});

it('keeps what was mended in the kept card since', async () => {
  const { manager, card } = desk();
  const kept = await card('Белова Нина'), other = await card('Белова Нина Олеговна', { email: 'a@example.ru' });
  const { mergeId } = await manager.patients.merge({ keptId: kept, mergedId: other });
  await manager.patients.update({ patientId: kept, change: { email: 'new@example.ru' } });
  await manager.patients.unmerge({ mergeId });
  expect(await manager.patients.card({ patientId: kept })).toMatchObject({ name: 'Белова Нина', email: 'new@example.ru' });
  expect(await manager.patients.card({ patientId: other })).toMatchObject({ name: 'Белова Нина Олеговна', email: 'a@example.ru' });
});

it('refuses a card with itself, an unknown one, and whoever may not', async () => {
  const { manager, card, m } = desk();
  const one = await card('Белова Нина'), two = await card('Белова Нина');
  await expect(manager.patients.merge({ keptId: one, mergedId: one })).rejects.toMatchObject({ code: 'conflict', reason: 'same-card' });
  await expect(manager.patients.merge({ keptId: one, mergedId: m.newId() })).rejects.toMatchObject({ code: 'not-found' });
  await expect(m.as('administrator').patients.merge({ keptId: one, mergedId: two })).rejects.toMatchObject({ code: 'forbidden' });
});

it('leaves nobody his own guardian', async () => {
  const { manager, card } = desk();
  const mother = await card('Белова Нина'), child = await card('Белов Олег', { guardianId: mother }), twin = await card('Белова Нина', { guardianId: mother });
  await manager.patients.merge({ keptId: mother, mergedId: twin, choices: { guardian: 'merged' } });
  expect(await manager.patients.card({ patientId: mother })).not.toHaveProperty('guardian');
  await manager.patients.merge({ keptId: child, mergedId: mother });
  expect(await manager.patients.card({ patientId: child })).not.toHaveProperty('guardian');
});

it('warns of a card that looks like the one about to be made, and says why', async () => {
  const { manager, card } = desk();
  const known = await card('Ёлкина Анна Сергеевна', { born: '1992-03-12', phones: [{ raw: '+79991234567' }] });
  await card('Ёлкина Анна Петровна', { born: '1970-05-05' });
  const why = async (asked: Partial<Parameters<typeof manager.patients.duplicates>[0]>) => (await manager.patients.duplicates({ surname: '', ...asked })).map((d) => [d.person.patientId === known, d.trust, d.reasons]);
  expect(await why({ surname: 'Елкина', firstName: 'Анна', patronymic: 'Сергеевна', born: '1992-03-12' })).toEqual([[true, 'sure', ['name', 'birth']]]);
  expect(await why({ surname: 'Ёлкнна', firstName: 'Анна', born: '1992-03-12' })).toEqual([[true, 'likely', ['similarName', 'birth']]]);
  expect(await why({ surname: 'Йолкина', firstName: 'Анна', born: '1992-12-03' })).toEqual([]);
  expect(await why({ surname: 'Елкина', firstName: 'Анна', patronymic: 'Сергеевна', born: '1992-12-03' })).toEqual([[true, 'likely', ['name', 'closeBirth']]]);
  expect(await why({ surname: 'Смирнов', firstName: 'Пётр', phones: ['8 999 123-45-67'] })).toEqual([[true, 'possible', ['phone']]]);
  expect(await why({ surname: 'Елкина', firstName: 'Анна', patronymic: 'Сергеевна', born: '1950-01-01' })).toEqual([]);
  expect(await manager.patients.duplicates({ surname: 'Ёлкина', firstName: 'Анна', patronymic: 'Сергеевна', exceptId: known })).toEqual([]);
});
