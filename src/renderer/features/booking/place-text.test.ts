import { describe, expect, it } from 'vitest';
import { minute } from '#shared/kernel/values.ts';
import { placeText } from './place-text.ts';

describe('a refused place', () => {
  it('says who holds it and till when', () => {
    expect(placeText({ kind: 'slot-taken', by: 'Козлов П.', what: 'doctor', startMin: minute(900), endMin: minute(930) }))
      .toEqual({ key: 'refused.doctorTaken', values: { by: 'Козлов П.', from: '15:00', till: '15:30' } });
  });
  it('tells a chair from a doctor, and a reserve without a reason', () => {
    expect(placeText({ kind: 'slot-taken', by: 'Ким', what: 'chair', startMin: minute(900), endMin: minute(930) }).key).toBe('refused.chairTaken');
    expect(placeText({ kind: 'reserved', reason: '' }).key).toBe('refused.reservedNoReason');
    expect(placeText({ kind: 'banned', reason: 'долг' })).toEqual({ key: 'refused.banned', values: { reason: 'долг' } });
  });
});
