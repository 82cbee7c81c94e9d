import type { FoldedDay } from './columns.ts';
import { inScope, made, slots, type Scope } from './slots.ts';

/** Calls by tag: a tag's id, «Другая метка» as `other`, `none` for those whose tags were asked for and not saved. */
export function tagCounts(days: Iterable<FoldedDay<'tags'>>, scope: Scope): Map<string, number> {
  const counts = new Map<string, { n: number }>(), countOf = made(counts, () => ({ n: 0 }));
  for (const day of days) {
    const passes = inScope(day, 'owner', scope), slot = slots(day.ids, countOf);
    if (passes) for (let row = 0; row < day.length; row++) if (passes(row)) slot(day.columns.tag[row]!).n += day.columns.n[row]!;
  }
  return new Map([...counts].map(([tag, { n }]) => [tag, n]));
}
