import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { partyOf } from '#shared/telephony/party.ts';
import { isLegOf, withFinished } from './finished.ts';
import type { FinishedCall } from './port.ts';
import { stepCall } from './call-machine.ts';

const of = { connectorId: 'uis', exchange: 'pbx', callId: 'call' }, at = { now: instant(10_000_000), mono: 10_000_000 };
const phones = ['101', '102', ''];
const call = fc.record({
  direction: fc.constantFrom('inbound' as const, 'outbound' as const), start: fc.integer({ min: 0, max: 5_000_000 }), wait: fc.integer({ min: 0, max: 120_000 }), talk: fc.integer({ min: 0, max: 600_000 }),
  answeredBy: fc.option(fc.constantFrom(...phones), { nil: undefined }), legs: fc.uniqueArray(fc.constantFrom(...phones), { minLength: 1, maxLength: 3 }),
}).map(({ direction, start, wait, talk, answeredBy, legs }): FinishedCall => ({
  callKey: 'k', direction, party: partyOf('+79002000001'), line: partyOf('+74950001001'), startedAt: instant(start), endedAt: instant(start + wait + (answeredBy === undefined ? 0 : talk)), cause: answeredBy === undefined ? (direction === 'inbound' ? 'caller-abandoned' : 'no-answer') : 'normal',
  ...(answeredBy === undefined ? {} : { answeredAt: instant(start + wait) }), legs: [...new Set([...legs, ...(answeredBy === undefined ? [] : [answeredBy])])].map((phone) => ({ phone, answered: phone === answeredBy })),
}));

describe('a finished call of the history', () => {
  it('is noted whole, and noted again changes nothing', () => {
    fc.assert(fc.property(call, (given) => {
      const noted = withFinished(undefined, given, of, at)!;
      expect(noted.facts).toMatchObject({ state: 'ended', direction: given.direction, outcome: given.answeredAt !== undefined ? 'answered' : given.direction === 'inbound' ? 'missed' : 'unanswered', startedAt: given.startedAt });
      if (given.answeredAt !== undefined) expect(noted.facts.answeredPhone).toBe(given.legs.find((leg) => leg.answered)!.phone);
      expect(withFinished(noted, given, of, at)).toBeUndefined();
    }));
  });
  it('leaves what somebody saw as it was seen', () => {
    fc.assert(fc.property(call, fc.constantFrom('101', '102'), (given, phone) => {
      const event = { connectorId: 'sip', exchange: 'pbx', callKey: 'sip-1', phone, direction: given.direction, party: given.party };
      const rang = stepCall(undefined, { ...event, eventId: '1', occurredAt: given.startedAt, type: given.direction === 'inbound' ? 'ringing' : 'dialing' }, { ...at, callId: 'call' });
      const seen = rang.kind === 'changed' ? stepCall(rang.call, { ...event, eventId: '2', occurredAt: given.endedAt, type: 'ended', cause: 'rejected' }, { ...at, callId: 'call' }) : rang;
      const before = seen.kind === 'changed' ? seen.call : undefined, after = withFinished(before, given, of, at);
      expect((after ?? before)!.legs.find((leg) => leg.phone === phone)).toEqual(before!.legs.find((leg) => leg.phone === phone));
    }));
  });
  it('takes the place of what was only concluded', () => {
    fc.assert(fc.property(call.filter((one) => one.answeredAt !== undefined && one.legs.some((leg) => leg.answered && leg.phone === '101')), fc.constantFrom('connection-lost' as const, 'caller-abandoned' as const), fc.integer({ min: 0, max: 900_000 }), (given, cause, after) => {
      const event = { connectorId: 'uis', exchange: 'pbx', callKey: 'k', phone: '101', direction: given.direction, party: given.party };
      const rang = stepCall(undefined, { ...event, eventId: '1', occurredAt: given.startedAt, type: given.direction === 'inbound' ? 'ringing' : 'dialing' }, { ...at, callId: 'call' });
      const guess = rang.kind === 'changed' ? stepCall(rang.call, { ...event, eventId: '2', occurredAt: instant(given.startedAt + after), type: 'ended', cause, guessed: true }, { ...at, callId: 'call' }) : rang;
      const corrected = withFinished(guess.kind === 'changed' ? guess.call : undefined, given, of, at)!;
      expect(corrected.facts).toMatchObject({ outcome: 'answered', answeredPhone: '101', cause: 'normal', endedAt: given.endedAt });
    }));
  });
  it('is the same call as a leg that rang within it, and no other', () => {
    const given: FinishedCall = { callKey: 'k', direction: 'inbound', party: partyOf('+79002000001'), line: partyOf('+74950001001'), startedAt: instant(100_000), endedAt: instant(160_000), cause: 'caller-abandoned', legs: [{ phone: '101', answered: false }] };
    const leg = { phone: '101', party: given.party, line: given.line!, direction: 'inbound' as const, startedAt: instant(125_000) };
    expect(isLegOf(leg, given)).toBe(true);
    expect([{ ...leg, startedAt: instant(90_000) }, { ...leg, startedAt: instant(170_000) }, { ...leg, party: partyOf('+79002000002') }, { ...leg, line: partyOf('+74950001002') }, { ...leg, direction: 'outbound' as const }].map((one) => isLegOf(one, given))).toEqual([false, false, false, false, false]);
    const hidden = { ...given, party: { kind: 'withheld' as const } };
    expect([isLegOf({ ...leg, party: { kind: 'withheld' } }, hidden), isLegOf({ ...leg, party: { kind: 'withheld' }, phone: '102' }, hidden)]).toEqual([true, false]);
  });
});
