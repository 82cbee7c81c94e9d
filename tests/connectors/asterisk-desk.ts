import { afterEach } from 'vitest';
import { createAsteriskConnector, type AsteriskDeps } from '#main/modules/telephony/connectors/asterisk-ami/index.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { createFakeAmi, type FakeAmi } from './fake-ami.ts';
import { openDesk, until } from './telephony-contract.ts';
import { asteriskAt } from './vendor-connections.ts';

/** Opens a desk at an Asterisk with the phones 101 and 102; closed after each test. */
export function asteriskDesks(lines: Readonly<Record<string, readonly string[]>>) {
  const opened: (() => Promise<unknown>)[] = [];
  afterEach(async () => { for (const close of opened.splice(0).reverse()) await close(); });
  return async (deps: AsteriskDeps = {}, more: Parameters<typeof asteriskAt>[1] = {}, prepare: (ami: FakeAmi) => void = () => undefined) => {
    const ami = await createFakeAmi({ phones: ['101', '102'], lines });
    prepare(ami);
    opened.push(ami.stop);
    const connector = createAsteriskConnector(asteriskAt(ami, more), { replyMs: 500, ...deps }), desk = openDesk(connector);
    opened.push(desk.telephony.stop);
    const health = () => { const { state, code } = connector.health(); return code === undefined ? state : `${state} ${code}`; };
    const to = (wanted: string) => until(() => health() === wanted, wanted, 8_000, health);
    const call = (state: CallFacts['state'], more: (facts: CallFacts) => boolean = () => true) => until(() => desk.telephony.calls().find((one) => one.state === state && more(one)), state, 8_000, () => desk.telephony.calls());
    const leg = (phone: string, state: CallFacts['state']) => until(() => desk.telephony.calls().flatMap((one) => one.legs).find((one) => one.phone === phone && one.state === state), `${phone} ${state}`, 8_000, () => desk.telephony.calls());
    let away = false;
    /** Everything the exchange has said so far is read: what it says last has arrived. */
    const heard = async () => {
      // the list asked for at sign-in would say the opposite in between
      await until(() => ami.seen.actions.includes('devicestatelist'), 'the list of states to be asked for');
      away = !away;
      ami.deviceState('102', away ? 'UNAVAILABLE' : 'NOT_INUSE');
      await until(() => desk.telephony.registrations().find((one) => one.phone === '102')?.state === (away ? 'disconnected' : 'registered'), 'what was said last');
    };
    return { ami, connector, ...desk, to, call, leg, heard };
  };
}
