import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endsConversation, isDue, tagState } from './rules.ts';

const mode = fc.constantFrom('withoutBooking' as const, 'always' as const), savedAt = fc.option(fc.nat(), { nil: null });

it('a tag is due once, of a conversation, and in the first mode only while nothing is booked', () => {
  fc.assert(fc.property(mode, savedAt, fc.boolean(), (m, saved, booked) => {
    expect(isDue({ mode: m, savedAt: saved }, booked)).toBe(saved === null && !(m === 'withoutBooking' && booked));
  }));
});
it('a conversation ends once, and a missed or unanswered call is none', () => {
  const call = fc.record({ state: fc.constantFrom('ringing', 'dialing', 'talking', 'held', 'ended'), outcome: fc.option(fc.constantFrom('answered', 'missed', 'unanswered', 'failed'), { nil: undefined }) });
  fc.assert(fc.property(call, fc.option(call, { nil: undefined }), (now, before) => {
    if (!endsConversation(now, before)) return;
    expect(now).toEqual({ state: 'ended', outcome: 'answered' });
    expect(endsConversation(now, now)).toBe(false);
  }));
});
it('the column shows tags before anything, a dash for a pop-up that was left, and nothing where none was due', () => {
  fc.assert(fc.property(fc.nat({ max: 3 }), fc.option(fc.record({ mode, savedAt }), { nil: undefined }), fc.boolean(), (set, prompt, booked) => {
    const state = tagState(set, prompt, booked);
    if (set > 0) expect(state).toBe('set');
    else expect(state).toBe(prompt && isDue(prompt, booked) ? 'dash' : 'empty');
  }));
});
