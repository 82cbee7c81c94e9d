import { afterEach, describe, expect, it } from 'vitest';
import { createIds } from '#main/kernel/ids.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createMemoryLegStore, createTelephony, type LegRow, type TelephonyConnector, type TelephonyEvent } from '#main/modules/telephony/index.ts';
import { checkUis, createUisConnector, notificationEvents, notificationTemplates, type UisDeps } from '#main/modules/telephony/connectors/uis/index.ts';
import { createSipConnector } from '#main/modules/telephony/connectors/sip/index.ts';
import { instant } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { createFakeExchange } from './fake-exchange.ts';
import { createFakeUis, type FakeUis, type FakeUisOptions } from './fake-uis.ts';
import { openDesk, until } from './telephony-contract.ts';
import { uisAt } from './vendor-connections.ts';

const lines = { '+74950001001': ['101', '102'], '+74950001002': ['101'] }, quick = { wishes: { aliveMs: 10, idleMs: 10, nightMs: 10 }, lostAfterMs: 300, retryMs: 5 } satisfies UisDeps;
const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const close of opened.splice(0).reverse()) await close(); });

async function fakeWith(options: Partial<FakeUisOptions> = {}): Promise<FakeUis> {
  const uis = await createFakeUis({ employees: { 101: 77001, 102: 77002 }, lines, ...options });
  opened.push(uis.stop);
  return uis;
}
function deskOf(connector: TelephonyConnector) {
  const desk = openDesk(connector);
  opened.push(desk.telephony.stop);
  const health = () => { const { state, code } = connector.health(); return code === undefined ? state : `${state} ${code}`; };
  return { ...desk, connector, health, to: (wanted: string) => until(() => health() === wanted, wanted, 8_000, health), call: (state: CallFacts['state']) => until(() => desk.telephony.calls().find((one) => one.state === state), state, 8_000, () => desk.telephony.calls()) };
}
const deskAt = (uis: FakeUis, more: Parameters<typeof uisAt>[1] = {}, deps: UisDeps = {}) => deskOf(createUisConnector(uisAt(uis, more), { ...quick, ...deps }));

describe('dialling through UIS', () => {
  it('rings the desk phone first and is answered when the patient answers', async () => {
    const uis = await fakeWith(), desk = deskAt(uis);
    await desk.to('connected');
    const { callId } = await desk.telephony.dial({ phone: '101', to: '+79110001122', orderId: 'order-1' });
    expect(uis.seen.requests.find((one) => one.method === 'start.employee_call')!.params).toMatchObject({ first_call: 'employee', employee: { id: 77001 }, contact: '79110001122', virtual_phone_number: '74950001001', external_id: 'stoika:call:order-1', direction: 'out' });
    const [id] = [...uis.sessions.keys()];
    uis.liftDesk(id!);
    await new Promise((resolve) => { setTimeout(resolve, 60); });
    expect(desk.telephony.calls()).toMatchObject([{ callId, state: 'dialing', direction: 'outbound', party: { e164: '+79110001122' }, line: { e164: '+74950001001' } }]);
    uis.answer(id!, '101');
    expect(await desk.call('talking')).toMatchObject({ callId, answeredPhone: '101' });
    await desk.telephony.hold(callId!, '101', true);
    await desk.call('held');
    await desk.telephony.hangup(callId!, '101');
    expect(await desk.call('ended')).toMatchObject({ callId, outcome: 'answered', cause: 'normal' });
  });
  it('is never repeated without an answer, and is found by our own id', async () => {
    const uis = await fakeWith(), connector = createUisConnector(uisAt(uis), { ...quick }), desk = deskOf(connector);
    await desk.to('connected');
    uis.breakWith((reply, method) => { if (method !== 'start.employee_call') return false; reply.socket?.destroy(); return true; });
    await expect(desk.telephony.dial({ phone: '101', to: '+79110001122', orderId: 'lost' })).rejects.toMatchObject({ reason: 'telephony.no-reply' });
    expect(uis.seen.requests.filter((one) => one.method === 'start.employee_call')).toHaveLength(1);
    uis.accept();
    expect(await desk.telephony.findDialed('101', 'lost')).toBeUndefined();
    const { callId } = await desk.telephony.dial({ phone: '101', to: '+79110001122', orderId: 'there' });
    expect(await desk.telephony.findDialed('101', 'there')).toBe(callId);
  }, 15_000);
  it('says why it cannot: every refusal has a reason of its own', async () => {
    const uis = await fakeWith(), desk = deskAt(uis);
    await desk.to('connected');
    const refusals: readonly [number, string, string, string][] = [
      [-32602, 'employee_not_found', 'conflict', 'uis.employee-unknown'], [-32602, 'no_active_phone_number', 'conflict', 'uis.employee-no-phone'], [-32002, 'contact_in_blacklist', 'conflict', 'uis.contact-blocked'],
      [-32004, 'invalid_state', 'conflict', 'uis.wrong-state'], [-32007, 'virtual_phone_number_not_found', 'conflict', 'uis.line-unknown'], [-32602, 'own_virtual_phone_number_not_allowed', 'conflict', 'uis.own-number'],
      [-32008, 'component_disabled', 'conflict', 'uis.component-disabled'], [-32009, 'account_inactive', 'connector-failed', 'uis.account-inactive'], [-32029, 'limit_exceeded', 'connector-failed', 'uis.limit'],
      [-32003, 'ip_not_whitelisted', 'connector-failed', 'uis.ip-not-whitelisted'], [-32003, 'forbidden', 'connector-failed', 'uis.forbidden'], [-32001, 'access_token_blocked', 'connector-failed', 'uis.unauthorized'], [-32001, 'auth_error', 'connector-failed', 'uis.unauthorized'],
      [-32602, 'call_session_not_found', 'not-found', 'uis.no-call'], [-32602, 'tts_text_exceeded', 'conflict', 'uis.media'], [-32602, 'media_file_not_found', 'conflict', 'uis.media'], [-32602, 'character_encoding_not_allowed', 'conflict', 'uis.media'],
      [-32602, 'invalid_parameters_combination', 'conflict', 'uis.refused'], [-32601, 'never_heard_of', 'conflict', 'uis.method-unknown'], [-32700, 'x', 'connector-failed', 'uis.refused'], [-32600, 'x', 'connector-failed', 'uis.refused'],
      [-32099, 'x', 'connector-failed', 'uis.refused'], [-32603, 'x', 'connector-failed', 'telephony.no-reply'], [-1, 'new_mnemonic', 'connector-failed', 'uis.refused'],
    ];
    for (const [code, mnemonic, error, reason] of refusals) {
      uis.refuseWith(code, mnemonic, ['start.employee_call']);
      await expect(desk.telephony.dial({ phone: '101', to: '+79110001122' }), mnemonic).rejects.toMatchObject({ code: error, reason });
    }
    expect(desk.telephony.calls()).toEqual([]);
  });
});

describe('a queue of UIS', () => {
  it('that goes round rings a phone again, and the call is answered there', async () => {
    const uis = await fakeWith(), desk = deskAt(uis);
    await desk.to('connected');
    const id = uis.ring({ from: '79002000001', line: '+74950001001', phones: ['101'] });
    const { callId } = await desk.call('ringing');
    for (const phone of ['102', '101']) {
      uis.ringOn(id, phone);
      await until(() => { const legs = desk.telephony.calls()[0]?.legs.filter((leg) => leg.state === 'ringing') ?? []; return legs.length === 1 && legs[0]!.phone === phone; }, `${phone} to ring alone`, 8_000, () => desk.telephony.calls());
    }
    uis.answer(id, '101');
    expect(await desk.call('talking')).toMatchObject({ callId, answeredPhone: '101' });
    uis.end(id);
    expect(await desk.call('ended')).toMatchObject({ callId, outcome: 'answered' });
  });
});

describe('what stops UIS', () => {
  it.each([
    [-32003, 'ip_not_whitelisted', 'misconfigured uis.ip-not-whitelisted'], [-32001, 'access_token_invalid', 'unauthorized uis.unauthorized'], [-32009, 'account_inactive', 'misconfigured uis.account-inactive'],
    [-32008, 'component_disabled', 'misconfigured uis.component-disabled'], [-32603, 'internal', 'degraded uis.their-failure'],
  ])('%d %s is told as what it is', async (code, mnemonic, told) => {
    const uis = await fakeWith();
    uis.refuseWith(code, mnemonic, ['list.calls']);
    const desk = deskAt(uis);
    expect(await desk.to(told)).toBe(true);
    uis.accept();
    desk.connector.wake!();
    expect(await desk.to('connected')).toBe(true);
  });
  it('HTML, a redirect, a flood of bytes and silence are outages, not calls', async () => {
    const uis = await fakeWith(), desk = deskAt(uis);
    await desk.to('connected');
    const answers: Record<string, Parameters<FakeUis['breakWith']>[0]> = {
      'disconnected uis.not-json': (reply) => { reply.writeHead(200, { 'content-type': 'text/html' }); reply.end('<html>Оплатите интернет</html>'); return true; },
      'misconfigured uis.redirect': (reply) => { reply.writeHead(302, { location: 'http://127.0.0.1:1/steal' }); reply.end(); return true; },
      'disconnected uis.bad-answer': (reply) => { reply.writeHead(200, { 'content-type': 'application/json' }); reply.end(JSON.stringify({ result: { data: 'x'.repeat(9 * 1024 * 1024) } })); return true; },
    };
    for (const [told, how] of Object.entries(answers)) {
      uis.breakWith(how);
      await desk.to(told);
      uis.accept();
      desk.connector.wake!();
      await desk.to('connected');
    }
    expect(desk.changes).toEqual([]);
  });
  it('a token that has run out is renewed once, also in the middle of a deed', async () => {
    const uis = await fakeWith({ login: { login: 'stoika', password: 'word' }, key: 'not-used' }), desk = deskAt(uis, { sign: 'login', callLogin: 'stoika', dataLogin: 'stoika', callSecret: 'word', dataSecret: 'word' });
    await desk.to('connected');
    uis.expireTokens();
    await desk.telephony.dial({ phone: '101', to: '+79110001122' });
    expect(uis.sessions.size).toBe(1);
    await desk.connector.disconnect();
    const wrong = deskAt(uis, { sign: 'login', callLogin: 'stoika', callSecret: 'wrong', dataSecret: '', id: '019abc00-0000-7000-8000-000000000009' });
    await wrong.to('unauthorized uis.unauthorized');
  });
  it('asks no more than its points allow, says that it sees calls late, and leaves some for people', async () => {
    // noon in Moscow: at night few points are nothing to tell of
    const shift = Date.UTC(2026, 10, 24, 9) - Date.now(), now = () => instant(Date.now() + shift);
    const uis = await fakeWith({ limits: { minute: 1_000, day: 8 }, now }), desk = deskAt(uis, { dataSecret: '' }, { clock: { ...systemClock, now } });
    await desk.to('degraded uis.limit');
    await desk.telephony.dial({ phone: '101', to: '+79110001122' });
    await desk.telephony.hangup(desk.telephony.calls()[0]!.callId, '101');
    expect([uis.seen.refusedForLimit, uis.seen.requests.length <= 8]).toEqual([0, true]);
  });
});

describe('the points of the history', () => {
  it('are not asked away: what would be one too many is not asked', async () => {
    const uis = await fakeWith({ limits: { minute: 1_000, day: 12 } }), connector = createUisConnector(uisAt(uis), { ...quick, wishes: { aliveMs: 60_000, idleMs: 60_000, nightMs: 60_000 } });
    connector.connect({ emit: () => undefined });
    opened.push(connector.disconnect);
    await until(() => connector.health().state === 'connected' || connector.health().state === 'degraded', 'connection');
    const told = new Set<string>();
    for (let n = 0; n < 30; n++) await connector.fetchFinished!({ from: instant(Date.now() - 60_000), till: instant(Date.now()) }).then(() => { told.add('read'); }, (error: { readonly reason: string }) => { told.add(error.reason); });
    expect([...told]).toEqual(['read', 'uis.limit']);
    expect(uis.seen.refusedForLimit).toBe(0);
  });
});

describe('clocks and zones', () => {
  it.each([['Asia/Vladivostok', 0], ['Europe/Moscow', 3_600_000], ['Europe/Kaliningrad', -7_200_000]])('a call of an account in %s whose clock is %d ms ahead began now', async (timezone, aheadMs) => {
    const uis = await fakeWith({ timezone, aheadMs }), desk = deskAt(uis);
    await desk.to('connected');
    const before = Date.now();
    uis.end(uis.ring({ from: '79002000001', line: '+74950001002' }));
    const page = await desk.connector.fetchFinished!({ from: instant(before - 60_000), till: instant(before + 60_000) });
    expect(page.calls).toHaveLength(1);
    expect(Math.abs(page.calls[0]!.startedAt - before)).toBeLessThan(3_000);
  });
});

describe('the history of UIS', () => {
  /** A program started on a base that already holds `rows`, with its marks. */
  function program(uis: FakeUis, rows: readonly LegRow[], marks: Map<string, number>) {
    const store = createMemoryLegStore(rows), ended = new Map<string, CallFacts>(), recordings: string[] = [];
    const connector = createUisConnector(uisAt(uis), quick);
    const telephony = createTelephony({
      clock: systemClock, newId: createIds(systemClock), store, settings: { node: 'desk-1', confirmWithinMs: 50 }, marks: { get: (name) => marks.get(name), set: (name, value) => { marks.set(name, value); } },
      sink: { callChanged: (call) => { ended.set(call.callId, call); }, recordingReady: (one) => { recordings.push(one.recordingId); } },
    });
    telephony.addConnector(connector);
    opened.push(telephony.stop);
    return { telephony, connector, ended, store, recordings };
  }
  it('brings what happened while the program was away: none lost, none doubled, read twice or not', async () => {
    const uis = await fakeWith(), marks = new Map<string, number>();
    const first = program(uis, [], marks);
    await until(() => first.connector.health().state === 'connected', 'connection');
    const seen = uis.ring({ from: '79002000001', line: '+74950001002' });
    await until(() => first.telephony.calls().length === 1, 'the first call');
    uis.answer(seen, '101');
    await until(() => first.telephony.calls()[0]?.state === 'talking', 'talk');
    await until(() => marks.size === 1, 'the first reading', 8_000);
    await first.telephony.stop();
    // the conversation ends, and forty more calls come, with nobody there
    uis.end(seen);
    for (let n = 0; n < 40; n++) {
      const id = uis.ring({ from: `790030000${String(n).padStart(2, '0')}`, line: n % 2 === 0 ? '+74950001001' : '+74950001002' });
      if (n % 3 === 0) uis.answer(id, '101');
      uis.end(id);
    }
    uis.end(uis.ring({ from: '79003000099', line: '+74950001001', phones: [] }));   // left the menu
    const second = program(uis, first.store.rows(), marks);
    await until(() => second.ended.size >= 42, 'forty-two calls', 12_000, () => second.ended.size);
    const all = [...second.ended.values()];
    expect(all).toHaveLength(42);
    expect(new Set(all.map((one) => one.party.kind === 'phone' && one.party.e164)).size).toBe(42);
    expect(all.every((one) => one.state === 'ended')).toBe(true);
    const interrupted = all.find((one) => one.party.kind === 'phone' && one.party.e164 === '+79002000001')!;
    expect(interrupted).toMatchObject({ outcome: 'answered', cause: 'normal', answeredPhone: '101' });
    expect(all.find((one) => one.party.kind === 'phone' && one.party.e164 === '+79003000099')).toMatchObject({ outcome: 'missed', legs: [{ phone: '' }] });
    const rows = second.store.rows().length;
    await second.telephony.stop();
    // a third start reads the same hours again and changes nothing
    const third = program(uis, second.store.rows(), marks);
    await until(() => third.connector.health().state === 'connected' && uis.seen.requests.filter((one) => one.method === 'get.calls_report').length >= 3, 'the third reading', 12_000);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    expect([third.ended.size, third.store.rows().length]).toEqual([0, rows]);
    expect(new Set(third.recordings).size).toBe(third.recordings.length);
  }, 40_000);
  it('knows better than a look that came too late: a talk between two looks is no missed call', async () => {
    const uis = await fakeWith(), { telephony, connector, ended } = program(uis, [], new Map());
    await until(() => connector.health().state === 'connected', 'connection');
    const id = uis.ring({ from: '79002000001', line: '+74950001002' });
    await until(() => telephony.calls().length === 1, 'the ring');
    uis.answer(id, '101');
    uis.end(id);
    await until(() => [...ended.values()][0]?.state === 'ended', 'the end');
    uis.report[0]!.talk_duration = 0;
    await telephony.removeConnector(connector.id);
    telephony.addConnector(createUisConnector(uisAt(uis), quick));
    await until(() => [...ended.values()][0]?.outcome === 'answered', 'the truth', 12_000, () => [...ended.values()]);
    expect(ended.size).toBe(1);
  }, 20_000);
  it('comes in pages and parts of a month', async () => {
    const uis = await fakeWith(), desk = deskAt(uis), now = Date.now();
    for (let n = 0; n < 1_203; n++) uis.report.push({ id: n + 1, start_time: uis.stamp(now - n * 4_800_000), finish_time: uis.stamp(now - n * 4_800_000 + 30_000), direction: 'in', is_lost: true, contact_phone_number: '79002000001', virtual_phone_number: '74950001001', employees: [] });
    await desk.to('connected');
    const keys = new Set<string>();
    let cursor: string | undefined, pages = 0;
    do {
      const page = await desk.connector.fetchFinished!({ from: instant(now - 80 * 86_400_000), till: instant(now + 60_000) }, cursor);
      for (const call of page.calls) keys.add(call.callKey);
      cursor = page.nextCursor;
      pages++;
    } while (cursor !== undefined && pages < 50);
    expect([keys.size, pages]).toEqual([1_203, 4]);
  });
});

describe('notifications of UIS by the gateway', () => {
  const envelope = (event: string, values: Record<string, unknown>, token = 'relay-token') => {
    const body = notificationTemplates[event as keyof typeof notificationTemplates].replace(/\{\{(\w+)\}\}/g, (_, name: string) => JSON.stringify(values[name] ?? null));
    return { id: `e-${event}`, receivedAt: instant(Date.now()), method: 'POST' as const, path: `/uis/${token}/call/${event}`, query: {}, headers: {}, body: Buffer.from(body) };
  };
  const values = { call_session_id: 500_101, communication_id: 9, virtual_phone_number: '74950001002', contact_phone_number: '79002000001', contact_full_name: 'Носова', direction: 'in', employee_id: 77_001, file_link: 'https://app.comagic.ru/system/media/talk/9/abc/', file_duration: 12 };
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

describe('«Проверить»', () => {
  const check = (uis: FakeUis, more: Parameters<typeof uisAt>[1] = {}) => checkUis(uisAt(uis, more), { clock: systemClock, fetch: globalThis.fetch, signal: new AbortController().signal });
  it('says what works, brings the employees and the numbers, and rings nobody', async () => {
    const uis = await fakeWith({ aheadMs: 600_000 }), { findings, people, lines: numbers } = await check(uis);
    expect(Object.fromEntries(findings.map((one) => [one.what, one.how]))).toEqual({ calls: 'works', history: 'works', phones: 'works', line: 'works', clock: 'warning' });
    expect([people.map((one) => one.extension), numbers.map((one) => one.number)]).toEqual([['101', '102'], ['+74950001001', '+74950001002']]);
    expect(uis.seen.requests.some((one) => one.method.startsWith('start.'))).toBe(false);
    expect(uis.sessions.size).toBe(0);
  });
  it('names each thing that does not', async () => {
    const uis = await fakeWith(), of = async (more: Parameters<typeof uisAt>[1]) => Object.fromEntries((await check(uis, more)).findings.map((one) => [one.what, one.code ?? one.how]));
    expect(await of({ callSecret: 'wrong' })).toMatchObject({ calls: 'uis.unauthorized', history: 'works' });
    expect(await of({ dataSecret: '', line: '' })).toMatchObject({ calls: 'works', history: 'uis.no-data-key', line: 'uis.no-line' });
    expect(await of({ phones: [{ phone: '101', employeeId: '5', name: '' }], line: '74959999999' })).toMatchObject({ phones: 'uis.employee-unknown', line: 'uis.line-unknown' });
    uis.refuseWith(-32003, 'ip_not_whitelisted');
    expect(await of({})).toMatchObject({ calls: 'uis.ip-not-whitelisted', history: 'uis.ip-not-whitelisted' });
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
