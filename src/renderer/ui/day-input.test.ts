import { describe, expect, it } from 'vitest';
import { dayOfText } from './day-input.ts';

describe('a day typed by hand', () => {
  it('is read with points, commas or slashes, and with a short year', () => {
    expect(['22.11.2026', '3,5,2027', '12/03/92', '5.1.05', '1.12'].map((text) => dayOfText(text, 2026))).toEqual(['2026-11-22', '2027-05-03', '1992-03-12', '2005-01-05', '2026-12-01']);
  });
  it('is refused when the calendar has no such day', () => {
    expect(['31.02.2026', '12.13.2026', 'завтра', ''].map((text) => dayOfText(text, 2026))).toEqual([null, null, null, null]);
  });
});
