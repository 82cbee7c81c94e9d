import { systemClock, type Clock } from '#main/kernel/clock.ts';
import { createSipConnector, type SipConfigInput } from '#main/modules/telephony/connectors/sip/index.ts';
import { opened, watchEscapes } from './escapes.ts';
import { createFakeExchange, type FakeExchange } from './fake-exchange.ts';
import { openDesk, until, type Desk } from './telephony-contract.ts';

const passwords = { 101: 'p1', 102: 'p2' };
watchEscapes();

export async function exchangeWith(options: Partial<Parameters<typeof createFakeExchange>[0]> = {}): Promise<FakeExchange> {
  const exchange = await createFakeExchange({ passwords, ...options });
  opened.push(exchange.stop);
  return exchange;
}
export function deskAt(server: string, more: Partial<SipConfigInput> = {}, random: () => number = Math.random, clock: Clock = systemClock): Desk & { readonly health: () => string } {
  const connector = createSipConnector({ id: 'sip', exchange: 'pbx', server, domain: 'clinic.test', accounts: [{ phone: '101', user: '101', password: 'p1' }], ...more }, {
    random, clock, log: (_, event) => { logs.push(event); },
  });
  const logs: string[] = [];
  const desk = openDesk(connector);
  opened.push(desk.telephony.stop);
  return { ...desk, logs, health: () => { const { state, code } = connector.health(); return code === undefined ? state : `${state} ${code}`; } };
}
export const connected = (desk: { health: () => string }) => until(() => desk.health() === 'connected', 'connection', 8_000, desk.health);
export const ringing = (desk: Desk) => until(() => desk.telephony.calls().find(call => call.state === 'ringing'), 'a ringing call', 8_000, () => desk.telephony.calls());
