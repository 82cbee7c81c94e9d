import { expect, it } from 'vitest';
import { createIds } from '#main/kernel/ids.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import type { SipAccount } from '../modules/settings/index.ts';
import type { Telephony, TelephonyConnector } from '../modules/telephony/index.ts';
import { instant } from '#shared/kernel/values.ts';
import { liniyaExchange } from './fixture/index.ts';
import { createPhoneLines } from './phone-lines.ts';

const account = (server: string): SipAccount => ({ extension: '101', user: '101', password: 'secret', server, domain: 'clinic.test', watchDialog: true, dial: 'auto', dialAs: 'e164' });

/** The lines of a demo base, the connectors they hold now, and what was logged. */
function demoLines() {
  const clock = createVirtualClock(instant(0)), connected = new Map<string, TelephonyConnector>(), logged: string[] = [];
  const telephony = {
    addConnector: (connector: TelephonyConnector) => { connected.set(connector.id, connector); },
    removeConnector: (id: string) => { connected.delete(id); return Promise.resolve(); },
  } as unknown as Telephony;
  const lines = createPhoneLines({ telephony, clock, newId: createIds(clock), log: (_, event) => { logged.push(event); }, demo: true }, { simulator: { id: 'simulator', ...liniyaExchange } });
  return { lines, logged, ids: () => [...connected.keys()] };
}

it('lets the practice exchange step aside for an exchange on this PC, and come back when that is gone', async () => {
  const { lines, ids } = demoLines();
  expect(ids()).toEqual(['simulator']);
  lines.apply([account('ws://127.0.0.1:8080')]);
  await expect.poll(ids).toEqual(['sip:clinic.test:0']);
  lines.apply([]);
  await expect.poll(ids).toEqual(['simulator']);
});

it('connects a demo base to no exchange elsewhere and keeps it practising', async () => {
  const { lines, ids, logged } = demoLines();
  lines.apply([account('wss://pbx.example.org')]);
  await expect.poll(() => logged).toEqual(['sip.demo-refused']);
  expect(ids()).toEqual(['simulator']);
});

it('connects what the connections of this PC name, changes only what changed, and keeps a demo base at home', async () => {
  const { lines, ids, logged } = demoLines();
  const one = { vendor: 'ident-service' as const, id: '019abc00-0000-7000-8000-000000000001', name: 'Site', enabled: true, exchange: '', url: 'http://127.0.0.1:9/ident', key: 'k', phones: ['101'], lines: [] };
  const far = { ...one, id: '019abc00-0000-7000-8000-000000000002', url: 'https://site.example/ident' };
  lines.applyConnections([one, far]);
  await expect.poll(ids).toEqual([one.id]);
  expect(logged).toEqual(['connections.demo-refused']);
  lines.applyConnections([{ ...one, name: 'Renamed' }, { ...one, id: '019abc00-0000-7000-8000-000000000003', enabled: false }]);
  await expect.poll(ids).toEqual([one.id]);
  lines.apply([account('ws://127.0.0.1:8080')]);
  lines.applyConnections([]);
  await expect.poll(ids).toEqual(['sip:clinic.test:0']);
  lines.apply([]);
  await expect.poll(ids).toEqual(['simulator']);
});
