import { getHeapStatistics } from 'node:v8';
import { expect, it } from 'vitest';
import { giveBackMemory } from './memory.ts';

it('gives back the pages of what was thrown away, and exposes nothing', () => {
  const kept = Array.from({ length: 200 }, () => Array.from({ length: 20_000 }, (_, n) => ({ n })));
  const full = getHeapStatistics().total_physical_size;
  kept.length = 0;
  expect(giveBackMemory()).toBe(true);
  expect(getHeapStatistics().total_physical_size).toBeLessThan(full / 2);
  expect(giveBackMemory()).toBe(true);
  expect((globalThis as { gc?: unknown }).gc).toBeUndefined();
});
