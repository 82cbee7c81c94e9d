import { describe, expect, it } from 'vitest';
import type { FoundPerson } from '#shared/inquiries/found-person.ts';
import { day } from '#shared/kernel/values.ts';
import { callOf, dialogOf, emptyDraft, isCallTo, isTouched, ownProblem, typeShown, whoShown, withCard, withPhone, withTyped } from './by-hand-draft.ts';

const zone = 'Europe/Moscow', olga = '019f0000-0000-7000-8000-000000000001';
const found: FoundPerson = { phone: 'number', person: { kind: 'patient', id: olga }, who: 'Сафина Ольга', marks: [], choices: [], mustChoose: false, whoType: 'alreadyBooked', canBook: true };

describe('«Кто» of an inquiry added by hand', () => {
  it('follows the number until somebody picks or types', () => {
    expect([whoShown(emptyDraft, found), typeShown(emptyDraft, found)]).toEqual(['Сафина Ольга', 'alreadyBooked']);
    expect(whoShown(withTyped(emptyDraft, 'Носова'), found)).toBe('Носова');
    expect(dialogOf(emptyDraft, zone, false).change).toEqual({ comment: '' });
  });
  it('that was emptied is nobody, until another number is typed', () => {
    const nobody = withTyped(emptyDraft, ' ');
    expect([whoShown(nobody, found), nobody.person]).toEqual([' ', { kind: 'none' }]);
    expect(withPhone(nobody, '9001000202').person).toBeUndefined();
    expect(withPhone(withTyped(emptyDraft, 'Носова'), '9001000202').person).toEqual({ kind: 'typed', name: 'Носова' });
    expect(withPhone(withCard(emptyDraft, olga, 'Сафина Ольга'), '9001000202').person).toEqual({ kind: 'patient', id: olga });
  });
});

describe('the time', () => {
  it('is now unless one was given, in the clinic\'s zone', () => {
    expect(dialogOf(emptyDraft, zone, false)).not.toHaveProperty('at');
    expect(dialogOf({ ...emptyDraft, day: day('2026-11-24'), time: '15.01' }, zone, true)).toMatchObject({ at: Date.UTC(2026, 10, 24, 12, 1), thenBook: true });
    expect(ownProblem({ ...emptyDraft, day: day('2026-11-24'), time: 'днём' })).toBe('bad-time');
    expect(ownProblem({ ...emptyDraft, time: '15:01' })).toBe('bad-time');
  });
  it('of a call without one is that it has just ended', () => {
    expect(callOf({ ...emptyDraft, minutes: 3 }, zone, 1_000_000, false)).toMatchObject({ at: 820_000, talkMs: 180_000, direction: 'inbound' });
    expect(callOf(emptyDraft, zone, 1_000_000, false)).toMatchObject({ at: 1_000_000, talkMs: 0 });
    const ticked = { ...emptyDraft, answers: 'lead' };
    expect([callOf(ticked, zone, 0, false, 'lead').answers, callOf(ticked, zone, 0, false, 'of somebody else').answers, callOf(ticked, zone, 0, false).answers]).toEqual(['lead', undefined, undefined]);
  });
});

it('a draft is worth keeping once anything is written, whatever kind is chosen', () => {
  expect(isTouched({ ...emptyDraft, kind: 'dialogLead', direction: 'outbound' })).toBe(false);
  expect(isTouched({ ...emptyDraft, comment: 'а' })).toBe(true);
  expect(ownProblem({ ...emptyDraft, text: 'я'.repeat(50_001) })).toBe('too-long');
});
it('is about «Кому» only of a call that went out, never of a dialog (A-24)', () => {
  const out = { ...emptyDraft, direction: 'outbound' as const };
  expect([isCallTo(true, out), isCallTo(true, emptyDraft), isCallTo(false, out)]).toEqual([true, false, false]);
});
