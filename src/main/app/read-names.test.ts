import { expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { silentLog } from '../kernel/log.ts';
import { createVirtualClock } from '../kernel/virtual-clock.ts';
import { readNamesAhead } from './read-names.ts';

it('reads step after step while there is something to read, then looks again every five seconds until it is stopped', () => {
  const clock = createVirtualClock(instant(0)), at: number[] = [];
  let left = 2;
  const stop = readNamesAhead({ clock, log: silentLog, patients: { readNames: () => { at.push(clock.now()); return left-- > 0; } } });
  clock.advance(15_100);
  expect(at).toEqual([5_000, 5_020, 5_040, 10_040, 15_040]);
  stop();
  clock.advance(60_000);
  expect(at).toHaveLength(5);
});
