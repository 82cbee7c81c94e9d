import { instant, type Instant } from '#shared/kernel/values.ts';
import type { Cancel, Clock } from './clock.ts';

interface Timer { readonly due: number; readonly order: number; readonly run: () => void }

/** A clock that stands still until told to move: scenarios, the training shift and tests run on it. */
export interface VirtualClock extends Clock {
  /** Moves to `to`, firing every timer due on the way at its own time and in the order it was set. */
  moveTo(to: Instant): void;
  advance(ms: number): void;
  /** Somebody sets the wall clock, to and fro; the monotonic one and the timers know nothing of it. */
  setWall(byMs: number): void;
}

export function createVirtualClock(start: Instant): VirtualClock {
  /** The monotonic clock; the wall stands `apart` from it. */
  let at: number = start, apart = 0;
  let order = 0;
  const timers = new Set<Timer>();
  const next = (until: number): Timer | undefined => {
    let best: Timer | undefined;
    for (const t of timers) {
      if (t.due <= until && (!best || t.due < best.due || (t.due === best.due && t.order < best.order))) best = t;
    }
    return best;
  };
  const clock: VirtualClock = {
    now: () => instant(at + apart),
    mono: () => at,
    after: (ms, run): Cancel => {
      const timer: Timer = { due: at + Math.max(0, ms), order: order++, run };
      timers.add(timer);
      return () => { timers.delete(timer); };
    },
    moveTo: (wall) => {
      const to = wall - apart;
      for (let timer = next(to); timer; timer = next(to)) {
        timers.delete(timer);
        at = Math.max(at, timer.due);
        timer.run();
      }
      at = Math.max(at, to);
    },
    advance: (ms) => { clock.moveTo(instant(at + apart + ms)); },
    setWall: (byMs) => { apart += byMs; },
  };
  return clock;
}
