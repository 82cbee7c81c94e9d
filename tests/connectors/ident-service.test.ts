import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '#main/kernel/clock.ts';
import { checkIdentService, createIdentServiceConnector } from '#main/modules/telephony/connectors/ident-service/index.ts';
import { instant } from '#shared/kernel/values.ts';
import { createFakeIdentService, type FakeIdentService } from './fake-ident-service.ts';
import { openDesk, until } from './telephony-contract.ts';
import { identAt } from './vendor-connections.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const close of opened.splice(0).reverse()) await close(); });
async function open(options: Parameters<typeof createFakeIdentService>[0] = {}, more: Parameters<typeof identAt>[1] = {}) {
  const service = await createFakeIdentService(options);
  opened.push(service.stop);
  const connector = createIdentServiceConnector(identAt(service, more), { everyMs: 10, lostAfterMs: 300 }), desk = openDesk(connector);
  opened.push(desk.telephony.stop);
  const health = () => { const { state, code } = connector.health(); return code === undefined ? state : `${state} ${code}`; };
  return { service, connector, ...desk, to: (wanted: string) => until(() => health() === wanted, wanted, 8_000, health) };
}
const day = (connector: ReturnType<typeof createIdentServiceConnector>, cursor?: string) => connector.fetchFinished!({ from: instant(Date.now() - 86_400_000), till: instant(Date.now() + 60_000) }, cursor);
const finished = (service: FakeIdentService, n: number, secondsAgo: number, talk: number | undefined) => {
  const startedMs = Math.floor(Date.now() / 1000) * 1000 - secondsAgo * 1000;
  service.finished.push({ direction: 'in', from: `7900200${String(n).padStart(4, '0')}`, to: '78120000001', startedMs, endedMs: startedMs + 30_000, ...(talk === undefined ? {} : { answeredMs: startedMs + 30_000 - talk * 1000 }) });
};

describe('a service that serves IDENT', () => {
  it('names a phone only where one phone alone rings, and keys a call alike while it goes on and after', async () => {
    const { service, connector, telephony, to } = await open({}, { phones: [], lines: [{ line: '+7 495 000-10-01', phones: ['101', '102'] }, { line: '84950001002', phones: ['101'] }] });
    await to('connected');
    const one = service.ring({ from: '89002000001', line: '74950001002' });
    await until(() => telephony.calls()[0]?.state === 'ringing', 'the ring');
    service.answer(one);
    const talking = await until(() => telephony.calls().find((call) => call.state === 'talking'), 'talk');
    expect(talking).toMatchObject({ answeredPhone: '101', legs: [{ phone: '101' }] });
    service.end(one);
    await until(() => telephony.calls()[0]?.state === 'ended', 'the end');
    const { calls } = await day(connector);
    expect(calls.map((call) => telephony.calls().find((other) => other.party.kind === 'phone' && call.party.kind === 'phone' && other.party.e164 === call.party.e164)?.callId)).toEqual([talking.callId]);
    await until(() => service.seen.requests.some((url) => url.includes('GetFinishedCalls') && url.includes('%2B')), 'the offset of a period to be encoded');
    expect(telephony.calls()).toHaveLength(1);
  });
  it('is read to its last page, repeated and shuffled rows once', async () => {
    const { service, connector, to } = await open();
    for (let n = 0; n < 1_000; n++) finished(service, n, n * 60 + 60, n % 2 === 0 ? 10 : undefined);
    service.shuffle(true);
    await to('connected');
    const keys = new Set<string>();
    let cursor: string | undefined, pages = 0;
    do {
      const page = await day(connector, cursor);
      for (const call of page.calls) keys.add(call.callKey);
      ({ nextCursor: cursor } = page);
      pages++;
    } while (cursor !== undefined && pages < 10);
    expect(keys.size).toBe(1_000);
  });
  it('brings finished calls to the desk by itself, each once', async () => {
    const { service, telephony, rows, changes, to } = await open();
    for (let n = 0; n < 50; n++) finished(service, n, 600 + n * 60, n % 2 === 0 ? 10 : undefined);
    await to('connected');
    await until(() => new Set(changes.map((call) => call.callId)).size === 50, 'fifty calls', 8_000, () => changes.length);
    const last = new Map(changes.map((call) => [call.callId, call]));
    expect([[...last.values()].filter((call) => call.outcome === 'answered').length, [...last.values()].filter((call) => call.outcome === 'missed').length, rows().length]).toEqual([25, 25, 50]);
    expect(telephony.calls()).toEqual([]);
  });
  it.each([
    ['unauthorized ident.unauthorized', 403, 'text/plain', 'Wrong key'], ['disconnected ident.refused', 500, 'text/plain', 'Oops'], ['misconfigured ident.not-found', 404, 'text/plain', 'Nothing here'],
    ['disconnected ident.not-json', 200, 'text/html', '<html>Welcome</html>'], ['disconnected ident.bad-answer', 200, 'application/json', '{"error":1}'], ['misconfigured ident.redirect', 301, 'text/plain', ''],
  ])('%s is told as what it is', async (told, status, type, text) => {
    const { service, connector, to, changes } = await open();
    service.breakWith((reply) => { reply.writeHead(status, { 'content-type': type, location: 'http://127.0.0.1:1/' }); reply.end(text); return true; });
    expect(await to(told)).toBe(true);
    service.breakWith(undefined);
    connector.wake!();
    expect(await to('connected')).toBe(true);
    expect(changes).toEqual([]);
  });
  it('is checked without anybody ringing', async () => {
    const { service } = await open({ aheadMs: -300_000 });
    const of = async (more: Parameters<typeof identAt>[1]) => Object.fromEntries((await checkIdentService(identAt(service, more), { clock: systemClock, fetch: globalThis.fetch, signal: new AbortController().signal })).findings.map((one) => [one.what, one.code ?? one.how]));
    expect(await of({})).toEqual({ calls: 'works', history: 'works', phones: 'works', clock: 'clock-off' });
    expect(await of({ key: 'wrong', phones: [] })).toMatchObject({ calls: 'ident.unauthorized', history: 'ident.unauthorized', phones: 'ident.no-phones' });
  });
  it('sends a listener only to a secure place or to itself', async () => {
    const { service, connector } = await open();
    expect(await connector.openRecording!('https://records.example/1.mp3')).toEqual({ url: 'https://records.example/1.mp3' });
    expect(await connector.openRecording!(`${service.url()}/1.mp3`)).toMatchObject({ url: `${service.url()}/1.mp3` });
    for (const url of ['http://records.example/1.mp3', 'file:///etc/passwd', 'https://127.0.0.2/x', 'nonsense']) await expect(connector.openRecording!(url), url).rejects.toMatchObject({ code: 'not-found' });
  });
});
