import { describe, expect, it } from 'vitest';
import { connected, deskAt, exchangeWith, ringing } from './sip-desk.ts';
import { until } from './until.ts';

describe('the SIP connector at exchanges that write loosely', () => {
  it('our own Contact in To is no dialled number: a group of two phones has one call (Asterisk)', async () => {
    const exchange = await exchangeWith({ backToBack: true, plainTo: true });
    const desk = deskAt(exchange.url, { accounts: [{ phone: '101', user: '101', password: 'p1' }, { phone: '102', user: '102', password: 'p2' }] });
    await connected(desk);
    exchange.ring({ callId: 'group', from: '+79002000001', line: '+74950001001', phones: ['101', '102'] });
    const call = await until(() => desk.telephony.calls().find(one => one.legs.length === 2), 'both phones', 8_000, () => desk.telephony.calls());
    expect(desk.telephony.calls()).toHaveLength(1);
    expect(call.line).toBeUndefined();
  });

  it.each([
    ['a container’s id for a host', (text: string) => text.replaceAll('sip:+79002000001@clinic.test', 'sip:+79002000001@019f9ae299f5').replaceAll('sip:city@127.0.0.1', 'sip:city@019f9ae299f5'), undefined],
    ['a name of Cyrillic letters without quotes', (text: string) => text.replace('From: "Nosova" <', 'From: Носова Анна <'), 'Носова Анна'],
    ['a tel: URI', (text: string) => text.replace('<sip:+79002000001@clinic.test>', '<tel:+79002000001>'), 'Nosova'],
  ])('rings for a caller written with %s, and answers with what came', async (_, loosely, name) => {
    const exchange = await exchangeWith();
    const desk = deskAt(exchange.url);
    await connected(desk);
    const sent = loosely(exchange.inviteText({ callId: 'loose', from: '+79002000001', line: '+74950001002', name: 'Nosova', phones: ['101'] }, '101'));
    exchange.sendRaw('101', sent);
    const call = await ringing(desk);
    expect(call).toMatchObject({ party: { e164: '+79002000001' }, ...(name === undefined ? {} : { displayName: name }) });
    await until(() => exchange.seen.texts.some(text => text.startsWith('SIP/2.0 180')), 'the answer');
    const header = (text: string, field: string) => new RegExp(`^${field}:.*$`, 'm').exec(text)?.[0].replaceAll('"', '').replace(/\s+</, ' <').trim();
    for (const field of ['Via', 'From']) expect(header(exchange.seen.texts.find(text => text.startsWith('SIP/2.0 180'))!, field)).toBe(header(sent, field));
  });

  it('says in the log that a message could not be read, and no more of it', async () => {
    const exchange = await exchangeWith();
    const desk = deskAt(exchange.url);
    await connected(desk);
    exchange.sendRaw('101', exchange.inviteText({ callId: 'odd', from: '+79002000001', line: '+74950001002', phones: ['101'] }, '101').replace(/^From:.*$/m, 'From: <<<>>>'));
    await until(() => desk.logs.includes('sip.message-refused'), 'the line', 8_000, () => desk.logs);
    expect(desk.changes).toEqual([]);
  });
});
