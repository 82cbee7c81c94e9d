import { describe, expect, it } from 'vitest';
import { day, instant, minute } from '#shared/kernel/values.ts';
import { openModules } from '#tests/support/modules.ts';

const wednesday = day('2026-11-25');

async function aRound() {
  const m = openModules(), anna = m.as('administrator'), boris = m.as('administrator', m.ids.boris);
  const card = async (surname: string, raw?: string, more: object = {}) => (await anna.patients.create({ surname, ...(raw ? { phones: [{ raw }] } : {}), ...more })).patientId;
  const book = async (patientId: string, startMin: number) => {
    const done = await anna.schedule.book({ slot: { doctorId: m.ids.orlova, day: wednesday, startMin: minute(startMin), endMin: minute(startMin + 30) }, patientId });
    return done.kind === 'done' ? done.appointmentId : '';
  };
  const mother = await card('Громова', '+79001000101'), son = await card('Громов', undefined, { guardianId: mother, guardianKind: 'parent' }), zuev = await card('Зуев', '+79001000202'), mute = await card('Немов');
  const ids = { mother: await book(mother, 600), son: await book(son, 630), zuev: await book(zuev, 540), mute: await book(mute, 660) };
  return { m, anna, boris, ids, status: async (id: string) => (await anna.schedule.appointment({ appointmentId: id })).status };
}
const family = { day: wednesday, callKey: '+79001000101' };

describe('«Обзвон на ближайший день»', () => {
  it('is of the next day somebody works; mother and son are one call, a card without a number is listed too', async () => {
    const { anna } = await aRound(), round = await anna.crm.round({});
    expect([round.day, round.done, round.total]).toEqual([wednesday, 0, 3]);
    expect(round.calls.map((c) => [c.phone, c.who])).toEqual([['+79001000202', ['Зуев']], ['+79001000101', ['Громова', 'Громов']], [undefined, ['Немов']]]);
    expect((await anna.crm.counts(null)).roundLeft).toBe(3);
  });
  it('confirms every visit of a family at once, with author and time', async () => {
    const { m, anna, ids, status } = await aRound();
    expect(await anna.crm.takeCall(family)).toEqual({ kind: 'taken' });
    m.clock.advance(60_000);
    await anna.crm.endCall({ ...family, result: 'confirmed' });
    expect([await status(ids.mother), await status(ids.son), await status(ids.zuev)]).toEqual(['confirmed', 'confirmed', 'unconfirmed']);
    expect(await anna.crm.round({})).toMatchObject({ done: 1, total: 3 });
    expect((await anna.crm.round({})).calls.at(-1)).toMatchObject({ done: true, last: { result: 'confirmed', by: 'Ивлева Анна', at: m.clock.now() } });
  });
  it('lets two administrators call different people, never the same one', async () => {
    const { m, anna, boris } = await aRound();
    await anna.crm.takeCall(family);
    expect(await boris.crm.takeCall(family)).toEqual({ kind: 'held', by: 'Ивлева Анна', since: m.clock.now() });
    await expect(boris.crm.endCall({ ...family, result: 'confirmed' })).rejects.toMatchObject({ code: 'conflict', reason: 'call-taken' });
    expect(await boris.crm.takeCall({ day: wednesday, callKey: '+79001000202' })).toEqual({ kind: 'taken' });
    expect((await boris.crm.round({})).calls.map((c) => c.takenBy?.name)).toEqual(['Чуев Борис', 'Ивлева Анна', undefined]);
    m.clock.advance(10 * 60_000);
    expect(await boris.crm.takeCall(family)).toEqual({ kind: 'taken' });
  });
  it('remembers who did not answer and when to call again, and comes back to them', async () => {
    const { m, anna } = await aRound(), callAt = instant(m.clock.now() + 3_600_000);
    await expect(anna.crm.endCall({ ...family, result: 'callLater' })).rejects.toMatchObject({ reason: 'callAt' });
    await anna.crm.endCall({ ...family, result: 'noAnswer' });
    m.clock.advance(1);
    await anna.crm.endCall({ ...family, result: 'callLater', callAt });
    expect((await anna.crm.round({})).calls.at(-1)).toMatchObject({ callKey: family.callKey, attempts: 2, last: { result: 'callLater', callAt } });
    m.clock.moveTo(callAt);
    expect((await anna.crm.round({})).calls[0]?.callKey).toBe(family.callKey);
  });
  it('knows a move and a cancellation during the call as its results, wherever they were made', async () => {
    const { m, anna, ids } = await aRound();
    await anna.crm.takeCall({ day: wednesday, callKey: '+79001000202' });
    await anna.schedule.cancel({ appointmentId: ids.zuev, by: 'patient' });
    await anna.schedule.cancel({ appointmentId: ids.mute, by: 'patient' });
    expect(m.database.raw.prepare('SELECT call_key, result FROM call_round_results ORDER BY id').raw().all()).toEqual([['+79001000202', 'taken'], ['+79001000202', 'cancelled']]);
    expect(await anna.crm.round({})).toMatchObject({ done: 1, total: 2 });
  });
});
