import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#shared/kernel/time.ts';
import { day } from '#shared/kernel/values.ts';
import { columnsOf, scaleOf, series } from './days-view.ts';

const rows = (n: number) => Array.from({ length: n }, (_, k) => ({ day: addDays(day('2026-01-01'), k), inbound: k % 5, outbound: 1, missed: k % 2, unanswered: 0 }));

it('a column is a day of a short period and a week of a long one, and no call is lost between them', () => {
  expect(columnsOf(rows(30)).map(({ label }) => label).slice(0, 2)).toEqual(['01.01.2026', '02.01.2026']);
  expect(columnsOf(rows(90)).map(({ label }) => label).slice(0, 2)).toEqual(['01.01.2026–04.01.2026', '05.01.2026–11.01.2026']);
  fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), (n) => {
    const columns = columnsOf(rows(n));
    for (const name of series) expect(columns.reduce((sum, column) => sum + column.counts[name], 0)).toBe(rows(n).reduce((sum, row) => sum + row[name], 0));
  }));
});
it('the scale ends above the tallest column, in few round lines', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (most) => {
    const { top, lines } = scaleOf(most);
    expect([top >= most, lines[0], lines.at(-1), lines.length <= 6, lines.every(Number.isInteger)]).toEqual([true, 0, top, true, true]);
  }));
});
