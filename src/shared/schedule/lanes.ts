import type { Stretch } from './grid.ts';

/** Where a block stands beside those it overlaps: the `lane`-th (from 0) of `lanes` equal parts of the column. */
export interface Lane { readonly lane: number; readonly lanes: number }

/**
 * Lanes of one doctor's blocks, in the order given. Blocks connected by overlaps form a cluster; each takes the first
 * lane that is free at its start, which uses as few lanes as blocks ever stand together in that cluster.
 */
export function lanesOf(blocks: readonly Stretch[]): Lane[] {
  const order = blocks.map((_, i) => i).sort((a, b) => blocks[a]!.startMin - blocks[b]!.startMin || blocks[b]!.endMin - blocks[a]!.endMin || a - b);
  const lanes = blocks.map(() => 0), widths = blocks.map(() => 1);
  let cluster: number[] = [], ends: number[] = [], till = -1;
  const close = (): void => {
    for (const i of cluster) widths[i] = ends.length;
    cluster = [];
    ends = [];
  };
  for (const i of order) {
    const { startMin, endMin } = blocks[i]!;
    if (startMin >= till) close();
    const free = ends.findIndex((end) => end <= startMin), lane = free < 0 ? ends.length : free;
    lanes[i] = lane;
    // A block of no length still takes its place, so that it is seen.
    ends[lane] = Math.max(endMin, startMin + 1);
    till = Math.max(cluster.length ? till : -1, ends[lane]);
    cluster.push(i);
  }
  close();
  return blocks.map((_, i) => ({ lane: lanes[i]!, lanes: widths[i]! }));
}
