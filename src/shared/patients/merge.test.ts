import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergedColumns, mergeFields, proposeMerge, restored, type MergeRow } from './merge.ts';

const text = fc.constantFrom('', 'а', 'б'), maybe = fc.constantFrom(null, 'а', 'б');
const row: fc.Arbitrary<MergeRow> = fc.record({
  surname: fc.constantFrom('Белова', 'Билова'), firstName: text, patronymic: text, born: fc.constantFrom(null, '1990-01-01'), sex: fc.constantFrom(null, 'female' as const), email: maybe,
  status: fc.constantFrom('primary' as const, 'consulted' as const, 'returning' as const), mainComment: text, extraComment: text, guardianId: maybe, guardianKind: fc.constantFrom(null, 'parent' as const),
  archivedAt: fc.constantFrom(null, 1), archiveReason: maybe, archivedBy: maybe, banAt: fc.constantFrom(null, 2), banReason: maybe, banBy: maybe, hasApp: fc.boolean(),
});

it('loses by its proposals nothing that only one of the cards knows', () => {
  fc.assert(fc.property(row, row, (kept, merged) => {
    const after = { ...kept, ...mergedColumns(kept, merged, {}) };
    for (const field of ['firstName', 'patronymic', 'born', 'sex', 'email', 'guardianId'] as const) expect(after[field] || null).toBe(kept[field] || merged[field] || null);
    for (const comment of ['mainComment', 'extraComment'] as const) for (const one of [kept[comment], merged[comment]]) expect(after[comment]).toContain(one);
    expect(after.banAt !== null).toBe(kept.banAt !== null || merged.banAt !== null);
    expect(after.archivedAt !== null).toBe(kept.archivedAt !== null && merged.archivedAt !== null);
    expect(after.hasApp).toBe(kept.hasApp || merged.hasApp);
  }));
});

it('does as it is told, and asks only about what differs', () => {
  fc.assert(fc.property(row, row, fc.subarray([...mergeFields]), (kept, merged, chosen) => {
    const asked = proposeMerge(kept, merged).map(({ field }) => field), after = { ...kept, ...mergedColumns(kept, merged, Object.fromEntries(asked.map((field) => [field, chosen.includes(field) ? 'merged' : 'kept']))) };
    for (const field of ['surname', 'born', 'email', 'status'] as const) expect(after[field]).toBe(asked.includes(field) && chosen.includes(field) ? merged[field] : kept[field]);
    expect(proposeMerge(kept, kept)).toEqual([]);
  }));
});

it('puts back only what is still as the merge left it', () => {
  const change = { table: 't', id: '1', before: { a: 1, b: null }, after: { a: 2, b: 'x' } };
  expect(restored(change, { a: 2, b: 'x' })).toEqual({ a: 1, b: null });
  expect(restored(change, { a: 3, b: 'x' })).toEqual({ b: null });
});
