import { expect } from 'vitest';
import { createSipConnector } from '#main/modules/telephony/connectors/sip/index.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { opened } from './escapes.ts';
import { createFakeExchange, type FakeCall } from './fake-exchange.ts';
import { createFakeMedia } from './fake-media.ts';
import { openDesk, until } from './telephony-contract.ts';

/** Phone 101 is this PC: an exchange, a headset in memory, a desk. */
export async function reception() {
  const exchange = await createFakeExchange({ passwords: { 101: 'p1', 102: 'p2' }, softphone: true }), media = createFakeMedia();
  opened.push(exchange.stop);
  const connector = createSipConnector({ id: 'soft', exchange: 'pbx', server: exchange.url, domain: 'clinic.test', accounts: [{ phone: '101', user: '101', password: 'p1' }] }, { media: media.port, random: () => 0.01 });
  const desk = openDesk(connector), { telephony } = desk;
  opened.push(telephony.stop);
  await until(() => connector.health().state === 'connected' && exchange.subscribed('101'), 'registration', 8_000, () => connector.health());
  const call = (state: CallFacts['state'], of: (facts: CallFacts) => boolean = () => true) => until(() => telephony.calls().find(one => one.state === state && of(one)), `a call that is ${state}`, 8_000, () => telephony.calls());
  const voice = (callId: string) => telephony.voiceOf(callId, '101');
  const ring = async (more: Partial<FakeCall> = {}) => {
    exchange.ring({ callId: 'k1', from: '+79002000001', line: '+74950001002', phones: ['101'], offers: true, ...more });
    const from = more.from ?? '+79002000001';
    return (await call('ringing', one => one.party.kind === 'phone' && one.party.e164 === from)).callId;
  };
  const talk = async (more: Partial<FakeCall> = {}) => {
    const callId = await ring(more);
    await telephony.answer(callId, '101');
    await call('talking', one => one.callId === callId);
    await until(() => exchange.talks.talking().includes(more.callId ?? 'k1'), 'the exchange to know it');
    return callId;
  };
  return { exchange, talks: exchange.talks, media, connector, telephony, desk, call, voice, ring, talk };
}
export const fails = (reason: string) => expect.objectContaining({ reason }) as unknown;
