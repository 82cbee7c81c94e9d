import type { Id, Instant } from '../kernel/values.ts';
import type { CallDirection } from '../telephony/call.ts';
import type { NameFacts } from './pattern.ts';

/** A call that a recording may be of. */
export interface Candidate {
  readonly callId: Id;
  readonly direction: CallDirection;
  readonly startedAt: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly talkMs?: number;
  /** The other party's digits; absent for a withheld number. */
  readonly number?: string;
  readonly phones: readonly string[];
  readonly callKeys: readonly string[];
}
export type MatchBy = 'key' | 'number' | 'phone' | 'time';
export type Match = { readonly kind: 'match'; readonly callId: Id; readonly by: MatchBy } | { readonly kind: 'none' } | { readonly kind: 'several' };

/** How far the exchange's clock may be from ours, and how long a name may lag behind the call it tells of. */
export const reachMs = 120_000;
/** Nearer than this, two calls are told apart by nothing. */
const tooNearMs = 2_000;
/** Without a number and a phone, time alone must fit this well. */
const byTimeAloneMs = 20_000;

const sameNumber = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) >= 7 && (a.length >= 10 && b.length >= 10 ? a.slice(-10) === b.slice(-10) : a.endsWith(b) || b.endsWith(a)));
/** A file is named by the ring, the answer or the end: exchanges differ. */
const distance = (at: Instant, call: Candidate): number => Math.min(...[call.startedAt, call.answeredAt, call.endedAt].flatMap((moment) => (moment === undefined ? [] : [Math.abs(at - moment)])));

function fits(file: NameFacts, call: Candidate): boolean {
  if (file.direction !== undefined && file.direction !== call.direction) return false;
  if (file.number !== undefined && (file.number === '' ? call.number !== undefined : call.number === undefined || !sameNumber(file.number, call.number))) return false;
  if (file.phone !== undefined && call.phones.length > 0 && !call.phones.includes(file.phone)) return false;
  // a recording may begin with the ring, never outlast the call, and is no stump of a long conversation
  if (file.durationMs !== undefined && call.talkMs !== undefined && call.endedAt !== undefined) {
    const slack = Math.max(15_000, call.talkMs * 0.1);
    if (file.durationMs > call.endedAt - call.startedAt + slack || file.durationMs < call.talkMs - slack) return false;
  }
  return true;
}

/**
 * The call a recording is of, or none, or several: it is never guessed. The exchange's key of the call decides alone;
 * otherwise all that the name tells must fit, and the nearest in time wins where it is nearest by far enough.
 */
export function matchRecording(file: NameFacts, calls: readonly Candidate[]): Match {
  const { callKey, at } = file;
  if (callKey !== undefined) {
    const named = [...new Set(calls.filter((call) => call.callKeys.includes(callKey)).map((call) => call.callId))];
    if (named.length > 0) return named.length === 1 ? { kind: 'match', callId: named[0]!, by: 'key' } : { kind: 'several' };
  }
  if (at === undefined) return { kind: 'none' };
  const by: MatchBy = file.number ? 'number' : file.phone !== undefined ? 'phone' : 'time', reach = by === 'time' ? byTimeAloneMs : reachMs;
  // only a conversation is recorded
  const near = calls.filter((call) => call.answeredAt !== undefined && fits(file, call)).map((call) => ({ callId: call.callId, away: distance(at, call) })).filter(({ away }) => away <= reach)
    .sort((a, b) => a.away - b.away);
  const [best, next] = near;
  if (!best) return { kind: 'none' };
  // where neither number nor phone is told, the time must point at one call alone
  if (next && (by === 'time' || next.away - best.away < tooNearMs)) return { kind: 'several' };
  return { kind: 'match', callId: best.callId, by };
}
