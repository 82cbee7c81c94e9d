import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { incomingLead, type LeadDraft } from '#shared/leads/incoming.ts';
import { contentOf, leftAtOf, sortParts, type Part } from './content.ts';
import { decide, sameLeadMs, type Known } from './same.ts';

const zone = 'Europe/Moscow', start = Date.UTC(2026, 10, 24, 7, 0), minute = 60_000;
const part = (draft: Partial<LeadDraft>, at: number): Part => ({ at, lead: incomingLead.parse({ sourceId: 'site', form: 'Запись', phone: '+7 900 400-00-01', ...draft, createdAt: at }) });

/** What the module does with rows, without the rows. */
function receiveAll(parts: readonly Part[]): Known[] {
  let known: Known[] = [], next = 0;
  for (const one of parts) {
    const decision = decide(known, one);
    if (decision.kind === 'new') known.push({ id: String(next++), externalId: one.lead.externalId, parts: [one], touched: false, processed: false });
    else if (decision.kind === 'joins') known = known.filter(({ id }) => !decision.absorbs.includes(id)).map((k) => (k.id === decision.id ? { ...k, parts: sortParts(decision.parts) } : k));
  }
  return known;
}
const told = (known: readonly Known[]) => known.map((k) => JSON.stringify(contentOf(k.parts, zone))).sort();

const letter = fc.record({ minutes: fc.integer({ min: 0, max: 60 }), phone: fc.constantFrom('+7 900 400-00-01', '8 (900) 400-00-01', '+79004000002', ''), comment: fc.constantFrom('', 'имплант', 'после 17:00'), firstName: fc.constantFrom('', 'Игорь', 'Мария') })
  .map(({ minutes, ...draft }) => part(draft, start + minutes * minute));
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

describe('leads without an id of their own', () => {
  it('are the same ones in whatever order and however often they come', () => {
    fc.assert(fc.property(fc.array(letter, { maxLength: 12 }).chain((letters) => fc.tuple(fc.constant(letters), shuffled(letters), fc.subarray(letters))), ([letters, other, again]) => {
      expect(told(receiveAll([...other, ...again]))).toEqual(told(receiveAll(letters)));
    }), { numRuns: 400 });
  });
  it('lose no word that was said', () => {
    fc.assert(fc.property(fc.array(letter, { maxLength: 12 }), (letters) => {
      const all = told(receiveAll(letters)).join();
      for (const { lead } of letters) expect(all).toContain(lead.comment);
    }));
  });
  it.each([[0, 1], [sameLeadMs, 1], [sameLeadMs + 1, 2]] as const)('of one person %i ms apart are %i', (ms, rows) => {
    expect(receiveAll([part({}, start), part({ comment: 'ещё' }, start + ms)])).toHaveLength(rows);
  });
  it('of two people, or of two forms, are two', () => {
    expect(receiveAll([part({}, start), part({ phone: '+79004000002' }, start), part({ form: 'Имплантация' }, start)])).toHaveLength(3);
  });
  it('without a phone are one only when they say the same', () => {
    expect(receiveAll([part({ phone: '', firstName: 'Игорь' }, start), part({ phone: '', firstName: 'Мария' }, start), part({ phone: '', firstName: 'Мария' }, start + minute)])).toHaveLength(2);
  });
  it('after the answer are new when they say something else, and repetitions when they do not', () => {
    const answered: Known = { id: 'a', externalId: undefined, parts: [part({}, start)], touched: true, processed: true };
    expect(decide([answered], part({ comment: 'передумал' }, start + minute))).toEqual({ kind: 'new' });
    expect(decide([answered], part({}, start + minute))).toEqual({ kind: 'repeated', id: 'a' });
  });
});

describe('leads with an id', () => {
  const byId = fc.record({ id: fc.constantFrom('1', '2', '3', '4'), minutes: fc.integer({ min: 0, max: 60 }), version: fc.integer({ min: 0, max: 5 }) })
    .map(({ id, minutes, version }) => part({ externalId: id, comment: `версия ${String(version)}`, updatedAt: start + version }, start + minutes * minute));
  it('are as many as their ids, and show the newest version, in whatever order they come', () => {
    fc.assert(fc.property(fc.array(byId, { maxLength: 12 }).chain((letters) => fc.tuple(fc.constant(letters), shuffled(letters))), ([letters, other]) => {
      const known = receiveAll([...other, ...letters]);
      expect(new Set(known.map(({ externalId }) => externalId))).toEqual(new Set(letters.map(({ lead }) => lead.externalId)));
      expect(known).toHaveLength(new Set(letters.map(({ lead }) => lead.externalId)).size);
      for (const { externalId, parts } of known) expect(parts.at(-1)!.lead.updatedAt).toBe(Math.max(...letters.filter(({ lead }) => lead.externalId === externalId).map(({ lead }) => lead.updatedAt!)));
    }));
  });
});

it('a time that lies ahead of ours is not believed', () => {
  const { lead } = part({}, start + 60 * minute);
  expect(leftAtOf(lead, start)).toBe(start);
  expect(leftAtOf({ ...lead, createdAt: instant(start - minute) }, start)).toBe(start - minute);
});

it('says what a person must look at in the phone', () => {
  const problems = (draft: Partial<LeadDraft>) => contentOf([part(draft, start)], zone).problems;
  expect(problems({})).toEqual([]);
  expect(problems({ phone: '' })).toEqual(['no-phone']);
  expect(problems({ phone: 'позвоните мне' })).toEqual(['bad-phone']);
  expect(problems({ wish: { from: start + minute, till: start } })).toEqual(['plan-reversed']);
});

it('puts the wish and the doctor into one line', () => {
  expect(contentOf([part({ wish: { words: 'после 17:00', doctorName: 'Орлова' } }, start)], zone)).toMatchObject({ comment: 'после 17:00, Орлова', wish: 'после 17:00', doctorName: 'Орлова' });
  expect(contentOf([part({ wish: { from: start, till: start + 30 * minute }, comment: 'имплант' }, start)], zone).comment).toBe('24.11 10:00–10:30 · имплант');
});
