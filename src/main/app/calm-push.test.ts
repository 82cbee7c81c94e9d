import { expect, it } from 'vitest';
import { createVirtualClock } from '../kernel/virtual-clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { createCalmPush } from './calm-push.ts';

it('hands on what a person causes at once, and of a flood the newest, twenty times a second', () => {
  const clock = createVirtualClock(instant(0)), sent: number[] = [], push = createCalmPush<number>(clock, (value) => { sent.push(value); });
  for (let n = 0; n < 10; n++) push(n);
  expect(sent).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (let n = 10; n < 3_000; n++) { clock.advance(2); push(n); }
  expect(sent.length).toBeLessThan(150);
  clock.advance(100);
  expect(sent.at(-1)).toBe(2_999);
  clock.advance(1_000);
  push(3_000);
  expect(sent.at(-1)).toBe(3_000);
});
