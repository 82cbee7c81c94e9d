import type { Id, Instant } from '../kernel/values.ts';
import { betterParty, type PartyAddress } from './party.ts';

export type { PartyAddress } from './party.ts';

export type CallDirection = 'inbound' | 'outbound';
/** State of a call, and of one leg of it. An inbound leg waits as `ringing`, an outbound one as `dialing`. */
export type CallState = 'ringing' | 'dialing' | 'talking' | 'held' | 'ended';
export const endCauses = [
  'normal', 'answered-elsewhere', 'connection-lost', 'no-answer', 'busy', 'caller-abandoned', 'rejected', 'failed', 'unknown',
] as const;
export type EndCause = (typeof endCauses)[number];
/** `missed` is an inbound call nobody answered, `unanswered` an outbound one, `failed` an outbound one the network lost. */
export type CallOutcome = 'answered' | 'missed' | 'unanswered' | 'failed';

/** One phone in one call. */
export interface LegFacts {
  readonly phone: string;
  readonly connectorId: string;
  readonly direction: CallDirection;
  readonly state: CallState;
  readonly startedAt: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  /** From a clock that never goes back; absent when the program was not there to measure it. */
  readonly talkMs?: number;
  readonly cause?: EndCause;
  readonly party: PartyAddress;
  readonly displayName?: string;
  readonly line?: PartyAddress;
  /** The exchange's name for the way the call went, where it tells. */
  readonly scenario?: string;
}

/** A call as everything above telephony sees it: plain data, safe to send to a window. */
export interface CallFacts {
  readonly callId: Id;
  readonly exchange: string;
  readonly direction: CallDirection;
  readonly state: CallState;
  /** Only when ended. */
  readonly outcome?: CallOutcome;
  readonly cause?: EndCause;
  readonly startedAt: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly talkMs?: number;
  /** The other party: who calls, or who is called. */
  readonly party: PartyAddress;
  readonly displayName?: string;
  /** The clinic's number that was dialled (inbound) or shown (outbound). */
  readonly line?: PartyAddress;
  readonly legs: readonly LegFacts[];
  /** The phone that answered first. */
  readonly answeredPhone?: string;
}

const byStart = (a: LegFacts, b: LegFacts) => a.startedAt - b.startedAt || (a.phone < b.phone ? -1 : a.phone > b.phone ? 1 : 0);

/**
 * A leg that waited when another phone took the call. Exchanges often say nothing about it, or say that the caller gave
 * up (a CANCEL without a Reason), so what the answering phone shows outranks that. A leg begun after the answer is a
 * transfer and rings on.
 */
function asLoser(leg: LegFacts, answeredAt: Instant): LegFacts {
  if (leg.direction === 'outbound' || leg.answeredAt !== undefined || leg.startedAt > answeredAt) return leg;
  if (leg.state === 'ringing' || leg.state === 'dialing') return { ...leg, state: 'ended', endedAt: answeredAt, cause: 'answered-elsewhere' };
  if (leg.cause === 'caller-abandoned' || leg.cause === 'unknown' || leg.cause === 'connection-lost') return { ...leg, cause: 'answered-elsewhere' };
  return leg;
}

/** The cause of the whole call: of the conversation if there was one, otherwise of the phone that rang longest. */
function causeOf(legs: readonly LegFacts[]): EndCause | undefined {
  const talked = legs.filter(leg => leg.answeredAt !== undefined);
  const own = legs.filter(leg => leg.cause !== 'answered-elsewhere');
  const last = [...(talked.length > 0 ? talked : own.length > 0 ? own : legs)].sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0) || byStart(a, b)).at(-1);
  return last?.cause;
}

function outcomeOf(direction: CallDirection, legs: readonly LegFacts[], cause: EndCause | undefined): CallOutcome {
  if (legs.some(leg => leg.answeredAt !== undefined || leg.cause === 'answered-elsewhere')) return 'answered';
  if (direction === 'inbound') return 'missed';
  return cause === 'failed' || cause === 'connection-lost' ? 'failed' : 'unanswered';
}

/** One conversation that went from phone to phone is measured from its first answer to its last end. */
function talkOf(legs: readonly LegFacts[]): number | undefined {
  const talked = legs.filter(leg => leg.answeredAt !== undefined && leg.talkMs !== undefined);
  const first = talked.reduce<Instant | undefined>((min, leg) => (min === undefined || leg.answeredAt! < min ? leg.answeredAt! : min), undefined);
  if (first === undefined) return undefined;
  return talked.reduce((max, leg) => Math.max(max, leg.answeredAt! - first + leg.talkMs!), 0);
}

/**
 * The state of a call as a function of its legs (DESIGN.md 9): a conversation on any phone beats "missed" on the others.
 * The order of `legs` does not matter. `legs` must not be empty.
 */
export function callOf(callId: Id, exchange: string, given: readonly LegFacts[]): CallFacts {
  const answeredAt = given.reduce<Instant | undefined>(
    (min, leg) => (leg.answeredAt !== undefined && (min === undefined || leg.answeredAt < min) ? leg.answeredAt : min), undefined);
  const legs = (answeredAt === undefined ? [...given] : given.map(leg => asLoser(leg, answeredAt))).sort(byStart);
  const first = legs[0]!;
  const direction: CallDirection = legs.some(leg => leg.direction === 'outbound') ? 'outbound' : 'inbound';
  const state: CallState = legs.some(leg => leg.state === 'talking') ? 'talking'
    : legs.some(leg => leg.state === 'held') ? 'held'
    : legs.some(leg => leg.state !== 'ended') ? (direction === 'inbound' ? 'ringing' : 'dialing')
    : 'ended';
  const displayName = legs.find(leg => leg.displayName !== undefined)?.displayName;
  const lines = legs.flatMap(leg => (leg.line ? [leg.line] : []));
  const answeredPhone = legs.find(leg => leg.answeredAt !== undefined && leg.answeredAt === answeredAt)?.phone;
  const common = {
    callId, exchange, direction, state, startedAt: first.startedAt,
    party: legs.map(leg => leg.party).reduce(betterParty),
    ...(displayName === undefined ? {} : { displayName }),
    ...(lines.length === 0 ? {} : { line: lines.reduce(betterParty) }),
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(answeredPhone === undefined ? {} : { answeredPhone }),
    legs,
  };
  if (state !== 'ended') return common;
  const cause = causeOf(legs);
  const talked = legs.filter(leg => leg.answeredAt !== undefined);
  const endedAt = (talked.length > 0 ? talked : legs).reduce<Instant>((max, leg) => (leg.endedAt !== undefined && leg.endedAt > max ? leg.endedAt : max), first.startedAt);
  const talkMs = talkOf(legs);
  return { ...common, endedAt, outcome: outcomeOf(direction, legs, cause), ...(cause ? { cause } : {}), ...(talkMs === undefined ? {} : { talkMs }) };
}
