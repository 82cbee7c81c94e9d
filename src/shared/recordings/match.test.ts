import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../kernel/values.ts';
import { matchRecording, reachMs, type Candidate } from './match.ts';
import type { NameFacts } from './pattern.ts';

const nine = Date.UTC(2026, 10, 24, 6, 0);
/** A call that rang 5 s and was talked for a minute, unless said otherwise. */
const aCall = (callId: string, more: Partial<Candidate> & { readonly at?: number } = {}): Candidate => {
  const { at = nine, ...rest } = more;
  return { callId, direction: 'inbound', startedAt: instant(at), answeredAt: instant(at + 5_000), endedAt: instant(at + 65_000), talkMs: 60_000, number: '79002000001', phones: ['101'], callKeys: [`key-${callId}`], ...rest };
};
const file = (more: Partial<NameFacts> = {}): NameFacts => ({ at: instant(nine), number: '79002000001', ...more });

describe('a recording finds its call', () => {
  it.each<[string, NameFacts, readonly Candidate[], unknown]>([
    ['by number and time', file(), [aCall('a'), aCall('b', { number: '79002000002' })], { kind: 'match', callId: 'a', by: 'number' }],
    ['by a number written with 8', file({ number: '89002000001' }), [aCall('a')], { kind: 'match', callId: 'a', by: 'number' }],
    ['by the key whatever else the name says', file({ callKey: 'key-b', number: '70000000000', at: instant(0) }), [aCall('a'), aCall('b')], { kind: 'match', callId: 'b', by: 'key' }],
    ['by number and time when the key is unknown', file({ callKey: 'another' }), [aCall('a')], { kind: 'match', callId: 'a', by: 'number' }],
    ['by the nearer of two calls of one number', file(), [aCall('a'), aCall('b', { at: nine + 100_000 })], { kind: 'match', callId: 'a', by: 'number' }],
    ['by the end of the call, as some exchanges name files', file({ at: instant(nine + 65_000) }), [aCall('a')], { kind: 'match', callId: 'a', by: 'number' }],
    ['by the phone', file({ number: undefined as never, phone: '102' }), [aCall('a'), aCall('b', { phones: ['102'] })], { kind: 'match', callId: 'b', by: 'phone' }],
    ['of a withheld number by time alone', { at: instant(nine), number: '' }, [{ ...aCall('a'), number: undefined as never }, aCall('b')], { kind: 'match', callId: 'a', by: 'time' }],
    ['not between two that fit as well', file(), [aCall('a'), aCall('b', { at: nine + 1_000 })], { kind: 'several' }],
    ['not by time alone where two calls ran', { at: instant(nine) }, [aCall('a'), aCall('b', { at: nine + 9_000 })], { kind: 'several' }],
    ['not of another number', file({ number: '79002000009' }), [aCall('a')], { kind: 'none' }],
    ['not of another direction', file({ direction: 'outbound' }), [aCall('a')], { kind: 'none' }],
    ['not of a call nobody answered', file(), [{ ...aCall('a'), answeredAt: undefined as never, talkMs: undefined as never }], { kind: 'none' }],
    ['not when it is longer than the call', file({ durationMs: 600_000 }), [aCall('a')], { kind: 'none' }],
    ['not when it is a stump of it', file({ durationMs: 20_000 }), [aCall('a')], { kind: 'none' }],
    ['not without any time', { number: '79002000001' }, [aCall('a')], { kind: 'none' }],
  ])('%s', (_, facts, calls, expected) => {
    const told = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as NameFacts;
    expect(matchRecording(told, calls.map((call) => Object.fromEntries(Object.entries(call).filter(([, value]) => value !== undefined)) as unknown as Candidate))).toEqual(expected);
  });

  const number = fc.constantFrom('79002000001', '79002000002', '89002000001', '4950001001');
  const call = fc.record({ id: fc.integer({ min: 1, max: 8 }), at: fc.integer({ min: -300_000, max: 300_000 }), ring: fc.integer({ min: 1_000, max: 30_000 }), talk: fc.integer({ min: 1_000, max: 200_000 }), number, phone: fc.constantFrom('101', '102'), out: fc.boolean(), answered: fc.boolean() })
    .map((c) => ({ ...aCall(String(c.id), { at: nine + c.at }), direction: c.out ? 'outbound' as const : 'inbound' as const, number: c.number, phones: [c.phone], endedAt: instant(nine + c.at + c.ring + c.talk), answeredAt: instant(nine + c.at + c.ring), talkMs: c.talk, answered: c.answered }))
    .map(({ answered, answeredAt, talkMs, ...one }): Candidate => (answered ? { ...one, answeredAt, talkMs } : one));
  const calls = fc.uniqueArray(call, { maxLength: 8, selector: (c) => c.callId });
  const facts = fc.record({ at: fc.integer({ min: -300_000, max: 300_000 }).map((ms) => instant(nine + ms)), number, phone: fc.constantFrom('101', '102'), direction: fc.constantFrom('inbound' as const, 'outbound' as const), durationMs: fc.integer({ min: 1_000, max: 240_000 }) }, { requiredKeys: ['at'] });

  it('whatever the order of the calls', () => {
    fc.assert(fc.property(facts, calls, fc.infiniteStream(fc.nat()), (name, list, order) => {
      const shuffled = list.map((one) => [order.next().value!, one] as const).sort((a, b) => a[0] - b[0]).map(([, one]) => one);
      expect(matchRecording(name, shuffled)).toEqual(matchRecording(name, list));
    }));
  });
  it('wherever the day lies, and never of another number, direction or phone, nor beyond the reach', () => {
    fc.assert(fc.property(facts, calls, fc.integer({ min: 0, max: 1e11 }), (name, list, by) => {
      const moved = <T extends object>(one: T): T => Object.fromEntries(Object.entries(one).map(([key, value]) => [key, ['at', 'startedAt', 'answeredAt', 'endedAt'].includes(key) ? (value as number) + by : value as unknown])) as T;
      const found = matchRecording(name, list);
      expect(matchRecording(moved(name), list.map(moved))).toEqual(found);
      if (found.kind !== 'match') return;
      const of = list.find((one) => one.callId === found.callId)!;
      if (name.number !== undefined) expect(of.number!.slice(-7)).toBe(name.number.slice(-7));
      if (name.direction !== undefined) expect(of.direction).toBe(name.direction);
      if (name.phone !== undefined) expect(of.phones).toContain(name.phone);
      expect(Math.min(...[of.startedAt, of.answeredAt!, of.endedAt!].map((m) => Math.abs(m - name.at)))).toBeLessThanOrEqual(reachMs);
    }));
  });
  it('when it tells the whole truth about a call that ran alone', () => {
    fc.assert(fc.property(call, (one) => {
      fc.pre(one.answeredAt !== undefined);
      expect(matchRecording({ at: one.answeredAt, number: one.number!, phone: one.phones[0]!, direction: one.direction, durationMs: one.talkMs! }, [one])).toEqual({ kind: 'match', callId: one.callId, by: 'number' });
    }));
  });
  it('a call of somebody else changes nothing', () => {
    fc.assert(fc.property(facts, calls, call, (name, list, other) => {
      fc.pre(name.number !== undefined);
      expect(matchRecording(name, [...list, { ...other, callId: 'other', number: '74990000000' }])).toEqual(matchRecording(name, list));
    }));
  });
});
