import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdTable } from './id-table.ts';

it('numbers ids as a Map would, those that share their last digits too', () => {
  const id = fc.oneof(fc.uuid(), fc.nat(40).map((n) => `${String(n).padStart(8, '0')}-0000-7000-8000-0000000000ff`), fc.string());
  fc.assert(fc.property(fc.array(id, { maxLength: 200 }), fc.array(id, { maxLength: 50 }), (added, asked) => {
    const table = new IdTable(), map = new Map<string, number>();
    for (const one of added) {
      if (!map.has(one)) map.set(one, map.size);
      expect(table.add(one)).toBe(map.get(one));
    }
    expect([table.size, [...added, ...asked].map((one) => table.get(one))]).toEqual([map.size, [...added, ...asked].map((one) => map.get(one) ?? -1)]);
  }));
});

it('keeps its numbers while it grows', () => {
  const table = new IdTable(), ids = Array.from({ length: 20_000 }, (_, n) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);
  for (const one of ids) table.add(one);
  expect(ids.map((one) => table.get(one))).toEqual(ids.map((_, n) => n));
});
