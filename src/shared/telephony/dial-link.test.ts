import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialLinkRefusals, isDialLink, parseDialLink } from './dial-link.ts';

const text = '+7 (900) 100-01-01';

describe('a link to a number', () => {
  it.each([
    'tel:+79001000101', 'TEL:+79001000101', 'tel:89001000101', 'tel:8(900)100-01-01', 'tel:+7%20900%20100-01-01', 'callto:+79001000101', 'callto://+79001000101/', 'callto:9001000101',
    'tel:+7-900-100-01-01;phone-context=example.com', 'callto:+79001000101?call', '  tel:+7 900 100 01 01',
  ])('%s is that number', (link) => { expect(parseDialLink(link)).toEqual({ kind: 'number', e164: '+79001000101', text }); });

  it.each([['tel:+74950001001;ext=12', '12'], ['tel:+74950001001,,34', '34'], ['tel:+74950001001p5w6', '56'], ['tel:+74950001001;postd=78', '78']])('%s keeps the extension to be pressed by hand', (link, extension) => {
    expect(parseDialLink(link)).toEqual({ kind: 'number', e164: '+74950001001', text: '+7 (495) 000-10-01', extension });
  });

  it.each([
    ['https://example.com', 'not-a-link'], ['', 'not-a-link'], ['--tel:+79001000101', 'not-a-link'], [`tel:+7900100010${'1'.repeat(300)}`, 'too-long'],
    ['tel:*21*79001000101#', 'service-code'], ['tel:%2A%2321%23', 'service-code'], ['tel:', 'not-a-number'], ['callto:maria.nosova', 'not-a-number'], ['tel:+7900100010l', 'not-a-number'],
    ['tel:%E0%A4%A', 'not-a-number'], ['tel:+79001000101%0d%0aCall', 'not-a-number'], ['tel:+7900\u202e1000101', 'not-a-number'], ['tel:112', 'short-number'], ['tel:101', 'short-number'], ['tel:+1234567', 'impossible'],
  ] as const)('%s is refused: %s', (link, why) => { expect(parseDialLink(link)).toEqual({ kind: 'refused', why }); });
});

const characters = fc.string({ unit: fc.constantFrom(...'0123456789+*#()-. /;?=,pw%еAz\u0000\u202e\n'), maxLength: 40 });

it('takes from any text either one possible number or a reason, and throws at nothing', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 400 }), fc.tuple(fc.constantFrom('tel:', 'callto:', 'TEL:', 'tel://'), fc.oneof(characters, fc.string({ unit: 'binary', maxLength: 60 }))).map((parts) => parts.join(''))), (link) => {
    const read = parseDialLink(link);
    if (read.kind === 'refused') expect(dialLinkRefusals).toContain(read.why);
    else {
      expect(isDialLink(link)).toBe(true);
      expect(read.e164).toMatch(/^\+[1-9]\d{6,14}$/);
      // every digit that would be dialled stands in the link, in that order: nothing is invented
      const digits = decodeURIComponent(link).replace(/\D/g, '');
      expect(digits).toContain(read.e164.slice(-7));
      expect(read.extension ?? '0').toMatch(/^[\d*#]{1,20}$/);
    }
  }), { numRuns: 3_000 });
});

it('reads a Russian mobile back from every form it is written in', () => {
  const form = fc.constantFrom((n: string) => `tel:+7${n}`, (n: string) => `tel:8${n}`, (n: string) => `callto:${n}`, (n: string) => `tel:+7(${n.slice(0, 3)})${n.slice(3, 6)}-${n.slice(6, 8)}-${n.slice(8)}`, (n: string) => `callto://+7%20${n}`);
  fc.assert(fc.property(fc.stringMatching(/^9\d{9}$/), form, (number, write) => { expect(parseDialLink(write(number))).toMatchObject({ kind: 'number', e164: `+7${number}` }); }), { numRuns: 500 });
});
