import { AppError } from '#shared/kernel/errors.ts';
import { instant, type Instant } from '#shared/kernel/values.ts';
import type { CallDirection, EndCause } from '#shared/telephony/call.ts';
import { partyOf, type PartyAddress } from '#shared/telephony/party.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { ConnectorSink, Health, LegAddress, LegRef, LegStep, RegistrationState, TelephonyConnector } from '../../port.ts';
import { humOf, recordingIdOf } from './voices.ts';

export { recordingIdOf } from './voices.ts';

/** What a called patient does. Times are milliseconds after the phone begins to dial. */
export type PatientScript =
  | { readonly does: 'answers'; readonly afterMs: number; readonly talksMs?: number }
  | { readonly does: 'no-answer'; readonly afterMs: number }
  | { readonly does: 'busy'; readonly afterMs: number }
  | { readonly does: 'fails'; readonly afterMs: number };

export interface SimulatorConfig {
  readonly id: string;
  readonly exchange: string;
  readonly phones: readonly string[];
  /** Which phones each of the clinic's numbers rings. */
  readonly lines: Readonly<Record<string, readonly string[]>>;
  /** The exchange's name for the way calls of a line go. */
  readonly scenarios?: Readonly<Record<string, string>>;
  /** What patients do when called, by their number; without an entry they answer after 4 s. */
  readonly patients?: Readonly<Record<string, PatientScript>>;
  /** Conversations are recorded, and told of a moment after their end. */
  readonly records?: boolean;
}
export interface RingRequest {
  readonly from?: string;
  readonly line: string;
  /** Instead of the phones the line rings. */
  readonly phones?: readonly string[];
  readonly key?: string;
  readonly displayName?: string;
  readonly anonymous?: boolean;
}
export type Simulator = ReturnType<typeof createSimulator>;

interface SimLeg { state: 'waiting' | 'talking' | 'held'; readonly startedAt: Instant; answeredAt?: Instant }
interface SimCall {
  readonly key: string;
  readonly direction: CallDirection;
  readonly party: PartyAddress;
  readonly line?: PartyAddress;
  readonly displayName?: string;
  readonly scenario?: string;
  readonly legs: Map<string, SimLeg>;
}

const recordedAfterMs = 1_500;
const unscripted: PatientScript = { does: 'answers', afterMs: 4_000 };

/**
 * An exchange in memory, moved by commands and by the clock it was given: the demo, the tour and the scenarios use it.
 * It behaves as the real ones do: the phones that lose a parallel ring are told so, a caller who gives up ends every leg.
 */
export function createSimulator(config: SimulatorConfig, deps: { readonly clock: Clock; readonly newId: NewId }) {
  const { clock, newId } = deps;
  const calls = new Map<string, SimCall>();
  const patients = new Map(Object.entries(config.patients ?? {}));
  const phones = [...new Set([...config.phones, ...Object.values(config.lines).flat()])];
  let sink: ConnectorSink | undefined;
  let online = true;
  let since = clock.now();
  const run = newId();
  let events = 0;

  const base = () => ({ connectorId: config.id, exchange: config.exchange, eventId: `${run}-${++events}`, occurredAt: clock.now() });
  const addressOf = (call: SimCall, phone: string): LegAddress => ({
    callKey: call.key, phone, direction: call.direction, party: call.party, seenBy: 'line',
    ...(call.line ? { line: call.line } : {}), ...(call.displayName === undefined ? {} : { displayName: call.displayName }), ...(call.scenario === undefined ? {} : { scenario: call.scenario }),
  });
  const tell = (call: SimCall, phone: string, step: LegStep) => { if (online) sink?.emit({ ...base(), ...addressOf(call, phone), ...step }); };
  const register = (state: RegistrationState) => { for (const phone of phones) sink?.emit({ ...base(), type: 'registration', phone, state }); };
  const snapshot = () => sink?.emit({
    ...base(), type: 'snapshot', phones,
    legs: [...calls.values()].flatMap(call => [...call.legs].map(([phone, leg]) => ({
      ...addressOf(call, phone), state: leg.state, startedAt: leg.startedAt, ...(leg.answeredAt === undefined ? {} : { answeredAt: leg.answeredAt }),
    }))),
  });

  const find = (key: string): SimCall => {
    const call = calls.get(key);
    if (!call) throw new AppError('not-found', 'telephony.no-call');
    return call;
  };
  const legOf = (call: SimCall, phone: string): SimLeg => {
    const leg = call.legs.get(phone);
    if (!leg) throw new AppError('conflict', 'telephony.no-leg');
    return leg;
  };
  const record = (callKey: string, talkMs: number) => {
    clock.after(recordedAfterMs, () => { if (online) sink?.emit({ ...base(), type: 'recording', callKey, recordingId: recordingIdOf(callKey, talkMs), durationMs: talkMs }); });
  };
  const end = (call: SimCall, phone: string, cause: EndCause) => {
    const leg = call.legs.get(phone);
    if (!leg || !call.legs.delete(phone)) return;
    if (call.legs.size === 0) calls.delete(call.key);
    tell(call, phone, { type: 'ended', cause });
    if (config.records && call.legs.size === 0 && leg.answeredAt !== undefined) record(call.key, clock.now() - leg.answeredAt);
  };
  const endAll = (call: SimCall, causeWhenWaiting: EndCause) => {
    for (const [phone, leg] of Array.from(call.legs)) end(call, phone, leg.state === 'waiting' ? causeWhenWaiting : 'normal');
  };
  const answer = (key: string, phone: string): void => {
    const call = find(key), leg = legOf(call, phone);
    if (leg.state !== 'waiting') throw new AppError('conflict', 'telephony.already-answered');
    leg.state = 'talking';
    leg.answeredAt = clock.now();
    tell(call, phone, { type: 'answered' });
    for (const [other, waiting] of Array.from(call.legs)) if (other !== phone && waiting.state === 'waiting') end(call, other, 'answered-elsewhere');
  };
  /** `caller`: the other party ends it; otherwise the named phone does. */
  const hangup = (key: string, by: string): void => {
    const call = find(key);
    if (by === 'caller') { endAll(call, call.direction === 'inbound' ? 'caller-abandoned' : 'rejected'); return; }
    const leg = legOf(call, by);
    end(call, by, leg.state !== 'waiting' ? 'normal' : call.direction === 'inbound' ? 'rejected' : 'no-answer');
  };
  const hold = (key: string, phone: string, on: boolean): void => {
    const call = find(key), leg = legOf(call, phone);
    if (leg.state === 'waiting') throw new AppError('conflict', 'telephony.not-answered');
    leg.state = on ? 'held' : 'talking';
    tell(call, phone, { type: on ? 'held' : 'retrieved' });
  };

  const ring = (request: RingRequest): string => {
    const key = request.key ?? newId();
    if (calls.has(key)) throw new AppError('conflict', 'telephony.key-in-use');
    const ringing = request.phones ?? config.lines[request.line];
    if (!ringing || ringing.length === 0) throw new AppError('invalid-input', 'telephony.line-unknown');
    const startedAt = clock.now();
    const scenario = config.scenarios?.[request.line];
    const call: SimCall = {
      key, direction: 'inbound', party: request.anonymous ? { kind: 'withheld' } : partyOf(request.from ?? ''), line: partyOf(request.line),
      ...(request.displayName === undefined ? {} : { displayName: request.displayName }), ...(scenario === undefined ? {} : { scenario }),
      legs: new Map(ringing.map(phone => [phone, { state: 'waiting', startedAt }])),
    };
    calls.set(key, call);
    for (const phone of ringing) tell(call, phone, { type: 'ringing' });
    return key;
  };

  const play = (call: SimCall, phone: string, script: PatientScript) => {
    clock.after(script.afterMs, () => {
      if (!online || call.legs.get(phone)?.state !== 'waiting') return;
      if (script.does !== 'answers') { end(call, phone, script.does === 'fails' ? 'failed' : script.does); return; }
      answer(call.key, phone);
      if (script.talksMs !== undefined) clock.after(script.talksMs, () => { if (calls.get(call.key) === call) endAll(call, 'normal'); });
    });
  };
  const dial = (request: { readonly phone: string; readonly to: string; readonly line?: string; readonly key?: string }): { readonly callKey: string } => {
    if (!online) throw new AppError('offline', 'telephony.unreachable');
    if ([...calls.values()].some(other => other.legs.get(request.phone)?.state === 'talking')) throw new AppError('conflict', 'telephony.phone-busy');
    const key = request.key ?? newId();
    const party = partyOf(request.to);
    const call: SimCall = {
      key, direction: 'outbound', party, ...(request.line === undefined ? {} : { line: partyOf(request.line) }),
      legs: new Map([[request.phone, { state: 'waiting', startedAt: clock.now() }]]),
    };
    calls.set(key, call);
    tell(call, request.phone, { type: 'dialing' });
    play(call, request.phone, patients.get(request.to) ?? (party.kind === 'phone' ? patients.get(party.e164) : undefined) ?? unscripted);
    return { callKey: key };
  };

  const connector = {
    id: config.id, vendor: 'simulator', exchange: config.exchange, phones,
    capabilities: { events: true, dial: true, answer: true, hangup: true, hold: true, media: 'none' },
    connect: given => { sink = given; if (online) { register('registered'); snapshot(); } },
    disconnect: () => { sink = undefined; return Promise.resolve(); },
    health: (): Health => (online ? { state: 'connected', since } : { state: 'disconnected', since, code: 'telephony.unreachable' }),
    dial: request => Promise.resolve().then(() => dial(request)),
    answer: ({ callKey, phone }: LegRef) => Promise.resolve().then(() => { answer(callKey, phone); }),
    hangup: ({ callKey, phone }: LegRef) => Promise.resolve().then(() => { hangup(callKey, phone); }),
    hold: ({ callKey, phone }: LegRef, on: boolean) => Promise.resolve().then(() => { hold(callKey, phone, on); }),
    ...(config.records ? { openRecording: (recordingId: string) => Promise.resolve({ stream: humOf(recordingId) }) } : {}),
  } satisfies TelephonyConnector;

  return {
    connector: connector as TelephonyConnector,
    /** A call comes in; returns its key. */
    ring,
    /** An employee presses «Позвонить»: the phone dials, the patient does what was scripted. */
    dialNow: dial,
    answer, hangup, hold,
    callerHangsUp: (key: string): void => { hangup(key, 'caller'); },
    /** What the owner of this number does when called from now on. */
    setPatient: (number: string, script: PatientScript): void => { patients.set(number, script); },
    /** The exchange goes away: the desk no longer hears of calls; they go on at the exchange. */
    goOffline: (): void => {
      if (!online) return;
      online = false;
      since = instant(clock.now());
      register('disconnected');
      sink?.emit({ ...base(), type: 'source-lost', phones });
    },
    goOnline: (): void => {
      if (online) return;
      online = true;
      since = instant(clock.now());
      register('registered');
      snapshot();
    },
    /** Keys of the calls alive at the exchange. */
    keys: (): string[] => [...calls.keys()],
  };
}
