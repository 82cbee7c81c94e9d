import { describe, expect, it } from 'vitest';
import type { TelephonyEvent } from '#main/modules/telephony/index.ts';
import { createUisConnector, notificationEvents, notificationTemplates } from '#main/modules/telephony/connectors/uis/index.ts';
import { createSipConnector } from '#main/modules/telephony/connectors/sip/index.ts';
import { instant } from '#shared/kernel/values.ts';
import { createFakeExchange } from './fake-exchange.ts';
import { until } from './telephony-contract.ts';
import { uisAt } from './vendor-connections.ts';
import { closeUis, deskAt, deskOf, fakeWith, opened, quick } from './uis-desk.ts';

closeUis();

const envelope = (event: string, values: Record<string, unknown>, token = 'relay-token') => {
  const body = notificationTemplates[event as keyof typeof notificationTemplates].replace(/\{\{(\w+)\}\}/g, (_, name: string) => JSON.stringify(values[name] ?? null));
  return { id: `e-${event}`, receivedAt: instant(Date.now()), method: 'POST' as const, path: `/uis/${token}/call/${event}`, query: {}, headers: {}, body: Buffer.from(body) };
};
const values = { call_session_id: 500_101, communication_id: 9, virtual_phone_number: '74950001002', contact_phone_number: '79002000001', contact_full_name: 'Носова', direction: 'in', employee_id: 77_001, file_link: 'https://app.comagic.ru/system/media/talk/9/abc/', file_duration: 12 };

describe('notifications of UIS by the gateway', () => {
  it('ring at once, also when looks are rare, and a call that is over stays over', async () => {
    const uis = await fakeWith(), desk = deskAt(uis, {}, { wishes: { aliveMs: 60_000, idleMs: 60_000, nightMs: 60_000 } }), relayed = desk.connector.handleRelayed!;
    await desk.to('connected');
    const id = uis.ring({ from: '79002000001', line: '+74950001002' });
    expect(await relayed(envelope('waiting', { ...values, call_session_id: id }))).toBe(true);
    expect(await desk.call('ringing')).toMatchObject({ displayName: 'Носова', party: { e164: '+79002000001' }, line: { e164: '+74950001002' } });
    uis.answer(id, '101');
    await relayed(envelope('talk-started', { ...values, call_session_id: id }));
    await desk.call('talking');
    uis.end(id);
    await relayed(envelope('finished', { ...values, call_session_id: id }));
    await desk.call('ended');
    await relayed(envelope('waiting', { ...values, call_session_id: id }));
    expect(desk.telephony.calls().map((one) => one.state)).toEqual(['ended']);
  });
  it('are all made by our templates, and a stranger’s are not taken', async () => {
    const uis = await fakeWith(), desk = deskAt(uis), relayed = desk.connector.handleRelayed!;
    await desk.to('connected');
    expect(await Promise.all(notificationEvents.map((event) => relayed(envelope(event, values))))).toEqual(notificationEvents.map(() => true));
    const odd = envelope('incoming', values);
    expect(await Promise.all([envelope('incoming', values, 'guess'), { ...odd, path: '/uis/relay-token/call/steal' }, { ...odd, body: Buffer.from('{"v":1') }, { ...odd, body: Buffer.alloc(70_000, 'x') }].map((one) => relayed(one)))).toEqual([false, false, false, false]);
  });
  it('tell of a recording, which is opened at the vendor’s and nowhere else', async () => {
    const uis = await fakeWith(), events: TelephonyEvent[] = [], connector = createUisConnector(uisAt(uis), quick);
    connector.connect({ emit: (event) => { events.push(event); } });
    opened.push(connector.disconnect);
    await connector.handleRelayed!(envelope('record', values));
    expect(events.find((one) => one.type === 'recording')).toMatchObject({ recordingId: '9/abc', durationMs: 12_000 });
    expect(await connector.openRecording!('9/abc')).toMatchObject({ url: `${uis.dataApi().replace('/v2.0', '')}/system/media/talk/9/abc/` });
    await expect(connector.openRecording!('../../etc')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('recordings of an account that is not CoMagic’s', () => {
  it.each([
    ['https://dataapi.uiscom.ru/v2.0', 'https://app.uiscom.ru/system/media/talk/9/abc/', 'https://app.uiscom.ru'], ['https://dataapi-jsonrpc.novofon.ru/v2.0', 'https://app.novofon.ru/system/media/talk/9/abc/', 'https://app.novofon.ru'],
    ['https://dataapi.uiscom.ru/v2.0', 'http://media.comagic.ru/system/media/talk/9/abc/', 'https://media.comagic.ru'], ['https://dataapi.uiscom.ru/v2.0', 'https://evil.example/system/media/talk/9/abc/', undefined],
  ])('of %s, told of by %s, are opened at %s', async (dataApi, link, media) => {
    const uis = await fakeWith(), events: TelephonyEvent[] = [], connector = createUisConnector(uisAt(uis, { dataApi, dataSecret: '' }), quick);
    connector.connect({ emit: (event) => { events.push(event); } });
    opened.push(connector.disconnect);
    const home = dataApi.includes('novofon') ? 'https://app.novofon.ru' : 'https://app.uiscom.ru';
    expect(await connector.openRecording!('7/before')).toMatchObject({ url: `${home}/system/media/talk/7/before/` });
    await connector.handleRelayed!(envelope('record', { ...values, file_link: link }));
    expect(events.filter((one) => one.type === 'recording').map((one) => one.recordingId)).toEqual(media === undefined ? [] : ['9/abc']);
    expect(await connector.openRecording!('9/abc')).toMatchObject({ url: `${media ?? home}/system/media/talk/9/abc/` });
  });
});

describe('one call known by SIP and by UIS', () => {
  it.each([['SIP first', true], ['UIS first', false]])('is one call with one inquiry: %s', async (_, sipFirst) => {
    const uis = await fakeWith(), pbx = await createFakeExchange({ passwords: { 101: 'p1', 102: 'p2' } });
    opened.push(pbx.stop);
    const sip = createSipConnector({ id: 'sip', exchange: 'pbx', server: pbx.url, domain: pbx.domain, accounts: [{ phone: '101', user: '101', password: 'p1' }, { phone: '102', user: '102', password: 'p2' }] });
    const desk = deskOf(createUisConnector(uisAt(uis, { exchange: 'pbx' }), quick));
    desk.telephony.addConnector(sip);
    await desk.to('connected');
    await until(() => sip.health().state === 'connected', 'sip');
    const ringSip = () => { pbx.ring({ callId: 'c1', from: '+79002000001', line: '+74950001001', phones: ['101', '102'] }); };
    let id = 0;
    if (sipFirst) { ringSip(); id = uis.ring({ from: '79002000001', line: '+74950001001' }); } else { id = uis.ring({ from: '79002000001', line: '+74950001001' }); await desk.call('ringing'); ringSip(); }
    await until(() => desk.telephony.calls().length === 1 && desk.telephony.calls()[0]!.legs.length === 2, 'one call', 8_000, () => desk.telephony.calls());
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(desk.telephony.calls()).toHaveLength(1);
    pbx.answer('c1', '101');
    uis.answer(id, '101');
    await desk.call('talking');
    pbx.end('c1');
    uis.end(id);
    expect(await desk.call('ended')).toMatchObject({ outcome: 'answered', answeredPhone: '101' });
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(desk.telephony.calls()).toHaveLength(1);
    expect(desk.rows()).toHaveLength(2);
  });
});
