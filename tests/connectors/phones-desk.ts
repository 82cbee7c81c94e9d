import { afterEach } from 'vitest';
import { createActionUrlConnector } from '#main/modules/telephony/connectors/action-url/index.ts';
import { createFakeYealink, type FakeYealinkOptions } from './fake-yealink.ts';
import { openDesk, until } from './telephony-contract.ts';

export const secret = 'a-path-nobody-guesses';

/** Two phones of the Yealink kind and the door they tell of their calls at. */
export async function phones({ login, ...more }: Pick<FakeYealinkOptions, 'typed'> & { readonly login?: { readonly user: string; readonly password: string } } = {}) {
  let port = 0;
  const desk = () => ({ base: `http://127.0.0.1:${String(port)}`, secret });
  const made = { 101: await createFakeYealink({ phone: '101', address: '127.0.0.2', desk, ...more }), 102: await createFakeYealink({ phone: '102', address: '127.0.0.3', desk, ...more }) };
  const connector = createActionUrlConnector({
    id: 'phones', exchange: 'phones', secret, listen: { address: '127.0.0.1', port: 0 },
    phones: Object.entries(made).map(([phone, at]) => ({ phone, address: at.address, port: at.port, ...login })),
  });
  return {
    connector, made,
    /** The port is known once the door is open. */
    ready: () => until(() => { port = connector.port(); return port !== 0 && connector.health().state === 'connected'; }, 'the phones', 8_000, () => connector.health()),
    stop: async () => { await Promise.all(Object.values(made).map((one) => one.unplug())); },
  };
}

/** Desks with two phones, closed after each test. */
export function desks() {
  const opened: (() => Promise<void>)[] = [];
  afterEach(async () => { for (const close of opened.splice(0).reverse()) await close(); });
  async function deskWith(more: Parameters<typeof phones>[0] = {}) {
    const world = await phones(more), desk = openDesk(world.connector);
    opened.push(world.stop, desk.telephony.stop);
    await world.ready();
    return { ...desk, phone: world.made[101], connector: world.connector };
  }
  return { deskWith };
}
