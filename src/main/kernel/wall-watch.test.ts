import { expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { createVirtualClock } from './virtual-clock.ts';
import { watchWall } from './wall-watch.ts';

it('tells by how much the clock was set, once, and nothing of a clock that drifts', () => {
  const clock = createVirtualClock(instant(0)), told: number[] = [], watch = watchWall(clock, (byMs) => { told.push(Math.round(byMs / 1_000)); });
  for (let n = 0; n < 3_600; n++) { clock.advance(1_000); clock.setWall(0.5); }
  expect(told).toEqual([]);
  clock.setWall(7_200_000);
  clock.advance(10_000);
  clock.setWall(-86_400_000);
  clock.advance(10_000);
  expect(told).toEqual([7_200, -86_400]);
  watch.stop();
  clock.setWall(60_000);
  clock.advance(10_000);
  expect(told).toHaveLength(2);
});
