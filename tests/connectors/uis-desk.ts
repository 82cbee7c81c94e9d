import { afterEach } from 'vitest';
import type { TelephonyConnector } from '#main/modules/telephony/index.ts';
import { createUisConnector, type UisDeps } from '#main/modules/telephony/connectors/uis/index.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { createFakeUis, type FakeUis, type FakeUisOptions } from './fake-uis.ts';
import { openDesk, until } from './telephony-contract.ts';
import { uisAt } from './vendor-connections.ts';

export const lines = { '+74950001001': ['101', '102'], '+74950001002': ['101'] }, quick = { wishes: { aliveMs: 10, idleMs: 10, nightMs: 10 }, lostAfterMs: 300, retryMs: 5 } satisfies UisDeps;
export const opened: (() => Promise<unknown>)[] = [];
export const closeUis = (): void => { afterEach(async () => { for (const close of opened.splice(0).reverse()) await close(); }); };

export async function fakeWith(options: Partial<FakeUisOptions> = {}): Promise<FakeUis> {
  const uis = await createFakeUis({ employees: { 101: 77001, 102: 77002 }, lines, ...options });
  opened.push(uis.stop);
  return uis;
}
export function deskOf(connector: TelephonyConnector) {
  const desk = openDesk(connector);
  opened.push(desk.telephony.stop);
  const health = () => { const { state, code } = connector.health(); return code === undefined ? state : `${state} ${code}`; };
  return { ...desk, connector, health, to: (wanted: string) => until(() => health() === wanted, wanted, 8_000, health), call: (state: CallFacts['state']) => until(() => desk.telephony.calls().find((one) => one.state === state), state, 8_000, () => desk.telephony.calls()) };
}
export const deskAt = (uis: FakeUis, more: Parameters<typeof uisAt>[1] = {}, deps: UisDeps = {}) => deskOf(createUisConnector(uisAt(uis, more), { ...quick, ...deps }));
