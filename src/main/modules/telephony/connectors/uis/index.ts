import { AppError } from '#shared/kernel/errors.ts';
import { instant, type Instant, type Zone } from '#shared/kernel/values.ts';
import { wallOf } from '#shared/kernel/time.ts';
import { exchangeOf, phonesOf } from '#shared/telephony/connections.ts';
import { partyOf, partyOfDigits } from '#shared/telephony/party.ts';
import { systemClock, type Clock } from '#main/kernel/clock.ts';
import { silentLog, type Log } from '#main/kernel/log.ts';
import { failureOfWeb } from '#main/kernel/uis/errors.ts';
import type { Rpc } from '#main/kernel/uis/rpc.ts';
import { readTime, usualZone } from '#main/kernel/uis/time.ts';
import { accountWire, rowsOf } from '#main/kernel/uis/wire.ts';
import type { Capabilities, ConnectorSink, DialRequest, LegAddress, LegRef, RelayEnvelope, TelephonyConnector } from '../../port.ts';
import { createPoller, createSeenCalls, type Poller, type SeenCalls } from '../../connector.ts';
import { fetchReport } from './history.ts';
import { fileOf, mediaOf } from './media.ts';
import { readNotification, type Notification } from './notifications.ts';
import { isNight, isStarved, nextAskMs, wishes as usualWishes, type Mood, type Wishes } from './pace.ts';
import { rpcsOf, type UisConfig } from './doors.ts';
import { seenSession } from './sessions.ts';
import { sessionWire, startedWire } from './wire.ts';

export { checkUis } from './check.ts';
export { notificationEvents, notificationTemplates } from './notifications.ts';
export interface UisDeps {
  readonly clock?: Clock; readonly log?: Log; readonly random?: () => number; readonly fetch?: typeof globalThis.fetch;
  readonly wishes?: Wishes; readonly lostAfterMs?: number; readonly retryMs?: number;
}

const capabilities: Capabilities = { events: true, dial: true, answer: false, hangup: true, hold: true, attendedTransfer: true, dtmf: true, media: 'none' };
/** What a held patient hears: the vendor demands some message. */
const holdMessage = { type: 'tts', value: 'Пожалуйста, оставайтесь на линии' } as const;
const orderIdOf = (orderId: string) => `stoika:call:${orderId}`;
const digits = (text: string) => text.replace(/\D/g, '');

/**
 * UIS / CoMagic (and Novofon, which serves the same doors). Calls are seen by asking the Call API for those alive, at the
 * pace its points allow; the Data API tells what is over. Dialling rings the desk phone first.
 */
export function createUisConnector(config: UisConfig, given: UisDeps = {}): TelephonyConnector {
  const { clock = systemClock, log = silentLog, random = Math.random, fetch = globalThis.fetch, wishes = usualWishes } = given;
  const phones = phonesOf(config), exchange = exchangeOf(config);
  const phoneByEmployee = new Map(config.phones.map((one) => [one.employeeId, one.phone])), employeeByPhone = new Map(config.phones.map((one) => [one.phone, one.employeeId]));
  const phoneOf = (employeeId: string) => phoneByEmployee.get(employeeId);
  let run: { readonly abort: AbortController; readonly calls: Rpc; readonly data: Rpc | undefined; readonly sink: ConnectorSink; readonly seen: SeenCalls; readonly poller: Poller; readonly nextEventId: () => string } | undefined;
  const strangeReasons = new Set<string>();
  let zone: Zone | undefined, dataTrouble: string | undefined, historyFromMono = 0;
  // the vendor's own links know best where its recordings lie
  let media = mediaOf(config.dataApi);
  const started = clock.now();

  const ahead = () => run?.calls.clockAhead() ?? run?.data?.clockAhead() ?? 0;
  const read = (text: string | null | undefined): Instant | undefined => readTime(text, zone ?? usualZone, ahead());
  const mood = (seen: SeenCalls): Mood => (seen.alive() ? 'alive' : isNight(wallOf(instant(clock.now() + ahead()), zone ?? usualZone).minute) ? 'night' : 'idle');
  const live = () => { if (!run) throw new AppError('offline', 'telephony.unreachable'); return run; };
  const numbersOf = (data: unknown) => rowsOf(sessionWire, data);

  async function learnZone(data: Rpc | undefined): Promise<void> {
    if (zone !== undefined || !data) return;
    try {
      const [account] = rowsOf(accountWire, (await data.call('get.account', {}, 'read')).data), told = account?.timezone ?? '';
      zone = Intl.supportedValuesOf('timeZone').includes(told) ? told : usualZone;
      dataTrouble = undefined;
    } catch (error) {
      dataTrouble = failureOfWeb(error).reason;
    }
  }
  /** Told once a run: the words of the vendor grow, and the tables after them. */
  const unknownReason = (word: string) => {
    const code = /^[a-z0-9_]{1,60}$/.test(word) ? word : 'other';
    if (strangeReasons.has(code) || strangeReasons.size >= 50) return;
    strangeReasons.add(code);
    log('info', 'uis.finish-reason-unknown', { connector: config.id, reason: code });
  };
  /** Runs a command and tells its refusal as the desk takes it. */
  async function deed(method: string, params: Readonly<Record<string, unknown>>, of = live()): Promise<unknown> {
    try {
      const { data } = await of.calls.call(method, params, 'deed');
      of.poller.nudge();
      return data;
    } catch (error) {
      throw failureOfWeb(error).toAppError();
    }
  }
  const session = ({ callKey }: LegRef) => ({ call_session_id: Number(callKey) });
  const dialing = (of: NonNullable<typeof run>, callKey: string, phone: string, to: string, line: string) => {
    const address: LegAddress = { callKey, phone, direction: 'outbound', party: partyOf(to), seenBy: `api-${config.id}`, ...(line === '' ? {} : { line: partyOfDigits(line) }) };
    of.seen.see({ ...address, legs: [{ phone, state: 'waiting' }], startedAt: clock.now() }, clock.now());
  };

  async function dial(request: DialRequest): Promise<{ readonly callKey: string }> {
    const of = live(), employee = employeeByPhone.get(request.phone), line = digits(request.line ?? config.line);
    if (employee === undefined) throw new AppError('conflict', 'uis.employee-unknown');
    if (line === '') throw new AppError('conflict', 'uis.line-unknown');
    const data = await deed('start.employee_call', {
      first_call: 'employee', virtual_phone_number: line, contact: digits(request.to), employee: { id: Number(employee) }, direction: 'out',
      ...(request.orderId === undefined ? {} : { external_id: orderIdOf(request.orderId) }),
    }, of);
    const answer = startedWire.safeParse(data);
    // it said yes and did not say what: the call is looked for before anything else is done
    if (!answer.success) throw new AppError('offline', 'telephony.no-reply');
    dialing(of, answer.data.call_session_id, request.phone, request.to, line);
    return { callKey: answer.data.call_session_id };
  }
  async function findDialed(orderId: string): Promise<{ readonly callKey: string } | undefined> {
    const of = live(), wanted = orderIdOf(orderId);
    for (let look = 0; look < 3; look++) {
      try {
        const found = numbersOf((await of.calls.call('list.calls', {}, 'read')).data).find((one) => one.external_id === wanted);
        if (found) {
          const call = seenSession(found, phoneOf, read);
          of.seen.see(call, clock.now());
          return { callKey: found.call_session_id };
        }
      } catch (error) {
        throw failureOfWeb(error).toAppError();
      }
      if (look < 2) await new Promise<void>((resolve) => { clock.after(1_200, resolve); });
    }
    return undefined;
  }

  function notified(of: NonNullable<typeof run>, note: Notification, envelope: RelayEnvelope): void {
    const at = instant(Math.min(envelope.receivedAt, clock.now())), before = of.seen.find(note.session);
    const direction = note.event === 'outgoing' || note.direction === 'out' ? 'outbound' : before?.direction ?? 'inbound';
    const phone = note.employee ? phoneOf(note.employee) : undefined, startedAt = read(note.started);
    const call = {
      callKey: note.session, direction, party: partyOfDigits(note.contact), legs: before?.legs ?? [], takenElsewhere: before?.takenElsewhere ?? false,
      ...(note.number ? { line: partyOfDigits(note.number) } : {}), ...(note.name ? { displayName: note.name } : {}), ...(note.scenario ? { scenario: note.scenario } : {}), ...(startedAt === undefined ? {} : { startedAt }),
    } as const;
    const withLeg = (state: 'waiting' | 'talking') => (phone === undefined ? call.legs : [...call.legs.filter((leg) => leg.phone !== phone), { phone, state }]);
    // a note that waited at the gateway must not bring back a call that is over: the next look tells of those alive
    const stale = clock.now() - at > 120_000;
    switch (note.event) {
      case 'waiting': if (!stale && !before?.legs.some((leg) => leg.phone === phone)) of.seen.see({ ...call, legs: withLeg('waiting') }, at); break;
      case 'talk-started': if (!stale) of.seen.see({ ...call, legs: phone === undefined ? call.legs : withLeg('talking'), takenElsewhere: phone === undefined }, at); break;
      case 'finished': case 'lost': of.seen.gone(note.session, at); break;
      case 'record':
        if (note.communication && note.file) {
          const file = fileOf(note.file, config.dataApi);
          if (!file) { log('warn', 'uis.recording-elsewhere', { connector: config.id }); break; }
          media = file.media;
          of.sink.emit({ connectorId: config.id, exchange, eventId: of.nextEventId(), occurredAt: at, type: 'recording', callKey: note.session, recordingId: file.id, ...(note.duration ? { durationMs: note.duration * 1000 } : {}) });
        }
        break;
      default: break;
    }
    of.poller.nudge();
  }

  return {
    id: config.id, vendor: 'uis', exchange, phones, capabilities,
    connect: (sink) => {
      if (run) return;
      const abort = new AbortController(), stamp = Math.floor(random() * 2 ** 40).toString(36);
      let events = 0;
      const nextEventId = () => `${stamp}-${String(++events)}`;
      const { calls, data } = rpcsOf(config, { clock, fetch, random, signal: abort.signal, ...(given.retryMs === undefined ? {} : { retryMs: given.retryMs }) });
      const seen = createSeenCalls({ connectorId: config.id, exchange, phones, sink, nextEventId, now: clock.now });
      const poller = createPoller({
        connectorId: config.id, exchange, phones, clock, random, log, sink, seen, nextEventId,
        ...(given.lostAfterMs === undefined ? {} : { lostAfterMs: given.lostAfterMs }),
        look: async () => {
          await learnZone(data);
          return numbersOf((await calls.call('list.calls', {}, 'read', 5_000)).data).map((one) => seenSession(one, phoneOf, read));
        },
        nextMs: () => nextAskMs(calls.limits(), mood(seen), wishes),
        warning: () => (phones.length === 0 ? 'uis.no-phones' : isStarved(calls.limits(), mood(seen)) ? 'uis.limit' : dataTrouble),
        troubleOf: (error) => {
          const failure = failureOfWeb(error);
          const waits = failure.reason === 'uis.limit' ? failure.retryAfterMs ?? Math.min(3_600_000, nextAskMs({ ...calls.limits(), minuteRemaining: 0 }, 'idle', wishes)) : failure.retryAfterMs;
          return { state: failure.meaning.health ?? 'degraded', code: failure.reason, ...(waits === undefined ? {} : { retryAfterMs: waits }) };
        },
      });
      run = { abort, calls, data, sink, seen, poller, nextEventId };
      poller.start();
    },
    disconnect: () => {
      const old = run;
      run = undefined;
      old?.abort.abort();
      old?.poller.stop();
      return Promise.resolve();
    },
    health: () => run?.poller.health() ?? { state: 'disconnected', since: started },
    wake: () => { run?.poller.wake(); },
    phoneStates: () => phones.map((phone) => ({ phone, registered: run?.poller.registered() ?? false, watched: true, dialWay: 'api' as const })),
    dial, findDialed,
    hangup: async (leg) => { await deed('release.call', session(leg)); },
    hold: async (leg, on) => { await deed(on ? 'hold.call' : 'unhold.call', on ? { ...session(leg), contact_message: holdMessage } : session(leg)); },
    startTransfer: async (leg, to) => {
      await deed('hold.call', { ...session(leg), contact_message: holdMessage });
      try {
        await deed('make.call', { ...session(leg), to: digits(to) });
      } catch (error) {
        await deed('unhold.call', session(leg)).catch(() => undefined);
        throw error;
      }
    },
    completeTransfer: async (leg) => { await deed('transfer.talk', session(leg)); },
    cancelTransfer: async (leg) => { await deed('restore.talk', session(leg)); },
    sendDtmf: async (leg, keys) => { for (const key of keys.replace(/[^\d*#]/g, '')) await deed('send.dtmf', { ...session(leg), dtmf_string: key }); },
    fetchFinished: async (range, cursor) => {
      const { data } = live();
      if (!data) return { calls: [] };
      // its points are its own: a reading begins when they last, and one that has begun is ended while there are any
      const { minuteRemaining = 99, dayRemaining = 99 } = data.limits(), last = Math.min(minuteRemaining, dayRemaining) <= 2;
      if (clock.mono() < historyFromMono && (cursor === undefined || last)) throw new AppError('connector-failed', 'uis.limit');
      await learnZone(data);
      try {
        const page = await fetchReport(data, range, cursor, { phoneOf, zone: zone ?? usualZone, aheadMs: data.clockAhead() ?? ahead(), unknownReason });
        dataTrouble = undefined;
        const restMs = nextAskMs(data.limits(), 'idle', { aliveMs: 0, idleMs: 0, nightMs: 0 });
        historyFromMono = restMs > 60_000 ? clock.mono() + restMs : 0;
        return page;
      } catch (error) {
        const failure = failureOfWeb(error);
        dataTrouble = failure.reason;
        throw failure.toAppError();
      }
    },
    openRecording: (recordingId) => {
      if (!/^\d{1,20}\/[\w-]{1,80}$/.test(recordingId)) return Promise.reject(new AppError('not-found', 'uis.recording'));
      return Promise.resolve({ url: `${media}/system/media/talk/${recordingId}/`, mime: 'audio/mpeg' });
    },
    handleRelayed: (envelope) => {
      const of = run, note = of && readNotification(envelope, config.relayToken);
      if (!of) return Promise.reject(new AppError('offline', 'telephony.unreachable'));
      if (!note) return Promise.resolve(false);
      notified(of, note, envelope);
      return Promise.resolve(true);
    },
  };
}
