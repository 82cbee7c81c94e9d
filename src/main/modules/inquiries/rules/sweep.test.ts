import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { decideLink, longestTalkMs, windowFor, type Action, type Conversation } from './attribution.ts';
import { sweepLinks } from './sweep.ts';

const minuteMs = 60_000;
/** Moments gather around a few minutes, so that ties and edges happen. */
const moment = fc.oneof(fc.integer({ min: 0, max: 240 }).map((m) => m * minuteMs), fc.integer({ min: 0, max: 240 * minuteMs }), fc.constantFrom(longestTalkMs, longestTalkMs + 30 * minuteMs, longestTalkMs + 31 * minuteMs));
const talk = fc.record({ patient: fc.nat(3), from: moment, length: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 }).map((m) => m * minuteMs)), { nil: undefined }) });
const deed = fc.record({ patient: fc.nat(4), at: moment, kind: fc.constantFrom('booked' as const, 'cancelled' as const, 'moved' as const) });
const windows = fc.record({ bookedMs: fc.constantFrom(0, 15 * minuteMs, 30 * minuteMs), changedMs: fc.constantFrom(0, 15 * minuteMs, 45 * minuteMs) });

it('the sweep over a whole history decides as decideLink does for each action', () => {
  fc.assert(fc.property(fc.array(talk, { maxLength: 24 }), fc.array(deed, { maxLength: 12 }), windows, (talks, deeds, by) => {
    const all = talks.map((t, i): Conversation => ({ inquiryId: `i${String(i).padStart(2, '0')}`, patientId: `p${t.patient}`, from: instant(t.from), till: t.length === undefined ? undefined : instant(t.from + t.length) }));
    const found = sweepLinks(
      { patient: Int32Array.from(talks, (t) => t.patient), from: Float64Array.from(talks, (t) => t.from), till: Float64Array.from(talks, (t) => (t.length === undefined ? Number.POSITIVE_INFINITY : t.from + t.length)) },
      { patient: Int32Array.from(deeds, (d) => d.patient), at: Float64Array.from(deeds, (d) => d.at), within: Float64Array.from(deeds, (d) => windowFor(d.kind, by)) }, 5, (a, b) => all[a]!.inquiryId < all[b]!.inquiryId,
    );
    const one = (d: (typeof deeds)[number]): Action => ({ id: 'a', kind: d.kind, at: instant(d.at), patientId: `p${d.patient}`, givenInquiryId: undefined });
    expect([...found].map((i) => all[i]?.inquiryId)).toEqual(deeds.map((d) => decideLink(one(d), all, by)?.inquiryId));
  }), { numRuns: 2_000 });
});
