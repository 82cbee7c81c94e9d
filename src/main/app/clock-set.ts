import type { Topic } from '#shared/ipc/contract.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { watchWall } from '../kernel/wall-watch.ts';
import type { Shift } from '../modules/shift/index.ts';

interface Deps { readonly clock: Clock; readonly log: Log; readonly shift: Shift; readonly changed: (topics: readonly Topic[]) => void }

/**
 * Somebody set the clock of this PC, or it slept (QUALITY.md R12). Phones stay with those who have them, and whatever
 * hangs on the hour is looked at anew; how long calls and cards last is steady-calls.ts's.
 */
export const followClock = ({ clock, log, shift, changed }: Deps): { stop(): void } => watchWall(clock, (byMs) => {
  log('warn', 'clock.set', { bySeconds: Math.round(byMs / 1_000) });
  if (byMs < 0) shift.clockSetBack();
  changed(['crm', 'schedule', 'inquiries']);
});
