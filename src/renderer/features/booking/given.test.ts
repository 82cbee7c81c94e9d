import { describe, expect, it } from 'vitest';
import { givenOf, linkedAtFirst } from './given.ts';

const current = { inquiryId: 'running', ticked: true };
const asIs = { ticked: true, byHand: false };

describe('the inquiry a booking is said to come from', () => {
  it('is the buffer before anything else', () => {
    expect(givenOf({ buffer: { bufferId: 'b', inquiryId: 'buffered' }, linkCurrent: current, openedIn: 'running' }, asIs)).toEqual({ inquiryId: 'buffered', how: 'buffer' });
  });
  it('is the current call while its tick stands', () => {
    expect(givenOf({ linkCurrent: current, openedIn: 'running' }, asIs)).toEqual({ inquiryId: 'running', how: 'current' });
  });
  it('is nobody once the tick was taken away, also after the call has ended', () => {
    expect(givenOf({ linkCurrent: current, openedIn: 'running' }, { ticked: false, byHand: true })).toBeUndefined();
    expect(givenOf({ openedIn: 'running' }, { ticked: false, byHand: true })).toBeUndefined();
  });
  it('is the conversation the form was opened in, after it has ended', () => {
    expect(givenOf({ openedIn: 'running' }, { ticked: false, byHand: false })).toEqual({ inquiryId: 'running', how: 'panel' });
  });
  it('is none without a call', () => {
    expect(givenOf({}, asIs)).toBeUndefined();
  });
});

describe('«Связать с текущим звонком»', () => {
  it('follows main until somebody is picked', () => {
    expect(linkedAtFirst({ linkCurrent: current }, undefined, 'Ёлкина')).toBe(true);
    expect(linkedAtFirst({ linkCurrent: { ...current, ticked: false } }, undefined, 'Ёлкина')).toBe(false);
  });
  it('is ticked for the caller and not for another person', () => {
    expect(linkedAtFirst({ linkCurrent: current }, 'Ёлкина', 'Ёлкина')).toBe(true);
    expect(linkedAtFirst({ linkCurrent: current }, 'Козлов', 'Ёлкина')).toBe(false);
  });
  it('keeps what main said while the call has no person', () => {
    expect(linkedAtFirst({ linkCurrent: current }, 'Козлов', undefined)).toBe(true);
  });
  it('is off without a call', () => {
    expect(linkedAtFirst({}, 'Козлов', 'Козлов')).toBe(false);
  });
});
