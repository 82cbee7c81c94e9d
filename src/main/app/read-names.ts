import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';

/**
 * The names for searching by ear and past a typo are read in small steps soon after the start: nobody waits for them,
 * and the first ring least of all. Returns what stops it.
 */
export function readNamesAhead({ clock, log, patients }: { readonly clock: Clock; readonly log: Log; readonly patients: { readNames(): boolean } }): () => void {
  let stop: () => void;
  const step = (afterMs: number): (() => void) => clock.after(afterMs, () => {
    try {
      if (patients.readNames()) stop = step(20);
    } catch (error) {
      log('error', 'patients.names-unread', {}, error); // whoever searches reads them, and is told
    }
  });
  stop = step(5_000);
  return () => { stop(); };
}
