import { AppError } from '#shared/kernel/errors.ts';
import type { Instant } from '#shared/kernel/values.ts';
import { exchangeOf, phonesOf } from '#shared/telephony/connections.ts';
import { systemClock, type Cancel, type Clock } from '#main/kernel/clock.ts';
import { silentLog, type Log } from '#main/kernel/log.ts';
import type { Capabilities, ConnectorSink, Health, HealthState, LegRef, RegistrationState, TelephonyConnector } from '../../port.ts';
import { backoffMs, reconnect, unauthorized } from '#main/kernel/backoff.ts';
import { createChannels } from './channels.ts';
import { AmiFailure, away, createAmiSession, type AsteriskConfig, type Fields, type Session } from './session.ts';
import type { AmiMessage } from './wire.ts';

export { checkAsterisk } from './check.ts';
export interface AsteriskDeps { readonly clock?: Clock; readonly log?: Log; readonly random?: () => number; readonly replyMs?: number; readonly pingMs?: number }

const capabilities: Capabilities = { events: true, dial: true, answer: false, hangup: true, hold: false, blindTransfer: true, dtmf: true, media: 'none' };
/** What does not mend itself. A user who may not list the calls would be blind to each one that is older than the connection. */
const refusals: Readonly<Record<string, 'unauthorized' | 'misconfigured'>> = { 'ami.unauthorized': 'unauthorized', 'ami.forbidden': 'misconfigured' };
const orderChannel = (orderId: string) => `stoika-${orderId}`;

/** An Asterisk by its manager interface (AMI): its events tell of the phones, `Originate` rings the desk phone first. */
export function createAsteriskConnector(config: AsteriskConfig, given: AsteriskDeps = {}): TelephonyConnector {
  const { clock = systemClock, log = silentLog, random = Math.random, replyMs = 5_000, pingMs = 15_000 } = given;
  const phones = phonesOf(config), exchange = exchangeOf(config);
  const phoneByDevice = new Map(config.phones.map((one) => [one.device.toLowerCase(), one.phone])), deviceByPhone = new Map(config.phones.map((one) => [one.phone, one.device]));
  let health: Health = { state: 'disconnected', since: clock.now() }, sink: ConnectorSink | undefined, session: Session | undefined;
  let timers: Cancel[] = [], attempt = 0, refused = 0, generation = 0, events = 0, seeing = false, stamp = '';
  const registered = new Map<string, RegistrationState>();

  const base = () => ({ connectorId: config.id, exchange, eventId: `${stamp}-${String(++events)}`, occurredAt: clock.now() });
  const to = (state: HealthState, code?: string, nextAttemptAt?: Instant) => {
    if (health.state !== state || health.code !== code) log(state === 'connected' ? 'info' : 'warn', code ?? 'telephony.connected', { connector: config.id });
    health = { state, since: health.state === state ? health.since : clock.now(), ...(code === undefined ? {} : { code }), ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }) };
  };
  const register = (phone: string, state: RegistrationState) => {
    if (registered.get(phone) === state) return;
    registered.set(phone, state);
    sink?.emit({ ...base(), type: 'registration', phone, state });
  };
  const channels = createChannels({
    phoneOfDevice: (device) => phoneByDevice.get(device.toLowerCase()), connectorId: config.id, clock,
    tell: (leg, step) => { if (seeing) sink?.emit({ ...base(), ...leg, ...step }); },
    revive: (phone, legs) => { if (seeing) sink?.emit({ ...base(), type: 'snapshot', phones: [phone], legs }); },
  });
  const later = (ms: number, run: () => void) => { timers.push(clock.after(ms, run)); };
  const drop = () => {
    generation++;
    for (const stop of timers) stop();
    timers = [];
    const old = session;
    session = undefined;
    old?.close();
    channels.clear();
    if (seeing) { seeing = false; sink?.emit({ ...base(), type: 'source-lost', phones }); }
  };
  function fail(reason: string): void {
    drop();
    if (!sink) return;
    const state = refusals[reason] ?? 'disconnected', wait = state === 'disconnected' ? backoffMs(attempt++, random, reconnect) : backoffMs(refused++, random, unauthorized);
    for (const phone of phones) register(phone, state === 'unauthorized' ? state : 'disconnected');
    to(state, reason, (clock.now() + wait) as Instant);
    later(wait, connect);
  }
  function taken(event: AmiMessage): void {
    try {
      switch (event.get('event')?.toLowerCase()) {
        case 'coreshowchannel': channels.shown(event); break;
        case 'coreshowchannelscomplete': {
          const legs = channels.legs();
          if (seeing) break;
          seeing = true;
          sink?.emit({ ...base(), type: 'snapshot', phones, legs });
          seen();
          break;
        }
        case 'devicestatechange': case 'devicestate': {
          const phone = phoneByDevice.get((event.get('device') ?? '').toLowerCase());
          if (phone !== undefined) register(phone, away.test(event.get('state') ?? '') ? 'disconnected' : 'registered');
          break;
        }
        // the exchange is going down by itself: what it knew of calls is gone with it
        case 'shutdown': fail('ami.connection-lost'); break;
        default: channels.event(event);
      }
    } catch (error) {
      log('warn', 'ami.message-refused', { connector: config.id, error: error instanceof Error ? error.name : 'unknown' });
    }
  }
  const ping = (mine: number) => {
    later(pingMs, () => {
      session?.act('Ping').then(() => { if (mine === generation) ping(mine); }, () => { if (mine === generation) fail('ami.no-reply'); });
    });
  };
  /** All calls are listed: from here on nothing is missed. */
  function seen(): void {
    attempt = refused = 0;
    for (const phone of phones) register(phone, 'registered');
    to(phones.length === 0 ? 'degraded' : 'connected', phones.length === 0 ? 'ami.no-phones' : undefined);
    ping(generation);
    // the events that follow correct `registered` where a phone is away; an Asterisk without the action tells it in time
    session?.act('DeviceStateList').catch(() => undefined);
  }
  function connect(): void {
    if (!sink) return;
    const mine = ++generation;
    session = createAmiSession(config, {
      clock, replyMs, event: (event) => { if (mine === generation) taken(event); },
      tooBig: () => { log('warn', 'ami.message-too-big', { connector: config.id }); },
      closed: (reason) => { if (mine === generation) fail(reason); },
    });
    const { login, act } = session;
    login().then(() => act('CoreShowChannels')).then((listing) => {
      if (mine !== generation) return;
      if (listing.get('response')?.toLowerCase() !== 'success') throw new AmiFailure('ami.forbidden');
      if (!seeing) later(replyMs, () => { if (mine === generation && !seeing) fail('ami.no-reply'); });
    }).catch((error: unknown) => { if (mine === generation) fail(error instanceof AmiFailure ? error.reason : 'ami.connection-lost'); });
  }
  const failed = (error: unknown): AppError => {
    const reason = error instanceof AmiFailure ? error.reason : 'ami.connection-lost';
    return new AppError('offline', reason === 'ami.refused' ? reason : 'telephony.no-reply', {}, { cause: error });
  };
  async function deed(action: string, fields: Fields, id?: string): Promise<void> {
    if (!session || !seeing) throw new AppError('offline', 'telephony.unreachable');
    let reply: AmiMessage;
    try {
      reply = await session.act(action, fields, id);
    } catch (error) {
      throw failed(error);
    }
    if (reply.get('response')?.toLowerCase() !== 'success') throw new AppError('conflict', /permission/i.test(reply.get('message') ?? '') ? 'ami.forbidden' : 'ami.refused');
  }
  const channelsOf = ({ callKey, phone }: LegRef) => {
    const found = channels.channelsOf(callKey, phone);
    if (found.length === 0) throw new AppError('not-found', 'telephony.no-call');
    return found;
  };
  const wait = (ms: number) => new Promise<void>((resolve) => { clock.after(ms, resolve); });
  /** The order's call once its channel is there: Asterisk says yes before it dials. */
  async function callOfOrder(channelId: string, withinMs: number): Promise<{ readonly callKey: string } | undefined> {
    for (let left = withinMs; left > 0; left -= 50) {
      const key = channels.keyOf(channelId);
      if (key !== undefined) return { callKey: key };
      await wait(50);
    }
    return undefined;
  }

  return {
    id: config.id, vendor: 'asterisk-ami', exchange, phones, capabilities,
    connect: (given) => {
      if (sink) return;
      sink = given;
      stamp = Math.floor(random() * 2 ** 40).toString(36);
      connect();
    },
    disconnect: () => {
      drop();
      for (const phone of phones) register(phone, 'disconnected');
      sink = undefined;
      registered.clear();
      to('disconnected');
      return Promise.resolve();
    },
    health: () => health,
    wake: () => {
      if (!sink) return;
      if (!session || !seeing) { drop(); attempt = 0; connect(); return; }
      const mine = generation;
      session.act('Ping').catch(() => { if (mine === generation) fail('ami.no-reply'); });
    },
    phoneStates: () => phones.map((phone) => ({ phone, registered: registered.get(phone) === 'registered', watched: true, dialWay: 'api' as const })),
    dial: async ({ phone, to: number, line, orderId }) => {
      const device = deviceByPhone.get(phone), exten = number.replace(/[^\d+*#]/g, '');
      if (device === undefined) throw new AppError('conflict', 'telephony.no-phone');
      if (exten === '') throw new AppError('invalid-input', 'telephony.bad-number');
      const channelId = orderChannel(orderId ?? `${stamp}-${String(++events)}`);
      channels.expect(channelId, number, line ?? '');
      try {
        await deed('Originate', [['Channel', device], ['ChannelId', channelId], ['Context', config.context], ['Exten', exten], ['Priority', '1'], ['Async', 'true'], ['Timeout', '30000']], channelId);
      } catch (error) {
        if (!(error instanceof AppError && error.reason === 'telephony.no-reply')) channels.forget(channelId);
        throw error;
      }
      const call = await callOfOrder(channelId, 3_000);
      if (!call) throw new AppError('offline', 'telephony.no-reply');
      return call;
    },
    findDialed: async (orderId) => {
      if (!session || !seeing) throw new AppError('offline', 'telephony.unreachable');
      return callOfOrder(orderChannel(orderId), 2_000);
    },
    hangup: async (leg) => { for (const { name } of channelsOf(leg)) await deed('Hangup', [['Channel', name], ['Cause', '16']]); },
    blindTransfer: async (leg, number) => {
      const other = channels.otherOf(leg.callKey, leg.phone);
      if (!other) throw new AppError('conflict', 'telephony.not-answered');
      await deed('Redirect', [['Channel', other.name], ['Context', config.context], ['Exten', number.replace(/[^\d+*#]/g, '')], ['Priority', '1']]);
    },
    sendDtmf: async (leg, keys) => { const { name } = channelsOf(leg)[0]!; for (const key of keys.replace(/[^\d*#]/g, '')) await deed('PlayDTMF', [['Channel', name], ['Digit', key]]); },
  };
}
