import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../kernel/values.ts';
import { leadsView, listedMs, type OpenLead } from './view.ts';

const start = Date.UTC(2026, 10, 24, 7, 0), minute = 60_000;
const lead = (inquiryId: string, arrived: number, more: Partial<OpenLead> = {}): OpenLead =>
  ({ inquiryId, name: 'Носов Игорь', number: '', choices: 0, leftAt: instant(arrived), arrivedAt: instant(arrived), wish: '', doctor: '', source: 'Сайт', problems: [], ...more });
const view = (leads: readonly OpenLead[], now: number, all = leads.length) => leadsView(leads, all, 'full', now);

describe('the list of leads (R-110, R-117, A-26)', () => {
  it('keeps a lead for an hour and not a millisecond longer', () => {
    const one = [lead('a', start)];
    expect(view(one, start + listedMs - 1).rows).toMatchObject([{ minutes: 59, leavesAt: start + listedMs }]);
    expect(view(one, start + listedMs)).toEqual({ rows: [], sound: 'full', showAll: 1 });
  });
  it('counts the age of one that came late from when it was left, its hour from when it came', () => {
    const late = [lead('a', start, { leftAt: instant(start - 95 * minute) })];
    expect(view(late, start + minute).rows).toMatchObject([{ minutes: 96, leavesAt: start + listedMs }]);
  });
  it('says «Показать все» only when there is more than it lists (A-28)', () => {
    const two = [lead('a', start), lead('b', start + 40 * minute)];
    expect(view(two, start + 59 * minute).showAll).toBeUndefined();
    expect(view(two, start + 60 * minute)).toMatchObject({ rows: [{ inquiryId: 'b', minutes: 20 }], showAll: 2 });
    expect(view([], start, 1)).toEqual({ rows: [], sound: 'full', showAll: 1 });
  });
});

describe('the sound of leads (R-109)', () => {
  it.each([[0, 0, 'arrival'], [4, 0, 'arrival'], [5, 5, 'reminder'], [14, 5, 'reminder'], [15, 15, 'reminder'], [59, 15, 'reminder']] as const)('after %i minutes was due at minute %i: %s', (after, at, kind) => {
    expect(view([lead('a', start)], start + after * minute).chime).toEqual({ at: start + at * minute, kind });
  });
  it('is not repeated for one that somebody has taken', () => {
    const taken = [lead('a', start, { taken: { at: instant(start + 2 * minute), by: 'Ивлева Анна', mine: false } })];
    expect(view(taken, start + 20 * minute).chime).toEqual({ at: start, kind: 'arrival' });
  });
  it('of an arrival comes before a reminder of the same moment', () => {
    expect(view([lead('a', start), lead('b', start + 5 * minute)], start + 5 * minute).chime?.kind).toBe('arrival');
  });
});

it('changes by itself only at the moments it names', () => {
  const some = fc.array(fc.record({ at: fc.integer({ min: 0, max: 90 }), taken: fc.option(fc.integer({ min: 0, max: 90 })) }), { maxLength: 5 })
    .map((all) => all.map(({ at, taken }, n) => lead(String(n), start + at * 1000 * 37, taken === null ? {} : { taken: { at: instant(start + taken * minute), by: '', mine: true } })));
  const still = ({ rows, chime, showAll }: ReturnType<typeof view>) => ({ ids: rows.map((r) => r.inquiryId), chime, showAll });
  fc.assert(fc.property(some, fc.integer({ min: 0, max: 200 }), (leads, at) => {
    const now = start + 120 * minute + at * 1000, before = view(leads, now);
    expect(before.nextAt === undefined || before.nextAt > now).toBe(true);
    expect(still(view(leads, before.nextAt === undefined ? now + 10 * listedMs : before.nextAt - 1))).toEqual(still(before));
  }));
});
