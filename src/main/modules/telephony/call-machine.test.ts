import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import type { EndCause } from '#shared/telephony/call.ts';
import { partyOf } from '#shared/telephony/party.ts';
import { confirmLeg, presumeEnded, stepCall, type CallRecord } from './call-machine.ts';
import type { LegEvent, LegStep } from './port.ts';

const start = 1_780_000_000_000;
const end = { now: instant(start + 600_000), mono: 1_000_000, callId: 'call-1' };
let made = 0;
function event(phone: string, second: number, step: LegStep, more: Partial<LegEvent> = {}): LegEvent {
  return {
    connectorId: 'sip', exchange: 'ats', eventId: `e${++made}`, occurredAt: instant(start + second * 1000), callKey: 'k', phone,
    direction: 'inbound', party: partyOf('+79002000001'), line: partyOf('+74950001001'), ...more, ...step,
  };
}
const ended = (cause: EndCause): LegStep => ({ type: 'ended', cause });
function play(events: readonly LegEvent[], from?: CallRecord): CallRecord | undefined {
  return events.reduce<CallRecord | undefined>((call, e) => {
    const result = stepCall(call, e, end);
    return result.kind === 'changed' ? result.call : call;
  }, from);
}

describe('one call, one state', () => {
  it('is answered when one phone lifts and the others are told nothing', () => {
    const call = play([event('101', 0, { type: 'ringing' }), event('102', 0, { type: 'ringing' }), event('101', 8, { type: 'answered' })])!.facts;
    expect(call).toMatchObject({ state: 'talking', answeredPhone: '101', answeredAt: start + 8000 });
    expect(call.legs.find(leg => leg.phone === '102')).toMatchObject({ state: 'ended', cause: 'answered-elsewhere', endedAt: start + 8000 });
  });

  it('measures the conversation from the answer to the end: O-01 lasts 4:22', () => {
    const call = play([event('101', 0, { type: 'ringing' }), event('101', 8, { type: 'answered' }), event('101', 270, ended('normal'))])!.facts;
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered', cause: 'normal', talkMs: 262_000, endedAt: start + 270_000 });
  });

  it('a caller who gives up is missed, even when the exchange gives no reason on a phone that lost the ring', () => {
    const missed = play([event('101', 0, { type: 'ringing' }), event('101', 20, ended('caller-abandoned'))])!.facts;
    expect(missed).toMatchObject({ state: 'ended', outcome: 'missed', cause: 'caller-abandoned', endedAt: start + 20_000 });
    const taken = play([event('101', 0, { type: 'ringing' }), event('102', 0, { type: 'ringing' }), event('102', 7.99, ended('caller-abandoned')), event('101', 8, { type: 'answered' })])!.facts;
    expect(taken.legs.find(leg => leg.phone === '102')?.cause).toBe('answered-elsewhere');
    expect(taken.state).toBe('talking');
  });

  it('a call all of whose phones heard "completed elsewhere" was answered, not missed', () => {
    expect(play([event('101', 0, { type: 'ringing' }), event('101', 5, ended('answered-elsewhere'))])!.facts).toMatchObject({ outcome: 'answered', cause: 'answered-elsewhere' });
  });

  it('an outgoing call without answer is unanswered, one the network lost has failed', () => {
    const out = { direction: 'outbound' } as const;
    expect(play([event('101', 0, { type: 'dialing' }, out), event('101', 30, ended('no-answer'), out)])!.facts).toMatchObject({ direction: 'outbound', outcome: 'unanswered' });
    expect(play([event('101', 0, { type: 'dialing' }, out), event('101', 1, ended('failed'), out)])!.facts).toMatchObject({ outcome: 'failed', cause: 'failed' });
  });

  it('refuses a step after the end and says why', () => {
    const call = play([event('101', 0, { type: 'ringing' }), event('101', 10, ended('normal'))]);
    expect(stepCall(call, event('101', 12, { type: 'answered' }), end)).toEqual({ kind: 'refused', reason: 'after-end' });
  });

  it('a wall clock set back during the call does not make the call end before it began', () => {
    const ring = stepCall(undefined, event('101', 0, { type: 'ringing' }), { now: instant(start), mono: 1000, callId: 'c' });
    const talk = ring.kind === 'changed' && stepCall(ring.call, event('101', 5, { type: 'answered' }), { now: instant(start + 5000), mono: 6000, callId: 'c' });
    const over = talk && talk.kind === 'changed' && stepCall(talk.call, event('101', -3600, ended('normal')), { now: instant(start - 3_600_000), mono: 66_000, callId: 'c' });
    expect(over && over.kind === 'changed' ? over.call.facts : undefined).toMatchObject({ state: 'ended', outcome: 'answered', talkMs: 60_000, endedAt: start + 5000 });
  });
});

describe('two clocks', () => {
  const at = (ms: number, mono: number) => ({ now: instant(start + ms), mono, callId: 'c' });
  const told = (call: CallRecord | undefined, step: LegStep, occurredMs: number, when: ReturnType<typeof at>): CallRecord => {
    const result = stepCall(call, { ...event('101', 0, step), occurredAt: instant(start + occurredMs) }, when);
    if (result.kind !== 'changed') throw new Error(result.reason);
    return result.call;
  };
  it('an answer and an end within one millisecond of the wall are an answered call, wherever the millisecond turns over', () => {
    const rings = told(undefined, { type: 'ringing' }, 0, at(0, 500.1)), talks = told(rings, { type: 'answered' }, 0, at(0, 500.9));
    // the end happened in the same millisecond and is told in the next one
    expect(told(talks, ended('normal'), 0, at(1, 501.1)).facts).toMatchObject({ state: 'ended', outcome: 'answered', talkMs: 0 });
    // a whole millisecond before the answer is before it
    expect(told(talks, ended('caller-abandoned'), -1, at(1, 501.1)).facts).toMatchObject({ state: 'ended', outcome: 'missed' });
  });
});

describe('snapshots', () => {
  const seen = { connectorId: 'sip', exchange: 'ats', occurredAt: instant(start + 50_000) };
  it('takes back a guessed end when the phone still talks', () => {
    const talking = play([event('101', 0, { type: 'ringing' }), event('101', 5, { type: 'answered' })])!;
    const lost = presumeEnded(talking, '101', 'connection-lost', { now: instant(start + 20_000), mono: 420_000 });
    expect(lost.kind === 'changed' && lost.call.facts).toMatchObject({ state: 'ended', cause: 'connection-lost', talkMs: 15_000 });
    const back = lost.kind === 'changed' && confirmLeg(lost.call, { callKey: 'k', phone: '101', direction: 'inbound', party: partyOf('+79002000001'), state: 'talking' }, seen, end);
    expect(back && back.kind === 'changed' ? back.call.facts : undefined).toMatchObject({ state: 'talking', answeredAt: start + 5000 });
  });
  it('a phone rung once more, in a call a colleague had, rings: it was handed over', () => {
    const taken = play([event('101', 0, { type: 'ringing' }), event('102', 0, { type: 'ringing' }), event('102', 5, { type: 'answered' }), event('101', 5, { type: 'ended', cause: 'answered-elsewhere', guessed: true })])!;
    const rung = (startedAt: number) => confirmLeg(taken, { callKey: 'k', phone: '101', direction: 'inbound', party: partyOf('+79002000001'), state: 'waiting', startedAt: instant(startedAt) }, seen, end);
    const legs = (result: ReturnType<typeof rung>) => (result.kind === 'changed' ? result.call.facts.legs.map((leg) => `${leg.phone} ${leg.state}`).sort() : result);
    expect(legs(rung(start + 50_000))).toEqual(['101 ringing', '102 talking']);
    // the ring the colleague ended stays lost
    expect(legs(rung(start))).toEqual(['101 ended', '102 talking']);
  });
  it('never revives a call whose end was reported', () => {
    const over = play([event('101', 0, { type: 'ringing' }), event('101', 5, { type: 'answered' }), event('101', 9, ended('normal'))])!;
    expect(confirmLeg(over, { callKey: 'k', phone: '101', direction: 'inbound', party: partyOf('+79002000001'), state: 'talking' }, seen, end)).toEqual({ kind: 'refused', reason: 'after-end' });
  });
  it('outranks every delta that happened before it', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('ringing', 'answered', 'held', 'retrieved', 'ended'), fc.integer({ min: 0, max: 49 })), { maxLength: 12 }), stale => {
      const shown = confirmLeg(undefined, { callKey: 'k', phone: '101', direction: 'inbound', party: partyOf('+79002000001'), state: 'talking' }, seen, end);
      if (shown.kind !== 'changed') throw new Error('a snapshot begins the call');
      const after = play(stale.map(([type, second]) => event('101', second, type === 'ended' ? ended('normal') : { type })), shown.call)!;
      expect(after.facts).toEqual(shown.call.facts);
    }), { seed: 1, numRuns: 300 });
  });
});

const steps = fc.record({
  phone: fc.constantFrom('101', '102', '103'),
  second: fc.integer({ min: 0, max: 40 }),
  step: fc.oneof(
    fc.constantFrom<LegStep>({ type: 'ringing' }, { type: 'answered' }, { type: 'held' }, { type: 'retrieved' }),
    fc.constantFrom<EndCause>('normal', 'answered-elsewhere', 'caller-abandoned', 'no-answer', 'rejected', 'unknown').map(ended)),
  name: fc.option(fc.constantFrom('Анна', 'Борис'), { nil: undefined }),
  line: fc.constantFrom('+74950001001', ''),
});
const eventsOf = (list: readonly { phone: string; second: number; step: LegStep; name: string | undefined; line: string }[]): LegEvent[] =>
  list.map((x, i) => event(x.phone, x.second, x.step, { eventId: `p${String(i).padStart(3, '0')}`, line: partyOf(x.line), ...(x.name === undefined ? {} : { displayName: x.name, scenario: `сценарий ${x.name}` }) }));

describe('whatever the order', () => {
  it('any order and any repetition of the same events give the same call', () => {
    fc.assert(fc.property(fc.array(steps, { minLength: 1, maxLength: 14 }), fc.infiniteStream(fc.nat(1000)), (list, dice) => {
      const events = eventsOf(list);
      const shuffled = [...events, ...events.slice(0, 5)].map(e => ({ e, r: dice.next().value as number })).sort((a, b) => a.r - b.r).map(x => x.e);
      expect(play(shuffled)?.facts).toEqual(play(events)?.facts);
    }), { seed: 20261122, numRuns: 1500 });
  });

  it('a phone that ended never talks again, whatever comes later', () => {
    fc.assert(fc.property(fc.array(steps, { minLength: 1, maxLength: 20 }), list => {
      let call: CallRecord | undefined;
      const over = new Set<string>();
      for (const e of eventsOf(list)) {
        const result = stepCall(call, e, end);
        if (result.kind === 'changed') call = result.call;
        if (e.type === 'ended') over.add(e.phone);
        for (const leg of call?.facts.legs ?? []) if (over.has(leg.phone)) expect(leg.state).toBe('ended');
      }
      for (const leg of call?.facts.legs ?? []) {
        if (leg.endedAt !== undefined) expect(leg.endedAt).toBeGreaterThanOrEqual(leg.answeredAt ?? leg.startedAt);
        if (leg.talkMs !== undefined) expect(leg.talkMs).toBeGreaterThanOrEqual(0);
      }
    }), { seed: 20261122, numRuns: 1500 });
  });
});
