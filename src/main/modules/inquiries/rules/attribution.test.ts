import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '#shared/kernel/time.ts';
import { day, instant, type Instant } from '#shared/kernel/values.ts';
import { usualMinutes, windowsOf } from '#shared/inquiries/windows.ts';
import { decideLink as decide, type Action, type Conversation } from './attribution.ts';

const usual = windowsOf(usualMinutes), decideLink = (action: Action, all: readonly Conversation[]) => decide(action, all, usual);

const at = (clock: string): Instant => {
  const [h, m, s] = clock.split(':').map(Number) as [number, number, number];
  return instant(instantOf(day('2026-11-24'), h * 60 + m, 'Europe/Moscow') + s * 1000);
};
const talk = (from: string, till?: string, inquiryId = 'call', patientId = 'p7'): Conversation => ({ inquiryId, patientId, from: at(from), till: till ? at(till) : undefined });
const act = (kind: Action['kind'], clock: string, given?: string): Action => ({ id: 'a', kind, at: at(clock), patientId: 'p7', givenInquiryId: given });

describe('the edges of the windows of a conversation 13:00–13:15', () => {
  it.each([
    ['booked', '12:29:59', false], ['booked', '12:30:00', true], ['booked', '13:45:00', true], ['booked', '13:45:01', false],
    ['cancelled', '12:44:59', false], ['cancelled', '12:45:00', true], ['moved', '13:30:00', true], ['moved', '13:30:01', false],
  ] as const)('%s at %s is linked: %s', (kind, clock, linked) => {
    expect(decideLink(act(kind, clock), [talk('13:00:00', '13:15:00')]) !== undefined).toBe(linked);
  });
});

describe('one action near several conversations', () => {
  it('belongs to the buffer whatever runs', () => {
    expect(decideLink(act('booked', '13:10:00', 'lead'), [talk('13:00:00')])).toMatchObject({ inquiryId: 'lead', rule: 'buffer' });
  });
  it('belongs to the one in progress before the nearest', () => {
    expect(decideLink(act('booked', '13:10:00'), [talk('12:50:00', '13:09:59', 'ended'), talk('13:00:00', undefined, 'running')])).toMatchObject({ inquiryId: 'running', rule: 'running', distance: 0 });
  });
  it('belongs to the later of two in progress', () => {
    expect(decideLink(act('booked', '13:10:00'), [talk('13:00:00', undefined, 'first'), talk('13:05:00', undefined, 'second')])?.inquiryId).toBe('second');
  });
  it('is not moved by a conversation that begins later, though nearer', () => {
    expect(decideLink(act('booked', '13:20:00'), [talk('12:50:00', '12:55:00', 'before'), talk('13:20:01', undefined, 'after')])?.inquiryId).toBe('before');
  });
  it('of another patient is left alone', () => {
    expect(decideLink(act('booked', '13:10:00'), [talk('13:00:00', undefined, 'call', 'p8')])).toBeUndefined();
  });
});

describe('for all histories', () => {
  const conversation = fc.record({ from: fc.integer({ min: 0, max: 7200 }), length: fc.option(fc.integer({ min: 0, max: 1800 }), { nil: undefined }), patient: fc.constantFrom('p1', 'p2') });
  const build = (cs: readonly { from: number; length: number | undefined; patient: string }[]): Conversation[] =>
    cs.map((c, i) => ({ inquiryId: `i${i}`, patientId: c.patient, from: instant(c.from * 1000), till: c.length === undefined ? undefined : instant((c.from + c.length) * 1000) }));
  const action = (t: number): Action => ({ id: 'a', kind: 'booked', at: instant(t * 1000), patientId: 'p1', givenInquiryId: undefined });

  it('the order in which conversations are read does not matter', () => {
    fc.assert(fc.property(fc.array(conversation, { maxLength: 8 }), fc.integer({ min: 0, max: 9000 }), (cs, t) => {
      const all = build(cs);
      expect(decideLink(action(t), [...all].reverse())).toEqual(decideLink(action(t), all));
    }));
  });
  it('a conversation that begins after the action never takes over a link that was made', () => {
    fc.assert(fc.property(fc.array(conversation, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 7200 }), fc.integer({ min: 1, max: 1800 }), (cs, t, later) => {
      const before = build(cs).filter((c) => c.from <= t * 1000);
      const made = decideLink(action(t), before);
      fc.pre(made !== undefined);
      const after: Conversation = { inquiryId: 'late', patientId: 'p1', from: instant((t + later) * 1000), till: undefined };
      expect(decideLink(action(t), [...before, after])).toEqual(made);
    }));
  });
});

describe('for all windows and all orders of events', () => {
  const m = 60_000, pure = (at: number, kind: Action['kind'] = 'booked'): Action => ({ id: 'a', kind, at: instant(at), patientId: 'p1', givenInquiryId: undefined });
  it('both ends belong to the window, and a millisecond more does not', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 3_600_000 }), fc.constantFrom('booked' as const, 'cancelled' as const, 'moved' as const), (bookedMin, changedMin, length, kind) => {
      const windows = windowsOf({ bookedMin, changedMin }), within = (kind === 'booked' ? bookedMin : changedMin) * m, from = 500 * m, one: Conversation = { inquiryId: 'i', patientId: 'p1', from: instant(from), till: instant(from + length) };
      const linked = (at: number) => decide(pure(at, kind), [one], windows) !== undefined;
      expect([linked(from - within - 1), linked(from - within), linked(from + length + within), linked(from + length + within + 1)]).toEqual([false, true, true, false]);
    }));
  });
  it('deciding at every event as it comes ends where deciding once at the end does, and never leaves an inquiry begun before the action for a later one', () => {
    const talk = fc.record({ from: fc.integer({ min: 0, max: 90 }), length: fc.integer({ min: 0, max: 40 }), patient: fc.constantFrom('p1', 'p2') });
    fc.assert(fc.property(fc.array(talk, { maxLength: 8 }), fc.integer({ min: 0, max: 120 }), (talks, minutes) => {
      const at = minutes * m, whole = talks.map((t, n): Conversation => ({ inquiryId: `i${n}`, patientId: t.patient, from: instant(t.from * m), till: instant((t.from + t.length) * m) }));
      // what is known at a moment: those begun by then, without an end that has not come
      const knownAt = (now: number): Conversation[] => whole.filter((c) => c.from <= now).map((c) => (c.till! <= now ? c : { ...c, till: undefined }));
      const moments = [...new Set([at, ...whole.flatMap((c) => [c.from, c.till!])])].filter((now) => now >= at).toSorted((a, b) => a - b), links = moments.map((now) => decideLink(pure(at), knownAt(now)));
      expect(links.at(-1)).toEqual(decideLink(pure(at), whole));
      const held = links.filter((link) => link !== undefined && link.from <= at).map((link) => link!.inquiryId);
      expect(new Set(held).size).toBeLessThanOrEqual(1);
      const firstHeld = links.findIndex((link) => link !== undefined && link.from <= at);
      if (firstHeld >= 0) expect(links.slice(firstHeld).map((link) => link?.inquiryId)).toEqual(links.slice(firstHeld).map(() => held[0]));
    }));
  });
});
