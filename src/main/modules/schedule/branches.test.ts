import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { appointments, auditLog, branches, chairs, doctors, workShifts } from '#main/db/schema/index.ts';
import { addDays, instantOf, wallOf } from '#shared/kernel/time.ts';
import { day, instant, type Day, type Id } from '#shared/kernel/values.ts';
import type { Freed } from './index.ts';
import { instantsOf as instantsOfSlot } from './rules.ts';
import { openModules, type TestModules } from '#tests/support/modules.ts';

const wednesday = day('2026-11-25');
let m: TestModules, desk: ReturnType<TestModules['as']>, safin: Id, freed: Freed[];
const vladivostok = { branch: '', doctor: '', chair: '' };
beforeEach(async () => {
  freed = [];
  m = openModules({ onFreed: (_, one) => { freed.push(one); } });
  desk = m.as('administrator');
  safin = (await desk.patients.create({ surname: 'Сафин', firstName: 'Олег', phones: [{ raw: '+79001000202' }] })).patientId;
  Object.assign(vladivostok, { branch: m.newId(), doctor: m.newId(), chair: m.newId() });
  m.database.write((tx) => {
    tx.insert(branches).values({ id: vladivostok.branch, name: 'Владивосток', zone: 'Asia/Vladivostok', opensMin: 540, closesMin: 1260 }).run();
    tx.insert(chairs).values({ id: vladivostok.chair, branchId: vladivostok.branch, name: 'А' }).run();
    tx.insert(doctors).values({ id: vladivostok.doctor, branchId: vladivostok.branch, displayName: 'Ли', sort: 1 }).run();
    tx.insert(workShifts).values({ id: m.newId(), branchId: vladivostok.branch, doctorId: vladivostok.doctor, chairId: vladivostok.chair, day: wednesday, startMin: 540, endMin: 900 }).run();
  });
});
const book = async (doctorId: Id, startMin: number, endMin: number, on: Day = wednesday): Promise<Id> => {
  const result = await desk.schedule.book({ slot: { doctorId, day: on, startMin, endMin }, patientId: safin });
  if (result.kind !== 'done') throw new Error(result.kind);
  return result.appointmentId;
};
const stored = (id: Id) => m.database.db.select().from(appointments).where(eq(appointments.id, id)).get()!;

describe('a clinic with two branches', () => {
  it('books into the branch of the doctor, on that branch’s clock', async () => {
    const id = await book(vladivostok.doctor, 600, 630);
    expect(stored(id)).toMatchObject({ branchId: vladivostok.branch, chairId: vladivostok.chair, startsAt: Date.UTC(2026, 10, 25, 0, 0) });
    expect((await desk.schedule.day({ day: wednesday })).appointments).toEqual([]);
    const there = await desk.schedule.day({ day: wednesday, branchId: vladivostok.branch });
    expect([there.branch.zone, there.chairs.map((c) => c.name), there.doctors.map((d) => d.name), there.appointments.map((a) => a.id)]).toEqual(['Asia/Vladivostok', ['А'], ['Ли'], [id]]);
  });
  it('never moves an appointment to another branch, whose row it cannot be', async () => {
    const id = await book(m.ids.orlova, 600, 630);
    await expect(desk.schedule.move({ appointmentId: id, slot: { doctorId: vladivostok.doctor, day: wednesday, startMin: 600, endMin: 630 } })).rejects.toMatchObject({ code: 'conflict', reason: 'another-branch' });
  });
  it('offers free time by the clock of the branch asked for', async () => {
    // 09:00 in Moscow is 16:00 in Vladivostok: Wednesday is the first day that still has time there
    expect((await desk.schedule.freeSlots({ fromDay: day('2026-11-24'), lengthMin: 30, branchId: vladivostok.branch, limit: 1 })).map((s) => [s.doctor, s.day, s.startMin])).toEqual([['Ли', wednesday, 540]]);
    expect((await desk.schedule.freeSlots({ fromDay: day('2026-11-24'), lengthMin: 30, doctorId: vladivostok.doctor, limit: 1 }))[0]?.doctor).toBe('Ли');
  });
  it('shows the branch this PC stands in, which the manager chooses', async () => {
    expect((await desk.schedule.places(null)).here).toBe(m.ids.branch);
    await expect(desk.schedule.standIn({ branchId: vladivostok.branch })).rejects.toMatchObject({ code: 'forbidden' });
    await m.as('manager').schedule.standIn({ branchId: vladivostok.branch });
    expect((await desk.schedule.day({ day: wednesday })).branch.name).toBe('Владивосток');
    await expect(m.as('manager').schedule.standIn({ branchId: m.newId() })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a new zone of a branch', () => {
  it('keeps every wall clock and makes the instants anew, also in the hours that summer time skips and doubles', () => {
    const zones = ['Europe/Moscow', 'America/New_York', 'Europe/Berlin', 'Asia/Vladivostok', 'Australia/Lord_Howe'] as const;
    // New York 2026: 8 March 02:00 is skipped, 1 November 01:00 comes twice
    const days = [day('2026-03-07'), day('2026-03-08'), day('2026-03-29'), day('2026-10-25'), day('2026-11-01'), wednesday];
    const one = fc.record({ day: fc.constantFrom(...days), start: fc.integer({ min: 0, max: 50 }), length: fc.integer({ min: 1, max: 6 }) });
    let gaps = 0;
    const instantsOf = (a: { readonly day: Day; readonly start: number; readonly length: number }, zone: string) => instantsOfSlot({ day: a.day, startMin: a.start * 5, endMin: (a.start + a.length) * 5 }, zone);
    fc.assert(fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), fc.constantFrom(...zones), fc.constantFrom(...zones), (list, from, to) => {
      const ids = list.map(() => m.newId());
      m.database.write((tx) => {
        tx.update(appointments).set({ deleted: 1 }).run();
        for (const [n, a] of list.entries()) tx.insert(appointments).values({ id: ids[n]!, branchId: m.ids.branch, doctorId: m.ids.orlova, day: a.day, startMin: a.start * 5, endMin: (a.start + a.length) * 5, ...instantsOf(a, from) }).run();
      });
      const moved = m.database.write((tx) => m.schedule.commands.rezone(tx, m.ids.branch, to));
      expect(moved).toBe(list.filter((a) => !isDeepStrictEqual(instantsOf(a, from), instantsOf(a, to))).length);
      for (const [n, a] of list.entries()) {
        const row = stored(ids[n]!);
        expect([row.day, row.startMin, row.endMin]).toEqual([a.day, a.start * 5, (a.start + a.length) * 5]);
        expect(row.startsAt).toBe(instantOf(a.day, a.start * 5, to));
        const shown = wallOf(instant(row.startsAt), to);
        if (shown.day !== a.day || shown.minute !== a.start * 5) {
          gaps++;
          expect(shown.minute - a.start * 5).toBeOneOf([30, 60]);
        }
        expect(row.endsAt).toBeGreaterThan(row.startsAt);
      }
      expect(m.database.write((tx) => m.schedule.commands.rezone(tx, m.ids.branch, to))).toBe(0);
    }), { seed: 24_11, numRuns: 120 });
    expect(gaps).toBeGreaterThan(3);
  });
  it('leaves the appointments of other branches alone', async () => {
    const id = await book(vladivostok.doctor, 600, 630), before = stored(id);
    m.database.write((tx) => { m.schedule.commands.rezone(tx, m.ids.branch, 'America/New_York'); });
    expect(stored(id)).toEqual(before);
  });
});

describe('time that becomes free', () => {
  it('is told once for a cancellation, a move, a shorter length and a reserve given up', async () => {
    const id = await book(m.ids.orlova, 600, 660);
    await desk.schedule.resize({ appointmentId: id, startMin: 600, endMin: 640 });
    await desk.schedule.move({ appointmentId: id, slot: { doctorId: m.ids.orlova, day: addDays(wednesday, 1), startMin: 700, endMin: 740 } });
    await desk.schedule.cancel({ appointmentId: id, by: 'patient' });
    await desk.schedule.reserve({ doctorId: m.ids.kim, day: wednesday, startMin: 720, endMin: 780, reason: 'Планёрка' });
    const [reserved] = (await desk.schedule.day({ day: wednesday })).doctors.find((d) => d.id === m.ids.kim)!.reserved;
    await desk.schedule.unreserve({ reservedId: reserved!.id });
    const orlova = { branchId: m.ids.branch, doctorId: m.ids.orlova, appointmentId: id };
    expect(freed).toEqual([
      { ...orlova, day: wednesday, startMin: 640, endMin: 660, why: 'shortened' },
      { ...orlova, day: wednesday, startMin: 600, endMin: 640, why: 'moved' },
      { ...orlova, day: addDays(wednesday, 1), startMin: 700, endMin: 740, why: 'cancelled' },
      { branchId: m.ids.branch, doctorId: m.ids.kim, appointmentId: undefined, day: wednesday, startMin: 720, endMin: 780, why: 'unreserved' },
    ]);
  });
});

describe('kinds and reserves', () => {
  it('changes the kind of an appointment, audited and undone like any other change', async () => {
    const id = await book(m.ids.orlova, 600, 630);
    await desk.schedule.setKind({ appointmentId: id, kind: 'onlineConsultation' });
    expect((await desk.schedule.appointment({ appointmentId: id })).kind).toBe('onlineConsultation');
    expect(m.database.db.select().from(auditLog).where(eq(auditLog.entityId, id)).all().map((a) => a.action)).toContain('schedule.setKind');
    await desk.schedule.undo({ appointmentId: id });
    expect((await desk.schedule.appointment({ appointmentId: id })).kind).toBe('ordinary');
  });
  it('reserves several doctors at once or nobody, naming what is in the way; or only what is free', async () => {
    await book(m.ids.orlova, 750, 780);
    const wanted = { doctorIds: [m.ids.orlova, m.ids.kim], day: wednesday, startMin: 720, endMin: 840, reason: 'Учёба' };
    expect(await desk.schedule.reserveSeveral(wanted)).toEqual({ kind: 'taken', by: [{ doctor: 'Орлова', what: 'appointment', startMin: 750, endMin: 780, text: 'Сафин Олег' }] });
    const reservedOf = async () => (await desk.schedule.day({ day: wednesday })).doctors.map((d) => d.reserved.map((r) => [r.startMin, r.endMin, r.reason]));
    expect(await reservedOf()).toEqual([[], []]);
    expect(await desk.schedule.reserveSeveral({ ...wanted, onlyFree: true })).toMatchObject({ kind: 'done' });
    expect(await reservedOf()).toEqual([[[720, 750, 'Учёба'], [780, 840, 'Учёба']], [[720, 840, 'Учёба']]]);
  });
  it('changes a reserve only to where nothing else is', async () => {
    await book(m.ids.orlova, 600, 630);
    await desk.schedule.reserve({ doctorId: m.ids.orlova, day: wednesday, startMin: 660, endMin: 690, reason: 'Обед' });
    const [reserved] = (await desk.schedule.day({ day: wednesday })).doctors[0]!.reserved;
    await expect(desk.schedule.changeReserve({ reservedId: reserved!.id, startMin: 615, endMin: 690, reason: 'Обед' })).rejects.toMatchObject({ reason: 'slot-taken' });
    await desk.schedule.changeReserve({ reservedId: reserved!.id, startMin: 640, endMin: 720, reason: 'Длинный обед' });
    expect((await desk.schedule.day({ day: wednesday })).doctors[0]!.reserved).toMatchObject([{ startMin: 640, endMin: 720, reason: 'Длинный обед' }]);
  });
  it('keeps for each person how the schedule looks', async () => {
    expect(await desk.schedule.look(null)).toEqual({ view: 'day', density: 'usual', colour: 'status', showCancelled: false, doctorIds: [] });
    await desk.schedule.keepLook({ view: 'week', density: 'dense', colour: 'doctor', showCancelled: true, doctorIds: [m.ids.kim] });
    expect(await desk.schedule.look(null)).toMatchObject({ view: 'week', doctorIds: [m.ids.kim] });
    expect((await m.as('manager', m.ids.kim).schedule.look(null)).view).toBe('day');
  });
});
