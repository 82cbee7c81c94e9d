const le = (value: number, size: 2 | 4): number[] => Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 255);
const encode = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0) & 255);

/** A zip of stored entries, for tests; its sums are zeros, for nothing of it is unpacked here. */
export function zipOf(entries: readonly (readonly [name: string, text: string])[]): Uint8Array {
  const out: number[] = [], directory: number[] = [];
  for (const [name, text] of entries) {
    const n = encode(name), body = encode(text), at = out.length, common = [...le(20, 2), 0, 0, 0, 0, 0, 0, 0, 0, ...le(0, 4), ...le(body.length, 4), ...le(body.length, 4), ...le(n.length, 2), 0, 0];
    out.push(0x50, 0x4b, 3, 4, ...common, ...n, ...body);
    directory.push(0x50, 0x4b, 1, 2, ...le(20, 2), ...common, 0, 0, 0, 0, 0, 0, ...le(0, 4), ...le(at, 4), ...n);
  }
  const end = [0x50, 0x4b, 5, 6, 0, 0, 0, 0, ...le(entries.length, 2), ...le(entries.length, 2), ...le(directory.length, 4), ...le(out.length, 4), 0, 0];
  return Uint8Array.from([...out, ...directory, ...end]);
}
