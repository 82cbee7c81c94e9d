import fc from 'fast-check';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { parseActionUrlConfig, type ActionUrlConfigInput } from '#main/modules/telephony/connectors/action-url/config.ts';
import { createActionUrlConnector } from '#main/modules/telephony/connectors/action-url/index.ts';
import { longestHead, readHead, type Head } from '#main/modules/telephony/connectors/action-url/head.ts';
import { judge, longestUrl } from '#main/modules/telephony/connectors/action-url/request.ts';
import { instant } from '#shared/kernel/values.ts';
import { formerLineOf, type FakeYealink, type Happening } from './fake-yealink.ts';
import { desks, phones, secret } from './phones-desk.ts';
import { openDesk, telephonyContract, until } from './telephony-contract.ts';

const lines: Record<string, readonly string[]> = { '+74950001001': ['101', '102'], '+74950001002': ['101'], '+74950001003': ['102'] };

type Phones = Awaited<ReturnType<typeof phones>>;
const phoneOf = (world: Phones, phone: string): FakeYealink => world.made[phone as unknown as keyof Phones['made']];

telephonyContract('action-url, two phones of the Yealink kind', async () => {
  const world = await phones(), rings = new Map<string, { readonly phones: Map<string, string>; readonly values: Happening }>();
  let calls = 0;
  const open = until(() => world.connector.port() !== 0, 'the door', 8_000);
  const each = async (call: string, run: (phone: FakeYealink, values: Happening, name: string) => Promise<unknown>) => {
    await open;
    const ring = rings.get(call)!;
    await Promise.all([...ring.phones].map(([phone, id]) => run(phoneOf(world, phone), { ...ring.values, call: id }, phone)));
  };
  let told: Promise<unknown> = world.ready().catch(() => undefined);
  const inTurn = (run: () => Promise<unknown>) => { told = told.then(run); return told as Promise<void>; };
  return {
    connector: world.connector,
    ring: ({ from, line, name, anonymous }) => {
      const call = `call-${String(++calls)}`;
      rings.set(call, { phones: new Map((lines[line] ?? []).map((phone) => [phone, phoneOf(world, phone).nextCall()])), values: { remote: anonymous ? 'sip:anonymous@anonymous.invalid' : `sip:${from}@pbx`, line, ...(name === undefined ? {} : { name }) } });
      void inTurn(() => each(call, (phone, values) => phone.tell('incoming', values)));
      return call;
    },
    answer: (call, phone) => inTurn(() => each(call, (at, values, name) => (name === phone ? at.tell('established', values) : at.tell('terminated', values)))),
    callerHangsUp: (call) => inTurn(() => each(call, (at, values) => at.tell('terminated', values))),
    goOffline: () => inTurn(() => Promise.all(Object.values(world.made).map((one) => one.unplug()))),
    goOnline: () => inTurn(() => Promise.all(Object.values(world.made).map((one) => one.plugIn()))),
    stop: world.stop,
  };
});

describe('phones that are told to dial over the network', () => {
  const { deskWith } = desks();
  const to = '+79001000101', dial = (desk: Awaited<ReturnType<typeof deskWith>>, orderId = 'order') => desk.telephony.dial({ phone: '101', to, orderId });

  it('dials by the phone’s page, and the phone tells the rest', async () => {
    const desk = await deskWith();
    const { callId } = await dial(desk);
    expect(await until(() => desk.telephony.calls().find((call) => call.state === 'talking'), 'the talk')).toMatchObject({ callId, direction: 'outbound', party: { e164: to } });
    expect(desk.phone.dialled).toEqual(['89001000101']);
    await desk.phone.tell('terminated', { call: '1', remote: 'sip:89001000101@pbx' });
    expect(await until(() => desk.telephony.calls().find((call) => call.state === 'ended'), 'the end')).toMatchObject({ outcome: 'answered', cause: 'normal' });
  });

  it.each([['forbids', 'telephony.phone-forbids'], ['unplugged', 'telephony.phone-unreachable']] as const)('says that a phone %s it, and that nobody is called', async (how, reason) => {
    const desk = await deskWith();
    if (how === 'unplugged') await desk.phone.unplug();
    else desk.phone.behaviour.dials = how;
    await expect(dial(desk)).rejects.toMatchObject({ reason });
    expect(await desk.telephony.findDialed('101', 'order')).toBeUndefined();
  });

  it.each(['basic', 'digest'] as const)('gives the page its password by %s, and says that a wrong one was refused', async (scheme) => {
    const desk = await deskWith({ login: { user: 'admin', password: 'admin:"1"' } });
    desk.phone.behaviour.page = { scheme, user: 'admin', password: 'admin:"1"' };
    await dial(desk);
    expect(desk.phone.dialled).toEqual(['89001000101']);
    desk.phone.behaviour.page = { scheme, user: 'admin', password: 'another' };
    await expect(dial(desk, 'second')).rejects.toMatchObject({ reason: 'telephony.phone-password' });
    expect([desk.phone.dialled.length, await desk.telephony.findDialed('101', 'second')]).toEqual([1, undefined]);
  });

  it.each(['silent', 'without-events'] as const)('does not know what a %s phone did, until the phone tells of the call', async (how) => {
    const desk = await deskWith();
    desk.phone.behaviour.dials = how;
    await expect(dial(desk)).rejects.toMatchObject({ reason: 'telephony.no-reply' });
    await expect(desk.telephony.findDialed('101', 'order')).rejects.toMatchObject({ reason: 'telephony.cannot-tell' });
    await desk.phone.tell('outgoing', { call: '7', remote: 'sip:89001000101@pbx' });
    const call = await until(() => desk.telephony.calls()[0], 'the call');
    expect(await desk.telephony.findDialed('101', 'order')).toBe(call.callId);
  }, 15_000);

  it('is red within 10 s of the plug being pulled, and green again by itself', async () => {
    const desk = await deskWith(), since = performance.now();
    await desk.phone.unplug();
    await until(() => desk.connector.health().state === 'degraded', 'red', 10_000, () => desk.connector.health());
    expect(performance.now() - since).toBeLessThan(10_000);
    expect(desk.telephony.registrations().find((one) => one.phone === '101')?.state).toBe('disconnected');
    await desk.phone.plugIn();
    await until(() => desk.connector.health().state === 'connected', 'green', 8_000, () => desk.connector.health());
  }, 30_000);

  it('forgets the calls of a phone that started anew', async () => {
    const desk = await deskWith();
    await desk.phone.tell('incoming', { call: '1', remote: 'sip:+79002000001@pbx' });
    await until(() => desk.telephony.calls().some((call) => call.state === 'ringing'), 'the ring');
    await desk.phone.tell('setup');
    await until(() => desk.telephony.calls().every((call) => call.state === 'ended'), 'its end');
    expect(await desk.phone.tell('incoming', { call: '1', remote: 'sip:+79002000002@pbx' })).toBe(200);
    expect(await until(() => desk.telephony.calls().find((call) => call.state === 'ringing'), 'the next ring')).toMatchObject({ party: { e164: '+79002000002' } });
  });
});

describe('which number of the clinic was called', () => {
  const { deskWith } = desks();
  const caller = { call: '1', remote: 'sip:89002000001@pbx' }, rung = (desk: Awaited<ReturnType<typeof deskWith>>) => until(() => desk.telephony.calls().find((call) => call.state === 'ringing'), 'the ring');

  it('is read where the exchange puts it into the called address', async () => {
    const desk = await deskWith();
    await desk.phone.tell('incoming', { ...caller, line: '+74950001001' });
    expect(await rung(desk)).toMatchObject({ party: { e164: '+79002000001' }, line: { e164: '+74950001001' } });
  });
  it('is not known where the phone tells its own account', async () => {
    const desk = await deskWith();
    await desk.phone.tell('incoming', caller);
    expect(await rung(desk)).not.toHaveProperty('line');
  });
  it.each(['remote', 'as-typed'] as const)('is not the caller on a phone set up with the former lines (%s)', async (calledNumber) => {
    const desk = await deskWith({ typed: formerLineOf });
    desk.phone.behaviour.calledNumber = calledNumber;
    await desk.phone.tell('incoming', { ...caller, name: 'Nosova' });
    const call = await rung(desk);
    expect(call).toMatchObject({ party: { e164: '+79002000001' }, displayName: 'Nosova' });
    expect(call).not.toHaveProperty('line');
    await desk.phone.tell('established', caller);
    expect(await until(() => desk.telephony.calls().find((one) => one.state === 'talking'), 'the talk')).not.toHaveProperty('line');
  });
});

describe('the caller’s name', () => {
  const { deskWith } = desks();
  const names = ['Носова Анна', 'Nosova & Sons? #1', 'ООО «Ромашка»', '50% off = yes', 'A&line=+74950009999&user=102', '  two  spaces  ', 'Zoë HTTP/1.1', 'x'.repeat(80), '"Nosova"', '   '] as const;
  it.each([['the present lines', {}], ['the former lines', { typed: formerLineOf }]] as const)('comes as the exchange sent it, unescaped, and loses no call: %s', async (_, more) => {
    const desk = await deskWith(more);
    for (const [n, name] of names.entries()) {
      const from = `+7900200000${String(n)}`, call = String(n + 1);
      desk.phone.behaviour.cutAt = n % 2 === 0 ? undefined : 150;
      expect(await desk.phone.tell('incoming', { call, remote: `sip:${from}@pbx`, name })).toBe(200);
      const shown = await until(() => desk.telephony.calls().find((one) => one.party.kind === 'phone' && one.party.e164 === from), name, 2_000, () => desk.telephony.calls());
      expect([name, shown.displayName]).toEqual([name, name.trim() === '' ? undefined : name.trim().replace(/^"(.*)"$/, '$1')]);
      expect(shown).not.toHaveProperty('line');
      expect(shown.legs.map((leg) => leg.phone)).toEqual(['101']);
    }
  });
  it('is nobody’s in an old encoding', () => {
    const { asked } = readHead(Buffer.concat([Buffer.from(`GET /${secret}/incoming?call=1&remote=sip:101@pbx&name=`), Buffer.from([0xcd, 0xee, 0xf1]), Buffer.from(' HTTP/1.0\n\n')])) as Extract<Head, { kind: 'whole' }>;
    expect(asked.url).toMatch(/name=%CD%EE%F1$/);
    expect(judge(parseActionUrlConfig({ id: 'p', exchange: 'p', secret, listen: { address: '127.0.0.1', port: 1 }, phones: [{ phone: '102', address: '127.0.0.1' }] }), { ...asked, from: '127.0.0.1' })).toMatchObject({ said: { call: '1', party: { number: '101' } } });
  });
});

describe('phones that give their calls no number', () => {
  const { deskWith } = desks();
  const states = (desk: Awaited<ReturnType<typeof deskWith>>) => Object.fromEntries(desk.telephony.calls().map((call) => [call.party.kind === 'phone' ? call.party.e164.slice(-1) : call.line?.kind === 'phone' ? `hidden ${call.line.e164.slice(-1)}` : 'hidden', call.state]));
  async function grandstream() {
    const desk = await deskWith();
    desk.phone.behaviour.unknown.push('call_id');
    return desk;
  }
  it('have two calls at once, and the second does not end the first', async () => {
    const desk = await grandstream(), first = { remote: 'sip:+79002000001@pbx' }, second = { remote: 'sip:+79002000002@pbx' };
    await desk.phone.tell('incoming', first);
    await desk.phone.tell('established', first);
    await desk.phone.tell('incoming', second);
    await until(() => states(desk)['1'] === 'talking' && states(desk)['2'] === 'ringing', 'two calls', 8_000, () => states(desk));
    await desk.phone.tell('terminated', second);
    await until(() => states(desk)['2'] === 'ended', 'the end of the second', 8_000, () => states(desk));
    expect(states(desk)).toEqual({ 1: 'talking', 2: 'ended' });
    await desk.phone.tell('terminated', first);
    await until(() => states(desk)['1'] === 'ended', 'the end of the first', 8_000, () => states(desk));
  });
  it('have two hidden callers on two numbers of the clinic', async () => {
    const desk = await grandstream(), hidden = { remote: 'sip:anonymous@anonymous.invalid' };
    await desk.phone.tell('incoming', { ...hidden, line: '+74950001001' });
    await desk.phone.tell('incoming', { ...hidden, line: '+74950001002' });
    await desk.phone.tell('missed', { ...hidden, line: '+74950001001' });
    await until(() => states(desk)['hidden 1'] === 'ended', 'the end of one', 8_000, () => states(desk));
    expect(states(desk)).toEqual({ 'hidden 1': 'ended', 'hidden 2': 'ringing' });
  });
});

describe('the door in the clinic’s network', () => {
  const opened: (() => Promise<void>)[] = [], escaped: unknown[] = [], escape = (error: unknown) => { escaped.push(error); };
  beforeEach(() => { process.on('uncaughtException', escape); process.on('unhandledRejection', escape); });
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
    process.off('uncaughtException', escape);
    process.off('unhandledRejection', escape);
  });
  const config = parseActionUrlConfig({ id: 'p', exchange: 'p', secret, listen: { address: '192.168.1.10', port: 8_123 }, phones: [{ phone: '101', address: '192.168.1.20' }, { phone: '102', address: '192.168.1.21' }] });
  const asked = (url: string, more: object = {}) => judge(config, { method: 'GET', url, from: '192.168.1.20', hasBody: false, ...more });

  it.each([
    ['a stranger', `/${secret}/incoming?call=1`, { from: '192.168.1.99' }, 403], ['another method', `/${secret}/incoming`, { method: 'POST' }, 405], ['a body', `/${secret}/incoming`, { hasBody: true }, 413],
    ['a long line', `/${secret}/incoming?name=${'a'.repeat(longestUrl)}`, {}, 414], ['a wrong path', '/another-path-here/incoming', {}, 404], ['no path', '/', {}, 404], ['an unknown event', `/${secret}/reboot`, {}, 404], ['more path', `/${secret}/incoming/../x`, {}, 404],
  ])('refuses %s', (_, url, more, status) => { expect(asked(url, more)).toMatchObject({ kind: 'refused', status }); });

  it('reads what a phone tells, its own address deciding which phone it is', () => {
    expect(asked(`/${secret}/incoming?call=$call_id&remote=$remote&name=$display_remote&line=$calledNumber&user=$active_user`)).toEqual({ kind: 'said', said: { phone: '101', event: 'incoming', call: '' } });
    expect(asked(`/${secret}/incoming?call=3&remote=%22N%22%20sip:x&name=`)).toMatchObject({ kind: 'said' });
    expect(asked(`/${secret}/incoming?call=3&remote=sip:+79001000101@pbx;user=phone&name=Nosova&line=74950001001&user=102`, { from: '::ffff:192.168.1.20' })).toEqual({
      kind: 'said', said: { phone: '101', event: 'incoming', call: '3', party: { kind: 'phone', e164: '+79001000101', raw: '+79001000101' }, displayName: 'Nosova', line: { kind: 'phone', e164: '+74950001001', raw: '74950001001' } },
    });
  });

  it('throws at no request whatever is in it, and lets through nothing without the secret and a known address', () => {
    fc.assert(fc.property(fc.record({ method: fc.constantFrom('GET', 'HEAD', 'POST', ''), url: fc.oneof(fc.string({ unit: 'binary', maxLength: 3_000 }), fc.string({ maxLength: 200 }).map((rest) => `/${secret}/incoming?${rest}`)), from: fc.constantFrom('192.168.1.20', '::ffff:192.168.1.21', '10.0.0.1', '', '::1'), hasBody: fc.boolean() }), (request) => {
      const judged = judge(config, request);
      if (judged.kind === 'refused') { expect(judged.status).toBeGreaterThanOrEqual(400); return; }
      expect(request.method).toBe('GET');
      expect(request.url.startsWith(`/${secret}/`)).toBe(true);
      expect(['192.168.1.20', '::ffff:192.168.1.21']).toContain(request.from);
    }), { numRuns: 2_000 });
  });

  it('reads any head without throwing, and takes no rubbish for a request', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(`GET /${secret}/incoming?name=${text} HTTP/1.1\r\n\r\n`)), fc.constantFrom(' ', 'GET ', '\r\n', '\n', 'HTTP/1.', 'Content-Length: ').map((text) => Buffer.from(`GET ${text.repeat(20_000)}`)));
    fc.assert(fc.property(bytes, (given) => {
      const head = readHead(Buffer.from(given));
      if (head.kind === 'begun') expect(given.length).toBeLessThan(longestHead);
      if (head.kind === 'whole') expect(head.asked.url).toMatch(/^[\x21-\x7e]+$/);
    }), { numRuns: 2_000 });
    const of = (text: string) => { const head = readHead(Buffer.from(text)); return head.kind === 'whole' ? [head.asked.method, head.asked.url, head.asked.hasBody] : head.kind; };
    expect(['GET / HTTP/1.1\r\n\r', 'GET / HTTP/2\r\n\r\n', 'GET /\r\n\r\n', 'HTTP/1.1\n\n', 'get / HTTP/1.1\n\n', 'GET  HTTP/1.1\n\n'].map(of)).toEqual(['begun', 'refused', 'refused', 'refused', 'refused', 'refused']);
    expect(['GET / HTTP/1.1\r\nContent-Length:  0 \r\n\r\n', 'GET / HTTP/1.1\nContent-Length: 05\n\n', 'GET /a HTTP/1.0\nTransfer-Encoding: chunked\n\n'].map(of)).toEqual([['GET', '/', false], ['GET', '/', true], ['GET', '/a', true]]);
  });

  it('says in its log what it could not read, and answers it', async () => {
    const world = await phones(), refused: unknown[] = [];
    opened.push(world.stop);
    const connector = createActionUrlConnector({ id: 'p', exchange: 'p', secret, listen: { address: '127.0.0.1', port: 0 }, phones: [{ phone: '101', address: '127.0.0.2' }] }, { log: (_, event, fields) => { refused.push([event, fields?.why]); } });
    connector.connect({ emit: () => undefined });
    opened.push(connector.disconnect);
    await until(() => connector.port() !== 0, 'the door', 8_000);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: connector.port(), localAddress: '127.0.0.2' }, () => { socket.write('Hello\r\n\r\n'); });
      let text = '';
      socket.on('data', (chunk) => { text += chunk.toString(); });
      socket.on('close', () => { resolve(text); });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(refused).toEqual([['action-url.refused', 'unreadable']]);
  });

  it('waits five seconds for a request and not longer, however slowly it drips, and holds no more than 64 at once', async () => {
    const clock = createVirtualClock(instant(0)), connector = createActionUrlConnector({ id: 'p', exchange: 'p', secret, listen: { address: '127.0.0.1', port: 0 }, phones: [{ phone: '101', address: '127.0.0.2' }] }, { clock });
    connector.connect({ emit: () => undefined });
    opened.push(connector.disconnect);
    await until(() => connector.port() !== 0, 'the door', 8_000);
    const held = new Set<Socket>();
    let closed = 0;
    for (let n = 0; n < 70; n++) {
      const socket = connect({ host: '127.0.0.1', port: connector.port(), localAddress: '127.0.0.2' }, () => { held.add(socket); socket.write('GET /'); });
      socket.on('error', () => undefined);
      socket.on('close', () => { held.delete(socket); closed++; });
    }
    await until(() => held.size === 64 && closed === 6, 'the last of them to be turned away', 4_000, () => held.size);
    clock.advance(4_900);
    for (const socket of held) socket.write('a');
    expect(held.size).toBe(64);
    clock.advance(200);
    await until(() => held.size === 0, 'the slow ones to be dropped', 4_000, () => held.size);
  });

  it.each<[string, Partial<ActionUrlConfigInput>]>([
    ['every address of the PC', { listen: { address: '0.0.0.0', port: 8_123 } }], ['an address of the internet', { listen: { address: '8.8.8.8', port: 8_123 } }], ['a short secret', { secret: 'short' }],
    ['a phone in the internet', { phones: [{ phone: '101', address: '93.184.216.34' }] }], ['a name for an address', { phones: [{ phone: '101', address: 'phone.local' }] }],
  ])('is not opened for %s', (_, more) => {
    expect(() => createActionUrlConnector({ id: 'p', exchange: 'p', secret, listen: { address: '127.0.0.1', port: 0 }, phones: [{ phone: '101', address: '127.0.0.2' }], ...more })).toThrow(expect.objectContaining({ reason: 'action-url.bad-config' }));
  });

  it('stays open and well under rubbish, slow lines and a flood, and the next call rings', async () => {
    const world = await phones(), desk = openDesk(world.connector);
    opened.push(world.stop, desk.telephony.stop);
    await world.ready();
    const port = world.connector.port(), phone = world.made[101];
    const raw = (bytes: string | Buffer) => new Promise<void>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port, localAddress: '127.0.0.2' }, () => { socket.write(bytes); });
      socket.on('data', () => undefined);
      socket.on('error', () => undefined);
      socket.on('close', () => { resolve(); });
      setTimeout(() => { socket.destroy(); }, 400);
    });
    await Promise.all([raw(Buffer.alloc(100_000, 65)), raw(`GET /${secret}/incoming HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`), raw('GET'), raw('\0\0\0\r\n\r\n'), raw(`POST /${secret}/incoming HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello`)]);
    await Promise.all(Array.from({ length: 120 }, () => phone.tell('test', {}, '/nothing-here')));
    expect(phone.answers).toContain(429);
    expect(desk.telephony.calls()).toEqual([]);
    await new Promise((resolve) => { setTimeout(resolve, 1_100); });
    expect(await phone.tell('incoming', { call: '5', remote: 'sip:+79003000001@pbx' })).toBe(200);
    await until(() => desk.telephony.calls().find((call) => call.state === 'ringing'), 'the call after it all');
    expect(escaped).toEqual([]);
  }, 20_000);
});
