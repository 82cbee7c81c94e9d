import { addressesOf, hostOf, isLoopbackHost, type Connection } from '#shared/telephony/connections.ts';
import type { SipAccount } from '../modules/settings/index.ts';
import { createSimulator, type Simulator, type SimulatorConfig } from '../modules/telephony/connectors/simulator/index.ts';
import { createSipConnector, type MediaPort } from '../modules/telephony/connectors/sip/index.ts';
import type { Telephony } from '../modules/telephony/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { connectorOf } from './connectors.ts';

export interface PhoneLinesOptions {
  /** The built-in exchange: the demo clinic and the scenarios. */
  readonly simulator?: SimulatorConfig;
}
interface Deps { readonly telephony: Telephony; readonly clock: Clock; readonly newId: NewId; readonly log: Log; readonly demo: boolean; /** Where the voice of a phone is, if this PC is that phone. */ readonly mediaOf?: ((extension: string) => MediaPort | undefined) | undefined }

/** A demo base speaks to no exchange but one on this very PC (DESIGN.md 9). */
const isLoopback = (server: string): boolean => isLoopbackHost(hostOf(server) ?? '');
export const allowedHere = (connection: Connection, demo: boolean): boolean => !demo || addressesOf(connection).every(isLoopback);

/** Connects the exchanges this PC is set up for; accounts of one server are one connector, but for the phone that this PC itself is, and so is each connection. */
export function createPhoneLines({ telephony, clock, newId, log, demo, mediaOf }: Deps, options: PhoneLinesOptions) {
  const simulator: Simulator | undefined = options.simulator && createSimulator(options.simulator, { clock, newId });
  if (simulator) telephony.addConnector(simulator.connector);
  let sip: string[] = [], practising = simulator !== undefined;
  const connected = new Map<string, Connection>();
  let turn: Promise<unknown> = Promise.resolve();

  /** The built-in exchange steps aside for a real one: a phone that two exchanges watch would dial at the wrong one. */
  async function practise(): Promise<void> {
    const on = sip.length === 0 && connected.size === 0;
    if (!simulator || practising === on) return;
    practising = on;
    if (on) telephony.addConnector(simulator.connector);
    else await telephony.removeConnector(simulator.connector.id);
  }
  async function change(accounts: readonly SipAccount[]): Promise<void> {
    for (const id of sip) await telephony.removeConnector(id);
    sip = [];
    const allowed = accounts.filter((a) => !demo || isLoopback(a.server)), byServer = Map.groupBy(allowed, (a) => `${a.server}\n${a.domain}${mediaOf?.(a.extension) ? `\n${a.extension}` : ''}`);
    if (allowed.length < accounts.length) log('warn', 'sip.demo-refused');
    for (const group of byServer.values()) {
      const [first] = group;
      if (!first) continue;
      const id = `sip:${first.domain}:${String(sip.length)}`;
      try {
        telephony.addConnector(createSipConnector({
          id, exchange: first.domain, server: first.server, domain: first.domain,
          accounts: group.map((a) => ({ phone: a.extension, user: a.extension, authUser: a.user, password: a.password, watch: a.watchDialog, dial: a.dial, dialAs: a.dialAs })),
        }, { clock, log, media: mediaOf?.(first.extension) }));
        sip.push(id);
      } catch (error) {
        log('error', 'sip.bad-config', {}, error);
      }
    }
    await practise();
  }
  /** Only what changed is connected anew: the calls of the others go on. */
  async function changeConnections(wanted: readonly Connection[]): Promise<void> {
    const allowed = wanted.filter((one) => one.enabled && allowedHere(one, demo));
    if (allowed.length < wanted.filter((one) => one.enabled).length) log('warn', 'connections.demo-refused');
    for (const [id, one] of connected) {
      if (allowed.some((other) => other.id === id && JSON.stringify(other) === JSON.stringify(one))) continue;
      await telephony.removeConnector(id);
      connected.delete(id);
    }
    for (const one of allowed) {
      if (connected.has(one.id)) continue;
      try {
        telephony.addConnector(connectorOf(one, { clock, newId, log }));
        connected.set(one.id, one);
      } catch (error) {
        log('error', 'connections.bad-config', { vendor: one.vendor }, error);
      }
    }
    await practise();
  }
  const after = (deed: () => Promise<void>): void => { turn = turn.then(deed).catch((error: unknown) => { log('error', 'sip.apply-failed', {}, error); }); };
  return {
    simulator,
    /** Registers the accounts anew; changes follow one another. */
    apply: (accounts: readonly SipAccount[]): void => { after(() => change(accounts)); },
    applyConnections: (connections: readonly Connection[]): void => { after(() => changeConnections(connections)); },
  };
}
