import type { SipAccount } from '../modules/settings/index.ts';
import { createSimulator, type Simulator, type SimulatorConfig } from '../modules/telephony/connectors/simulator/index.ts';
import { createSipConnector } from '../modules/telephony/connectors/sip/index.ts';
import type { Telephony } from '../modules/telephony/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';

export interface PhoneLinesOptions {
  /** The built-in exchange: the demo clinic and the scenarios. */
  readonly simulator?: SimulatorConfig;
}
interface Deps { readonly telephony: Telephony; readonly clock: Clock; readonly newId: NewId; readonly log: Log; readonly demo: boolean }

/** A demo base speaks to no exchange but one on this very PC (DESIGN.md 9). */
const isLoopback = (server: string): boolean => /^(wss?|tcp|tls):\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:|\/|$)/.test(server);

/** Connects the exchanges this PC is set up for; accounts of one server are one connector. */
export function createPhoneLines({ telephony, clock, newId, log, demo }: Deps, options: PhoneLinesOptions) {
  const simulator: Simulator | undefined = options.simulator && createSimulator(options.simulator, { clock, newId });
  if (simulator) telephony.addConnector(simulator.connector);
  let connected: string[] = [], practising = simulator !== undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** The built-in exchange steps aside for a real one: a phone that two exchanges watch would dial at the wrong one. */
  async function practise(on: boolean): Promise<void> {
    if (!simulator || practising === on) return;
    practising = on;
    if (on) telephony.addConnector(simulator.connector);
    else await telephony.removeConnector(simulator.connector.id);
  }
  async function change(accounts: readonly SipAccount[]): Promise<void> {
    for (const id of connected) await telephony.removeConnector(id);
    connected = [];
    const allowed = accounts.filter((a) => !demo || isLoopback(a.server)), byServer = Map.groupBy(allowed, (a) => `${a.server}\n${a.domain}`);
    if (allowed.length < accounts.length) log('warn', 'sip.demo-refused');
    await practise(allowed.length === 0);
    for (const group of byServer.values()) {
      const [first] = group;
      if (!first) continue;
      const id = `sip:${first.domain}:${String(connected.length)}`;
      try {
        telephony.addConnector(createSipConnector({
          id, exchange: first.domain, server: first.server, domain: first.domain,
          accounts: group.map((a) => ({ phone: a.extension, user: a.extension, authUser: a.user, password: a.password, watch: a.watchDialog, dial: a.dial, dialAs: a.dialAs })),
        }, { clock, log }));
        connected.push(id);
      } catch (error) {
        log('error', 'sip.bad-config', {}, error);
      }
    }
  }
  return {
    simulator,
    /** Registers the accounts anew; changes follow one another. */
    apply: (accounts: readonly SipAccount[]): void => { turn = turn.then(() => change(accounts)).catch((error: unknown) => { log('error', 'sip.apply-failed', {}, error); }); },
  };
}
