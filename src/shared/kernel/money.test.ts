import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kopecksOf, moneyText } from './money.ts';
import { kopecks } from './values.ts';

describe('a sum', () => {
  it('is read as people type it', () => {
    expect(['1 200,50', '1200.5', '1\u00a0200 ₽', '300р', '0,01', '7 руб.'].map(kopecksOf)).toEqual([120_050, 120_050, 120_000, 30_000, 1, 700]);
  });
  it('is not what has no sense', () => {
    expect(['', '0', '0,00', '-5', '1,234', '1.2.3', 'сто', '1e5', '٣', '9999999999'].map(kopecksOf)).toEqual(Array.from({ length: 10 }, () => undefined));
  });
  it('that was shown can be typed again', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (sum) => { expect(kopecksOf(moneyText(kopecks(sum)))).toBe(sum); }));
  });
});
