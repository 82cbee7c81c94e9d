import { expect, it } from 'vitest';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { createToday } from './today.ts';

it('turns over at the midnight of the branch, follows a clock that is set back, and another zone', () => {
  const clock = createVirtualClock(instant(Date.UTC(2026, 10, 24, 20, 59, 59, 999)));
  let zone = 'Europe/Moscow', now = clock.now();
  const today = createToday({ ...clock, now: () => now }, () => zone);
  expect(today()).toBe('2026-11-24');
  now = instant(now + 1);
  expect(today()).toBe('2026-11-25');
  now = instant(now - 1);
  expect(today()).toBe('2026-11-24');
  zone = 'Asia/Vladivostok';
  expect(today()).toBe('2026-11-25');
});
