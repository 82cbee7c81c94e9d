import { describe, expect, it } from 'vitest';
import { minuteOfText } from './minute-input.ts';

describe('a time of day that is typed', () => {
  it('reads as people write it', () => {
    expect(['9:30', '9.30', '930', '0930', '9', '23:59', '24:00', '9:75', ''].map(minuteOfText)).toEqual([570, 570, 570, 570, 540, 1439, undefined, undefined, undefined]);
  });
});
