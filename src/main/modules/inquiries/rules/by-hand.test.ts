import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byHandRefusal, phoneOf, type ByHandFacts } from './by-hand.ts';

const dialog: ByHandFacts = { kind: 'dialog', hasChannel: true, typedPhone: '', phone: undefined, cardPhone: undefined, person: { kind: 'none' }, owners: 0, lacksTopic: false, leadAt: undefined, till: 1000, now: 1000 };
const refusal = (change: Partial<ByHandFacts>) => byHandRefusal({ ...dialog, ...change });

describe('adding an inquiry by hand', () => {
  it('asks a dialog for its advertising channel before anything else, a call on a mobile phone never (R-125)', () => {
    expect(refusal({ hasChannel: false, typedPhone: 'потом', owners: 2 })).toBe('ad-channel-required');
    expect(refusal({ kind: 'dialogLead', hasChannel: false })).toBe('ad-channel-required');
    expect(refusal({ kind: 'call', hasChannel: false })).toBeUndefined();
  });
  it('takes a dialog without a number, and a «Заявка-диалог» only with one: typed, or in the card (A-31, R-129)', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ kind: 'dialogLead' })).toBe('phone-required');
    expect(refusal({ kind: 'dialogLead', typedPhone: '9001000202', phone: '+79001000202' })).toBeUndefined();
    expect(refusal({ kind: 'dialogLead', person: { kind: 'patient', id: 'p3' }, cardPhone: '+79001000202' })).toBeUndefined();
  });
  it('does not guess among several cards, but takes a name typed for one more person (A-19)', () => {
    const shared = { typedPhone: '9001000101', phone: '+79001000101', owners: 2 };
    expect(refusal(shared)).toBe('person-required');
    expect(refusal({ ...shared, person: { kind: 'patient', id: 'p1' } })).toBeUndefined();
    expect(refusal({ ...shared, person: { kind: 'typed', name: 'Громов Иван' } })).toBeUndefined();
  });
  it('keeps no number that is none', () => {
    expect(refusal({ typedPhone: 'завтра' })).toBe('phone-unreadable');
  });
  it('that deals with a lead needs its topic and cannot be older than it', () => {
    expect(refusal({ kind: 'call', lacksTopic: true })).toBe('topic-required');
    expect(refusal({ kind: 'call', leadAt: 1001, till: 1000 })).toBe('before-lead');
    expect(refusal({ kind: 'call', leadAt: 900 })).toBeUndefined();
  });
  it('may have been earlier, never later than now', () => {
    expect(refusal({ till: 1001 })).toBe('in-future');
    expect(refusal({ till: 0 })).toBeUndefined();
  });
});

const facts = fc.record<ByHandFacts>({
  kind: fc.constantFrom('call', 'dialog', 'dialogLead'), hasChannel: fc.boolean(), typedPhone: fc.constantFrom('', ' ', 'нет', '9001000101'), phone: fc.constantFrom(undefined, '+79001000101'), cardPhone: fc.constantFrom(undefined, '+79001000202'),
  person: fc.constantFrom({ kind: 'none' }, { kind: 'typed', name: 'Носова' }, { kind: 'patient', id: 'p1' }, { kind: 'employee', id: 'e1' }), owners: fc.nat(3), lacksTopic: fc.boolean(), leadAt: fc.constantFrom(undefined, 0, 5, 10), till: fc.nat(10), now: fc.nat(10),
});

it('whatever is accepted has what its kind needs', () => {
  fc.assert(fc.property(facts, (given) => {
    if (byHandRefusal(given) !== undefined) return;
    expect(given.kind === 'call' || given.hasChannel).toBe(true);
    if (given.kind === 'dialogLead') expect(phoneOf(given)).toBeDefined();
    expect(given.lacksTopic).toBe(false);
    if (given.owners > 1) expect(given.person.kind).not.toBe('none');
    expect(given.till).toBeLessThanOrEqual(given.now);
  }));
});
it('a typed number is never replaced by that of the card', () => {
  fc.assert(fc.property(facts, (given) => { expect(phoneOf(given)).toBe(given.phone ?? given.cardPhone); }));
});
