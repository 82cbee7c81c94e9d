import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAsteriskConnector } from '#main/modules/telephony/connectors/asterisk-ami/index.ts';
import { createIdentServiceConnector } from '#main/modules/telephony/connectors/ident-service/index.ts';
import { createUisConnector } from '#main/modules/telephony/connectors/uis/index.ts';
import { instant } from '#shared/kernel/values.ts';
import { createFakeAmi } from './fake-ami.ts';
import { createFakeIdentService } from './fake-ident-service.ts';
import { createFakeUis } from './fake-uis.ts';
import { openDesk, until } from './telephony-contract.ts';
import { asteriskAt, identAt, uisAt } from './vendor-connections.ts';

const lines = { '+74950001002': ['101'] }, seed = 20261126;
const escaped: unknown[] = [], opened: (() => Promise<unknown>)[] = [], escape = (error: unknown) => { escaped.push(error); };
const expectNothingEscaped = () => { expect(escaped.splice(0)).toEqual([]); };
beforeEach(() => { process.on('unhandledRejection', escape); process.on('uncaughtException', escape); });
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  await new Promise((resolve) => { setImmediate(resolve); });
  process.off('unhandledRejection', escape);
  process.off('uncaughtException', escape);
  expectNothingEscaped();
});

/** A fixed stream of numbers (mulberry32): the same wounds on every run. */
function numbers(from: number) {
  let state = from >>> 0;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
const odd = ['\0', '\r\n', '\r\n\r\n', '"', '}', '[', '\\u0000', '🦷', 'null', '-1', '1e999', '99999999999999999999', '{}', ':', 'Event: Hangup\r\n', 'true', '__proto__', 'Разговор', ' '.repeat(300)];
function wound(text: string, next: (below: number) => number): string {
  let wounded = text;
  for (let n = 1 + next(4); n > 0; n--) {
    const at = next(Math.max(1, wounded.length));
    switch (next(6)) {
      case 0: wounded = wounded.slice(0, at) + String.fromCharCode(next(0x500)) + wounded.slice(at + 1); break;
      case 1: wounded = wounded.slice(0, at) + wounded.slice(at + next(60)); break;
      case 2: wounded = wounded.slice(0, at) + wounded.slice(at, at + next(200)) + wounded.slice(at); break;
      case 3: wounded = wounded.slice(0, at) + odd[next(odd.length)]! + wounded.slice(at); break;
      case 4: { const values = [...wounded.matchAll(/:\s?("[^"]*"|[\w.-]+)/g)], hit = values[next(Math.max(1, values.length))]; if (hit) wounded = wounded.slice(0, hit.index) + `:${odd[next(odd.length)]!}` + wounded.slice(hit.index + hit[0].length); break; }
      default: wounded = wounded.slice(0, at);
    }
  }
  return wounded;
}
const json = { 'content-type': 'application/json' };

describe('malformed answers and events of vendors (fixed seed)', () => {
  it('10,000 broken answers of UIS throw nothing, and the valid call after them rings', async () => {
    const uis = await createFakeUis({ employees: { 101: 77001, 102: 77002 }, lines }), next = numbers(seed);
    opened.push(uis.stop);
    const whole = JSON.stringify({
      jsonrpc: '2.0', id: 1, result: { data: [{
        call_session_id: 5001, direction: 'in', start_time: '2026-11-22 08:00:00', finish_time: '2026-11-22 08:01:00', virtual_phone_number: '74950001002', contact_phone_number: '79002000001', external_id: null, id: 5001, talk_duration: 5, call_records: ['a'], communication_id: 4,
        legs: [{ leg_id: 1, is_operator: false, state: 'Разговор' }, { leg_id: 2, is_operator: true, employee_id: 77001, state: 'Дозвон' }], employees: [{ employee_id: 77001, is_answered: true, is_talked: true }], timezone: 'Europe/Moscow',
      }], metadata: { limits: { minute_limit: 60, minute_remaining: 59, minute_reset: 30, day_limit: 5000, day_remaining: 4999, day_reset: 3600 }, total_items: 1 } },
    }), refusal = JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: -32003, message: 'x', data: { mnemonic: 'ip_not_whitelisted', params: {} } } });
    let broken = 0;
    // the wire is the fastest way in: the connector asks through a `fetch` that answers with wounds
    const answers: typeof globalThis.fetch = () => { broken++; return Promise.resolve(new Response(wound(next(8) === 0 ? refusal : whole, next), { status: [200, 200, 200, 200, 500, 404][next(6)]!, headers: json })); };
    const connector = createUisConnector(uisAt(uis), { fetch: (...given) => (broken < 10_000 ? answers(...given) : globalThis.fetch(...given)), wishes: { aliveMs: 1, idleMs: 1, nightMs: 1 }, retryMs: 0, lostAfterMs: 50, random: () => 0.1 });
    const desk = openDesk(connector);
    opened.push(desk.telephony.stop);
    while (broken < 10_000) {
      connector.wake!();
      await Promise.allSettled([connector.fetchFinished!({ from: instant(Date.now() - 3_600_000), till: instant(Date.now()) }), connector.dial!({ phone: '101', to: '+79110001122' }), connector.findDialed === undefined ? undefined : connector.hangup!({ callKey: '5001', phone: '101' })]);
    }
    connector.wake!();
    await until(() => connector.health().state === 'connected' || connector.health().state === 'degraded', 'health', 8_000, () => connector.health());
    const valid = until(() => desk.telephony.calls().find((call) => call.state === 'ringing' && call.party.kind === 'phone' && call.party.e164 === '+79003330000'), 'the valid call', 8_000, () => [connector.health(), desk.telephony.calls().length]);
    const nudge = setInterval(() => { connector.wake!(); }, 20);
    uis.ring({ from: '79003330000', line: '+74950001002' });
    expect(await valid.finally(() => { clearInterval(nudge); })).toMatchObject({ line: { e164: '+74950001002' } });
    expect(broken).toBeGreaterThanOrEqual(10_000);
    expect(escaped).toEqual([]);
  }, 60_000);

  it('10,000 broken answers of a service for IDENT throw nothing, and the valid call after them rings', async () => {
    const service = await createFakeIdentService(), next = numbers(seed + 1);
    opened.push(service.stop);
    const whole = JSON.stringify([{ DateAndTime: '2026-11-22T09:20:00+03:00', Direction: 'in', PhoneFrom: '79110001122', PhoneTo: '78120000001', WaitInSeconds: 7, TalkInSeconds: null, LineDescription: 'Сайт', RecordUrl: 'https://x.example/1' }]);
    let broken = 0;
    const answers: typeof globalThis.fetch = () => { broken++; return Promise.resolve(new Response(wound(whole, next), { status: [200, 200, 200, 500][next(4)]!, headers: json })); };
    const connector = createIdentServiceConnector(identAt(service), { fetch: (...given) => (broken < 10_000 ? answers(...given) : globalThis.fetch(...given)), everyMs: 1, lostAfterMs: 50, random: () => 0.1 });
    const desk = openDesk(connector);
    opened.push(desk.telephony.stop);
    while (broken < 10_000) {
      connector.wake!();
      await connector.fetchFinished!({ from: instant(Date.now() - 3_600_000), till: instant(Date.now()) }).catch(() => undefined);
    }
    const nudge = setInterval(() => { connector.wake!(); }, 20);
    service.ring({ from: '79003330000', line: '74950001002' });
    expect(await until(() => desk.telephony.calls().find((call) => call.state === 'ringing' && call.party.kind === 'phone' && call.party.e164 === '+79003330000'), 'the valid call', 8_000, () => connector.health()).finally(() => { clearInterval(nudge); })).toMatchObject({ line: { e164: '+74950001002' } });
    expect(escaped).toEqual([]);
  }, 60_000);

  it('10,000 broken messages of an Asterisk throw nothing, and the valid call after them rings', async () => {
    const ami = await createFakeAmi({ phones: ['101', '102'], lines }), next = numbers(seed + 2);
    opened.push(ami.stop);
    const connector = createAsteriskConnector(asteriskAt(ami)), desk = openDesk(connector);
    opened.push(desk.telephony.stop);
    await until(() => connector.health().state === 'connected', 'connection');
    const events = ['Newchannel', 'Newstate', 'DialBegin', 'DialEnd', 'Hold', 'Unhold', 'Hangup', 'BridgeEnter', 'CoreShowChannel', 'DeviceStateChange', 'NewConnectedLine'];
    const text = (n: number) => ami.eventText({
      Event: events[n % events.length]!, Channel: `PJSIP/${n % 3 === 0 ? 'trunk' : '101'}-${String(n % 40)}`, ChannelState: [0, 4, 5, 6][n % 4]!, CallerIDNum: '79002000001', CallerIDName: 'Nosova', ConnectedLineNum: '<unknown>', Exten: n % 3 === 0 ? '74950001002' : '', Uniqueid: `17900.${String(n % 40)}`, Linkedid: `17900.${String((n % 40) - (n % 3))}`,
      DestChannel: `PJSIP/101-${String(n % 40)}`, DestUniqueid: `17900.${String((n + 1) % 40)}`, DestLinkedid: `17900.${String(n % 40)}`, DialStatus: 'ANSWER', Cause: 16, Device: 'PJSIP/101', State: 'NOT_INUSE', Duration: '00:01:00',
    });
    let sent = 0;
    for (; sent < 10_000; sent++) {
      ami.sendRaw(wound(text(sent), next));
      if (sent % 500 !== 499) continue;
      // whatever was cut off in the middle ends here; the next message is whole, and its call rings
      ami.sendRaw('\r\n\r\n\r\n\r\n');
      const from = `+7900333${String(sent).padStart(4, '0')}`, ring = ami.ring({ from, line: '+74950001002' });
      await until(() => desk.telephony.calls().some((call) => call.party.kind === 'phone' && call.party.e164 === from && call.state === 'ringing'), `the call after ${String(sent + 1)} broken messages`, 8_000, () => [connector.health(), desk.telephony.calls().length]);
      ami.end(ring);
    }
    expect(sent).toBe(10_000);
    expect(connector.health().state).toBe('connected');
    expect(escaped).toEqual([]);
  }, 60_000);
});
