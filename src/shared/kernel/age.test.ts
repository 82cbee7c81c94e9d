import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { addDays, ageOn } from './time.ts';
import { day } from './values.ts';

it('counts full years as the calendar does, on any pair of days after the birth', () => {
  fc.assert(fc.property(fc.nat(40_000), fc.nat(40_000), (from, later) => {
    const born = addDays(day('1916-01-01'), from), on = addDays(born, later);
    expect(ageOn(born, on)).toBe(Temporal.PlainDate.from(born).until(Temporal.PlainDate.from(on), { largestUnit: 'years' }).years);
  }), { numRuns: 2000 });
});

it('makes somebody born on 29 February a year older on 1 March', () => {
  expect([ageOn(day('2016-02-29'), day('2026-02-28')), ageOn(day('2016-02-29'), day('2026-03-01'))]).toEqual([9, 10]);
});
