import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptMs, scoreOf, type Done, type Wanted } from './score.ts';

const wanted: Wanted = { call: 'a', who: 'Громова Елена', rangAt: 1_000, person: { kind: 'card', id: 'P1', name: 'Громова Елена' }, whoType: 'wantsToBook', topic: 'Терапия', book: { doctor: 'Орлова' }, tags: ['Цена'] };
const perfect: Done = { answeredAt: 6_000, personId: 'P1', whoType: 'wantsToBook', topic: 'Терапия', booked: [{ doctor: 'Орлова', patientId: 'P1' }], tags: ['Цена'] };
/** `undefined` takes a deed away. */
type Change = { readonly [K in keyof Done]?: Done[K] | undefined };
const score = (change: Change = {}, of: Partial<Wanted> = {}) => scoreOf([{ wanted: { ...wanted, ...of }, done: Object.fromEntries(Object.entries({ ...perfect, ...change }).filter(([, value]) => value !== undefined)) as unknown as Done }]);
const wrong = (change: Change, of: Partial<Wanted> = {}) => score(change, of).marks.filter((mark) => mark.code !== 'good').map(({ code, got, of: most, details }) => [code, got, most, ...(details ? [details] : [])]);

describe('the score of a training', () => {
  it('is whole when everything was done, and names no fault', () => {
    expect(score()).toMatchObject({ got: 42, of: 42, percent: 100, grade: 'excellent' });
    expect(wrong({})).toEqual([]);
  });
  it.each<[string, Change, unknown]>([
    ['answered after half a minute', { answeredAt: 31_000 }, [['slow', 7, 10, { seconds: 30, limit: 15 }]]],
    ['answered after two minutes', { answeredAt: 121_000 }, [['slow', 2, 10, { seconds: 120, limit: 15 }]]],
    ['missed and called back', { answeredAt: undefined, calledBackAt: 61_000 }, [['missed', 6, 10]]],
    ['missed and called back after ten minutes', { answeredAt: undefined, calledBackAt: 601_000 }, [['lateCallBack', 3, 10, { minutes: 10 }]]],
    ['missed for good', { answeredAt: undefined }, [['noCallBack', 0, 42]]],
    ['called back, and nobody took it', { answeredAt: undefined, calledBackAt: 61_000, unreached: true, booked: [] }, [['missed', 6, 10]]],
    ['another person', { personId: 'P2' }, [['wrongPerson', 0, 8, { person: 'Громова Елена' }]]],
    ['nobody chosen', { personId: undefined }, [['noPerson', 0, 8, { person: 'Громова Елена' }]]],
    ['another type', { whoType: 'other' }, [['wrongWhoType', 0, 4, { wanted: 'wantsToBook' }]]],
    ['no topic', { topic: undefined }, [['noTopic', 0, 4, { wanted: 'Терапия' }]]],
    ['not booked', { booked: [] }, [['notBooked', 0, 12]]],
    ['booked to another doctor', { booked: [{ doctor: 'Ким', patientId: 'P1' }] }, [['wrongDoctor', 6, 12, { doctor: 'Орлова' }]]],
    ['booked somebody else', { booked: [{ doctor: 'Орлова', patientId: 'P2' }] }, [['bookedOther', 0, 12]]],
    ['one tag too many', { tags: ['Цена', 'Жалоба'] }, [['wrongTags', 2, 4, { wanted: 'Цена' }]]],
    ['no tag', { tags: [] }, [['noTags', 0, 4, { wanted: 'Цена' }]]],
  ])('%s', (_, change, expected) => { expect(wrong(change)).toEqual(expected); });

  it('asks for a new card where the caller has none', () => {
    const stranger: Partial<Wanted> = { person: { kind: 'new' }, book: {} };
    expect(wrong({ personId: 'made', newPerson: true, booked: [{ doctor: 'Ким', patientId: 'made' }] }, stranger)).toEqual([]);
    expect(wrong({ personId: 'P1', newPerson: false }, stranger)).toEqual([['noPerson', 0, 8]]);
  });

  const id = fc.constantFrom('P1', 'P2', 'P3'), doctor = fc.constantFrom('Орлова', 'Ким'), type = fc.constantFrom('wantsToBook' as const, 'other' as const), topic = fc.constantFrom('Терапия', 'Хирургия'), tags = fc.uniqueArray(fc.constantFrom('Цена', 'Жалоба', 'Рассрочка'), { maxLength: 3 });
  const anyWanted = fc.record({ call: fc.string(), who: fc.string(), rangAt: fc.nat(1e6), person: fc.oneof(id.map((one) => ({ kind: 'card' as const, id: one, name: one })), fc.constant({ kind: 'new' as const })), whoType: type, topic, book: fc.record({ doctor }, { requiredKeys: [] }), tags }, { requiredKeys: ['call', 'who', 'rangAt'] }) as fc.Arbitrary<Wanted>;
  const anyDone = fc.record({ answeredAt: fc.nat(1.2e6), calledBackAt: fc.nat(2e6), unreached: fc.boolean(), personId: id, newPerson: fc.boolean(), whoType: type, topic, booked: fc.array(fc.record({ doctor, patientId: id }), { maxLength: 2 }), tags }, { requiredKeys: ['booked', 'tags'] }) as fc.Arbitrary<Done>;
  const pair = fc.record({ wanted: anyWanted, done: anyDone });

  it('lies between nothing and all, is the sum of its marks, and does not depend on the order of calls', () => {
    fc.assert(fc.property(fc.array(pair, { maxLength: 8 }), (calls) => {
      const { got, of, percent, marks } = scoreOf(calls);
      expect(marks.every((mark) => mark.got >= 0 && mark.got <= mark.of && (mark.code === 'good') === (mark.got === mark.of))).toBe(true);
      expect([got, of]).toEqual([marks.reduce((sum, mark) => sum + mark.got, 0), marks.reduce((sum, mark) => sum + mark.of, 0)]);
      expect(percent >= 0 && percent <= 100 && (percent === 100) === (of > 0 && got === of)).toBe(true);
      expect(scoreOf(calls.toReversed())).toMatchObject({ got, of, percent });
    }));
  });
  it('never falls for answering sooner, and never for doing the right thing', () => {
    fc.assert(fc.property(pair, fc.nat(200_000), fc.nat(200_000), ({ wanted: of, done }, a, b) => {
      const at = (ms: number) => scoreOf([{ wanted: of, done: { ...done, answeredAt: of.rangAt + ms } }]).got;
      expect(at(Math.min(a, b))).toBeGreaterThanOrEqual(at(Math.max(a, b)));
      expect(at(Math.min(a, promptMs))).toBe(at(0));
      const before = scoreOf([{ wanted: of, done }]).got, { person, whoType, topic: about, book, tags: set = done.tags } = of;
      const right: Done = { ...done, answeredAt: of.rangAt, ...(person?.kind === 'card' ? { personId: person.id } : person ? { newPerson: true } : {}), ...(whoType ? { whoType } : {}), ...(about ? { topic: about } : {}), ...(book ? { booked: [{ doctor: book.doctor ?? 'Ким', ...(person?.kind === 'card' ? { patientId: person.id } : {}) }] } : {}), tags: set };
      const whole = scoreOf([{ wanted: of, done: right }]);
      expect(whole.got).toBeGreaterThanOrEqual(before);
      expect(whole.got).toBe(whole.of);
    }));
  });
});
