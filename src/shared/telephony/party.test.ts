import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partyOf, partyOfDigits, partyText } from './party.ts';

describe('the party of a call', () => {
  it.each(['anonymous', 'ANONYMOUS', '', ' - ', 'ПроДокторов', 'prodoctorov', 'Скрытый номер', 'номер скрыт', 'не определён', 'неопределен', '0000000000', '+7 9** ***-**-81', '79XXXXXXX81', '7900ххх1234', '*******'])('written «%s» is hidden: no number is shown, searched or stored (R-163)', (raw) => {
    expect(partyOf(raw)).toEqual({ kind: 'withheld' });
    expect(partyText(partyOf(raw))).toBeUndefined();
    expect(partyOfDigits(raw)).toEqual({ kind: 'withheld' });
  });
  it.each([['+7 (900) 300-00-81', 'phone'], ['89003000081', 'phone'], ['101', 'extension'], ['**101', 'extension'], ['*21#', 'extension'], ['*21*101#', 'extension'], ['112', 'extension'], ['000', 'extension'], ['max', 'sip'], ['reception', 'sip']] as const)('written «%s» is a %s', (raw, kind) => { expect(partyOf(raw).kind).toBe(kind); });

  const mobile = fc.integer({ min: 0, max: 999_999_999 }).map((n) => `79${String(n).padStart(9, '0')}`);
  it('with three digits in a row covered is nobody, and with none covered is itself', () => {
    fc.assert(fc.property(mobile, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 3, max: 11 }), fc.constantFrom('*', 'x', 'X', 'х', '•'), (number, from, length, mask) => {
      expect(partyOf([...number].map((digit, at) => (at >= from && at < from + length ? mask : digit)).join(''))).toEqual({ kind: 'withheld' });
      expect(partyOf(number)).toMatchObject({ kind: 'phone', e164: `+${number}` });
    }));
  });
});
