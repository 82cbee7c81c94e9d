import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnsFrom, isColumns, packRows, packValue, rowReader, unpackRows, unpackValue } from './columns.ts';

it('brings any rows back as they were, absent members absent', () => {
  const cell = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), fc.constant(undefined), fc.constant('a\u001fb'), fc.array(fc.record({ text: fc.string() }, { noNullPrototype: true }), { maxLength: 2 }));
  const row = fc.dictionary(fc.constantFrom('id', 'who', 'at', 'success', 'phone'), cell, { noNullPrototype: true });
  fc.assert(fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
    // Through the clone that a port makes.
    const packed = structuredClone(packRows(rows)), read = rowReader(packed);
    expect(unpackRows(packed)).toStrictEqual(rows);
    expect(rows.map((_, n) => read(n))).toStrictEqual(rows);
  }), { seed: 24_11, numRuns: 500 });
});

it('sends numbers as one block, few different values once, and texts as one text', () => {
  const rows = Array.from({ length: 1_000 }, (_, n) => ({ startedAt: n * 1.5, kind: n % 2 ? 'call' : 'lead', who: `Иванова ${n}`, success: [] as string[], ...(n % 3 ? { phone: `+7 ${n}` } : {}) }));
  const packed = packRows(rows);
  expect(Object.fromEntries(packed.list.map((column) => [column.name, column.kind]))).toEqual({ startedAt: 'numbers', kind: 'repeated', who: 'texts', success: 'values', phone: 'texts' });
  expect(unpackRows(packed)).toStrictEqual(rows);
});

it('leaves a short list as it is, and packs a long one inside a page', () => {
  const long = Array.from({ length: columnsFrom }, (_, n) => ({ n })), page = { rows: long, more: true };
  expect([packValue(long.slice(1)), packValue(null), packValue('x'), packValue([1, 2])]).toEqual([long.slice(1), null, 'x', [1, 2]]);
  expect(isColumns(packValue(long))).toBe(true);
  expect(isColumns((packValue(page) as typeof page).rows)).toBe(true);
  expect([unpackValue(packValue(long)), unpackValue(packValue(page)), unpackValue({ kind: 'done' }), unpackValue(null)]).toEqual([long, page, { kind: 'done' }, null]);
});
