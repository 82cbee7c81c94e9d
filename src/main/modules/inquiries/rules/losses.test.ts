import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualMinutes, windowsOf } from '#shared/inquiries/windows.ts';
import { instant } from '#shared/kernel/values.ts';
import { decideLink, isWithin, windowFor, type Action, type Conversation } from './attribution.ts';
import { whyLost, type Candidate } from './losses.ts';

const s = 1_000, m = 60 * s, usual = windowsOf(usualMinutes);
const action = (at: number, rest: Partial<Action & { givenHow: 'buffer' | 'current' | 'panel' | undefined }> = {}) => ({ id: 'a', kind: 'booked' as const, at: instant(at), patientId: 'p7', givenInquiryId: undefined, givenHow: undefined, ...rest });
const near = (from: number, till: number, rest: Partial<Candidate> = {}): Candidate => ({ inquiryId: 'call', kind: 'call', patientId: 'p7', isEmployee: false, talk: { from: instant(from), till: instant(till) }, ...rest });
const linkTo = (inquiryId: string, from: number, till: number, distance: number) => ({ inquiryId, rule: distance === 0 ? 'running' as const : 'nearest' as const, from: instant(from), till: instant(till), distance });

describe('why a booking is not of an inquiry', () => {
  it('outside the window by one second', () => {
    expect(whyLost(action(45 * m + s), near(0, 15 * m), undefined, usual)).toEqual({ reason: 'outside', distanceMs: 30 * m + s, windowMs: 30 * m, overMs: s });
  });
  it('somebody said it is of another', () => {
    expect(whyLost(action(5 * m, { givenInquiryId: 'lead', givenHow: 'current' }), near(0, 15 * m), { ...linkTo('lead', 0, 0, 0), rule: 'buffer' }, usual)).toEqual({ reason: 'given', how: 'current' });
  });
  it('nobody answered, a lead waits for its call, another person is meant, or nobody, or an employee', () => {
    const of = (rest: Partial<Candidate>) => whyLost(action(5 * m), near(0, 15 * m, rest), undefined, usual)?.reason;
    expect([of({ talk: undefined }), of({ talk: undefined, kind: 'lead' }), of({ patientId: 'p8' }), of({ patientId: undefined }), of({ patientId: undefined, isEmployee: true })]).toEqual(['neverAnswered', 'lead', 'otherPatient', 'noPerson', 'employee']);
  });
  it('another conversation ran, was nearer, or was there before', () => {
    expect(whyLost(action(20 * m), near(0, 15 * m), linkTo('other', 18 * m, 25 * m, 0), usual)).toEqual({ reason: 'farther', distanceMs: 5 * m, windowMs: 30 * m, winnerMs: 0 });
    expect(whyLost(action(20 * m), near(21 * m, 25 * m), linkTo('other', 0, m, 19 * m), usual)).toEqual({ reason: 'begunAfter', distanceMs: m, windowMs: 30 * m, winnerMs: 19 * m });
    expect(whyLost(action(20 * m), near(0, 25 * m), linkTo('other', m, 25 * m, 0), usual)?.reason).toBe('startedEarlier');
  });
});

it('there is a reason for every inquiry but the one an action belongs to, and it is true', () => {
  const conversation = fc.record({ from: fc.integer({ min: 0, max: 120 }), length: fc.integer({ min: 0, max: 30 }), patientId: fc.constantFrom('p7', 'p8', undefined) });
  fc.assert(fc.property(fc.array(conversation, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 160 }), fc.constantFrom('booked' as const, 'moved' as const), (all, at, kind) => {
    const talks = all.map((c, i): Conversation => ({ inquiryId: `i${i}`, patientId: c.patientId, from: instant(c.from * m), till: instant((c.from + c.length) * m) })), one = action(at * m, { kind }), link = decideLink(one, talks, usual), within = windowFor(kind, usual);
    for (const talk of talks) {
      const loss = whyLost(one, { inquiryId: talk.inquiryId, kind: 'call', patientId: talk.patientId, isEmployee: false, talk }, link, usual);
      expect(loss === undefined).toBe(link?.inquiryId === talk.inquiryId);
      if (!loss) continue;
      expect(loss.reason === 'outside').toBe(talk.patientId === 'p7' && !isWithin(at * m, talk, within));
      if (loss.reason === 'begunAfter') expect(talk.from > one.at && link!.from <= one.at).toBe(true);
      if (loss.reason === 'farther') expect(loss.distanceMs!).toBeGreaterThan(loss.winnerMs!);
      if (loss.reason === 'startedEarlier') expect([loss.distanceMs, talk.from <= link!.from]).toEqual([loss.winnerMs, true]);
    }
  }));
});
