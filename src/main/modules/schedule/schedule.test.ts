import { and, eq, ne } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { appointmentActions, appointments, doctors, ledgerEntries } from '#main/db/schema/index.ts';
import { sentenceOf, sentenceText } from '#shared/audit/sentence.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { day as dayValue, type Id } from '#shared/kernel/values.ts';
import { overlap } from '#shared/schedule/grid.ts';
import { openModules, workDays, type TestModules } from '#tests/support/modules.ts';

const tuesday = '2026-11-24', wednesday = '2026-11-25';
let m: TestModules, desk: ReturnType<TestModules['as']>, safin: Id;
beforeEach(async () => {
  m = openModules();
  desk = m.as('administrator');
  safin = (await desk.patients.create({ surname: 'Сафин', firstName: 'Олег', phones: [{ raw: '+79001000202' }] })).patientId;
});

const slot = (startMin: number, endMin: number, more: { doctorId?: Id; day?: string; chairId?: Id } = {}) => ({ doctorId: m.ids.orlova, day: wednesday, startMin, endMin, ...more });
async function booked(startMin: number, endMin: number, more: Parameters<typeof slot>[2] = {}): Promise<Id> {
  const result = await desk.schedule.book({ slot: slot(startMin, endMin, more), patientId: safin });
  if (result.kind !== 'done') throw new Error(result.kind);
  return result.appointmentId;
}
const storedActions = () => m.database.db.select().from(appointmentActions).where(eq(appointmentActions.deleted, 0)).all();

describe('booking', () => {
  it('takes a free slot with the chair of the shift, and derives the instants from the branch clock', async () => {
    const id = await booked(600, 630);
    const row = m.database.db.select().from(appointments).where(eq(appointments.id, id)).get();
    expect(row).toMatchObject({ chairId: m.ids.chair1, status: 'unconfirmed', startsAt: instantOf(dayValue(wednesday), 600, 'Europe/Moscow'), endsAt: Date.UTC(2026, 10, 25, 7, 30), createdBy: m.ids.anna });
    expect(m.actions).toMatchObject([{ kind: 'booked', appointmentId: id, patientId: safin, actorId: m.ids.anna, at: m.clock.now(), to: { startMin: 600, chairId: m.ids.chair1 } }]);
    expect(m.told.at(-1)).toEqual(['schedule', 'patients', 'inquiries', 'crm']);
  });

  it('says who holds the doctor or the chair, and takes the slot of a cancelled appointment', async () => {
    const id = await booked(720, 750);
    expect(await desk.schedule.book({ slot: slot(735, 765), patientId: safin })).toEqual({ kind: 'slot-taken', by: 'Сафин Олег', what: 'doctor', startMin: 720, endMin: 750 });
    expect(await desk.schedule.book({ slot: slot(735, 765, { doctorId: m.ids.kim, chairId: m.ids.chair1 }), patientId: safin })).toEqual({ kind: 'slot-taken', by: 'Сафин Олег', what: 'chair', startMin: 720, endMin: 750 });
    await desk.schedule.cancel({ appointmentId: id, by: 'patient' });
    expect((await desk.schedule.book({ slot: slot(735, 765), patientId: safin })).kind).toBe('done');
  });

  it('refuses hours outside the shift, reserved time, the banned, and slots off the grid', async () => {
    await desk.schedule.reserve({ doctorId: m.ids.orlova, day: wednesday, startMin: 600, endMin: 660, reason: 'Планёрка' });
    expect(await desk.schedule.book({ slot: slot(885, 915), patientId: safin })).toEqual({ kind: 'outside-hours' });
    expect(await desk.schedule.book({ slot: slot(630, 690), patientId: safin })).toEqual({ kind: 'reserved', reason: 'Планёрка' });
    await expect(desk.schedule.book({ slot: slot(541, 571), patientId: safin })).rejects.toMatchObject({ code: 'invalid-input', reason: 'slot' });
    await m.as('manager').patients.ban({ patientId: safin, reason: 'Долг' });
    expect(await desk.schedule.book({ slot: slot(700, 730), patientId: safin })).toEqual({ kind: 'banned', reason: 'Долг' });
    await expect(m.as('doctor').schedule.book({ slot: slot(700, 730), patientId: safin })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('leaves nothing behind when what follows it fails', async () => {
    m = openModules({ afterBooked: () => { throw new Error('no buffer'); } });
    desk = m.as('administrator');
    safin = (await desk.patients.create({ surname: 'Сафин' })).patientId;
    await expect(desk.schedule.book({ slot: slot(600, 630), patientId: safin })).rejects.toThrow('ipc.failed');
    expect(m.database.db.select().from(appointments).all()).toEqual([]);
    expect(storedActions()).toEqual([]);
  });

  it('stores what the employee said of the inquiry before attribution sees the action', async () => {
    const inquiryId = '0192a000-0000-7000-8000-000000000001';
    m = openModules({ resolveGiven: (_, input) => input.given && { inquiryId: input.given.inquiryId, how: input.given.how, inCall: true } });
    desk = m.as('administrator');
    safin = (await desk.patients.create({ surname: 'Сафин' })).patientId;
    await desk.schedule.book({ slot: slot(600, 630), patientId: safin, given: { inquiryId, how: 'buffer' } });
    expect(storedActions()).toMatchObject([{ givenInquiryId: inquiryId, givenHow: 'buffer', givenInCall: true }]);
    expect(m.actions).toMatchObject([{ given: { inquiryId, how: 'buffer', inCall: true } }]);
  });
});

describe('changing an appointment', () => {
  it('writes a move from where to where; a longer visit at the same start is no action', async () => {
    const id = await booked(600, 630);
    expect(await desk.schedule.resize({ appointmentId: id, startMin: 600, endMin: 660 })).toEqual({ kind: 'done', appointmentId: id });
    const moved = await desk.schedule.move({ appointmentId: id, slot: slot(800, 860) });
    expect(moved).toMatchObject({ kind: 'done', appointmentId: id });
    expect(m.actions.map((a) => [a.kind, a.from?.startMin, a.from?.endMin, a.to?.startMin])).toEqual([['booked', undefined, undefined, 600], ['moved', 600, 660, 800]]);
    expect((await desk.schedule.appointment({ appointmentId: id })).startMin).toBe(800);
  });

  it('never stands in its own way, and is not moved over another', async () => {
    const id = await booked(600, 660);
    await booked(720, 750);
    expect((await desk.schedule.move({ appointmentId: id, slot: slot(630, 690) })).kind).toBe('done');
    expect(await desk.schedule.resize({ appointmentId: id, startMin: 630, endMin: 725 })).toMatchObject({ kind: 'slot-taken', what: 'doctor' });
  });

  it('is impossible for one that is over or off, and nobody misses what has not begun', async () => {
    const id = await booked(600, 630);
    await expect(desk.schedule.setStatus({ appointmentId: id, status: 'noShow' })).rejects.toMatchObject({ code: 'conflict', reason: 'not-yet' });
    for (const status of ['confirmed', 'arrived', 'inChair', 'completed'] as const) await desk.schedule.setStatus({ appointmentId: id, status });
    await expect(desk.schedule.move({ appointmentId: id, slot: slot(700, 730) })).rejects.toMatchObject({ code: 'conflict', reason: 'finished' });
    await expect(desk.schedule.cancel({ appointmentId: id, by: 'clinic' })).rejects.toMatchObject({ code: 'conflict', reason: 'finished' });
  });
});

it('says in the log who asked for a move and why', async () => {
  const id = await booked(600, 630), to = slot(700, 730, { day: '2026-11-26' });
  await desk.schedule.move({ appointmentId: id, slot: to, by: 'clinic', reason: ' Врач заболел ' });
  const text = JSON.parse(m.database.raw.prepare(`SELECT t.text FROM audit_log l JOIN audit_texts t ON t.seq = l.seq WHERE l.action = 'schedule.move'`).pluck().get() as string) as unknown;
  expect(sentenceText(sentenceOf({ action: 'schedule.move', entity: 'appointment', text }, 'ru', 'Europe/Moscow'))).toMatch(/^Приём перенесён\..*День: 25\.11\.2026 → 26\.11\.2026.*Кто: клиника; Причина: Врач заболел$/);
});

describe('«Отменить» within eight seconds', () => {
  it('takes back a move, and its action has never happened', async () => {
    const id = await booked(600, 630);
    await desk.schedule.move({ appointmentId: id, slot: slot(700, 730, { day: '2026-11-26' }) });
    m.clock.advance(8000);
    expect(await desk.schedule.undo({ appointmentId: id })).toEqual({ kind: 'done', appointmentId: id });
    expect(await desk.schedule.appointment({ appointmentId: id })).toMatchObject({ day: wednesday, startMin: 600 });
    expect(storedActions().map((a) => a.kind)).toEqual(['booked']);
    await expect(desk.schedule.undo({ appointmentId: id })).rejects.toMatchObject({ code: 'conflict', reason: 'nothing-to-undo' });
  });

  it('takes back a cancellation and a status, whole', async () => {
    const id = await booked(600, 630), before = m.database.db.select().from(appointments).where(eq(appointments.id, id)).get();
    await desk.schedule.cancel({ appointmentId: id, by: 'patient', reason: 'Заболел' });
    await desk.schedule.undo({ appointmentId: id });
    await desk.schedule.setStatus({ appointmentId: id, status: 'confirmed' });
    await desk.schedule.undo({ appointmentId: id });
    expect(m.database.db.select().from(appointments).where(eq(appointments.id, id)).get()).toEqual(before);
  });

  it('is refused later, to a colleague, after a newer change, and when the old place is taken', async () => {
    const id = await booked(600, 630), olga = m.as('administrator', m.newId());
    await desk.schedule.setStatus({ appointmentId: id, status: 'confirmed' });
    await expect(olga.schedule.undo({ appointmentId: id })).rejects.toMatchObject({ reason: 'nothing-to-undo' });
    m.clock.advance(8001);
    await expect(desk.schedule.undo({ appointmentId: id })).rejects.toMatchObject({ reason: 'too-late' });
    await desk.schedule.cancel({ appointmentId: id, by: 'patient' });
    await olga.schedule.book({ slot: slot(615, 645), patientId: safin });
    expect(await desk.schedule.undo({ appointmentId: id })).toMatchObject({ kind: 'slot-taken' });
    expect((await desk.schedule.appointment({ appointmentId: id })).status).toBe('cancelled');
  });
});

describe('a day on the screen', () => {
  it('shows doctors in their order with shifts, reserves and appointments; debts only to those who may see money', async () => {
    const id = await booked(600, 630);
    await desk.schedule.reserve({ doctorId: m.ids.kim, day: wednesday, startMin: 900, endMin: 960, reason: 'Обед' });
    m.database.write((tx) => { tx.insert(ledgerEntries).values({ id: m.newId(), patientId: safin, kind: 'charge', amount: 1 }).run(); });
    const view = await desk.schedule.day({ day: wednesday });
    expect(view.doctors.map((d) => [d.name, d.group, d.shifts, d.reserved.map((r) => r.reason)])).toEqual([
      ['Орлова', 'Терапия', [{ startMin: 540, endMin: 900, chairId: m.ids.chair1 }], []], ['Ким', 'Хирургия', [{ startMin: 720, endMin: 1080, chairId: m.ids.chair2 }], ['Обед']],
    ]);
    expect(view.appointments).toEqual([{
      id, patientId: safin, patient: 'Сафин Олег', phone: '+7 (900) 100-02-02', doctorId: m.ids.orlova, chairId: m.ids.chair1, day: wednesday, startMin: 600, endMin: 630,
      status: 'unconfirmed', kind: 'ordinary', comment: '', banned: false, debt: true,
    }]);
    expect((await m.as('doctor').schedule.day({ day: wednesday })).appointments[0]).not.toHaveProperty('debt');
  });

  it('keeps the column of a doctor who has left only where there are appointments', async () => {
    await booked(600, 630);
    m.database.write((tx) => { tx.update(doctors).set({ retiredAt: 1 }).where(eq(doctors.id, m.ids.orlova)).run(); });
    expect((await desk.schedule.day({ day: wednesday })).doctors.map((d) => d.name)).toEqual(['Орлова', 'Ким']);
    expect((await desk.schedule.day({ day: tuesday })).doctors.map((d) => d.name)).toEqual(['Ким']);
  });
});

describe('the nearest free slot', () => {
  it('starts now, passes over what is taken, and respects doctor, group and time of day', async () => {
    m.clock.advance(61_000);
    await booked(570, 900, { day: tuesday });
    expect((await desk.schedule.freeSlots({ fromDay: tuesday, lengthMin: 30, doctorId: m.ids.orlova, limit: 2 })).map((s) => [s.day, s.startMin])).toEqual([[wednesday, 540], [wednesday, 570]]);
    expect(await desk.schedule.freeSlots({ fromDay: '2026-11-01', lengthMin: 20, limit: 1 })).toEqual([{ doctorId: m.ids.orlova, doctor: 'Орлова', day: tuesday, startMin: 545, endMin: 565 }]);
    expect((await desk.schedule.freeSlots({ fromDay: tuesday, lengthMin: 60, group: 'Хирургия', fromMin: 1000, limit: 1 })).map((s) => [s.doctor, s.startMin])).toEqual([['Ким', 1000]]);
    expect(await desk.schedule.freeSlots({ fromDay: tuesday, lengthMin: 400, limit: 1 })).toEqual([]);
  });

  it('offers only what can be booked', async () => {
    await booked(600, 665);
    await booked(800, 830, { doctorId: m.ids.kim, chairId: m.ids.chair1 });
    for (const free of await desk.schedule.freeSlots({ fromDay: wednesday, lengthMin: 45, doctorId: m.ids.orlova, limit: 5 })) {
      expect((await desk.schedule.book({ slot: { doctorId: free.doctorId, day: free.day, startMin: free.startMin, endMin: free.endMin }, patientId: safin })).kind).toBe('done');
    }
  });
});

describe('whatever two people book, move, cancel and undo at once', () => {
  it('never leaves two active appointments of one doctor or one chair overlapping, and every action has its appointment', async () => {
    const step = fc.record({ what: fc.constantFrom('book', 'book', 'move', 'resize', 'cancel', 'undo'), doctor: fc.boolean(), chair: fc.option(fc.boolean()), day: fc.nat(1), start: fc.integer({ min: 142, max: 165 }), length: fc.integer({ min: 1, max: 6 }), which: fc.nat(30), who: fc.boolean() });
    const colleague = m.as('administrator', m.ids.kim);
    let most = 0, refused = 0;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }), async (steps) => {
      const made: Id[] = [];
      m.database.write((tx) => { tx.update(appointments).set({ deleted: 1 }).run(); });
      for (const s of steps) {
        const at = slot(s.start * 5, (s.start + s.length) * 5, { doctorId: s.doctor ? m.ids.orlova : m.ids.kim, day: workDays[s.day + 1]!, ...(s.chair === null ? {} : { chairId: s.chair ? m.ids.chair1 : m.ids.chair2 }) });
        const { schedule } = s.who ? desk : colleague, appointmentId = made[s.which % (made.length || 1)];
        try {
          if (s.what === 'book') {
            const result = await schedule.book({ slot: at, patientId: safin });
            if (result.kind === 'done') made.push(result.appointmentId);
            if (result.kind === 'slot-taken') refused++;
          } else if (appointmentId === undefined) continue;
          else if (s.what === 'move') await schedule.move({ appointmentId, slot: at });
          else if (s.what === 'resize') await schedule.resize({ appointmentId, startMin: at.startMin, endMin: at.endMin });
          else if (s.what === 'cancel') await schedule.cancel({ appointmentId, by: 'clinic' });
          else await schedule.undo({ appointmentId });
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'conflict')) throw error;
        }
      }
      const active = m.database.db.select().from(appointments).where(and(ne(appointments.status, 'cancelled'), eq(appointments.deleted, 0))).all();
      most = Math.max(most, active.length);
      expect(active.flatMap((a, i) => active.slice(i + 1).filter((b) => a.day === b.day && (a.doctorId === b.doctorId || a.chairId === b.chairId) && overlap(a, b)))).toEqual([]);
    }), { numRuns: 40, seed: 20261124 });
    // The steps did meet: places were held side by side, and taken ones were asked for.
    expect(most).toBeGreaterThan(3);
    expect(refused).toBeGreaterThan(20);
    const known = new Set(m.database.db.select({ id: appointments.id }).from(appointments).all().map((a) => a.id));
    expect(storedActions().every((a) => known.has(a.appointmentId))).toBe(true);
  });
});
