import { describe, expect, it } from 'vitest';
import { waitlistEntries } from '#main/db/schema/index.ts';
import type { Slot } from '#shared/schedule/contract.ts';
import { day, instant, minute } from '#shared/kernel/values.ts';
import { openModules } from '#tests/support/modules.ts';

const friday = day('2026-11-27');

/** Орлова is booked on Friday from ten to eleven; Зуев, Носова and Сафин wait for her, and Сафин is booked a later time. */
async function aWaitlist() {
  const m = openModules(), anna = m.as('administrator'), boris = m.as('administrator', m.ids.boris);
  const slot = (startMin: number, endMin: number, on = friday): Slot => ({ doctorId: m.ids.orlova, day: on, startMin: minute(startMin), endMin: minute(endMin) });
  const card = async (surname: string) => (await anna.patients.create({ surname, phones: [{ raw: `+7900100${String(1000 + surname.length * 7 + surname.charCodeAt(1) % 100)}` }] })).patientId;
  const book = async (patientId: string, at: Slot) => {
    const done = await anna.schedule.book({ slot: at, patientId });
    if (done.kind !== 'done') throw new Error(done.kind);
    return done.appointmentId;
  };
  const left = await card('Уходов'), held = await book(left, slot(600, 660)), zuev = await card('Зуев'), safin = await card('Сафин'), later = await book(safin, slot(840, 870));
  const wait = async (input: Parameters<typeof anna.crm.addToWaitlist>[0]) => (await anna.crm.addToWaitlist(input)).entryId;
  const entries = {
    zuev: await wait({ kind: 'noSlot', patientId: zuev, doctorId: m.ids.orlova, lengthMin: 30 }), nosova: await wait({ kind: 'noSlot', typedName: 'Носова Мария', phone: '+79002000001', specialityId: m.ids.therapy, lengthMin: 60 }),
    safin: await wait({ kind: 'wantsEarlier', patientId: safin, appointmentId: later, doctorId: m.ids.orlova, lengthMin: 30 }),
  };
  const free = async () => { await anna.schedule.cancel({ appointmentId: held, by: 'patient' }); return (await anna.crm.freed(null))[0]!; };
  return { m, anna, boris, slot, book, card, people: { left, zuev, safin }, held, later, entries, free };
}
const who = (slot: { readonly candidates: readonly { readonly entry: { readonly who: string } }[] } | undefined) => slot?.candidates.map((c) => c.entry.who);

describe('a freed slot', () => {
  it('finds those who fit, ranked, in the moment of the cancellation, and stands on the desk of everybody', async () => {
    const { m, free } = await aWaitlist();
    expect(m.crm.live.of(m.ids.anna).freed).toEqual([]);
    const slot = await free();
    expect((await m.as('administrator').crm.counts(null)).freed).toBe(1);
    expect(slot).toMatchObject({ doctor: 'Орлова', day: friday, startMin: 600, endMin: 660, how: 'cancelled' });
    expect(slot.candidates.map((c) => [c.entry.who, c.startMin, c.endMin, c.reasons.map((r) => r.code)])).toEqual([
      ['Зуев', 600, 630, ['doctor', 'waits']], ['Сафин', 600, 630, ['doctor', 'waits', 'earlierToday']], ['Носова Мария', 600, 660, ['speciality', 'waits', 'whole']],
    ]);
    expect(m.crm.live.of(m.ids.boris).freed).toEqual([{ slotId: slot.id, day: friday, startMin: 600, endMin: 660, doctor: 'Орлова', fits: 3 }]);
  });

  it('is not offered to whoever left it, and is gone when the cancellation is taken back', async () => {
    const { anna, people, held, free, m } = await aWaitlist();
    await anna.crm.addToWaitlist({ kind: 'noSlot', patientId: people.left });
    expect(who(await free())).not.toContain('Уходов');
    await anna.schedule.undo({ appointmentId: held });
    expect(await anna.crm.freed(null)).toEqual([]);
    expect(m.database.raw.prepare('SELECT closed_how FROM freed_slots').raw().all()).toEqual([['undone']]);
  });

  it('shrinks to what is left of it, and stops by itself once somebody has taken it, the offer with it', async () => {
    const { m, anna, boris, slot, book, card, entries, free } = await aWaitlist(), { id } = await free();
    expect(await boris.crm.offer({ slotId: id, entryId: entries.nosova })).toMatchObject({ kind: 'offering' });
    await book(await card('Быстров'), slot(600, 630));
    expect((await anna.crm.freed(null)).map((f) => [f.startMin, f.endMin, who(f)])).toEqual([[630, 660, ['Зуев', 'Сафин', 'Носова Мария']]]);
    await book(await card('Второв'), slot(630, 700));
    expect([await anna.crm.freed(null), m.crm.live.of(m.ids.anna).freed, (await anna.crm.counts(null)).freed]).toEqual([[], [], 0]);
    expect(m.database.raw.prepare('SELECT result FROM waitlist_offers').raw().all()).toEqual([['taken']]);
    expect(await anna.crm.offer({ slotId: id, entryId: entries.zuev })).toEqual({ kind: 'gone' });
  });

  it('comes of a move and of a lifted reserve, and closes when its time is past', async () => {
    const { m, anna, slot, held } = await aWaitlist();
    await anna.schedule.reserve({ doctorId: m.ids.orlova, day: friday, startMin: 780, endMin: 840, reason: 'Обход' });
    const reserved = (await anna.schedule.day({ day: friday })).doctors[0]!.reserved[0]!;
    await anna.schedule.move({ appointmentId: held, slot: slot(660, 720) });
    await anna.schedule.unreserve({ reservedId: reserved.id });
    expect((await anna.crm.freed(null)).map((f) => [f.how, f.startMin])).toEqual([['moved', 600], ['unreserved', 780]]);
    m.clock.moveTo(instant(Date.UTC(2026, 10, 27, 7, 40)));
    expect((await anna.crm.freed(null)).map((f) => f.startMin)).toEqual([645, 780]);
    m.clock.moveTo(instant(Date.UTC(2026, 10, 28, 7, 0)));
    expect(await anna.crm.freed(null)).toEqual([]);
    await anna.schedule.reserve({ doctorId: m.ids.kim, day: friday, startMin: 780, endMin: 840, reason: '' });
    expect(m.database.raw.prepare('SELECT DISTINCT closed_how FROM freed_slots').raw().all()).toEqual([['past']]);
  });

  it('is found within two seconds among five thousand who wait', { timeout: 30_000 }, async () => {
    const { m, anna, held } = await aWaitlist();
    m.database.write((tx) => {
      for (let n = 0; n < 5000; n++) tx.insert(waitlistEntries).values({ id: m.newId(), branchId: m.ids.branch, typedName: `Ждущий ${String(n)}`, lengthMin: 30, createdAt: m.clock.now() - n * 60_000 }).run();
    });
    const began = performance.now();
    await anna.schedule.cancel({ appointmentId: held, by: 'patient' });
    expect(m.crm.live.of(m.ids.anna).freed[0]?.fits).toBeGreaterThan(60);
    expect(performance.now() - began).toBeLessThan(2000);
    expect((await anna.crm.freed(null))[0]?.candidates.length).toBe(60);
  });
});

describe('an offer', () => {
  it('holds the slot and the person: nobody else calls either, everybody sees who does', async () => {
    const { anna, boris, entries, free, m, slot } = await aWaitlist(), { id } = await free();
    expect(await anna.crm.offer({ slotId: id, entryId: entries.zuev })).toMatchObject({ kind: 'offering' });
    expect(await boris.crm.offer({ slotId: id, entryId: entries.safin })).toEqual({ kind: 'held', what: 'slot', by: 'Ивлева Анна', since: m.clock.now() });
    expect((await boris.crm.freed(null))[0]?.offer).toMatchObject({ entryId: entries.zuev, by: { name: 'Ивлева Анна' }, mine: false });
    expect(m.crm.live.of(m.ids.boris).freed[0]?.offeredBy).toBe('Ивлева Анна');
    // another slot is freed: Зуев is on the line already
    const more = await boris.schedule.book({ slot: slot(720, 780), patientId: (await boris.patients.create({ surname: 'Ещё' })).patientId });
    await boris.schedule.cancel({ appointmentId: more.kind === 'done' ? more.appointmentId : '', by: 'clinic' });
    const second = (await boris.crm.freed(null)).find((f) => f.startMin === 720)!;
    expect(second.candidates.find((c) => c.entry.id === entries.zuev)?.busy).toMatchObject({ name: 'Ивлева Анна' });
    expect(await boris.crm.offer({ slotId: second.id, entryId: entries.zuev })).toMatchObject({ kind: 'held', what: 'entry', by: 'Ивлева Анна' });
    await expect(boris.crm.closeFreed({ slotId: id })).rejects.toMatchObject({ code: 'conflict', reason: 'offered-now' });
  });

  it('ends as was said, is remembered, and puts the next one first', async () => {
    const { anna, boris, entries, free } = await aWaitlist(), { id } = await free();
    const offer = async (by: typeof anna, entryId: string) => { const o = await by.crm.offer({ slotId: id, entryId }); if (o.kind !== 'offering') throw new Error(o.kind); return o.offerId; };
    const first = await offer(anna, entries.zuev);
    await expect(boris.crm.endOffer({ offerId: first, result: 'refused' })).rejects.toMatchObject({ reason: 'offer-not-yours' });
    await anna.crm.endOffer({ offerId: first, result: 'refused' });
    await anna.crm.endOffer({ offerId: await offer(anna, entries.safin), result: 'noAnswer' });
    expect(who((await anna.crm.freed(null))[0])).toEqual(['Носова Мария', 'Сафин']);
    await expect(anna.crm.endOffer({ offerId: first, result: 'refused' })).rejects.toMatchObject({ reason: 'offer-over' });
    expect(await anna.crm.offer({ slotId: id, entryId: entries.zuev })).toEqual({ kind: 'gone' });
  });

  it('runs out after ten minutes of silence and tells the windows', async () => {
    const { m, anna, boris, entries, free } = await aWaitlist(), { id } = await free();
    await anna.crm.offer({ slotId: id, entryId: entries.zuev });
    m.crm.live.of(m.ids.anna);
    const told = m.told.length;
    m.clock.advance(10 * 60_000);
    expect(m.told.slice(told)).toEqual([['crm']]);
    expect(await boris.crm.offer({ slotId: id, entryId: entries.zuev })).toMatchObject({ kind: 'offering' });
    expect(m.database.raw.prepare('SELECT result FROM waitlist_offers ORDER BY started_at, id').raw().all()).toEqual([['expired'], [null]]);
  });

  it('that is accepted moves who wanted earlier and closes the entry, all or nothing; undoing it makes them wait again', async () => {
    const { m, anna, entries, later, free } = await aWaitlist(), { id } = await free(), o = await anna.crm.offer({ slotId: id, entryId: entries.safin });
    if (o.kind !== 'offering') throw new Error(o.kind);
    expect(await anna.crm.acceptOffer({ offerId: o.offerId })).toMatchObject({ kind: 'done', appointmentId: later });
    expect(await anna.schedule.appointment({ appointmentId: later })).toMatchObject({ day: friday, startMin: 600, endMin: 630 });
    expect((await anna.crm.waitlist({ closed: true })).map((w) => [w.who, w.closed?.how])).toEqual([['Сафин', 'moved']]);
    // what is left of the slot, and the time he left behind
    expect((await anna.crm.freed(null)).map((f) => [f.startMin, f.endMin, f.how])).toEqual([[630, 660, 'cancelled'], [840, 870, 'moved']]);
    expect(await anna.schedule.undo({ appointmentId: later })).toMatchObject({ kind: 'done' });
    expect((await anna.crm.waitlist({ kind: 'wantsEarlier' })).map((w) => w.who)).toEqual(['Сафин']);
    expect(m.database.raw.prepare(`SELECT count(*) FROM appointments WHERE status <> 'cancelled' AND patient_id = (SELECT patient_id FROM waitlist_entries WHERE id = ?)`).raw().all(entries.safin)).toEqual([[1]]);
  });

  it('that is accepted books a card, asks for one where there is none, and takes no slot that has gone meanwhile', async () => {
    const { anna, boris, entries, slot, book, card, free } = await aWaitlist(), { id } = await free(), o = await anna.crm.offer({ slotId: id, entryId: entries.nosova });
    if (o.kind !== 'offering') throw new Error(o.kind);
    expect(await anna.crm.acceptOffer({ offerId: o.offerId })).toEqual({ kind: 'needs-card', name: 'Носова Мария', phone: '+79002000001' });
    const patientId = await card('Носова');
    await expect(boris.crm.acceptOffer({ offerId: o.offerId, patientId })).rejects.toMatchObject({ reason: 'offer-not-yours' });
    expect(await anna.crm.acceptOffer({ offerId: o.offerId, patientId })).toMatchObject({ kind: 'done' });
    expect((await anna.crm.waitlist({ closed: true }))[0]).toMatchObject({ patientId, closed: { how: 'booked' } });
    expect(await anna.crm.freed(null)).toEqual([]);
    // and a slot that somebody took by hand while the patient was thinking
    const again = await book(await card('Иной'), slot(720, 750));
    await anna.schedule.cancel({ appointmentId: again, by: 'patient' });
    const second = (await anna.crm.freed(null)).find((f) => f.startMin === 720)!, p = await anna.crm.offer({ slotId: second.id, entryId: entries.zuev });
    await book(await card('Ловкий'), slot(720, 840));
    await expect(anna.crm.acceptOffer({ offerId: p.kind === 'offering' ? p.offerId : '' })).rejects.toMatchObject({ code: 'conflict', reason: 'slot-taken' });
    expect((await anna.crm.waitlist({})).map((w) => w.who)).toContain('Зуев');
  });
});
