import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { overlap } from '#shared/schedule/grid.ts';
import { appointmentStatus } from '#shared/schedule/contract.ts';
import { canBeCancelled, canBeMoved, chairFor, freePlaces, isSlot, refusalOf, statusRefusal, type Busy, type DayOfDoctor } from './rules.ts';

const shift = { startMin: 540, endMin: 900, chairId: 'chair-1' };
const busy = (startMin: number, endMin: number, more: Partial<Busy> = {}): Busy => ({ appointmentId: 'a1', doctorId: 'orlova', chairId: null, patient: 'Сафин Олег', startMin, endMin, ...more });
const aDay = (more: Partial<DayOfDoctor> = {}): DayOfDoctor => ({ shifts: [shift], reserved: [], busy: [], ...more });
const at = (startMin: number, endMin: number) => ({ doctorId: 'orlova', startMin, endMin });

describe('a place in the schedule', () => {
  it('is free inside the shift, also right after another appointment', () => {
    expect(refusalOf(at(570, 600), 'chair-1', aDay({ busy: [busy(540, 570), busy(600, 630)] }))).toBeUndefined();
  });

  it('is refused when it sticks out of the working hours, and not when two shifts touch', () => {
    expect(refusalOf(at(890, 905), null, aDay())).toEqual({ kind: 'outside-hours' });
    expect(refusalOf(at(890, 905), null, aDay({ shifts: [shift, { startMin: 900, endMin: 960, chairId: null }] }))).toBeUndefined();
  });

  it('is refused with the reason of the reserve', () => {
    expect(refusalOf(at(600, 630), null, aDay({ reserved: [{ startMin: 615, endMin: 660, reason: 'Планёрка' }] }))).toEqual({ kind: 'reserved', reason: 'Планёрка' });
  });

  it('names who holds the doctor, or the chair of another doctor', () => {
    expect(refusalOf(at(560, 590), null, aDay({ busy: [busy(540, 570)] }))).toEqual({ kind: 'slot-taken', by: 'Сафин Олег', what: 'doctor', startMin: 540, endMin: 570 });
    const elsewhere = busy(540, 570, { doctorId: 'kim', chairId: 'chair-1' });
    expect(refusalOf(at(560, 590), 'chair-1', aDay({ busy: [elsewhere] }))).toEqual({ kind: 'slot-taken', by: 'Сафин Олег', what: 'chair', startMin: 540, endMin: 570 });
    expect(refusalOf(at(560, 590), 'chair-2', aDay({ busy: [elsewhere] }))).toBeUndefined();
  });

  it('is never refused because of the appointment that is being moved', () => {
    expect(refusalOf(at(555, 585), null, aDay({ busy: [busy(540, 570)] }), 'a1')).toBeUndefined();
  });

  it('lies on the five-minute grid and has a length', () => {
    expect([at(540, 570), at(541, 571), at(540, 540), at(540, 544), at(1435, 1445)].map(isSlot)).toEqual([true, false, false, false, false]);
  });

  it('takes the chair that was named, else that of the shift', () => {
    expect(chairFor({ ...at(560, 590), chairId: 'chair-9' }, [shift])).toBe('chair-9');
    expect(chairFor(at(560, 590), [shift])).toBe('chair-1');
    expect(chairFor(at(900, 930), [shift])).toBeNull();
  });
});

describe('statuses of an appointment', () => {
  const past = instant(1000), now = instant(2000), future = instant(3000);

  it('lets nobody miss an appointment that has not begun', () => {
    expect(statusRefusal('confirmed', 'noShow', future, now)).toBe('not-yet');
    expect(statusRefusal('confirmed', 'noShow', past, now)).toBeUndefined();
  });

  it('leads nowhere from a cancelled one, and to cancelled only by cancelling', () => {
    for (const status of appointmentStatus.options) {
      expect(statusRefusal('cancelled', status, past, now)).toBe('impossible-status');
      expect(statusRefusal(status, 'cancelled', past, now)).toBe('impossible-status');
      expect(statusRefusal(status, status, past, now)).toBe('impossible-status');
    }
  });

  it('keeps a finished visit where it was', () => {
    expect(appointmentStatus.options.filter(canBeMoved)).toEqual(['unconfirmed', 'confirmed', 'arrived']);
    expect(appointmentStatus.options.filter(canBeCancelled)).toEqual(['unconfirmed', 'confirmed', 'arrived', 'inChair', 'noShow']);
  });
});

describe('free places of a day', () => {
  it('start at now, on the grid, and only within the suitable time', () => {
    expect(freePlaces('orlova', aDay(), { lengthMin: 30, notBefore: 603, tillMin: 680 })).toEqual([{ startMin: 605, endMin: 635 }, { startMin: 635, endMin: 665 }]);
    expect(freePlaces('orlova', aDay({ busy: [busy(600, 840)] }), { lengthMin: 60, fromMin: 600 })).toEqual([{ startMin: 840, endMin: 900 }]);
  });

  it('can each be booked, and do not overlap one another', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 100, max: 185 }), fc.integer({ min: 1, max: 20 }), fc.constantFrom('orlova', 'kim'), fc.constantFrom('chair-1', 'chair-2')), { maxLength: 12 });
    fc.assert(fc.property(some, fc.integer({ min: 1, max: 24 }), (taken, steps) => {
      const day = aDay({ busy: taken.map(([start, length, doctorId, chairId]) => busy(start * 5, (start + length) * 5, { doctorId, chairId })) });
      const places = freePlaces('orlova', day, { lengthMin: steps * 5 });
      for (const [i, place] of places.entries()) {
        expect(refusalOf({ ...place, doctorId: 'orlova' }, 'chair-1', day)).toBeUndefined();
        expect(places.slice(i + 1).some((other) => overlap(place, other))).toBe(false);
      }
    }), { numRuns: 200 });
  });
});
