import { isDeepStrictEqual } from 'node:util';

/** A value without what is empty: an absent field, '' and [] say the same; no-break spaces are spaces. */
export function compact(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u00a0', ' ').trim() || undefined;
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item) => compact(item) ?? null);
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).flatMap(([key, item]) => {
    const small = compact(item);
    return small === undefined || (Array.isArray(small) && small.length === 0) ? [] : [[key, small] as const];
  });
  return Object.fromEntries(kept);
}

/** Whole values: what the file does not name must not be there. */
export const same = (expected: unknown, got: unknown): boolean => isDeepStrictEqual(compact(expected), compact(got));

/** A value on as few lines as it can be read: an array takes a line a row. */
export function told(value: unknown): string {
  const small = compact(value);
  if (small === undefined) return '(nothing)';
  if (!Array.isArray(small)) return JSON.stringify(small);
  return small.length === 0 ? '(none)' : small.map((row) => `\n      ${JSON.stringify(row)}`).join('');
}
