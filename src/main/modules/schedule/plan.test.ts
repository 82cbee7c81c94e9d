import { and, desc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { absences, appointments, auditLog, auditTexts, workShifts } from '#main/db/schema/index.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { addDays } from '#shared/kernel/time.ts';
import { day, minute, type Id } from '#shared/kernel/values.ts';
import type { PlannedShift } from '#shared/schedule/plan-contract.ts';
import { openModules, workDays, type TestModules } from '#tests/support/modules.ts';

const monday = day('2026-11-23'), wednesday = day('2026-11-25');
let m: TestModules, desk: ReturnType<TestModules['as']>, manager: ReturnType<TestModules['as']>, safin: Id;
beforeEach(async () => {
  m = openModules();
  [desk, manager] = [m.as('administrator'), m.as('manager')];
  safin = (await desk.patients.create({ surname: 'Сафин', firstName: 'Олег', phones: [{ raw: '+79001000202' }] })).patientId;
});

const shift = (startMin: number, endMin: number, chairId?: Id): PlannedShift => ({ startMin: minute(startMin), endMin: minute(endMin), ...(chairId ? { chairId } : {}) });
const shiftsOf = (doctorId: Id, on: string) => m.database.db.select().from(workShifts).where(and(eq(workShifts.doctorId, doctorId), eq(workShifts.day, on), eq(workShifts.deleted, 0))).all().map((s) => [s.startMin, s.endMin, s.chairId]);
async function booked(startMin: number, endMin: number): Promise<Id> {
  const result = await desk.schedule.book({ slot: { doctorId: m.ids.orlova, day: wednesday, startMin, endMin }, patientId: safin });
  if (result.kind !== 'done') throw new Error(result.kind);
  return result.appointmentId;
}
const oneDay = (shifts: PlannedShift[]) => ({ kind: 'days' as const, doctorId: m.ids.orlova, days: [{ day: wednesday, shifts }] });

describe('a change of one day', () => {
  it('says beforehand which appointments it would leave outside, moves none, and is taken back whole', async () => {
    const id = await booked(840, 870), before = shiftsOf(m.ids.orlova, wednesday);
    await booked(600, 630);
    const change = oneDay([shift(540, 720, m.ids.chair1)]);
    const effect = { days: 1, outside: [{ id, patient: 'Сафин Олег', phone: '+7 (900) 100-02-02', doctor: 'Орлова', day: wednesday, startMin: 840, endMin: 870 }], chairs: [] };
    expect(await manager.schedule.previewPlan(change)).toEqual(effect);
    expect(shiftsOf(m.ids.orlova, wednesday)).toEqual(before);
    const { changeId, ...told } = await manager.schedule.applyPlan(change);
    expect(told).toEqual(effect);
    expect(shiftsOf(m.ids.orlova, wednesday)).toEqual([[540, 720, m.ids.chair1]]);
    expect(m.database.db.select().from(appointments).where(eq(appointments.id, id)).get()).toMatchObject({ startMin: 840, status: 'unconfirmed' });
    expect(await desk.schedule.book({ slot: { doctorId: m.ids.orlova, day: wednesday, startMin: 725, endMin: 755 }, patientId: safin })).toEqual({ kind: 'outside-hours' });
    await manager.schedule.undoPlan({ changeId });
    expect(shiftsOf(m.ids.orlova, wednesday)).toEqual(before);
  });

  it('is only for whoever may plan, only for a while, and not once somebody has planned on', async () => {
    await expect(desk.schedule.applyPlan(oneDay([]))).rejects.toMatchObject({ code: 'forbidden' });
    const { changeId } = await manager.schedule.applyPlan(oneDay([shift(540, 600)]));
    await expect(m.as('manager', m.ids.kim).schedule.undoPlan({ changeId })).rejects.toMatchObject({ reason: 'nothing-to-undo' });
    await manager.schedule.applyPlan(oneDay([shift(540, 660)]));
    await expect(manager.schedule.undoPlan({ changeId })).rejects.toMatchObject({ reason: 'changed-since' });
    const late = await manager.schedule.applyPlan(oneDay([]));
    m.clock.advance(8_001);
    await expect(manager.schedule.undoPlan({ changeId: late.changeId })).rejects.toMatchObject({ reason: 'too-late' });
  });

  it('refuses shifts that overlap, and says whose chair it takes', async () => {
    await expect(manager.schedule.applyPlan(oneDay([shift(540, 700), shift(690, 720)]))).rejects.toMatchObject({ code: 'invalid-input', reason: 'overlapping' });
    expect((await manager.schedule.previewPlan(oneDay([shift(660, 900, m.ids.chair2)]))).chairs).toEqual([{ day: wednesday, startMin: 720, endMin: 900, chair: '2', doctor: 'Ким' }]);
  });

  it('is written into the audit log with the hours before and after', async () => {
    await manager.schedule.applyPlan(oneDay([shift(540, 600), shift(660, 720)]));
    const last = m.database.db.select().from(auditLog).innerJoin(auditTexts, eq(auditTexts.seq, auditLog.seq)).orderBy(desc(auditLog.seq)).get()!;
    expect(last.audit_log).toMatchObject({ action: 'schedule.plan.days', entity: 'doctor', entityId: m.ids.orlova, employeeId: m.ids.anna });
    expect(JSON.parse(last.audit_texts.text!)).toEqual({ before: { days: { [wednesday]: '09:00–15:00' }, absences: [] }, after: { days: { [wednesday]: '09:00–10:00, 11:00–12:00' }, absences: [] } });
  });
});

describe('a pattern and a copied week', () => {
  it('fills a range with weeks that take turns; again it has nothing left to do', async () => {
    const week = (own: PlannedShift[]) => [own, [], own, [], [], [], []];
    const change = { kind: 'pattern' as const, doctorId: m.ids.kim, fromDay: monday, tillDay: addDays(monday, 20), weeks: [week([shift(480, 720)]), week([shift(840, 1080)])] };
    expect((await manager.schedule.applyPlan(change)).days).toBe(9);
    expect([0, 2, 7, 9, 14].map((n) => shiftsOf(m.ids.kim, addDays(monday, n))[0]?.[0])).toEqual([480, 480, 840, 840, 480]);
    expect(shiftsOf(m.ids.kim, workDays[0])).toEqual([]);
    const rows = m.database.db.select().from(workShifts).all().length;
    expect((await manager.schedule.applyPlan(change)).days).toBe(0);
    expect(m.database.db.select().from(workShifts).all()).toHaveLength(rows);
  });

  it('copies the week of several doctors forward', async () => {
    const { changeId, days } = await manager.schedule.applyPlan({ kind: 'copyWeek', doctorIds: [m.ids.orlova, m.ids.kim], fromDay: monday, toDay: addDays(monday, 7), weeks: 2 });
    expect(days).toBe(16);
    expect(shiftsOf(m.ids.kim, addDays(wednesday, 14))).toEqual([[720, 1080, m.ids.chair2]]);
    await manager.schedule.undoPlan({ changeId });
    expect(shiftsOf(m.ids.kim, addDays(wednesday, 14))).toEqual([]);
  });
});

describe('an absence', () => {
  const leave = () => ({ kind: 'absence' as const, doctorId: m.ids.orlova, fromDay: wednesday, tillDay: addDays(wednesday, 9), startMin: 0, endMin: 1440, absence: 'vacation' as const, reason: 'Отпуск по графику' });

  it('closes the days for bookings and free slots, keeps the shifts, and lists who is booked', async () => {
    const id = await booked(600, 630);
    const effect = await manager.schedule.applyPlan(leave());
    expect([effect.days, effect.outside.map((o) => o.id)]).toEqual([3, [id]]);
    expect(await desk.schedule.book({ slot: { doctorId: m.ids.orlova, day: wednesday, startMin: 700, endMin: 730 }, patientId: safin })).toEqual({ kind: 'absent', absence: 'vacation', reason: 'Отпуск по графику' });
    expect(await desk.schedule.freeSlots({ fromDay: wednesday, lengthMin: 30, doctorId: m.ids.orlova })).toEqual([]);
    const orlova = (await desk.schedule.day({ day: wednesday })).doctors.find((d) => d.name === 'Орлова');
    expect(orlova).toMatchObject({ shifts: [], absences: [{ kind: 'vacation', startMin: 0, endMin: 1440 }] });
    expect(shiftsOf(m.ids.orlova, wednesday)).toEqual([[540, 900, m.ids.chair1]]);
  });

  it('of some hours leaves the rest of the day, and ends when it is taken away or undone', async () => {
    const part = { ...leave(), tillDay: wednesday, startMin: 540, endMin: 660, absence: 'study' as const };
    const { changeId } = await manager.schedule.applyPlan(part);
    const hours = async () => (await desk.schedule.day({ day: wednesday })).doctors.find((d) => d.name === 'Орлова')?.shifts.map((s) => [s.startMin, s.endMin]);
    expect(await hours()).toEqual([[660, 900]]);
    await manager.schedule.undoPlan({ changeId });
    expect(await hours()).toEqual([[540, 900]]);
    await manager.schedule.applyPlan(part);
    const { absences: [there] } = await manager.schedule.plan({ doctorId: m.ids.orlova, fromDay: wednesday, tillDay: wednesday });
    const dropped = await manager.schedule.applyPlan({ kind: 'dropAbsence', absenceId: there!.id });
    expect(await hours()).toEqual([[540, 900]]);
    await manager.schedule.undoPlan({ changeId: dropped.changeId });
    expect(await hours()).toEqual([[660, 900]]);
    expect(m.database.db.select().from(absences).where(eq(absences.deleted, 0)).all()).toHaveLength(1);
  });
});

describe('several days on the screen', () => {
  it('are the days one by one', async () => {
    await booked(600, 630);
    await manager.schedule.applyPlan({ kind: 'absence', doctorId: m.ids.kim, fromDay: wednesday, tillDay: wednesday, startMin: 0, endMin: 1440, absence: 'sick', reason: '' });
    const several = await desk.schedule.days({ fromDay: monday, days: 7 });
    for (const one of several.days) {
      const alone = await desk.schedule.day({ day: one.day });
      expect(several.appointments.filter((a) => a.day === one.day)).toEqual(alone.appointments);
      const own = new Map(one.doctors.map((d) => [d.id, d]));
      expect(alone.doctors.map(({ id, shifts, reserved, absences: away }) => ({ id, shifts, reserved, absences: away }))).toEqual(several.doctors.map((d) => own.get(d.id) ?? { id: d.id, shifts: [], reserved: [], absences: [] }));
    }
    expect((await desk.schedule.days({ fromDay: monday, days: 7, doctorIds: [m.ids.kim] })).appointments).toEqual([]);
  });
});

describe('whatever is planned at random', () => {
  it('leaves no two shifts of a doctor in one another, and books only inside what is left of them', async () => {
    const hours = fc.tuple(fc.integer({ min: 96, max: 200 }), fc.integer({ min: 1, max: 80 })).map(([from, length]) => shift(from * 5, (from + length) * 5));
    const step = fc.record({ what: fc.constantFrom('days', 'pattern', 'absence', 'undo', 'book'), days: fc.nat(3), hours, more: hours });
    let planned = 0, refused = 0;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
      let changeId: Id | undefined;
      m.database.write((tx) => { tx.update(absences).set({ deleted: 1 }).run(); tx.update(appointments).set({ deleted: 1 }).run(); });
      for (const s of steps) {
        const on = addDays(day(workDays[0]), s.days), shifts = [s.hours, s.more];
        try {
          if (s.what === 'days') ({ changeId } = await manager.schedule.applyPlan({ kind: 'days', doctorId: m.ids.orlova, days: [{ day: on, shifts }] }));
          if (s.what === 'pattern') ({ changeId } = await manager.schedule.applyPlan({ kind: 'pattern', doctorId: m.ids.orlova, fromDay: on, tillDay: addDays(on, 3), weeks: [Array.from({ length: 7 }, () => shifts)] }));
          if (s.what === 'absence') ({ changeId } = await manager.schedule.applyPlan({ kind: 'absence', doctorId: m.ids.orlova, fromDay: on, tillDay: addDays(on, 1), ...s.hours, absence: 'other' }));
          if (s.what === 'undo' && changeId) await manager.schedule.undoPlan({ changeId });
          if (s.what !== 'book') planned++;
          const hoursNow = (await desk.schedule.day({ day: on })).doctors.find((d) => d.id === m.ids.orlova)!.shifts;
          if (s.what === 'book' && (await desk.schedule.book({ slot: { doctorId: m.ids.orlova, day: on, startMin: s.hours.startMin, endMin: minute(s.hours.startMin + 5) }, patientId: safin })).kind === 'done') {
            expect(hoursNow.some((h) => h.startMin <= s.hours.startMin && s.hours.startMin + 5 <= h.endMin)).toBe(true);
          }
        } catch (error) {
          if (!(error instanceof AppError && ['conflict', 'invalid-input'].includes(error.code))) throw error;
          refused++;
        }
      }
      for (const on of workDays) {
        const rows = shiftsOf(m.ids.orlova, on).map(([startMin, endMin]) => ({ startMin: startMin as number, endMin: endMin as number })).sort((a, b) => a.startMin - b.startMin);
        expect(rows.every((r, n) => n === 0 || rows[n - 1]!.endMin <= r.startMin)).toBe(true);
      }
    }), { numRuns: 30, seed: 20261125 });
    expect(planned).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(20);
  });
});
