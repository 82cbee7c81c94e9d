import { minute, type Minute } from '../kernel/values.ts';

/** The step of the grid, in minutes: starts and lengths of appointments are multiples of it. */
export const gridStep = 5;
export const dayMinutes = 1440;

const within = (at: number): number => Math.min(dayMinutes, Math.max(0, at));

/** The grid line nearest to a minute (half up), inside the day. */
export const snap = (at: number): Minute => minute(within(Math.floor(at / gridStep + 0.5) * gridStep));
/** The grid line at or before a minute. */
export const snapDown = (at: number): Minute => minute(within(Math.floor(at / gridStep) * gridStep));
/** The grid line at or after a minute. */
export const snapUp = (at: number): Minute => minute(within(Math.ceil(at / gridStep) * gridStep));
export const isOnGrid = (at: number): boolean => Number.isInteger(at) && at % gridStep === 0 && at >= 0 && at <= dayMinutes;

export interface Stretch { readonly startMin: number; readonly endMin: number }

/** The stretch between two points of a column that were pressed and released, in either order; at least one step long. */
export function stretchBetween(a: number, b: number): { readonly startMin: Minute; readonly endMin: Minute } {
  const start = Math.min(snapDown(Math.min(a, b)), dayMinutes - gridStep);
  return { startMin: minute(start), endMin: minute(Math.max(start + gridStep, snapUp(Math.max(a, b)))) };
}

/** The same length at another start, kept inside the day. */
export function movedTo(stretch: Stretch, startMin: number): { readonly startMin: Minute; readonly endMin: Minute } {
  const length = stretch.endMin - stretch.startMin, start = Math.min(snap(startMin), dayMinutes - length);
  return { startMin: minute(start), endMin: minute(start + length) };
}

/** A new end for the same start; never shorter than one step. */
export function resizedTo(stretch: Stretch, endMin: number): { readonly startMin: Minute; readonly endMin: Minute } {
  return { startMin: minute(stretch.startMin), endMin: minute(Math.max(stretch.startMin + gridStep, snap(endMin))) };
}

/** Half-open stretches: one that ends when the other starts does not overlap it. */
export const overlap = (a: Stretch, b: Stretch): boolean => a.startMin < b.endMin && b.startMin < a.endMin;

/** Sorted stretches with touching and overlapping ones made one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: { startMin: number; endMin: number }[] = [];
  for (const { startMin, endMin } of [...stretches].sort((a, b) => a.startMin - b.startMin)) {
    const last = out.at(-1);
    if (last && startMin <= last.endMin) last.endMin = Math.max(last.endMin, endMin);
    else if (endMin > startMin) out.push({ startMin, endMin });
  }
  return out;
}

/** What is left of `from` once every stretch of `taken` is cut out. */
export function without(from: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  const cuts = joined(taken);
  return joined(from).flatMap(({ startMin, endMin }) => {
    const left: Stretch[] = [];
    let at = startMin;
    for (const cut of cuts) {
      if (cut.endMin <= at || cut.startMin >= endMin) continue;
      if (cut.startMin > at) left.push({ startMin: at, endMin: cut.startMin });
      at = Math.max(at, cut.endMin);
    }
    if (at < endMin) left.push({ startMin: at, endMin });
    return left;
  });
}
