import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSipConnector, type SipConfigInput } from '#main/modules/telephony/connectors/sip/index.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { openDesk, telephonyContract, until, type Desk } from '../connectors/telephony-contract.ts';
import { startBench, type Bench } from './bench/index.ts';

const sip = (bench: Bench, more: Partial<SipConfigInput> = {}) => createSipConnector({
  id: 'sip', exchange: 'kamailio', server: bench.wsUrl, domain: bench.domain, accounts: bench.accounts.map(account => ({ ...account })), ...more,
});

describe('a real exchange with desk phones', () => {
  let bench: Bench;
  const desks: Desk[] = [];
  beforeAll(async () => { bench = await startBench({ deskPhones: ['101', '102'] }); }, 60_000);
  afterAll(async () => { for (const desk of desks) await desk.telephony.stop(); await bench.stop(); }, 60_000);
  const open = async (more: Partial<SipConfigInput> = {}) => {
    const connector = sip(bench, more);
    const desk = openDesk(connector);
    desks.push(desk);
    await until(() => connector.health().state === 'connected', 'registration', 8_000, () => connector.health());
    const call = (state: CallFacts['state'], more: (facts: CallFacts) => boolean = () => true) =>
      until(() => desk.telephony.calls().find(one => one.state === state && more(one)), `a call that is ${state}`, 10_000, () => desk.telephony.calls());
    return { ...desk, connector, call, close: () => desk.telephony.stop() };
  };

  it('the call is lifted on the desk phone and seen in the app, on two PCs alike', async () => {
    const anna = await open({ accounts: [bench.accounts[0]!] }), boris = await open({ accounts: [bench.accounts[1]!] });
    const city = bench.ring({ from: '+79002000001', did: '+74950001001', name: 'Nosova', holdMs: 500 });
    const [first, second] = [await anna.call('ringing'), await boris.call('ringing')];
    expect(first.callId).toBe(second.callId);
    expect(first).toMatchObject({ party: { e164: '+79002000001' }, displayName: 'Nosova', line: { e164: '+74950001001' } });
    await bench.deskPhone('101').accept();
    expect(await anna.call('talking')).toMatchObject({ answeredPhone: '101' });
    expect(await boris.call('ended')).toMatchObject({ outcome: 'answered', cause: 'answered-elsewhere' });
    const over = await anna.call('ended');
    expect(over).toMatchObject({ outcome: 'answered', cause: 'normal' });
    expect(over.talkMs).toBeGreaterThan(300);
    expect(over.talkMs).toBeLessThan(3_000);
    expect(await city.ended).toBe(true);
    await anna.close(); await boris.close();
  });

  it('the desk phone hangs up, dials by hand, and the app sees both', async () => {
    const desk = await open();
    bench.ring({ from: '+79002000002', did: '+74950001002', holdMs: 20_000 });
    await desk.call('ringing');
    await bench.deskPhone('101').accept();
    await desk.call('talking');
    await bench.deskPhone('101').hangup();
    expect(await desk.call('ended')).toMatchObject({ outcome: 'answered', cause: 'normal', direction: 'inbound' });
    await bench.patientsDo('answer');
    await bench.deskPhone('101').dial('+79003334455');
    expect(await desk.call('talking', one => one.direction === 'outbound')).toMatchObject({ party: { e164: '+79003334455' }, answeredPhone: '101' });
    await bench.deskPhone('101').hangup();
    expect(await desk.call('ended', one => one.direction === 'outbound')).toMatchObject({ outcome: 'answered' });
    await desk.close();
  });

  it('a patient who is busy makes the call from the desk phone unanswered', async () => {
    const desk = await open();
    await bench.patientsDo('busy');
    await bench.deskPhone('101').dial('+79003334466');
    expect(await desk.call('ended', one => one.direction === 'outbound')).toMatchObject({ outcome: 'unanswered', party: { e164: '+79003334466' } });
    await desk.close();
  });

  it('speaks TCP as well as WebSocket', async () => {
    const desk = await open({ server: bench.tcpUrl });
    const city = bench.ring({ from: '+79002000003', did: '+74950001002', cancelAfterMs: 300 });
    expect(await desk.call('ringing')).toMatchObject({ line: { e164: '+74950001002' } });
    expect(await desk.call('ended')).toMatchObject({ outcome: 'missed', cause: 'caller-abandoned' });
    expect(await city.ended).toBe(true);
    await desk.close();
  });

  it('a wrong password is refused by the exchange and said so', async () => {
    const connector = sip(bench, { accounts: [{ phone: '101', user: '101', password: 'wrong' }] });
    const desk = openDesk(connector);
    desks.push(desk);
    await until(() => connector.health().code !== undefined, 'the refusal', 8_000, () => connector.health());
    expect(connector.health()).toMatchObject({ state: 'unauthorized', code: 'sip.unauthorized' });
    await desk.telephony.stop();
  });

  it('three callers at once are three calls, each with its own caller', async () => {
    const desk = await open();
    for (const n of [1, 2, 3]) bench.ring({ from: `+7900300000${n}`, did: '+74950001001', cancelAfterMs: 1_500 });
    const calls = await until(() => { const all = desk.telephony.calls().filter(one => one.state === 'ringing'); return all.length === 3 && all; }, 'three ringing calls', 10_000, () => desk.telephony.calls());
    expect(calls.map(one => (one.party.kind === 'phone' ? one.party.e164 : ''))).toEqual(expect.arrayContaining(['+79003000001', '+79003000002', '+79003000003']));
    await until(() => desk.telephony.calls().every(one => one.outcome === 'missed'), 'three missed calls', 10_000, () => desk.telephony.calls());
    await desk.close();
  });

  it.each([['ringing', '+79002000004'], ['talking', '+79002000005']] as const)('the exchange restarts while %s: the call is closed, registration is back within 5 s', async (state, from) => {
    const desk = await open();
    // one INVITE and no repeats, gone with its test: a caller who waits on would ring at the exchange of the next
    const caller = bench.call({ from, did: '+74950001002' });
    await desk.call('ringing');
    if (state === 'talking') { await bench.deskPhone('101').accept(); await desk.call('talking'); }
    await bench.stopExchange();
    await new Promise(resolve => { setTimeout(resolve, 1_000); });
    const up = performance.now();
    const phonesBack = bench.startExchange();
    await until(() => desk.connector.health().state === 'connected', 'registration', 8_000, () => desk.connector.health());
    expect(performance.now() - up).toBeLessThan(5_000);
    expect(desk.telephony.calls().filter(one => one.state !== 'ended')).toEqual([]);
    expect(desk.rows()).toMatchObject([{ state: 'ended', cause: 'connection-lost' }]);
    await phonesBack;
    caller.hangup();
    await desk.close();
  });
}, 60_000);

telephonyContract('sip at Kamailio, handsets lifted on baresip', async () => {
  const bench = await startBench({ deskPhones: ['101', '102'] });
  const callers = new Map<string, ReturnType<Bench['call']>>();
  let calls = 0;
  return {
    connector: sip(bench),
    ring: call => {
      const key = `call-${++calls}`;
      callers.set(key, bench.call({ from: call.from, did: call.line, ...(call.name === undefined ? {} : { name: call.name }), ...(call.anonymous ? { anonymous: true } : {}) }));
      return key;
    },
    answer: (_, phone) => bench.deskPhone(phone).accept(),
    callerHangsUp: call => { callers.get(call)!.hangup(); },
    goOffline: bench.stopExchange, goOnline: bench.startExchange, stop: bench.stop,
  };
});
