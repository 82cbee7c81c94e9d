import { instant, type Id } from '#shared/kernel/values.ts';
import { uuidV7 } from '#shared/kernel/uuid.ts';

/** A stream of chances that is the same for the same seed (sfc32 by Chris Doty-Humphrey, public domain). */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, 0 ≤ n < `below`. */
  int(below: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A UUIDv7 as if the row had been made at `at`, so that old rows sort before new ones. */
  idAt(at: number): Id;
}

export function createRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const word = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) word();
  const next = (): number => word() / 0x1_0000_0000;
  const int = (below: number): number => Math.floor(next() * below);
  const bytes = new Uint8Array(12), words = new DataView(bytes.buffer);
  return {
    next,
    int,
    between: (least, most) => least + int(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (list) => list[int(list.length)]!,
    idAt: (at) => {
      for (let i = 0; i < 12; i += 4) words.setUint32(i, word());
      return uuidV7(instant(at), bytes);
    },
  };
}

const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));

/** Walks 0…size-1 in a scattered order, each once, then again from the start. */
export function scattered(size: number, start: number): () => number {
  let step = Math.max(1, Math.floor(size * 0.618_034));
  while (common(step, size) !== 1) step++;
  let at = start % Math.max(1, size);
  return () => {
    at = (at + step) % size;
    return at;
  };
}
