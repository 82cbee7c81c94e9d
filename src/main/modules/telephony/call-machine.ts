/**
 * The one state machine of calls. A leg is one phone in one call; the call is a function of its legs (callOf).
 *
 *            ringing / dialing                answered              held
 *   (new) ───────────────────────► waiting ───────────► talking ◄────────► held
 *     │                               │                    │   retrieved     │
 *     │ answered (first seen talking) │ ended              │ ended           │ ended
 *     └──────────────► talking        ▼                    ▼                 ▼
 *                                  ┌───────────────────────────────────────────┐
 *                                  │ ended: final. A step after it is refused  │
 *                                  └────────────────────┬──────────────────────┘
 *                                                       ┊ only a snapshot that shows the leg alive, and only when the
 *                                                       ┊ end was our guess (connection-lost, or gone from a snapshot)
 *                                                       ▼
 *                                              waiting / talking / held
 *
 * Events of different sources come in any order and more than once. So a leg keeps the earliest start, answer and end
 * it was told of, and its state is read from them: the same set of events gives the same leg whatever their order.
 * A snapshot outranks everything that happened before it.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Id, Instant } from '#shared/kernel/values.ts';
import { callOf, type CallDirection, type CallFacts, type CallState, type EndCause, type LegFacts } from '#shared/telephony/call.ts';
import { betterParty, type PartyAddress } from '#shared/telephony/party.ts';
import type { ConnectorId, LegAddress, LegEvent, LegSnapshot } from './port.ts';

/** A moment on both clocks: the wall for people, the monotonic one for order and durations (R12). */
export interface Mark { readonly wall: Instant; readonly mono: number }
/** When the machine is asked, and under which id a new call begins. */
export interface StepAt { readonly now: Instant; readonly mono: number; readonly callId: Id }

interface End extends Mark { readonly cause: EndCause; readonly presumed: boolean }
interface Hold { readonly mono: number; readonly eventId: string; readonly on: boolean }

export interface LegRecord {
  readonly phone: string;
  readonly callKey: string;
  readonly direction: CallDirection;
  /** The connector that first reported the leg, and all that see it now. */
  readonly connectorId: ConnectorId;
  readonly sources: readonly ConnectorId[];
  /** `line:KEY`, `watch:KEY`: which key each way of seeing knows the leg by. */
  readonly ways: readonly string[];
  readonly started: Mark;
  readonly answered?: Mark;
  readonly ended?: End;
  readonly hold?: Hold;
  /** Monotonic time of the last snapshot: older deltas are stale. */
  readonly asOf?: number;
  readonly party: PartyAddress;
  readonly displayName?: string;
  readonly line?: PartyAddress;
  readonly scenario?: string;
}

export interface CallRecord {
  readonly callId: Id;
  readonly exchange: string;
  readonly legs: readonly LegRecord[];
  readonly facts: CallFacts;
}

export type Refusal = 'after-end' | 'older-than-snapshot' | 'no-change';
export type StepResult =
  | { readonly kind: 'changed'; readonly call: CallRecord }
  | { readonly kind: 'refused'; readonly reason: Refusal };

const earlier = <T extends Mark>(a: T | undefined, b: T): T => (a === undefined || b.mono < a.mono ? b : a);
/** Two ends at one moment: the more telling cause, the same one whatever the order. */
const causeRank: readonly EndCause[] = ['normal', 'answered-elsewhere', 'caller-abandoned', 'busy', 'no-answer', 'rejected', 'failed', 'connection-lost', 'unknown'];
function firstEnd(a: End | undefined, b: End): End {
  // what somebody told beats what we concluded, however late it comes
  if (a !== undefined && a.presumed !== b.presumed) return a.presumed ? b : a;
  if (a === undefined || b.mono !== a.mono) return earlier(a, b);
  return causeRank.indexOf(a.cause) <= causeRank.indexOf(b.cause) ? a : b;
}

/** The moment of an event on the monotonic clock: what the wall says it is ago, or now when the wall says "later". */
function markOf(occurredAt: Instant, at: { readonly now: Instant; readonly mono: number }): Mark {
  return { wall: occurredAt, mono: at.mono - Math.max(0, at.now - occurredAt) };
}

/** Milliseconds. The wall counts whole ones and the monotonic clock parts: marks nearer than this have no order. */
export const wallTick = 1;
const answeredOf = (leg: LegRecord): Mark | undefined =>
  leg.answered && (!leg.ended || leg.answered.mono < leg.ended.mono + wallTick) ? leg.answered : undefined;

function stateOf(leg: LegRecord): CallState {
  if (leg.ended) return 'ended';
  if (leg.answered) return leg.hold?.on ? 'held' : 'talking';
  return leg.direction === 'inbound' ? 'ringing' : 'dialing';
}

function factsOf(leg: LegRecord): LegFacts {
  const answered = answeredOf(leg);
  const floor = Math.max(leg.started.wall, answered?.wall ?? leg.started.wall) as Instant;
  return {
    phone: leg.phone, connectorId: leg.connectorId, direction: leg.direction, state: stateOf(leg), startedAt: leg.started.wall,
    ...(answered ? { answeredAt: answered.wall } : {}),
    // the wall may have been set back during the call: an end never lies before its own call
    ...(leg.ended ? { endedAt: (leg.ended.wall > floor ? leg.ended.wall : floor), cause: leg.ended.cause } : {}),
    ...(answered && leg.ended && Number.isFinite(leg.ended.mono) ? { talkMs: Math.max(0, Math.round(leg.ended.mono - answered.mono)) } : {}),
    party: leg.party,
    ...(leg.displayName === undefined ? {} : { displayName: leg.displayName }),
    ...(leg.line === undefined ? {} : { line: leg.line }),
    ...(leg.scenario === undefined ? {} : { scenario: leg.scenario }),
  };
}

/** The record of a call with these legs. */
export const recordOf = (callId: Id, exchange: string, legs: readonly LegRecord[]): CallRecord =>
  ({ callId, exchange, legs, facts: withTalk(callOf(callId, exchange, legs.map(factsOf)), legs) });

/** One conversation that went from phone to phone, by the monotonic clock: the wall may have been set in between. */
function withTalk(facts: CallFacts, legs: readonly LegRecord[]): CallFacts {
  if (facts.talkMs === undefined) return facts;
  const talked = legs.filter(leg => answeredOf(leg) && leg.ended && Number.isFinite(leg.ended.mono));
  const first = Math.min(...talked.map(leg => leg.answered!.mono)), last = Math.max(...talked.map(leg => leg.ended!.mono));
  return { ...facts, talkMs: Math.max(0, Math.round(last - first)) };
}

const addTo = (list: readonly string[], value: string): readonly string[] => (list.includes(value) ? list : [...list, value].sort());

function startLeg(of: LegAddress, connectorId: ConnectorId, started: Mark): LegRecord {
  return {
    phone: of.phone, callKey: of.callKey, direction: of.direction, connectorId, sources: [], ways: [], started, party: of.party,
    ...(of.displayName ? { displayName: of.displayName } : {}), ...(of.line ? { line: of.line } : {}), ...(of.scenario ? { scenario: of.scenario } : {}),
  };
}

/** One of two names, the same one whatever the order; an empty name is none. */
function leastOf(a: string | undefined, b: string | undefined): string | undefined {
  if (!a || !b) return a || b || undefined;
  return a < b ? a : b;
}

/** What every report tells besides its step. Choices are by worth, not by order of arrival. */
function describe(leg: LegRecord, of: LegAddress, connectorId: ConnectorId): LegRecord {
  const displayName = leastOf(leg.displayName, of.displayName), scenario = leastOf(leg.scenario, of.scenario);
  const line = leg.line && of.line ? betterParty(leg.line, of.line) : leg.line ?? of.line;
  return {
    ...leg,
    direction: leg.direction === 'outbound' ? 'outbound' : of.direction,
    connectorId: connectorId < leg.connectorId ? connectorId : leg.connectorId,
    sources: addTo(leg.sources, connectorId),
    ways: of.seenBy ? addTo(leg.ways, `${of.seenBy}:${of.callKey}`) : leg.ways,
    party: betterParty(leg.party, of.party),
    callKey: of.callKey < leg.callKey ? of.callKey : leg.callKey,
    ...(displayName ? { displayName } : {}), ...(line ? { line } : {}), ...(scenario ? { scenario } : {}),
  };
}

function take(leg: LegRecord, event: LegEvent, mark: Mark): LegRecord {
  const started = earlier<Mark>(leg.started, mark);
  switch (event.type) {
    case 'ringing': case 'dialing': return { ...leg, started };
    case 'answered': return { ...leg, started, answered: earlier<Mark>(leg.answered, mark) };
    case 'held': case 'retrieved': {
      const hold: Hold = { mono: mark.mono, eventId: event.eventId, on: event.type === 'held' };
      const newer = !leg.hold || hold.mono > leg.hold.mono || (hold.mono === leg.hold.mono && hold.eventId > leg.hold.eventId);
      return { ...leg, started, answered: earlier<Mark>(leg.answered, mark), ...(newer ? { hold } : {}) };
    }
    case 'ended': return { ...leg, started, ended: firstEnd(leg.ended, { ...mark, cause: event.cause, presumed: event.cause === 'connection-lost' || event.guessed === true }) };
  }
}

const withLeg = (call: CallRecord | undefined, at: StepAt, exchange: string, leg: LegRecord): CallRecord =>
  recordOf(call?.callId ?? at.callId, exchange, [...(call?.legs ?? []).filter(other => other.phone !== leg.phone), leg]);

/** One report about one leg. Pure: the same call and event give the same answer. */
export function stepCall(call: CallRecord | undefined, event: LegEvent, at: StepAt): StepResult {
  const mark = markOf(event.occurredAt, at);
  const known = call?.legs.find(leg => leg.phone === event.phone);
  if (known?.asOf !== undefined && mark.mono < known.asOf - wallTick) return { kind: 'refused', reason: 'older-than-snapshot' };
  const tooLate = known?.ended !== undefined && event.type !== 'ended' && mark.mono > known.ended.mono;
  const described = describe(known ?? startLeg(event, event.connectorId, mark), event, event.connectorId);
  // a step that cannot happen any more may still bring the name or the line nobody told before
  const leg = tooLate ? described : take(described, event, mark);
  if (known && isDeepStrictEqual(known, leg)) return { kind: 'refused', reason: tooLate ? 'after-end' : 'no-change' };
  return { kind: 'changed', call: withLeg(call, at, event.exchange, leg) };
}

/** One leg as a snapshot shows it: alive. Takes back an end that was only our guess. */
export function confirmLeg(call: CallRecord | undefined, leg: LegSnapshot, snapshot: { connectorId: ConnectorId; exchange: string; occurredAt: Instant }, at: StepAt): StepResult {
  const mark = markOf(snapshot.occurredAt, at);
  const known = call?.legs.find(other => other.phone === leg.phone);
  if (known?.ended && !known.ended.presumed) return { kind: 'refused', reason: 'after-end' };
  if (known?.asOf !== undefined && mark.mono < known.asOf - wallTick) return { kind: 'refused', reason: 'older-than-snapshot' };
  const begun = leg.startedAt === undefined ? mark : markOf(leg.startedAt, at);
  const { ended: guess, ...alive } = describe(known ?? startLeg(leg, snapshot.connectorId, begun), leg, snapshot.connectorId);
  const shown = leg.answeredAt === undefined ? mark : markOf(leg.answeredAt, at);
  const talking = leg.state !== 'waiting';
  const { answered, hold: _hold, ...rest } = alive;
  // rung once more after another phone had the call: handed over, and no longer the ring that phone ended
  const handedOver = guess !== undefined && begun.mono > guess.mono && call?.facts.answeredAt !== undefined;
  const next: LegRecord = {
    ...rest, asOf: mark.mono, ...(handedOver ? { started: begun } : {}),
    // what was heard at the time outranks what a snapshot recalls by a wall clock that may have been set since
    ...(talking ? { answered: answered ?? shown } : {}),
    ...(talking ? { hold: { mono: mark.mono, eventId: '', on: leg.state === 'held' } } : {}),
  };
  if (known && isDeepStrictEqual(known, next)) return { kind: 'refused', reason: 'no-change' };
  return { kind: 'changed', call: withLeg(call, at, snapshot.exchange, next) };
}

/**
 * Closes a leg nobody sees any more: its source died (`connection-lost`) or a snapshot no longer shows it (`unknown`).
 * `unmeasured` is for legs of an earlier run of the program, whose conversation nobody timed.
 */
export function presumeEnded(call: CallRecord, phone: string, cause: 'connection-lost' | 'unknown', at: { readonly now: Instant; readonly mono: number }, unmeasured = false): StepResult {
  const known = call.legs.find(leg => leg.phone === phone);
  if (!known || known.ended) return { kind: 'refused', reason: 'no-change' };
  const ended: End = { wall: at.now, mono: unmeasured ? Infinity : at.mono, cause, presumed: true };
  return { kind: 'changed', call: recordOf(call.callId, call.exchange, call.legs.map(leg => (leg === known ? { ...leg, ended, sources: [] } : leg))) };
}

/** The legs of two records of one call (join.ts), under the surviving id. */
export function mergeCalls(callId: Id, a: CallRecord, b: CallRecord): CallRecord {
  const legs = [...a.legs];
  for (const leg of b.legs) {
    const i = legs.findIndex(other => other.phone === leg.phone);
    if (i < 0) { legs.push(leg); continue; }
    const other = legs[i]!;
    const described = describe(other, leg, leg.connectorId);
    const hold = !other.hold ? leg.hold : !leg.hold || other.hold.mono >= leg.hold.mono ? other.hold : leg.hold;
    const answered = leg.answered ? earlier(other.answered, leg.answered) : other.answered;
    const ended = leg.ended ? firstEnd(other.ended, leg.ended) : other.ended;
    const asOf = Math.max(other.asOf ?? -Infinity, leg.asOf ?? -Infinity);
    legs[i] = {
      ...described, started: earlier(other.started, leg.started),
      sources: [...new Set([...other.sources, ...leg.sources])].sort(), ways: [...new Set([...other.ways, ...leg.ways])].sort(),
      ...(answered ? { answered } : {}), ...(ended ? { ended } : {}), ...(hold ? { hold } : {}), ...(Number.isFinite(asOf) ? { asOf } : {}),
    };
  }
  return recordOf(callId, a.exchange, legs);
}
