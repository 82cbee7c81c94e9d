/** After so long a quiet it acts, in milliseconds: between two calls, and again when the collectors of rubbish have been. */
export const quietMs: readonly number[] = [10_000, 60_000];

/**
 * Acts in each quiet stretch at the times of {@link quietMs} after the last sign of work, at the first `beat` that
 * notices. Signs are what main pushes and hands at the window, not what the window asks by itself from time to time.
 * Times are of a monotonic clock.
 */
export function createQuiet(now: () => number, act: () => void) {
  let last = now(), acted = 0;
  return {
    sign: (): void => {
      last = now();
      acted = 0;
    },
    beat: (): void => {
      const due = quietMs.filter((ms) => now() - last >= ms).length;
      if (due <= acted) return;
      acted = due;
      act();
    },
  };
}
