import type { Limits } from '#main/kernel/uis/wire.ts';

export type { Limits } from '#main/kernel/uis/wire.ts';
export type Mood = 'alive' | 'idle' | 'night';
export interface Wishes { readonly aliveMs: number; readonly idleMs: number; readonly nightMs: number }

/** How often we should like to ask when nothing forbids it. */
export const wishes: Wishes = { aliveMs: 1_000, idleMs: 2_500, nightMs: 15_000 };

const minuteMs = 60_000, dayMs = 86_400_000;
/** Kept for what people do: a dialled call must not wait for the poller's minute to end. */
const reserveOf = (limit: number | undefined, remaining: number): number => Math.min(Math.ceil((limit ?? remaining) * 0.1), 10);

/** Milliseconds a point has to last, or until the reset when there is none left to spend. */
function floorOf(remaining: number | undefined, limit: number | undefined, resetMs: number | undefined, periodMs: number): number {
  if (remaining === undefined) return 0;
  const left = Math.min(periodMs, Math.max(0, resetMs ?? periodMs)), spare = Math.floor(remaining) - reserveOf(limit, remaining);
  // a little past the reset: two clocks never agree to the millisecond
  return spare <= 0 ? left + 1_000 : left / spare;
}

/**
 * When to ask next (the points of a tariff are not published, so only what the last answer said counts): as fast as
 * wished while the remaining points last until their reset at that rate. A live call may spend the day's points four times
 * as fast as an even share, never the last ones.
 */
export function nextAskMs(limits: Limits, mood: Mood, wish: Wishes = wishes): number {
  const wished = mood === 'alive' ? wish.aliveMs : mood === 'idle' ? wish.idleMs : wish.nightMs;
  const minute = floorOf(limits.minuteRemaining, limits.minuteLimit, limits.minuteResetMs, minuteMs);
  const day = floorOf(limits.dayRemaining, limits.dayLimit, limits.dayResetMs, dayMs);
  const spent = limits.dayRemaining !== undefined && Math.floor(limits.dayRemaining) - reserveOf(limits.dayLimit, limits.dayRemaining) <= 0;
  return Math.ceil(Math.max(wished, minute, mood === 'alive' && !spent ? day / 4 : day));
}

/** The points are so few that calls are seen late: the desk is told. */
export const isStarved = (limits: Limits, mood: Mood): boolean => mood !== 'night' && nextAskMs(limits, mood) > 30_000;

/** Reception sleeps; the calls of the night are few and the points are the day's. */
export const isNight = (minuteOfDay: number): boolean => minuteOfDay < 7 * 60 || minuteOfDay >= 22 * 60;
