import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';

const breath = 20, rest = 5_000;

/**
 * The names for searching by ear and past a typo are read in small steps soon after the start, and those of an import as it
 * goes on: nobody waits for them, and the first ring least of all. Returns what stops it.
 */
export function readNamesAhead({ clock, log, patients }: { readonly clock: Clock; readonly log: Log; readonly patients: { readNames(): boolean } }): () => void {
  let stop: () => void;
  const step = (afterMs: number): (() => void) => clock.after(afterMs, () => {
    try {
      stop = step(patients.readNames() ? breath : rest);
    } catch (error) {
      log('error', 'patients.names-unread', {}, error); // whoever searches reads them, and is told
    }
  });
  stop = step(rest);
  return () => { stop(); };
}
