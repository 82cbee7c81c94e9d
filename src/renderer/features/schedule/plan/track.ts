import { minute } from '#shared/kernel/values.ts';
import { overlap, type Stretch } from '#shared/schedule/grid.ts';
import type { PlannedShift } from '#shared/schedule/plan-contract.ts';
import { sorted } from '#shared/schedule/plan.ts';

/** Shifts are drawn and pushed by quarters of an hour; the form sets any five minutes. */
export const trackStep = 15;
const snap = (at: number): number => Math.round(at / trackStep) * trackStep;

export type Hold = 'move' | 'start' | 'end';

/** A shift held by its body or an edge and pushed by some minutes, inside the hours and never shorter than a step. */
export function pushed(shift: PlannedShift, hold: Hold, by: number, hours: Stretch): PlannedShift {
  const { startMin, endMin } = shift, length = endMin - startMin;
  if (hold === 'start') return { ...shift, startMin: minute(Math.min(endMin - trackStep, Math.max(hours.startMin, snap(startMin + by)))) };
  if (hold === 'end') return { ...shift, endMin: minute(Math.max(startMin + trackStep, Math.min(hours.endMin, snap(endMin + by)))) };
  const start = Math.max(hours.startMin, Math.min(hours.endMin - length, snap(startMin + by)));
  return { ...shift, startMin: minute(start), endMin: minute(start + length) };
}

/** A new shift drawn from one point to another, either way. */
export function drawn(a: number, b: number, hours: Stretch): PlannedShift {
  const start = Math.max(hours.startMin, Math.floor(Math.min(a, b) / trackStep) * trackStep), end = Math.min(hours.endMin, Math.ceil(Math.max(a, b) / trackStep) * trackStep);
  return { startMin: minute(start), endMin: minute(Math.max(start + trackStep, end)) };
}

/** The day with one shift put in place of another (or added), unless it would lie over the rest: then as it was. */
export function replaced(shifts: readonly PlannedShift[], index: number, shift: PlannedShift): readonly PlannedShift[] {
  const rest = shifts.filter((_, n) => n !== index);
  return rest.some((s) => overlap(s, shift)) ? shifts : sorted([...rest, shift]);
}
