/** A 53-bit hash of a text (cyrb53): two of a million texts meet once in twenty thousand imports, and a meeting is looked at in the base. */
export function hash53(text: string, seed = 0): number {
  let a = 0xdeadbeef ^ seed, b = 0x41c6ce57 ^ seed;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    a = Math.imul(a ^ c, 2_654_435_761);
    b = Math.imul(b ^ c, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}

/**
 * Numbers below 2^53 with a number each, in two flat arrays: a million of them take 24 MiB where a Map takes a hundred.
 * The first value of a key stays.
 */
export interface NumberTable { get(key: number): number | undefined; add(key: number, value: number): void; readonly size: number }

const spread = (key: number): number => (Math.imul(key % 4_294_967_296 | 0, 0x9e3779b1) ^ Math.trunc(key / 4_294_967_296)) >>> 0;

export function createNumberTable(expected = 1_000): NumberTable {
  let slots = 16;
  while (slots * 0.7 < expected) slots *= 2;
  let keys = new Float64Array(slots).fill(-1), values = new Uint32Array(slots), size = 0;
  const place = (key: number): number => {
    let at = spread(key) & (slots - 1);
    while (keys[at] !== -1 && keys[at] !== key) at = (at + 1) & (slots - 1);
    return at;
  };
  const put = (key: number, value: number): void => {
    const at = place(key);
    if (keys[at] === key) return;
    keys[at] = key;
    values[at] = value;
    size++;
  };
  return {
    get size() { return size; },
    get: (key) => { const at = place(key); return keys[at] === key ? values[at] : undefined; },
    add: (key, value) => {
      if (size + 1 > slots * 0.7) {
        const [oldKeys, oldValues] = [keys, values];
        slots *= 2;
        keys = new Float64Array(slots).fill(-1);
        values = new Uint32Array(slots);
        size = 0;
        for (let at = 0; at < oldKeys.length; at++) if (oldKeys[at] !== -1) put(oldKeys[at]!, oldValues[at]!);
      }
      put(key, value);
    },
  };
}

/** Numbers below 2^53, each once: three million of them take 32 MiB. `add` says whether the number is new. */
export function createNumberSet(): { add(key: number): boolean; readonly size: number } {
  let slots = 1_024, keys = new Float64Array(slots).fill(-1), size = 0;
  const place = (key: number): number => {
    let at = spread(key) & (slots - 1);
    while (keys[at] !== -1 && keys[at] !== key) at = (at + 1) & (slots - 1);
    return at;
  };
  return {
    get size() { return size; },
    add: (key) => {
      if (size + 1 > slots * 0.8) {
        const old = keys;
        slots *= 2;
        keys = new Float64Array(slots).fill(-1);
        for (const known of old) if (known !== -1) keys[place(known)] = known;
      }
      const at = place(key);
      if (keys[at] === key) return false;
      keys[at] = key;
      size++;
      return true;
    },
  };
}

/**
 * A Bloom filter over 53-bit hashes, a byte and a half each: says no of nearly everybody who is not in it and never of
 * anybody who is. What it says yes of is looked at in the base.
 */
export function createFilter(expected: number): { add(hash: number): void; mayHave(hash: number): boolean } {
  let bits = 1_024;
  while (bits < expected * 12) bits *= 2;
  const words = new Uint32Array(bits / 32), probes = 4;
  const step = (hash: number): number => (Math.imul(Math.trunc(hash / 2_097_152) | 0, 0x85eb_ca6b) >>> 0) | 1;
  return {
    add: (hash) => {
      for (let n = 0, at = spread(hash), by = step(hash); n < probes; n++, at = (at + by) >>> 0) words[(at & (bits - 1)) >>> 5]! |= 1 << (at & 31);
    },
    mayHave: (hash) => {
      for (let n = 0, at = spread(hash), by = step(hash); n < probes; n++, at = (at + by) >>> 0) if ((words[(at & (bits - 1)) >>> 5]! & (1 << (at & 31))) === 0) return false;
      return true;
    },
  };
}

/** A number a person writes on a card, where it is one; undefined for anything that would not come back as it was. */
export const numberOfKey = (key: string): number | undefined => (/^[1-9]\d{0,14}$/.test(key) ? Number(key) : undefined);
