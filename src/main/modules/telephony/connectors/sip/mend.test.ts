import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mend, unmend } from './mend.ts';

const message = (...lines: string[]) => ['INVITE sip:desk-a1@019f.example SIP/2.0', ...lines, 'Call-ID: 1', '', 'v=0\r\no=- 1 1 IN IP4 019f9ae299f5'].join('\r\n');

describe('messages written loosely', () => {
  it.each([
    ['From: "X" <sip:101@019f9ae299f5>;tag=a', 'From: "X" <sip:101@019f9ae299f5.loose.invalid>;tag=a'],
    ['Contact: <sip:asterisk@019f9ae299f5:5060;transport=ws>', 'Contact: <sip:asterisk@019f9ae299f5.loose.invalid:5060;transport=ws>'],
    ['Via: SIP/2.0/WS 019f9ae299f5:5060;rport;branch=z9hG4bK1', 'Via: SIP/2.0/WS 019f9ae299f5.loose.invalid:5060;rport;branch=z9hG4bK1'],
    ['Record-Route: <sip:019f9ae299f5;lr>, <sip:pbx.clinic.test;lr>', 'Record-Route: <sip:019f9ae299f5.loose.invalid;lr>, <sip:pbx.clinic.test;lr>'],
    ['From: Иванов Иван <sip:+79002000001@city.test>;tag=a', 'From: "Иванов Иван" <sip:+79002000001@city.test>;tag=a'],
    ['From: Ivanov, Ivan <sip:+79002000001@city.test>;tag=a', 'From: "Ivanov, Ivan" <sip:+79002000001@city.test>;tag=a'],
    ['f: <tel:+7-900-200-00-01;phone-context=x>;tag=a', 'f: <sip:+79002000001@tel.loose.invalid;phone-context=x>;tag=a'],
  ])('%s', (line, mended) => { expect(mend(message(line))).toBe(message(mended)); });

  it.each(['From: "Иванов" <sip:+79002000001@10.0.0.1:5060>;tag=a', 'To: Ivan Petrov <sip:101@pbx>', 'From: <sip:anonymous@anonymous.invalid>', 'P-Asserted-Identity: sip:+7900@x, <tel:+7900>'.replace('<tel:+7900>', '<sip:1@x>'),
    'Via: SIP/2.0/WSS 8f3a.invalid;branch=z9hG4bK1', 'Contact: <sip:a@[2001:db8::1]:5060>', 'Subject: <sip:101@019f9ae299f5>'])('leaves alone what can be read or is no address: %s', (line) => { expect(mend(message(line))).toBe(message(line)); });

  it('goes out as it came in', () => {
    const came = message('Via: SIP/2.0/WS 019f9ae299f5:5060;branch=z9hG4bK1', 'From: <tel:+79002000001>;tag=a', 'Contact: <sip:asterisk@019f9ae299f5>', 'Route: <sip:1a.2b;lr>');
    expect(mend(came)).not.toBe(came);
    expect(unmend(mend(came))).toBe(came);
  });
  it('never throws, and leaves a body alone', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), fc.constantFrom('From', 'To', 'Via', 'Contact', 'Record-Route'), (text, name) => {
      const mended = mend(`${name}: x\r\n${name}: ${text}\r\n\r\n${text}`);
      expect(mended.endsWith(text)).toBe(true);
      unmend(mended);
    }), { seed: 7 });
  });
});
