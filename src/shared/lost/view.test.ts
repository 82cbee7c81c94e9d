import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../kernel/time.ts';
import { day, instant, minute, type Instant } from '../kernel/values.ts';
import { ageText, countOf, graceMs, inOrder, isVisible, lastMark, lostKinds, nextTurn, overdueAt, ripeAt, type Mark, type Matter } from './view.ts';

const zone = 'Europe/Moscow', at = (on: string, clock: number): Instant => instantOf(day(on), minute(clock), zone), noon = at('2026-11-26', 720);
const matter = (kind: Matter['kind'], since: number, more: Partial<Matter> = {}): Matter => ({ kind, id: `${kind}-${String(since)}`, ids: [], since: instant(since), who: '', about: {}, ...more });
const anyMatter = fc.record({ kind: fc.constantFrom(...lostKinds), ago: fc.integer({ min: 0, max: 5 * 86_400_000 }), promised: fc.option(fc.integer({ min: -86_400_000, max: 86_400_000 }), { nil: undefined }), id: fc.uuid() })
  .map(({ kind, ago, promised, id }) => matter(kind, noon - ago, { id, ...(promised === undefined ? {} : { promisedAt: instant(noon + promised) }) }));

describe('the order of the list', () => {
  it('is a passed promise, then leads, then missed calls, each by age, and later promises last', () => {
    const promised = matter('tagPrompt', noon, { promisedAt: instant(noon - 1) }), later = matter('lead', 1, { promisedAt: instant(noon + 1) });
    const old = matter('missedCall', noon - 9000), young = matter('missedCall', noon - 10), lead = matter('lead', noon - 5), dialog = matter('dialogLead', noon - 50);
    expect(inOrder([young, later, old, lead, promised, dialog], noon).map(({ id }) => id)).toEqual([promised, dialog, lead, old, young, later].map(({ id }) => id));
  });
  it('does not depend on the order they came in', () => {
    fc.assert(fc.property(fc.uniqueArray(anyMatter, { selector: (m) => m.id }), fc.infiniteStream(fc.nat()), (matters, random) => {
      const shuffled = matters.map((m) => [random.next().value, m] as const).sort((a, b) => a[0] - b[0]).map(([, m]) => m);
      expect(inOrder(shuffled, noon)).toEqual(inOrder(matters, noon));
    }));
  });
});

describe('the count', () => {
  it('changes by itself only at the moment that is told beforehand', () => {
    fc.assert(fc.property(fc.array(anyMatter), fc.integer({ min: 1, max: 3 * 86_400_000 }), (matters, step) => {
      const next = nextTurn(matters, noon, zone), before = countOf(matters, noon, zone), soon = instant(Math.min(noon + step, next - 1));
      if (soon >= noon) expect(countOf(matters, soon, zone)).toEqual(before);
    }));
  });
  it('leaves alone what somebody is working on at this minute', () => {
    expect(ripeAt(matter('panel', noon))).toBe(noon + graceMs);
    expect(countOf([matter('panel', noon), matter('missedCall', noon)], noon, zone)).toEqual({ count: 1, overdue: 0 });
  });
  it('calls overdue what was carried over a midnight, unless it is promised for later', () => {
    const evening = matter('lead', at('2026-11-25', 1439));
    expect(overdueAt(evening, zone)).toBe(at('2026-11-26', 0));
    expect(overdueAt({ ...evening, promisedAt: instant(noon + 1) }, zone)).toBe(noon + 1);
  });
});

it('the last mark of a matter counts, whatever the order they came in', () => {
  const mark = fc.record({ id: fc.uuid(), at: fc.integer({ min: 0, max: 3 }), ownerId: fc.constant(null), promisedAt: fc.constant(null), note: fc.constant(''), closed: fc.boolean() });
  fc.assert(fc.property(fc.uniqueArray(mark, { selector: (m) => m.id, minLength: 1 }), (marks: Mark[]) => {
    const latest = [...marks].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).at(-1);
    expect(lastMark(marks)).toEqual(latest);
    expect(lastMark([...marks].reverse())).toEqual(latest);
  }));
});

it('without the right to all one sees one’s own and what is nobody’s', () => {
  expect([{ ownerId: 'me' }, { ownerId: 'she' }, {}].map((m) => isVisible(m, 'me', false))).toEqual([true, false, true]);
  expect(isVisible({ ownerId: 'she' }, 'me', true)).toBe(true);
});

it.each([
  [at('2026-11-26', 715), '5\u00a0мин'], [at('2026-11-26', 600), '2\u00a0ч'], [at('2026-11-26', 590), '2\u00a0ч 10\u00a0мин'], [at('2026-11-25', 1439), 'со вчера'], [at('2026-11-22', 600), 'с 22.11'], [at('2025-11-22', 600), 'с 22.11.2025'], [instant(noon + 60_000), '0\u00a0мин'],
])('the age of %i is said as «%s»', (since, text) => { expect(ageText(since, noon, zone, 'ru')).toBe(text); });
