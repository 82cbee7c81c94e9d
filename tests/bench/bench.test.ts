import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { byRatio, figureLine } from './figure.ts';
import { makeBench, type BenchFiles } from './make.ts';
import { compare, median, mustEqual, percentile } from './measure.ts';
import { rows } from './rows.ts';

let cache: string, files: BenchFiles;
beforeAll(async () => {
  process.env['STOIKA_BENCH_CACHE'] = cache = mkdtempSync(join(tmpdir(), 'stoika-bench-'));
  files = await makeBench(0.01);
}, 120_000);
afterAll(() => {
  delete process.env['STOIKA_BENCH_CACHE'];
  rmSync(cache, { recursive: true, force: true });
});

it('makes the clinic once, and takes it from the cache after that', async () => {
  expect([files.seconds! > 0, (await makeBench(0.01)).seconds]).toEqual([true, undefined]);
});

it.each(Object.entries(rows))('%s measures something it has found equal to its floor', async (name, row) => {
  const figures = await row(files, { rounds: 3 });
  expect(figures.length).toBeGreaterThan(0);
  for (const figure of figures) {
    expect(figure.name.startsWith(`${name} `)).toBe(true);
    expect(figure.value).toBeGreaterThanOrEqual(0);
    if (figure.unit === 'ms') expect(figure.ratio / (figure.value / figure.floor)).toBeCloseTo(1, 1);
    expect(Object.keys(JSON.parse(figureLine(figure)) as object)).toEqual(['name', 'what', 'value', 'unit', 'floor', 'ratio', 'ok']);
  }
}, 120_000);

it('refuses to time what does not give the same', () => {
  expect(() => { mustEqual('P0', [1], [2]); }).toThrow('P0');
  expect(() => { mustEqual('P0', { a: [1] }, { a: [1] }); }).not.toThrow();
});

it('lets the contenders take turns with the same numbers', () => {
  const seen: string[] = [];
  compare({ a: (n) => seen.push(`a${n}`), b: (n) => seen.push(`b${n}`) }, { rounds: 2, inner: 2, warm: 0 });
  expect(seen).toEqual(['a0', 'a1', 'b0', 'b1', 'b2', 'b3', 'a2', 'a3']);
});

it('knows a median, a percentile and a row that misses', () => {
  expect([median([3, 1, 2]), percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)]).toEqual([2, 10]);
  expect([byRatio('P0 x', '', 3, 2, 1.5).ok, byRatio('P0 x', '', 3.1, 2, 1.5).ok, byRatio('P0 x', '', 3, 2, 1.5).ratio]).toEqual([true, false, 1.5]);
});
