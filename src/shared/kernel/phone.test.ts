import { describe, expect, it } from 'vitest';
import { parsePhone, phoneText } from './phone.ts';

describe('a phone number', () => {
  it.each([
    ['+7 900 100-01-01', '+79001000101', 'mobile'],
    ['8 (900) 100 01 01', '+79001000101', 'mobile'],
    ['9001000101', '+79001000101', 'mobile'],
    ['79001000101', '+79001000101', 'mobile'],
    ['+7 495 000-10-01', '+74950001001', 'landline'],
    ['+7 701 000-00-01', '+77010000001', 'foreign'],
    ['8 10 375 29 123-45-67', '+375291234567', 'foreign'],
    ['00375291234567', '+375291234567', 'foreign'],
    ['\u202a+7 (900) 100-01-01\u202c', '+79001000101', 'mobile'],
    ['\u202a+49 30 901820\u202c', '+4930901820', 'foreign'],
    ['＋7 495 000-10-01', '+74950001001', 'landline'],
    ['8-900-100-01-01 (жена)', '+79001000101', 'mobile'],
    ['8.900.100.01.01', '+79001000101', 'mobile'],
    ['<script>89001000101</script>', '+79001000101', 'mobile'],
    ['=8 900 100-01-01', '+79001000101', 'mobile'],
  ])('%s is read as %s, %s', (raw, e164, kind) => {
    expect(parsePhone(raw)).toMatchObject({ e164, kind });
  });
  it.each([['112', 'short'], ['101', 'short'], ['', 'unparsed'], ['anonymous', 'unparsed'], ['Ивановой', 'unparsed'], ['8-900-100-01-01 (жена, после 18)', 'unparsed']])('%s has no E.164 form', (raw, kind) => {
    const parsed = parsePhone(raw);
    expect(parsed.kind).toBe(kind);
    expect(parsed.e164).toBeUndefined();
  });
  it('is shown the way Russians write it', () => {
    expect(phoneText('+79991234567')).toBe('+7 (999) 123-45-67');
    expect(phoneText('+375291234567')).toBe('+375 29 123 45 67');
  });
});
