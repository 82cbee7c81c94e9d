import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { linkOf, wrongLink } from './link.ts';

const call = { callKey: '1764054130.12', startedAt: instant(Date.UTC(2026, 10, 24, 7, 2, 10)), direction: 'inbound', number: '79002000001', phone: '101' } as const;

describe('a link to the recording of a call', () => {
  it('is made of what is known of the call, by the wall clock of the branch', () => {
    expect(linkOf('https://pbx.local/rec/{date}/{time}-{number}.mp3?id={callid}&to={phone}&u={unix}&d={direction}', call, 'Europe/Moscow'))
      .toBe('https://pbx.local/rec/2026-11-24/100210-79002000001.mp3?id=1764054130.12&to=101&u=1795503730&d=in');
  });
  it.each([
    ['https://pbx.local/{callid}', undefined], ['http://192.168.1.5:8088/r?id={callid}', undefined], ['https://pbx.local/{date}/{time}', undefined],
    ['ftp://pbx.local/{callid}', 'scheme'], ['file:///etc/{callid}', 'scheme'], ['javascript:{callid}', 'scheme'], ['pbx.local/{callid}', 'not-a-link'], ['https://{callid}.evil.ru/', 'host'], ['https://pbx.local:{phone}/{callid}', 'host'], ['https://me:secret@pbx.local/{callid}', 'secret'], ['https://pbx.local/{caller}', 'unknown'], ['https://pbx.local/{number}', 'tells-nothing'],
  ] as const)('%s: %s', (template, why) => { expect(wrongLink(template)).toBe(why); });

  it('asks one server whatever a call is called', () => {
    fc.assert(fc.property(fc.string(), fc.string({ unit: fc.constantFrom('@', '/', '\\', '.', ':', '?', '#', '%', '2', 'f', ' ') }), (callKey, number) => {
      const url = new URL(linkOf('https://pbx.local/a/{callid}/b/{number}', { ...call, callKey, number }, 'UTC'));
      expect([url.origin, url.username, url.search, url.hash]).toEqual(['https://pbx.local', '', '', '']);
    }));
  });
});
