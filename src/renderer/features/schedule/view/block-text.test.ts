import { describe, expect, it } from 'vitest';
import { densities, lastDigits, linesFor } from './block-text.ts';

describe('the text of a block', () => {
  it('holds whole lines only', () => {
    expect([5, 10, 20, 30, 60].map((length) => linesFor(length))).toEqual([1, 1, 2, 3, 6]);
    expect([5, 30, 60].map((length) => linesFor(length, densities.dense))).toEqual([1, 2, 4]);
    expect([5, 30, 60].map((length) => linesFor(length, densities.roomy))).toEqual([1, 5, 10]);
  });
  it('shows the last four digits of a number and nothing of a short one', () => {
    expect(lastDigits('+7 (999) 123-45-67')).toBe('4567');
    expect(lastDigits('112')).toBeUndefined();
    expect(lastDigits(undefined)).toBeUndefined();
  });
});
