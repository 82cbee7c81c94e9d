import { systemClock, type Cancel, type Clock } from '#main/kernel/clock.ts';
import { silentLog, type Log } from '#main/kernel/log.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Instant } from '#shared/kernel/values.ts';
import { partyKey, partyOf } from '#shared/telephony/party.ts';
import type { ConnectorSink, Health, LineCheck, RegistrationState, TelephonyConnector, TelephonyEvent } from '../../port.ts';
import { createPhoneCalls } from './calls.ts';
import { parseActionUrlConfig, type ActionUrlConfigInput, type ActionUrlPhone } from './config.ts';
import { createListener, type ListenerState } from './listener.ts';
import { numberFor, reach, tellToDial } from './phone-page.ts';
import type { PhoneSaid } from './request.ts';

export type { ActionUrlConfigInput } from './config.ts';
export { checkActionUrl } from './check.ts';

/** Two misses make a phone red: within 7 s of its plug being pulled. */
const lookEveryMs = 2_000;
/** A phone that was told to dial begins to within this, or something else happened to the order. */
const beginsWithinMs = 6_000;
const orderLivesMs = 60_000;
const checkMs = 60_000;

interface Phone { readonly of: ActionUrlPhone; readonly calls: ReturnType<typeof createPhoneCalls>; state: RegistrationState; misses: number; signedOut: boolean; told: boolean; since: Instant }
interface Order { readonly phone: string; readonly party: string; readonly at: number; readonly found: (callKey: string) => void; callKey?: string; sure?: 'nobody' }

/**
 * Phones of the Yealink kind without any exchange of ours: each tells by HTTP what happens on it (Action URL) and is told
 * by HTTP to dial (Action URI). It needs no password of the exchange, and only the clinic's own network. Written after the
 * maker's manual, not tried on a phone; see docs/decisions on the door it opens.
 */
export function createActionUrlConnector(input: ActionUrlConfigInput, deps: { readonly clock?: Clock; readonly log?: Log } = {}): TelephonyConnector & { readonly port: () => number } {
  const config = parseActionUrlConfig(input), { clock = systemClock, log = silentLog } = deps;
  const run = clock.now().toString(36), orders = new Map<string, Order>();
  const watchers = new Set<(said: PhoneSaid) => void>();
  let sink: ConnectorSink | undefined, events = 0, door: ListenerState = 'starting', doorSince = clock.now(), looking: Cancel = () => undefined;
  let listener: ReturnType<typeof createListener> | undefined;

  const base = () => ({ connectorId: config.id, exchange: config.exchange, eventId: `${run}-${++events}`, occurredAt: clock.now() });
  const emit = (event: TelephonyEvent) => { sink?.emit(event); };
  const dialled = (phone: string, party: string, callKey: string) => {
    for (const order of orders.values()) {
      if (order.phone !== phone || order.party !== party || order.callKey !== undefined || clock.mono() - order.at > orderLivesMs) continue;
      order.callKey = callKey;
      order.found(callKey);
      return;
    }
  };
  const phones = new Map<string, Phone>(config.phones.map((of) => [of.phone, {
    of, state: 'disconnected', misses: 0, signedOut: false, told: false, since: clock.now(),
    calls: createPhoneCalls({ phone: of.phone, clock, emit: (leg, step) => { emit({ ...base(), ...leg, ...step }); }, alive: (legs) => { emit({ ...base(), type: 'snapshot', phones: [of.phone], legs }); }, dialled: (party, key) => { dialled(of.phone, partyKey(party), key); } }),
  }]));
  const to = (phone: Phone, state: RegistrationState) => {
    if (phone.state === state) return;
    const before = phone.state;
    phone.state = state;
    phone.since = clock.now();
    if (state !== 'registered' && before === 'registered') { phone.calls.clear(); emit({ ...base(), type: 'source-lost', phones: [phone.of.phone] }); }
    emit({ ...base(), type: 'registration', phone: phone.of.phone, state });
    if (state === 'registered') emit({ ...base(), type: 'snapshot', phones: [phone.of.phone], legs: [] });
  };
  const judgeState = (phone: Phone) => { to(phone, door === 'listening' && phone.misses === 0 && !phone.signedOut ? 'registered' : phone.misses === 1 && phone.state === 'registered' ? 'registered' : 'disconnected'); };

  const said = (told: PhoneSaid) => {
    const phone = phones.get(told.phone);
    if (!phone) return;
    phone.told = true;
    phone.misses = 0;
    if (told.event === 'unregistered') phone.signedOut = true;
    else if (told.event !== 'test') phone.signedOut = false;
    if (told.event === 'setup') { phone.calls.clear(); emit({ ...base(), type: 'snapshot', phones: [told.phone], legs: [] }); }
    judgeState(phone);
    phone.calls.said(told);
    for (const watch of watchers) watch(told);
  };
  const look = () => {
    looking();
    void Promise.all([...phones.values()].map(async (phone) => {
      const here = await reach(phone.of, clock);
      if (!sink) return;
      phone.misses = here ? 0 : phone.misses + 1;
      judgeState(phone);
    })).then(() => { if (sink) looking = clock.after(lookEveryMs, look); });
  };
  const dialPhones = config.phones.filter((one) => one.dial).map((one) => one.phone);

  return {
    id: config.id, vendor: 'action-url', exchange: config.exchange, phones: config.phones.map((one) => one.phone),
    capabilities: { events: true, dial: dialPhones.length > 0, answer: false, hangup: false, hold: false, dialPhones, media: 'none' },
    port: () => listener?.port() ?? config.listen.port,
    connect: (given) => {
      if (sink) return;
      sink = given;
      listener = createListener({
        config, clock, log, said,
        changed: (state) => {
          if (door !== state) doorSince = clock.now();
          door = state;
          for (const phone of phones.values()) judgeState(phone);
        },
      });
      listener.open();
      look();
    },
    disconnect: async () => {
      const old = listener;
      listener = sink = undefined;
      looking();
      for (const phone of phones.values()) phone.calls.clear();
      await old?.close();
    },
    health: (): Health => {
      if (door !== 'listening') return door === 'starting' ? { state: 'disconnected', since: doorSince } : { state: 'misconfigured', since: doorSince, code: door };
      const all = [...phones.values()], away = all.filter((one) => one.state !== 'registered');
      if (away.length === 0) return { state: 'connected', since: doorSince };
      return { state: away.length === all.length ? 'disconnected' : 'degraded', since: away[0]!.since, code: 'action-url.phone-away' };
    },
    ...(dialPhones.length === 0 ? {} : {
      dial: async ({ phone, to: number, orderId = `${run}-${++events}` }) => {
        const at = phones.get(phone);
        if (!at || !sink) throw new AppError('offline', 'telephony.phone-unreachable');
        for (const [id, { at: since }] of orders) if (clock.mono() - since > orderLivesMs) orders.delete(id);
        let found: (callKey: string) => void = () => undefined;
        const begun = new Promise<{ readonly callKey: string }>((resolve) => { found = (callKey) => { resolve({ callKey }); }; });
        const order: Order = { phone, party: partyKey(partyOf(number)), at: clock.mono(), found };
        orders.set(orderId, order);
        try {
          await tellToDial(at.of, numberFor(number, config.dialAs), clock);
        } catch (error) {
          if (!(error instanceof AppError && error.reason === 'telephony.no-reply')) order.sure = 'nobody';
          if (order.callKey === undefined) throw error;
        }
        return Promise.race([begun, new Promise<never>((_, reject) => { clock.after(beginsWithinMs, () => { reject(new AppError('offline', 'telephony.no-reply')); }); })]);
      },
      findDialed: (orderId) => {
        const order = orders.get(orderId);
        if (order?.callKey !== undefined) return Promise.resolve({ callKey: order.callKey });
        return order === undefined || order.sure ? Promise.resolve(undefined) : Promise.reject(new AppError('conflict', 'telephony.cannot-tell'));
      },
    }),
    wake: () => { if (sink) { listener?.open(); look(); } },
    phoneStates: () => [...phones.values()].map((one) => ({ phone: one.of.phone, registered: one.state === 'registered', watched: one.told, ...(one.of.dial ? { dialWay: 'phone' as const } : {}) })),
    // the phone cannot be rung from here: somebody calls it, and what it tells of that is shown
    checkLine: (phone, tell, stop) => new Promise((resolve) => {
      let check: LineCheck = { registered: phones.get(phone)?.state === 'registered', arrives: false, rings: false, watched: false, lifted: false };
      const end = () => { late(); watchers.delete(watch); stop.removeEventListener('abort', end); resolve(check); };
      const watch = (told: PhoneSaid) => {
        if (told.phone !== phone) return;
        check = { ...check, registered: true, watched: true, ...(told.event === 'incoming' ? { arrives: true, rings: true } : {}), ...(told.event === 'established' ? { lifted: true } : {}) };
        tell(check);
        if (check.lifted) end();
      };
      const late = clock.after(checkMs, end);
      watchers.add(watch);
      stop.addEventListener('abort', end);
      tell(check);
      if (stop.aborted) end();
    }),
  };
}
