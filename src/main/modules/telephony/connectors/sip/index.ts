import { systemClock, type Clock } from '#main/kernel/clock.ts';
import { silentLog, type Log } from '#main/kernel/log.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Capabilities, ConnectorSink, DialRequest, Health, TelephonyConnector } from '../../port.ts';
import { createSipAccount, type SipAccount } from './account.ts';
import { parseSipConfig, type SipConfigInput } from './config.ts';
import type { MediaPort } from './media.ts';
import { softphone, softphoneCommands } from './softphone-commands.ts';

export type { SipConfigInput } from './config.ts';

export type { MediaPort, Sound, VoiceDirection } from './media.ts';

/** Desk-phone mode: the app sees the phones of its accounts and makes them call, but has no voice and lifts no handset. */
const deskPhone: Capabilities = { events: true, dial: true, answer: false, hangup: false, hold: false, media: 'none' };

export interface SipDeps {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly random?: () => number;
  /** With it the accounts are softphones: the voice of their calls goes through this PC. */
  readonly media?: MediaPort | undefined;
}

/**
 * A SIP exchange through its WebSocket, TCP or TLS door (never UDP). Throws AppError('invalid-input', 'sip.…') for a
 * configuration that cannot work; everything that happens later shows in health() and in registration events.
 */
export function createSipConnector(input: SipConfigInput, deps: SipDeps = {}): TelephonyConnector {
  const config = parseSipConfig(input);
  const { clock = systemClock, log = silentLog, random = Math.random, media } = deps;
  let accounts: readonly SipAccount[] = [];
  let events = 0;
  const started = clock.now();

  const health = (): Health => {
    const states = accounts.map(account => account.status());
    const worst = states.find(one => one.state === 'unauthorized') ?? states.find(one => one.state === 'disconnected') ?? states[0];
    if (!worst) return { state: 'disconnected', since: started };
    const up = states.filter(one => one.state === 'registered').length;
    if (up === states.length && accounts.some(one => one.watched() === 'lost')) return { state: 'degraded', since: worst.since, code: 'sip.watch-lost' };
    const state = up === states.length ? 'connected' : worst.state === 'unauthorized' ? 'unauthorized' : up > 0 ? 'degraded' : 'disconnected';
    return {
      state, since: worst.since, ...(worst.code === undefined ? {} : { code: worst.code }), ...(worst.nextAttemptAt === undefined ? {} : { nextAttemptAt: worst.nextAttemptAt }),
    };
  };
  const dialPhones = config.accounts.filter(account => account.dial !== 'off').map(account => account.phone);
  /** Orders that became calls. What is not here rang no phone, and only a phone that rang is ever told to call. */
  const dialed = new Map<string, { readonly callKey: string }>();
  const accountOf = (phone: string): SipAccount => {
    const found = accounts[config.accounts.findIndex(account => account.phone === phone)];
    if (!found) throw new AppError('offline', 'telephony.unreachable');
    return found;
  };
  return {
    id: config.id, vendor: 'sip', exchange: config.exchange, phones: config.accounts.map(account => account.phone),
    capabilities: media ? { ...softphone, dialPhones: config.accounts.map(account => account.phone) } : { ...deskPhone, dial: dialPhones.length > 0, dialPhones },
    connect: (sink: ConnectorSink) => {
      if (accounts.length > 0) return;
      // a connector added again counts anew: its ids must not look like repeats of the first one's
      const run = Math.floor(random() * 2 ** 40).toString(36);
      const nextEventId = () => `${run}-${++events}`;
      accounts = config.accounts.map(account => createSipAccount({ config, account, clock, random, log, nextEventId, sink, media }));
      for (const account of accounts) account.start();
    },
    disconnect: async () => {
      const old = accounts;
      accounts = [];
      await Promise.allSettled(old.map(account => account.stop()));
    },
    health,
    ...(media ? softphoneCommands(phone => accounts.find(account => account.phone === phone)?.softphone) : {}),
    ...(media === undefined && dialPhones.length === 0 ? {} : {
      dial: async ({ phone, to, orderId }: DialRequest) => {
        const account = accountOf(phone), taken = await (account.softphone ?? account).dial(to);
        if (orderId !== undefined) dialed.set(orderId, taken);
        if (dialed.size > 200) dialed.delete(dialed.keys().next().value!);
        return taken;
      },
      findDialed: (orderId: string) => Promise.resolve(dialed.get(orderId)),
    }),
    wake: () => { for (const account of accounts) account.wake(); },
    phoneStates: () => accounts.map((account, n) => {
      const way = account.dialWay();
      return { phone: config.accounts[n]!.phone, registered: account.status().state === 'registered', watched: account.watched() === 'yes', ...(way ? { dialWay: way } : {}) };
    }),
    checkLine: (phone, told, stop) => accountOf(phone).check(told, stop),
  };
}
