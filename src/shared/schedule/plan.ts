import { addDays, daysBetween, weekdayOf } from '../kernel/time.ts';
import { day as asDay, minute, type Day } from '../kernel/values.ts';
import { isOnGrid, joined, overlap, without, type Stretch } from './grid.ts';
import type { DayPlan, PlannedShift } from './plan-contract.ts';

/** A week or two that take turns: seven lists of shifts each, Monday first. */
export type Weeks = readonly (readonly (readonly PlannedShift[])[])[];

export const mondayOf = (on: Day): Day => addDays(on, 1 - weekdayOf(on));
/** Every day from the first to the last, ends included; none when they are the wrong way round. */
export const daysFrom = (first: Day, last: Day): Day[] => Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, n) => addDays(first, n));

const byStart = (a: Stretch, b: Stretch): number => a.startMin - b.startMin || a.endMin - b.endMin;
export const sorted = (shifts: readonly PlannedShift[]): PlannedShift[] => [...shifts].sort(byStart);
const shiftKey = (s: PlannedShift): string => `${s.startMin}-${s.endMin}-${s.chairId ?? ''}`;
/** The same hours in the same chairs, whatever the order. */
export const sameShifts = (a: readonly PlannedShift[], b: readonly PlannedShift[]): boolean =>
  a.length === b.length && sorted(a).every((s, n) => shiftKey(s) === shiftKey(sorted(b)[n]!));

/** Why a day's shifts cannot be: off the grid, empty, or two at once. Shifts that touch are fine: another chair from then on. */
export function shiftsProblem(shifts: readonly Stretch[]): 'off-grid' | 'empty' | 'overlapping' | undefined {
  if (shifts.some((s) => !isOnGrid(s.startMin) || !isOnGrid(s.endMin))) return 'off-grid';
  if (shifts.some((s) => s.endMin <= s.startMin)) return 'empty';
  const order = [...shifts].sort(byStart);
  return order.some((s, n) => n > 0 && overlap(order[n - 1]!, s)) ? 'overlapping' : undefined;
}

/** The days of a range as a pattern makes them. Weeks are counted from the week of `fromDay`, so doing it twice changes nothing. */
export function patternDays(fromDay: Day, tillDay: Day, weeks: Weeks): DayPlan[] {
  const first = mondayOf(fromDay);
  return daysFrom(fromDay, tillDay).map((on) => {
    const week = weeks[Math.floor(daysBetween(first, on) / 7) % weeks.length] ?? [];
    return { day: on, shifts: sorted(week[weekdayOf(on) - 1] ?? []) };
  });
}

/** The pattern that planned days show: what the editor begins with. A day that is missing is a day off. */
export function patternOf(days: readonly DayPlan[], fromDay: Day, count: 1 | 2): PlannedShift[][][] {
  const byDay = new Map(days.map((d) => [d.day, d.shifts])), first = mondayOf(fromDay);
  return Array.from({ length: count }, (_, week) => Array.from({ length: 7 }, (__, n) => sorted(byDay.get(addDays(first, week * 7 + n)) ?? [])));
}

/** The days that copying a week over `count` weeks makes. The week copied from is never among them. */
export function copiedDays(days: readonly DayPlan[], fromDay: Day, toDay: Day, count: number): DayPlan[] {
  const [week] = patternOf(days, fromDay, 1), from = mondayOf(fromDay), first = mondayOf(toDay);
  return patternDays(first, addDays(first, count * 7 - 1), week ? [week] : []).filter((d) => mondayOf(d.day) !== from);
}

/** Those days that really get other shifts. */
export function changedDays(before: ReadonlyMap<Day, readonly PlannedShift[]>, after: readonly DayPlan[]): DayPlan[] {
  return after.filter((d) => !sameShifts(before.get(d.day) ?? [], d.shifts));
}

export interface Away extends Stretch { readonly fromDay: Day; readonly tillDay: Day }
export const absentOn = <T extends Away>(absences: readonly T[], on: Day): T[] => absences.filter((a) => a.fromDay <= on && on <= a.tillDay);

/** The shifts a doctor really works: with the absences cut out, each piece in its own chair. */
export function workedShifts(shifts: readonly PlannedShift[], absences: readonly Stretch[]): PlannedShift[] {
  return sorted(shifts).flatMap((s) => without([s], absences).map((left) => ({ startMin: minute(left.startMin), endMin: minute(left.endMin), ...(s.chairId === undefined ? {} : { chairId: s.chairId }) })));
}

/** Whether hours hold a stretch whole, from one shift to the next if they touch. */
export const isInside = (hours: readonly Stretch[], at: Stretch): boolean => joined(hours).some((s) => s.startMin <= at.startMin && at.endMin <= s.endMin);

/** Minutes of work in shifts. */
export const minutesOf = (shifts: readonly Stretch[]): number => joined(shifts).reduce((sum, s) => sum + s.endMin - s.startMin, 0);

/** The last day a copy or a pattern of so many weeks reaches. */
export const lastDayOf = (fromDay: Day, weeks: number): Day => asDay(addDays(mondayOf(fromDay), weeks * 7 - 1));
