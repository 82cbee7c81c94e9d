import { describe, expect, it } from 'vitest';
import { lastDigits, linesFor, shortName } from './block-text.ts';
import { placeText } from './place-text.ts';
import { at } from './test-builders.ts';

describe('the text of a block', () => {
  it('holds whole lines only', () => {
    expect([5, 10, 20, 30, 60].map(linesFor)).toEqual([1, 1, 2, 3, 6]);
  });
  it('shows the last four digits of a number and nothing of a short one', () => {
    expect(lastDigits('+7 (999) 123-45-67')).toBe('4567');
    expect(lastDigits('112')).toBeUndefined();
    expect(lastDigits(undefined)).toBeUndefined();
  });
  it('shortens a name to the surname and initials', () => {
    expect(shortName('Ёлкина Анна Сергеевна')).toBe('Ёлкина\u00a0А.\u00a0С.');
    expect(shortName('Ким')).toBe('Ким');
  });
});

describe('a refused place', () => {
  it('says who holds it and till when', () => {
    expect(placeText({ kind: 'slot-taken', by: 'Козлов П.', what: 'doctor', startMin: at('15:00'), endMin: at('15:30') }))
      .toEqual({ key: 'refused.doctorTaken', values: { by: 'Козлов П.', from: '15:00', till: '15:30' } });
  });
  it('tells a chair from a doctor, and a reserve without a reason', () => {
    expect(placeText({ kind: 'slot-taken', by: 'Ким', what: 'chair', startMin: at('15:00'), endMin: at('15:30') }).key).toBe('refused.chairTaken');
    expect(placeText({ kind: 'reserved', reason: '' }).key).toBe('refused.reservedNoReason');
    expect(placeText({ kind: 'banned', reason: 'долг' })).toEqual({ key: 'refused.banned', values: { reason: 'долг' } });
  });
});
