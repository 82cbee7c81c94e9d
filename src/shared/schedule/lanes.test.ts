import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, type Stretch } from './grid.ts';
import { lanesOf } from './lanes.ts';

const block = fc.record({ startMin: fc.integer({ min: 0, max: 100 }), length: fc.integer({ min: 1, max: 40 }) })
  .map(({ startMin, length }): Stretch => ({ startMin: startMin * 5, endMin: (startMin + length) * 5 }));

/** Blocks connected to `from` through overlaps, by plain search. */
function clusterOf(blocks: readonly Stretch[], from: number): number[] {
  const seen = new Set([from]), open = [from];
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    for (const [j, other] of blocks.entries()) if (!seen.has(j) && overlap(blocks[i]!, other)) { seen.add(j); open.push(j); }
  }
  return [...seen];
}

describe('lanes of overlapping blocks', () => {
  it('gives a lone appointment the whole column', () => {
    expect(lanesOf([{ startMin: 540, endMin: 570 }, { startMin: 570, endMin: 600 }])).toEqual([{ lane: 0, lanes: 1 }, { lane: 0, lanes: 1 }]);
  });

  it('halves the column for two at once and lets a third reuse the lane that is free again', () => {
    expect(lanesOf([{ startMin: 540, endMin: 600 }, { startMin: 540, endMin: 560 }, { startMin: 570, endMin: 620 }]))
      .toEqual([{ lane: 0, lanes: 2 }, { lane: 1, lanes: 2 }, { lane: 1, lanes: 2 }]);
  });

  it('never puts two overlapping blocks in one lane, and widths agree within a cluster', () => {
    fc.assert(fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
      const lanes = lanesOf(blocks);
      for (const [i, a] of blocks.entries()) {
        expect(lanes[i]!.lane).toBeLessThan(lanes[i]!.lanes);
        for (let j = i + 1; j < blocks.length; j++) {
          if (!overlap(a, blocks[j]!)) continue;
          expect(lanes[i]!.lane).not.toBe(lanes[j]!.lane);
          expect(lanes[i]!.lanes).toBe(lanes[j]!.lanes);
        }
      }
    }), { numRuns: 500 });
  });

  it('uses no more lanes than blocks stand together at one minute of the cluster', () => {
    fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 30 }), (blocks) => {
      const lanes = lanesOf(blocks);
      for (const i of blocks.keys()) {
        const cluster = clusterOf(blocks, i).map((j) => blocks[j]!);
        const most = Math.max(...cluster.map(({ startMin }) => cluster.filter((b) => b.startMin <= startMin && startMin < b.endMin).length));
        expect(lanes[i]!.lanes).toBe(most);
      }
    }), { numRuns: 300 });
  });
});
