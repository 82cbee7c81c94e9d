import type { Clock } from './clock.ts';

/** How often the two clocks are compared, and how far apart they must have moved to be a jump rather than drift. */
export const lookEveryMs = 2_000, jumpMs = 1_500;

/**
 * Notices that the wall clock was set, or that the PC slept: the wall moved and the monotonic clock did not (QUALITY.md
 * R12). `jumped` hears by how many milliseconds, negative when it was set back. Slow drift of an hour's seconds is none.
 */
export function watchWall(clock: Clock, jumped: (byMs: number) => void): { stop(): void } {
  const apart = (): number => clock.now() - clock.mono();
  let last = apart(), cancel = clock.after(lookEveryMs, look);
  function look(): void {
    const now = apart(), by = now - last;
    last = now;
    cancel = clock.after(lookEveryMs, look);
    if (Math.abs(by) >= jumpMs) jumped(Math.round(by));
  }
  return { stop: () => { cancel(); } };
}
