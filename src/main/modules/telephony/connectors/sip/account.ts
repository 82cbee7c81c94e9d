import { UserAgent } from 'sip.js';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import type { Instant } from '#shared/kernel/values.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { ConnectorSink, LineCheck, RegistrationState, TelephonyEvent } from '../../port.ts';
import { backoffMs, reconnect, unauthorized } from '#main/kernel/backoff.ts';
import type { SipAccountConfig, SipConfig } from './config.ts';
import { createDialler, type Dialler, type DialWay } from './dialler.ts';
import { endCore } from './end-core.ts';
import { createLegTracker } from './legs.ts';
import type { MediaPort } from './media.ts';
import { nullMedia } from './null-media.ts';
import { startProbe, type Probe, type ProbeHabits } from './probe.ts';
import { createSoftphone, type Softphone } from './softphone.ts';
import { createRinging } from './ringing.ts';
import { SipTransport, type SipTransportOptions } from './transport.ts';
import { createTrial, type Trial } from './trial.ts';
import { watchDialogs } from './watch.ts';

export interface AccountStatus { readonly state: RegistrationState; readonly since: Instant; readonly code?: string; readonly nextAttemptAt?: Instant }
export interface SipAccount {
  readonly phone: string;
  /** Where the voice of this phone goes through this PC. */
  readonly softphone: Softphone | undefined;
  start(): void;
  stop(): Promise<void>;
  status(): AccountStatus;
  /** Dialog events of the phone arrive; `lost` when they did once. */
  watched(): 'yes' | 'lost' | 'no';
  dialWay(): DialWay | undefined;
  dial(to: string): Promise<{ readonly callKey: string }>;
  /** Looks now whether the exchange is still there; one that waits for its next attempt tries now. */
  wake(): void;
  check(told: (soFar: LineCheck) => void, stop: AbortSignal): Promise<LineCheck>;
}
export interface AccountDeps {
  readonly config: SipConfig;
  readonly account: SipAccountConfig;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly nextEventId: () => string;
  readonly sink: ConnectorSink;
  /** Where the voice of this phone goes through this PC. */
  readonly media?: MediaPort | undefined;
}

const registerExpires = 120;
const registerReplyMs = 10_000;
const goodbyeMs = 1_000;
/** Until somebody has let two contacts in at the exchange, each attempt makes the phone deaf. */
const oneContactMs = 3_600_000;
const token = (random: () => number) => Array.from({ length: 10 }, () => Math.floor(random() * 36).toString(36)).join('');

/**
 * One SIP account that shares the line of a desk phone.
 *
 *   idle ─start─► connecting ─open─► registering ─200─► registered ──┐ re-REGISTER at 80 % of the expiry
 *     ▲               ▲  │ fails         │  │ 401/403/404            │
 *     │ stop          │  ▼               ▼  ▼                        │
 *     └────────── waiting (backoff + jitter; minutes when unauthorized) ◄── connection lost
 *
 * SIP.js's core does transactions and digest; registration and subscription live here, so that every timer is the
 * clock's and nothing is left running behind a lost connection: each attempt has an agent of its own.
 */
export function createSipAccount({ config, account, clock, random, log, nextEventId, sink, media }: AccountDeps): SipAccount {
  const { phone } = account;
  // stable for the life of the program: after a reconnection the exchange replaces our binding instead of adding one
  const contactName = `desk-${token(random)}`, viaHost = `${token(random)}.invalid`;
  let status: AccountStatus = { state: 'disconnected', since: clock.now() };
  let attempt = 0, refused = 0, generation = 0;
  let agent: UserAgent | undefined;
  let running = false, watching = false, watchedOnce = false, subscribed = false, driven = false;
  let dialler: Dialler | undefined, trial: Trial | undefined, probe: Probe | undefined, dialWay: DialWay | undefined;
  const habits: ProbeHabits = { options: 'untried', bindings: 'untried' };
  let timers: Cancel[] = [];
  let registerCall: { readonly callId: string; cseq: number } = { callId: '', cseq: 0 };

  const base = () => ({ connectorId: config.id, exchange: config.exchange, eventId: nextEventId(), occurredAt: clock.now() });
  const emit = (event: TelephonyEvent) => { sink.emit(event); };
  const own = [...new Set([phone, account.user, account.authUser ?? account.user])];
  const legs = createLegTracker({
    phone, own, clock, watching: () => watching,
    emit: (leg, step) => { emit({ ...base(), ...leg, ...step }); },
  });
  const softphone = media && createSoftphone({
    media, domain: config.domain, connectorId: config.id, clock, random, log, legs, core: () => (status.state === 'registered' ? agent?.userAgentCore : undefined),
    changed: (callKey, trouble) => { emit({ ...base(), type: 'voice', phone, callKey, ...(trouble ? { trouble } : {}) }); },
  });
  const to = (state: RegistrationState, more: { code?: string; nextAttemptAt?: Instant } = {}) => {
    const before = status.state;
    status = { state, since: before === state ? status.since : clock.now(), ...more };
    if (before !== state) emit({ ...base(), type: 'registration', phone, state });
  };
  const snapshot = () => { emit({ ...base(), type: 'snapshot', phones: [phone], legs: legs.alive() }); };
  const later = (ms: number, run: () => void): Cancel => {
    const forget = () => { timers = timers.filter(other => other !== stop); };
    const cancel = clock.after(ms, () => { forget(); run(); });
    const stop = () => { cancel(); forget(); };
    timers.push(stop);
    return stop;
  };

  const ringing = createRinging({
    own, users: [phone, account.user, contactName], clock, log, connectorId: config.id, later, legs, softphone: () => softphone, selfCalled: () => { trial?.arrived(); },
  });

  /** Lets go of the agent and whatever hangs on it; whoever asks later finds another generation. */
  const drop = () => {
    generation++;
    for (const stop of Array.from(timers)) stop();
    timers = [];
    watching = subscribed = driven = false;
    ringing.clear();
    dialler?.clear();
    probe?.stop();
    dialler = trial = probe = undefined;
    softphone?.drop();
    legs.clear();
    const old = agent;
    agent = undefined;
    if (!old) return;
    endCore(old.userAgentCore);
    void old.stop().catch(() => undefined);
  };
  const fail = (state: 'disconnected' | 'unauthorized', code: string, waitMs?: number) => {
    const seeing = status.state === 'registered' || status.code === 'sip.binding-lost';
    drop();
    if (seeing) emit({ ...base(), type: 'source-lost', phones: [phone] });
    if (!running) return;
    const wait = waitMs !== undefined ? waitMs : state === 'unauthorized' ? backoffMs(refused++, random, unauthorized) : backoffMs(attempt++, random, reconnect);
    if (status.state !== state || status.code !== code) log('warn', code, { connector: config.id, phone });
    to(state, { code, nextAttemptAt: (clock.now() + wait) as Instant });
    later(wait, connect);
  };

  const registered = (seconds: number) => {
    attempt = 0;
    refused = 0;
    const first = probe === undefined;
    later(Math.max(5, seconds * 0.8) * 1000, () => { register(registerExpires); });
    to('registered');
    media?.prepare();
    if (first) log('info', 'sip.registered', { connector: config.id, phone });
    if (!first || !agent) return;
    const mine = generation;
    probe = startProbe({ agent, domain: config.domain, clock, contactName, habits, listed: others => {
      // the phone drove us out, and we it: it keeps the number, and whoever looks after the exchange is told
      if (driven && others === 0) {
        const leave = () => { if (mine === generation) fail('unauthorized', 'sip.one-contact', oneContactMs); };
        later(goodbyeMs, leave);
        register(0, leave);
      }
      driven = false;
    }, lost: (code, others) => {
      if (code === 'sip.no-reply') { fail('disconnected', code); return; }
      driven = others > 0;
      // the line is alive but the exchange forgot us: calls that run are still seen, only a new one would not come
      log('warn', code, { connector: config.id, phone });
      probe = undefined;
      to('registering', { code });
      register(registerExpires);
    } });
    if (subscribed) return;
    if (!account.watch) { snapshot(); return; }
    subscribed = true;
    const stop = watchDialogs({
      agent, user: account.user, domain: config.domain, clock, log, connectorId: config.id,
      seen: (dialogs, opening) => {
        watching = watchedOnce = true;
        if (dialogs.some(({ remote, ofPhone, state }) => state !== 'ended' && (ofPhone === true || (remote !== undefined && own.includes(remote))))) trial?.dialogSeen();
        legs.dialogsSeen(dialogs, opening);
        if (opening) snapshot();
      },
      // without dialog events our own line is all we see, and it is empty but for what rings
      lost: () => { if (!watching) snapshot(); watching = false; },
    });
    timers.push(stop);
  };
  function register(expires: number, done?: () => void) {
    const mine = generation, core = agent?.userAgentCore;
    const registrar = UserAgent.makeURI(`sip:${config.domain}`);
    if (!core || !registrar) { done?.(); return; }
    const aor = core.configuration.aor;
    const message = core.makeOutgoingRequestMessage('REGISTER', registrar, aor, aor, { callId: registerCall.callId, cseq: ++registerCall.cseq }, [
      `Contact: ${core.configuration.contact.toString({ register: true })};expires=${expires}`, 'Allow: INVITE, ACK, CANCEL, BYE, NOTIFY, OPTIONS',
    ]);
    const silent = later(registerReplyMs, () => { if (mine === generation && !done) fail('disconnected', 'sip.no-reply'); });
    const settled = () => { silent(); registerCall.cseq = Math.max(registerCall.cseq, message.cseq); return mine === generation; };
    core.register(message, {
      onAccept: ({ message: reply }) => {
        if (!settled()) return;
        if (done) { done(); return; }
        const own = reply.getHeaders('Contact').find(contact => contact.includes(contactName));
        const granted = Number(/;\s*expires\s*=\s*(\d+)/i.exec(own ?? '')?.[1] ?? reply.getHeader('Expires') ?? expires);
        registered(granted > 0 ? granted : expires);
      },
      onRedirect: () => { if (settled() && !done) fail('disconnected', 'sip.redirected'); },
      onReject: ({ message: reply }) => {
        if (!settled()) return;
        if (done) { done(); return; }
        const code = reply.statusCode ?? 0, atLeast = Number(reply.getHeader('Min-Expires'));
        if (code === 423 && atLeast > expires && atLeast <= 7200) register(atLeast);
        else if (code === 401 || code === 403 || code === 404 || code === 407) fail('unauthorized', code === 403 ? 'sip.forbidden' : 'sip.unauthorized');
        else fail('disconnected', code === 408 ? 'sip.no-reply' : 'sip.register-refused');
      },
    });
  }

  function connect() {
    if (!running) return;
    const mine = ++generation;
    const transportOptions: SipTransportOptions = { server: config.server, clock, log, connectorId: config.id, ...(config.tls ? { tls: config.tls } : {}) };
    const uri = UserAgent.makeURI(`sip:${account.user}@${config.domain}`);
    if (!uri) { to('disconnected', { code: 'sip.bad-config' }); return; }
    agent = new UserAgent({
      uri, authorizationUsername: account.authUser ?? account.user, authorizationPassword: account.password, contactName, viaHost,
      contactParams: { transport: config.server.kind === 'wss' ? 'ws' : config.server.kind },
      transportConstructor: SipTransport, transportOptions, sessionDescriptionHandlerFactory: nullMedia,
      gracefulShutdown: false, logBuiltinEnabled: false, logConfiguration: false, logLevel: 'warn',
      // its words hold numbers and stay here; that a message could not be read is told
      logConnector: (_level, _category, _label, content) => { if (content.startsWith('Failed to parse')) log('warn', 'sip.message-refused', { connector: config.id, what: 'grammar' }); }, userAgentString: 'Stoika',
      delegate: { onDisconnect: () => { if (mine === generation) fail('disconnected', 'sip.connection-lost'); } },
    });
    // SIP.js answers 180 in a promise nobody may catch; on the core the answer and the ring are one step of ours
    agent.userAgentCore.delegate = { onInvite: ringing.invited };
    const at = { agent, user: account.user, domain: config.domain, clock };
    trial = createTrial(at);
    dialler = account.dial === 'off' ? undefined : createDialler({
      ...at, log, connectorId: config.id, mode: account.dial, watching: () => watching,
      told: {
        began: legs.orderBegun, handed: legs.orderHanded, joined: legs.orderJoined, answered: legs.orderAnswered, went: way => { dialWay = way; },
        ended: (callId, cause, reason) => {
          if (reason !== undefined) emit({ ...base(), type: 'dial-failed', phone, callKey: callId, reason });
          legs.orderEnded(callId, cause);
        },
      },
    });
    registerCall = { callId: `${token(random)}${token(random)}`, cseq: 0 };
    if (status.state === 'disconnected') to('disconnected', status.code === undefined ? {} : { code: status.code });
    agent.start().then(
      () => { if (mine === generation) register(registerExpires); },
      () => { if (mine === generation) fail('disconnected', 'sip.unreachable'); },
    );
  }

  return {
    phone, softphone,
    start: () => { if (!running) { running = true; attempt = 0; connect(); } },
    stop: async () => {
      const seeing = status.state === 'registered';
      running = false;
      softphone?.leave();
      if (seeing) {
        await new Promise<void>(resolve => {
          clock.after(goodbyeMs, resolve);
          try { register(0, resolve); } catch { resolve(); }
        });
      }
      drop();
      softphone?.stop();
      to('disconnected');
    },
    status: () => status,
    watched: () => (watching ? 'yes' : watchedOnce ? 'lost' : 'no'),
    dialWay: () => dialWay,
    dial: to => {
      if (account.dial === 'off') return Promise.reject(new AppError('conflict', 'telephony.cannot-dial'));
      if (status.state !== 'registered' || !dialler) return Promise.reject(new AppError('offline', 'telephony.unreachable'));
      return dialler.dial(account.dialAs === 'eight' ? to.replace(/^\+7(?=\d{10}$)/, '8') : to);
    },
    wake: () => {
      if (!running) return;
      if (status.state === 'registered') { probe?.now(); return; }
      if (status.nextAttemptAt === undefined || status.state === 'unauthorized') return;
      drop();
      attempt = 0;
      connect();
    },
    check: (told, stop) => (status.state === 'registered' && trial ? trial.ring(told, stop) : Promise.resolve({ registered: false, arrives: false, rings: false, watched: false, lifted: false })),
  };
}
