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

export function createNumberTable(expected = 1_000): NumberTable {
  let slots = 16;
  while (slots * 0.7 < expected) slots *= 2;
  let keys = new Float64Array(slots).fill(-1), values = new Uint32Array(slots), size = 0;
  const place = (key: number): number => {
    let at = (Math.imul(key % 4_294_967_296 | 0, 0x9e3779b1) ^ Math.trunc(key / 4_294_967_296)) >>> 0 & (slots - 1);
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

/** A number a person writes on a card, where it is one; undefined for anything that would not come back as it was. */
export const numberOfKey = (key: string): number | undefined => (/^[1-9]\d{0,14}$/.test(key) ? Number(key) : undefined);
