import type { Cancel, Clock } from '#main/kernel/clock.ts';

/** The page beats every 500 ms; six missed beats are a hang (QUALITY.md R14, finding 10). */
export const beatMs = 500;
export const missedLimit = 6;
/** A page just loaded has ten seconds for its first beat: the scripts of a slow PC are still being read. */
export const firstBeatTicks = 20;

export interface Heartbeat {
  /** The page lives: from the first beat on it is watched closely. */
  beat(): void;
  /** The page was loaded; one that hangs before its first beat is noticed too, only later. */
  loaded(): void;
  /** Watching again waits for the next beat: after a reload, or while a developer stops the page. */
  pause(): void;
  stop(): void;
}

/**
 * Calls `onHang` once when the beats stop. Ticks of main are counted, not time: a sleeping PC, a jumping clock or a
 * busy main process delays both sides alike and is not mistaken for a hang.
 */
export function createHeartbeat(clock: Clock, onHang: () => void): Heartbeat {
  let missed = 0;
  let watching = false;
  let cancel: Cancel | undefined;
  const tick = () => {
    if (watching) missed += 1;
    if (watching && missed > missedLimit) {
      watching = false;
      onHang();
    }
    cancel = clock.after(beatMs, tick);
  };
  cancel = clock.after(beatMs, tick);
  return {
    beat: () => { missed = 0; watching = true; },
    loaded: () => {
      if (watching) return;
      missed = missedLimit - firstBeatTicks;
      watching = true;
    },
    pause: () => { watching = false; },
    stop: () => { cancel?.(); },
  };
}

/** After the third fall within a minute the page is not opened again by itself. Times are of a monotonic clock. */
export function createCrashGuard(limit = 3, withinMs = 60_000): (now: number) => 'reload' | 'safe-mode' {
  let falls: readonly number[] = [];
  return (now) => {
    falls = [...falls.filter((at) => now - at < withinMs), now];
    if (falls.length < limit) return 'reload';
    falls = [];
    return 'safe-mode';
  };
}
