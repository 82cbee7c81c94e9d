import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/time.ts';
import { day, instant, minute } from '../kernel/values.ts';
import { orderFamily, type Kin, type KinVisit } from './family.ts';

const today = day('2026-11-24'), noon = 12 * 60;
/** Instants as minutes of a calendar that begins at noon of today: what the rule compares, nothing of zones. */
const now = instant(0);
const visit = (inDays: number, at: number, change: Partial<KinVisit> = {}): KinVisit =>
  ({ day: addDays(today, inDays), startMin: minute(at), startsAt: instant((inDays * 1440 + at - noon) * 60_000), status: 'confirmed', doctor: 'Ким', ...change });
const kin = (patientId: string, change: Partial<Kin> = {}): Kin => ({ patientId, name: patientId, archived: false, banned: false, visits: [], ...change });
const parent = (name: string) => `родитель: ${name}`;
const order = (...list: Kin[]) => orderFamily(list, now, today, parent);
const told = (...list: Kin[]) => order(...list).map(({ patientId, reason }) => [patientId, reason?.kind, reason?.text]);

describe('who of the family', () => {
  it('is offered in order of today’s visit, the next one, an open lead, the last visit; each line says by what', () => {
    const lead = { day: today, minute: minute(600), at: instant(-1) };
    expect(told(
      kin('last', { visits: [visit(-40, noon)] }), kin('nothing'), kin('lead', { lead, visits: [visit(-2, noon)] }),
      kin('next', { lead, visits: [visit(2, 990)] }), kin('today', { visits: [visit(0, 600, { status: 'completed' }), visit(5, 600)] }),
    )).toEqual([
      ['today', 'today', '10:00 Ким'], ['next', 'next', '26.11 16:30 Ким'], ['lead', 'lead', '10:00'], ['last', 'last', '15.10.2026 Ким'], ['nothing', undefined, undefined],
    ]);
  });
  it('of two visits today the one to come is told, and the nearer one stands first', () => {
    expect(told(kin('later', { visits: [visit(0, 1080)] }), kin('sooner', { visits: [visit(0, 540), visit(0, 800)] }))).toEqual([['sooner', 'today', '13:20 Ким'], ['later', 'today', '18:00 Ким']]);
  });
  it('counts no cancelled visit, and no missed one as the last', () => {
    expect(told(kin('a', { visits: [visit(0, 800, { status: 'cancelled' }), visit(-3, noon, { status: 'noShow' })] }))).toEqual([['a', undefined, undefined]]);
  });
  it('puts an archived card last whatever it has, and shows the guardian of a child', () => {
    expect(order(kin('archived', { archived: true, visits: [visit(0, 800)] }), kin('child', { guardian: 'Громова Елена', born: day('2017-06-02') }))).toMatchObject([
      { patientId: 'child', born: '02.06.2017', guardian: 'родитель: Громова Елена' }, { patientId: 'archived', archived: true },
    ]);
  });

  const anyVisit = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 0, max: 1439 }), fc.constantFrom('confirmed', 'completed', 'cancelled', 'noShow')).map(([d, at, status]) => visit(d, at, { status }));
  const anyKin = fc.record({
    patientId: fc.uuid(), name: fc.constantFrom('Громова Елена', 'Громов Тимур'), archived: fc.boolean(), banned: fc.boolean(), visits: fc.array(anyVisit, { maxLength: 4 }),
    born: fc.option(fc.constantFrom(day('1986-03-14'), day('2017-06-02')), { nil: undefined }), lead: fc.option(fc.integer({ min: -100_000, max: 0 }).map((at) => ({ day: today, minute: minute(0), at: instant(at) })), { nil: undefined }),
  });
  const family = fc.uniqueArray(anyKin, { maxLength: 9, selector: (one) => one.patientId });

  it('is one list whatever order the cards came in, with everybody in it once', () => {
    fc.assert(fc.property(family, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (cards, chance) => {
      const shuffled = cards.map((card) => ({ card, by: chance.next().value as number })).sort((a, b) => a.by - b.by).map(({ card }) => card);
      expect(order(...shuffled)).toEqual(order(...cards));
      expect(order(...cards).map((one) => one.patientId).sort()).toEqual(cards.map((one) => one.patientId).sort());
    }));
  });
  it('never puts a weaker reason over a stronger one among cards in use', () => {
    const rank = ['today', 'next', 'lead', 'last', undefined];
    fc.assert(fc.property(family, (cards) => {
      const ranks = order(...cards).filter((one) => !one.archived).map((one) => rank.indexOf(one.reason?.kind));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }));
  });
});
