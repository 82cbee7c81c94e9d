import fc from 'fast-check';
import { createServer, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createFramer } from '#main/modules/telephony/connectors/sip/framing.ts';
import { createSipConnector } from '#main/modules/telephony/connectors/sip/index.ts';
import { escaped, opened } from './escapes.ts';
import { connected, deskAt, exchangeWith, ringing } from './sip-desk.ts';
import { testCertificate, testKey } from './tls-fixture.ts';
import { ringingAtMost } from '#main/modules/telephony/connectors/sip/admission.ts';
import { until } from './until.ts';

describe('the SIP connector at a difficult exchange', () => {
  it('refuses UDP and addresses it cannot use, with a code', () => {
    const make = (server: string) => () => createSipConnector({ id: 'sip', exchange: 'pbx', server, domain: 'clinic.test', accounts: [{ phone: '101', user: '101', password: 'x' }] });
    for (const server of ['udp://10.0.0.1:5060', 'UDP://10.0.0.1', 'tcp://10.0.0.1;transport=udp']) expect(make(server)).toThrow(expect.objectContaining({ reason: 'sip.udp-refused' }));
    for (const server of ['10.0.0.1', 'http://10.0.0.1', 'ws://', '']) expect(make(server)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('a wrong password shows as unauthorized, is tried once and then left alone for minutes', async () => {
    const exchange = await exchangeWith();
    const desk = deskAt(exchange.url, { accounts: [{ phone: '101', user: '101', password: 'wrong' }] });
    await until(() => desk.health() === 'unauthorized sip.unauthorized', 'the refusal', 8_000, desk.health);
    expect(desk.telephony.registrations()).toMatchObject([{ phone: '101', state: 'unauthorized' }]);
    expect(desk.telephony.health()[0]!.health.nextAttemptAt! - Date.now()).toBeGreaterThan(25_000);
    expect(exchange.seen).toMatchObject({ registers: 2, refused: 1 });
  });

  it('an exchange that is down at the start is found when it comes', async () => {
    const exchange = await exchangeWith();
    await exchange.goOffline();
    const desk = deskAt(exchange.url);
    await until(() => desk.health() === 'disconnected sip.unreachable', 'the failure', 8_000, desk.health);
    await exchange.goOnline();
    const since = performance.now();
    await connected(desk);
    expect(performance.now() - since).toBeLessThan(5_000);
  });

  it('a port where nobody speaks WebSocket is unreachable, not a crash', async () => {
    const server = createServer(socket => { socket.on('error', () => undefined); socket.resume(); socket.end('hello\r\n'); });
    await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
    opened.push(() => new Promise(resolve => { server.close(() => { resolve(); }); }));
    const desk = deskAt(`ws://127.0.0.1:${(server.address() as { port: number }).port}`);
    await until(() => desk.health().startsWith('disconnected sip.'), 'the failure', 8_000, desk.health);
    expect(desk.health()).toBe('disconnected sip.unreachable');
  });

  it('wss: the clinic\'s own certificate is accepted when named, a strange one never silently', async () => {
    const exchange = await exchangeWith({ tls: { cert: testCertificate, key: testKey } });
    const strange = deskAt(exchange.url);
    await until(() => strange.health().startsWith('disconnected sip.'), 'the refusal', 8_000, strange.health);
    const named = deskAt(exchange.url, { tls: { ca: testCertificate } });
    await connected(named);
    exchange.ring({ callId: 'a', from: '+79002000001', line: '+74950001002', phones: ['101'] });
    expect((await ringing(named)).party).toMatchObject({ e164: '+79002000001' });
    expect(exchange.seen.registers).toBe(2);
  });

  it.each(['tls', 'tcp'] as const)('%s: registers, rings and is cancelled through a stream', async kind => {
    const exchange = await exchangeWith();
    // the fake speaks WebSocket only: a small bridge turns each message into bytes of a stream and back
    const bridge = (stream: Socket) => {
      const inner = new WebSocket(exchange.url, 'sip');
      const waiting: string[] = [];
      const framer = createFramer({ message: text => { if (inner.readyState === WebSocket.OPEN) inner.send(text); else waiting.push(text); }, tooBig: () => undefined, broken: () => undefined });
      stream.on('data', (data: Buffer) => { framer.feed(data); });
      stream.on('error', () => undefined);
      stream.on('close', () => { inner.terminate(); });
      inner.on('error', () => undefined);
      inner.on('open', () => { for (const text of waiting) inner.send(text); });
      inner.on('message', data => { stream.write(data as Buffer); });
    };
    const server = kind === 'tls' ? createTls({ cert: testCertificate, key: testKey }, bridge) : createServer(bridge);
    await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
    opened.push(() => new Promise(resolve => { server.close(() => { resolve(); }); }));
    const desk = deskAt(`${kind}://127.0.0.1:${(server.address() as { port: number }).port}`, kind === 'tls' ? { tls: { ca: testCertificate } } : {});
    await connected(desk);
    exchange.ring({ callId: 'a', from: '+79002000001', line: '+74950001002', phones: ['101'] });
    await ringing(desk);
    exchange.end('a');
    expect(await until(() => desk.telephony.calls().find(call => call.state === 'ended'), 'the end')).toMatchObject({ outcome: 'missed', cause: 'caller-abandoned' });
  });

  it('an exchange that stops answering does not hold up the closing of the program', async () => {
    const exchange = await exchangeWith();
    const desk = deskAt(exchange.url);
    await connected(desk);
    exchange.setSilent(true);
    const since = performance.now();
    await desk.telephony.stop();
    expect(performance.now() - since).toBeLessThan(3_000);
  });

  it('without dialog events the shared line alone tells missed from answered elsewhere', async () => {
    const exchange = await exchangeWith({ events: false });
    const desk = deskAt(exchange.url);
    await connected(desk);
    exchange.ring({ callId: 'a', from: '+79002000001', line: '+74950001002', phones: ['101'] });
    await ringing(desk);
    exchange.answer('a', '101');
    const first = await until(() => desk.telephony.calls().find(call => call.state === 'ended'), 'the end');
    expect(first).toMatchObject({ outcome: 'answered', cause: 'answered-elsewhere' });
    exchange.ring({ callId: 'b', from: '+79002000002', line: '+74950001002', phones: ['101'] });
    await ringing(desk);
    exchange.end('b');
    expect(await until(() => desk.telephony.calls().find(call => call.state === 'ended' && call.callId !== first.callId), 'the end')).toMatchObject({ outcome: 'missed', cause: 'caller-abandoned' });
  });

  it('a call offered again under its old Call-ID rings again', async () => {
    const exchange = await exchangeWith();
    const desk = deskAt(exchange.url);
    await connected(desk);
    for (const round of [1, 2]) {
      exchange.ring({ callId: 'again', from: '+79002000001', line: '+74950001002', phones: ['101'] });
      await ringing(desk);
      exchange.end('again');
      await until(() => desk.telephony.calls().filter(call => call.state === 'ended').length === round, `${round} missed`, 8_000, () => desk.telephony.calls());
    }
    expect(desk.telephony.calls().map(call => call.outcome)).toEqual(['missed', 'missed']);
  });

  it('a conversation that outlived a short break is shown again by the snapshot', async () => {
    const exchange = await exchangeWith();
    const desk = deskAt(exchange.url);
    await connected(desk);
    exchange.ring({ callId: 'long', from: '+79002000001', line: '+74950001002', phones: ['101'] });
    await ringing(desk);
    exchange.answer('long', '101');
    const talking = await until(() => desk.telephony.calls().find(call => call.state === 'talking'), 'the conversation');
    await exchange.goOffline();
    await until(() => desk.telephony.calls().find(call => call.cause === 'connection-lost'), 'the loss');
    await exchange.goOnline();
    const back = await until(() => desk.telephony.calls().find(call => call.state === 'talking'), 'the conversation again', 8_000, () => desk.telephony.calls());
    expect(back).toMatchObject({ callId: talking.callId, answeredAt: talking.answeredAt });
    exchange.end('long');
    expect(await until(() => desk.telephony.calls().find(call => call.state === 'ended'), 'the end')).toMatchObject({ outcome: 'answered', cause: 'normal' });
  });

  it('a message over 16 kB is dropped before it is read, and the next call rings', async () => {
    const exchange = await exchangeWith();
    const desk = deskAt(exchange.url);
    await connected(desk);
    const big = exchange.inviteText({ callId: 'big', from: '+79002000001', line: '+74950001002', phones: ['101'] }, '101').replace('Max-Forwards: 70', `X-Long: ${'a'.repeat(17_000)}`);
    exchange.sendRaw('101', big);
    exchange.sendRaw('101', Buffer.alloc(200_000, 65));
    exchange.ring({ callId: 'ok', from: '+79002000002', line: '+74950001002', phones: ['101'] });
    expect((await ringing(desk)).party).toMatchObject({ e164: '+79002000002' });
    expect(desk.telephony.calls()).toHaveLength(1);
    expect(desk.logs.filter(event => event === 'sip.message-too-big')).toHaveLength(2);
  });

  it('nothing of a lost connection goes on ticking, though one call of it was broken', async () => {
    const exchange = await exchangeWith();
    const desk = deskAt(exchange.url);
    await connected(desk);
    const started = vi.spyOn(globalThis, 'setInterval'), stopped = vi.spyOn(globalThis, 'clearInterval');
    for (const n of [1, 2, 3, 4]) {
      const invite = exchange.inviteText({ callId: `broken${n}`, from: '+79002000009', line: '+74950001002', phones: ['101'] }, '101');
      exchange.sendRaw('101', invite.replace('Content-Length: 0', 'Content-Length: 3').concat('v=0'));   // a body of no type
    }
    for (const n of [1, 2, 3]) exchange.ring({ callId: `r${n}`, from: `+7900200000${n}`, line: '+74950001002', phones: ['101'] });
    await until(() => desk.telephony.calls().length >= 3, 'three calls', 8_000, () => desk.telephony.calls());
    exchange.cutOff('101');
    await until(() => desk.telephony.calls().every(call => call.cause === 'connection-lost'), 'the loss');
    await until(() => exchange.registered('101') && exchange.subscribed('101'), 'the phone again');
    const ended = new Set(stopped.mock.calls.map(([timer]) => timer));
    expect(started.mock.results.length).toBeGreaterThanOrEqual(3);
    expect(started.mock.results.filter(({ value }) => !ended.has(value as NodeJS.Timeout))).toEqual([]);
    vi.restoreAllMocks();
  });

  it('a flood of calls is shed: what comes too fast is refused, the desk lives, and the next call rings', async () => {
    const exchange = await exchangeWith();
    const desk = deskAt(exchange.url);
    await connected(desk);
    // so many more than may ring at once: that many are refused however slowly this computer takes the others
    const began = performance.now(), more = 150;
    for (let n = 0; n < ringingAtMost + more; n++) exchange.ring({ callId: `f${n}`, from: `+790020${String(n).padStart(5, '0')}`, line: '+74950001002', phones: ['101'] });
    await until(() => exchange.seen.replies.filter(reply => reply.startsWith('486')).length >= more, 'refusals', 40_000, () => exchange.seen.replies.length);
    await until(() => desk.logs.includes('sip.flood'), 'the line in the log');
    expect(desk.logs.filter(event => event === 'sip.flood').length).toBeLessThan(3 + (performance.now() - began) / 1_000);
    expect(desk.health()).toBe('connected');
    exchange.ring({ callId: 'after', from: '+79003000001', line: '+74950001002', phones: ['101'] });
    await until(() => desk.telephony.calls().find(call => call.party.kind === 'phone' && call.party.e164 === '+79003000001'), 'the call after the flood', 20_000);
  }, 90_000);
});

/** One to five wounds: bytes changed, cut, doubled, headers lost or torn, numbers made absurd. */
const wounds = fc.array(fc.tuple(fc.constantFrom('flip', 'cut', 'double', 'line', 'insert', 'number', 'split'), fc.nat(100_000), fc.nat(100_000)), { minLength: 1, maxLength: 5 });
const odd = ['\r\n', '\0', '\u2028', '"', '<', '>', ';', ',', '%', '%zz', ':', '\r', '\t', 'sip:', 'SIP/2.0', '😀', ' ', '=', '[::1]', '\r\n\r\n'];
function wound(text: string, list: readonly (readonly [string, number, number])[]): string {
  return list.reduce((t, [kind, a, b]) => {
    const at = t.length === 0 ? 0 : a % t.length;
    switch (kind) {
      case 'flip': return t.slice(0, at) + String.fromCharCode(b % 256) + t.slice(at + 1);
      case 'cut': return t.slice(0, at) + t.slice(at + (b % 40));
      case 'double': return t.slice(0, at) + t.slice(at, at + (b % 200)) + t.slice(at);
      case 'line': { const rows = t.split('\r\n'); rows.splice(a % rows.length, 1, ...(b % 2 === 0 ? [] : [rows[b % rows.length]!, rows[b % rows.length]!])); return rows.join('\r\n'); }
      case 'insert': return t.slice(0, at) + odd[b % odd.length]! + t.slice(at);
      case 'number': return t.replace(/\d+/g, found => ((at + found.length) % 3 === 0 ? ['-1', '99999999999999999999', '0', '1e9', ''][b % 5]! : found));
      default: return t.slice(at);
    }
  }, text);
}

describe('malformed SIP', () => {
  it('a thousand broken messages throw nothing, and the valid call after them rings (R8)', async () => {
    const exchange = await exchangeWith();
    const desk = deskAt(exchange.url);
    await connected(desk);
    const text = (n: number, callId: string) => {
      const invite = exchange.inviteText({ callId, from: '+79002000001', line: '+74950001002', name: 'Nosova', phones: ['101'] }, '101');
      const uri = invite.split(' ')[1]!;
      switch (n % 5) {
        case 0: return invite;
        case 1: return invite.replaceAll('INVITE', 'CANCEL');
        case 2: return `${invite.replaceAll('INVITE', 'NOTIFY').replace('Content-Length: 0\r\n\r\n', 'Event: dialog\r\nSubscription-State: active\r\n')}Content-Length: 60\r\n\r\n<dialog-info><dialog id="1"><state>early</state></dialog>`;
        case 3: return invite.replace(`INVITE ${uri} SIP/2.0`, 'SIP/2.0 200 OK').replace('CSeq: 1 INVITE', 'CSeq: 2 REGISTER');
        default: return invite.replaceAll('INVITE', 'OPTIONS');
      }
    };
    let worst = 0, sent = 0;
    for (const list of fc.sample(wounds, { seed: 20261122, numRuns: 1000 })) {
      const began = performance.now();
      exchange.sendRaw('101', wound(text(sent, `m${sent}`), list));
      sent++;
      if (sent % 50 === 0) {
        await new Promise(resolve => { setImmediate(resolve); });
        // the registration survives each batch: the next valid call rings
        exchange.ring({ callId: `valid-${sent}`, from: `+7900300${String(sent).padStart(4, '0')}`, line: '+74950001002', phones: ['101'] });
        await until(() => desk.telephony.calls().some(call => call.party.kind === 'phone' && call.party.e164 === `+7900300${String(sent).padStart(4, '0')}`), `the call after ${sent} broken messages`, 8_000, () => [desk.health(), desk.telephony.calls().length]);
        exchange.end(`valid-${sent}`);
        for (const call of desk.telephony.calls().filter(one => one.state === 'ringing')) expect(call.legs).toHaveLength(1);
      }
      worst = Math.max(worst, performance.now() - began);
    }
    expect(sent).toBe(1000);
    expect(desk.health()).toBe('connected');
    expect(escaped).toEqual([]);
    expect(worst).toBeLessThan(5_000);
  });
});
