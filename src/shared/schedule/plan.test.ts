import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../kernel/time.ts';
import { day, minute, type Day } from '../kernel/values.ts';
import { overlap, type Stretch } from './grid.ts';
import type { DayPlan, PlannedShift } from './plan-contract.ts';
import { absentOn, changedDays, copiedDays, daysFrom, isInside, minutesOf, mondayOf, patternDays, patternOf, sameShifts, shiftsProblem, workedShifts, type Weeks } from './plan.ts';

const shift = (startMin: number, endMin: number, chairId?: string): PlannedShift => ({ startMin: minute(startMin), endMin: minute(endMin), ...(chairId ? { chairId } : {}) });
const tuesday = day('2026-11-24'), monday = day('2026-11-23');
const off: PlannedShift[] = [];

/** Shifts that may stand in one day: cut from one rising line of grid points. */
const aDayOfShifts = fc.uniqueArray(fc.integer({ min: 84, max: 264 }), { minLength: 0, maxLength: 6 }).map((marks) => {
  const rising = marks.sort((a, b) => a - b), shifts: PlannedShift[] = [];
  for (let n = 0; n + 1 < rising.length; n += 2) shifts.push(shift(rising[n]! * 5, rising[n + 1]! * 5, n % 4 ? 'b' : 'a'));
  return shifts;
});
const weeksOf = (count: number) => fc.array(fc.array(aDayOfShifts, { minLength: 7, maxLength: 7 }), { minLength: count, maxLength: count });
const aDay = fc.integer({ min: 0, max: 500 }).map((n) => addDays(monday, n));
const apply = (before: ReadonlyMap<Day, readonly PlannedShift[]>, days: readonly DayPlan[]) => new Map([...before, ...days.map((d) => [d.day, d.shifts] as const)]);

describe('a pattern', () => {
  it('takes turns by the week, counted from the week it begins in', () => {
    const weeks: Weeks = [[[shift(540, 900)], off, off, off, off, off, off], [[shift(900, 1260)], off, off, off, off, off, off]];
    expect(patternDays(tuesday, addDays(monday, 14), weeks).filter((d) => d.shifts.length > 0)).toEqual([
      { day: addDays(monday, 7), shifts: [shift(900, 1260)] }, { day: addDays(monday, 14), shifts: [shift(540, 900)] },
    ]);
  });
  it('changes nothing when it is applied again, reaches every day of its range and no other, and never overlaps itself', () => {
    fc.assert(fc.property(aDay, fc.integer({ min: 0, max: 90 }), fc.oneof(weeksOf(1), weeksOf(2)), (from, length, weeks) => {
      const till = addDays(from, length), made = patternDays(from, till, weeks), once = apply(new Map(), made);
      expect(made.map((d) => d.day)).toEqual(daysFrom(from, till));
      expect(changedDays(once, patternDays(from, till, weeks))).toEqual([]);
      for (const d of made) {
        expect(shiftsProblem(d.shifts)).toBeUndefined();
        expect(sameShifts(d.shifts, weeks[Math.floor((daysFrom(mondayOf(from), d.day).length - 1) / 7) % weeks.length]![weekdayOf(d.day) - 1]!)).toBe(true);
      }
    }), { seed: 24_11, numRuns: 150 });
  });
  it('is read back from the days it made', () => {
    fc.assert(fc.property(aDay, fc.oneof(weeksOf(1), weeksOf(2)), (from, weeks) => {
      const first = mondayOf(from), made = patternDays(first, addDays(first, weeks.length * 7 - 1), weeks);
      expect(patternOf(made, from, weeks.length as 1 | 2)).toEqual(weeks.map((week) => week.map((d) => [...d])));
    }), { seed: 24_11, numRuns: 100 });
  });
});

describe('copying a week', () => {
  it('gives each week that follows the same hours and leaves the week itself alone', () => {
    const made = patternDays(monday, addDays(monday, 6), [[[shift(540, 900)], off, off, [shift(600, 660, 'a')], off, off, off]]);
    const copied = copiedDays(made, tuesday, monday, 3);
    expect(copied.filter((d) => d.shifts.length > 0).map((d) => d.day)).toEqual([7, 10, 14, 17].map((n) => addDays(monday, n)));
    expect(copied.some((d) => mondayOf(d.day) === monday)).toBe(false);
    expect(copied).toHaveLength(14);
  });
});

describe('shifts of a day', () => {
  it('may touch, but not overlap, be empty or leave the grid', () => {
    expect(shiftsProblem([shift(540, 900, 'a'), shift(900, 960, 'b')])).toBeUndefined();
    expect(shiftsProblem([shift(900, 960), shift(540, 905)])).toBe('overlapping');
    expect(shiftsProblem([shift(540, 540)])).toBe('empty');
    expect(shiftsProblem([shift(541, 600)])).toBe('off-grid');
  });
});

describe('an absence', () => {
  const aStretch = fc.tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 100 })).map(([from, length]): Stretch => ({ startMin: from * 5, endMin: Math.min(1440, (from + length) * 5) }));
  it('leaves of the shifts exactly what lies outside it, each piece in its own chair', () => {
    fc.assert(fc.property(aDayOfShifts, fc.array(aStretch, { maxLength: 4 }), (shifts, absent) => {
      const left = workedShifts(shifts, absent), holds = (list: readonly Stretch[], at: number) => list.some((s) => s.startMin <= at && at < s.endMin);
      expect(shiftsProblem(left)).toBeUndefined();
      expect(left.every((l) => absent.every((a) => !overlap(l, a)))).toBe(true);
      for (let at = 0; at < 1440; at += 5) expect(holds(left, at)).toBe(holds(shifts, at) && !holds(absent, at));
      expect(left.every((l) => shifts.some((s) => s.chairId === l.chairId && s.startMin <= l.startMin && l.endMin <= s.endMin))).toBe(true);
      expect(minutesOf(left)).toBeLessThanOrEqual(minutesOf(shifts));
    }), { seed: 24_11, numRuns: 200 });
  });
  it('counts on its first and its last day', () => {
    const leave = { fromDay: tuesday, tillDay: addDays(tuesday, 2), startMin: 0, endMin: 1440 };
    expect([-1, 0, 2, 3].map((n) => absentOn([leave], addDays(tuesday, n)).length)).toEqual([0, 1, 1, 0]);
  });
  it('puts an appointment outside the hours, unless two shifts that touch still hold it', () => {
    expect(isInside([shift(540, 600), shift(600, 660)], { startMin: 590, endMin: 620 })).toBe(true);
    expect(isInside(workedShifts([shift(540, 660)], [{ startMin: 600, endMin: 605 }]), { startMin: 590, endMin: 620 })).toBe(false);
  });
});
