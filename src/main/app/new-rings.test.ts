import { expect, it } from 'vitest';
import { createNewRings, remembered } from './new-rings.ts';

const card = (n: number, status = 'ringing') => ({ callId: `call ${String(n)}`, status });

it('is told once of each call that rings, however many begin in one picture', () => {
  const isNew = createNewRings();
  expect(isNew([])).toBe(false);
  expect(isNew([card(1), card(2), card(3, 'talking')])).toBe(true);
  expect(isNew([card(1), card(2), card(3, 'talking')])).toBe(false);
  expect(isNew([card(1), card(3)])).toBe(true);
});

it('remembers a call that stays on the screen whatever comes after it, and one that left it for a while', () => {
  const isNew = createNewRings();
  isNew([card(0), card(1)]);
  for (let n = 2; n < remembered; n++) expect(isNew([card(0), card(n)])).toBe(true);
  expect(isNew([card(0), card(1)])).toBe(false);
  for (let n = 1_000; n < 1_000 + 2 * remembered; n++) isNew([card(0), card(n)]);
  expect(isNew([card(0)])).toBe(false);
  expect(isNew([card(0), card(1)])).toBe(true);
});

it('remembers all that ring at once, more than it would remember afterwards', () => {
  const isNew = createNewRings(), all = Array.from({ length: 3 * remembered }, (_, n) => card(n));
  expect(isNew(all)).toBe(true);
  expect(isNew(all)).toBe(false);
});
