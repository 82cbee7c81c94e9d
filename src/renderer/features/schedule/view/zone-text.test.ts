import { expect, it } from 'vitest';
import { aheadBy, aheadText } from './zone-text.ts';

const words = { hours: 'ч', minutes: 'мин' };
const november = Date.UTC(2026, 10, 25, 20, 0);

it('says how far the branch’s clock is ahead of the PC’s, over midnight and summer time', () => {
  expect(aheadBy(november, 'Asia/Vladivostok', 'Europe/Moscow')).toBe(420);
  expect(aheadBy(november, 'America/New_York', 'Europe/Moscow')).toBe(-480);
  expect(aheadBy(Date.UTC(2026, 6, 1), 'America/New_York', 'Europe/Moscow')).toBe(-420);
  expect([420, -210, 45, 0].map((n) => aheadText(n, words))).toEqual(['+7 ч', '−3 ч 30 мин', '+45 мин', undefined]);
});
