import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnGrid, joined, movedTo, resizedTo, snap, stretchBetween, without, type Stretch } from './grid.ts';

const stretch = fc.tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]): Stretch => ({ startMin: start * 5, endMin: Math.min(1440, (start + length) * 5) }));
const covers = (stretches: readonly Stretch[], at: number): boolean => stretches.some((s) => s.startMin <= at && at < s.endMin);

describe('arithmetic of the grid', () => {
  it('snaps to the nearest five minutes and stays inside the day', () => {
    expect([542, 543, -7, 1500].map(snap)).toEqual([540, 545, 0, 1440]);
  });

  it('makes a range of one step from a bare click and from a pull in either direction', () => {
    expect(stretchBetween(541, 541)).toEqual({ startMin: 540, endMin: 545 });
    expect(stretchBetween(573, 541)).toEqual({ startMin: 540, endMin: 575 });
    expect(stretchBetween(1440, 1440)).toEqual({ startMin: 1435, endMin: 1440 });
  });

  it('keeps the length when a block is moved past the end of the day, and a step when it is shrunk to nothing', () => {
    expect(movedTo({ startMin: 540, endMin: 600 }, 1430)).toEqual({ startMin: 1380, endMin: 1440 });
    expect(resizedTo({ startMin: 540, endMin: 600 }, 500)).toEqual({ startMin: 540, endMin: 545 });
  });

  it('leaves exactly the minutes that are in the shift and in no taken stretch', () => {
    fc.assert(fc.property(fc.array(stretch, { maxLength: 6 }), fc.array(stretch, { maxLength: 12 }), (from, taken) => {
      const left = without(from, taken);
      for (let at = 0; at < 1440; at += 5) expect(covers(left, at)).toBe(covers(from, at) && !covers(taken, at));
      expect(left).toEqual(joined(left));
      expect(left.every((s) => isOnGrid(s.startMin) && isOnGrid(s.endMin))).toBe(true);
    }), { numRuns: 200 });
  });
});
