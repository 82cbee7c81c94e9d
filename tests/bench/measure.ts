import { isDeepStrictEqual } from 'node:util';

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
export const percentile = (numbers: readonly number[], part: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};

export interface Rounds {
  readonly rounds: number;
  /** How many times a contender runs before the clock is read: short ones would measure the clock. */
  readonly inner: number;
  readonly warm?: number;
}

/**
 * Medians in milliseconds of one run of each contender. They take turns in every round and the first of a round changes,
 * so that what else the machine does falls on all alike. The argument is a running number, the same for all in a round.
 */
export function compare<K extends string>(contenders: Readonly<Record<K, (n: number) => unknown>>, { rounds, inner, warm = 3 }: Rounds): Record<K, number> {
  const names = Object.keys(contenders) as K[], times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let n = 0; n < warm * inner; n++) for (const name of names) contenders[name](n);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length]!, run = contenders[name], from = performance.now();
      for (let n = 0; n < inner; n++) run(round * inner + n);
      times[name].push((performance.now() - from) / inner);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<K, number>;
}

/** A figure of two things that do not give the same is worth nothing. */
export function mustEqual(name: string, product: unknown, floor: unknown): void {
  if (!isDeepStrictEqual(product, floor)) throw new Error(`${name}: the product and the floor give different results: ${JSON.stringify(product)?.slice(0, 500)} against ${JSON.stringify(floor)?.slice(0, 500)}`);
}
