import { describe, expect, it } from 'vitest';
import { systemClock } from '#main/kernel/clock.ts';
import { checkUis, createUisConnector } from '#main/modules/telephony/connectors/uis/index.ts';
import { instant } from '#shared/kernel/values.ts';
import type { FakeUis } from './fake-uis.ts';
import { until } from './telephony-contract.ts';
import { uisAt } from './vendor-connections.ts';
import { closeUis, deskAt, deskOf, fakeWith, opened, quick } from './uis-desk.ts';

closeUis();

describe('dialling through UIS', () => {
  it('rings the desk phone first and is answered when the patient answers (R-007)', async () => {
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
  it('says why it cannot: every refusal has a reason of its own, «инициализация звонков» switched off too (R-007)', async () => {
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
