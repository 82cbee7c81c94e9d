import { partyKey } from '#shared/telephony/party.ts';
import type { CallRecord } from './call-machine.ts';
import type { LegAddress } from './port.ts';

/** Two keys further apart than this are two calls (DESIGN.md 9). */
export const joinWindowMs = 3_000;

/** What is known of a key nobody has heard of before. */
export type NewKey = Pick<LegAddress, 'callKey' | 'phone' | 'direction' | 'party' | 'line' | 'seenBy' | 'startedWithinMs'>;

/**
 * True when a new key names a call already known. A proxy keeps one Call-ID through the clinic; a B2BUA (Asterisk,
 * FreeSWITCH, 3CX) gives each leg its own, so legs are joined by caller, line and three seconds.
 * One way of seeing shows a call on a phone once: a second INVITE on the same line is a second call of the same caller.
 */
export function isSameCall(call: CallRecord, key: NewKey, startedMono: number): boolean {
  const facts = call.facts;
  if (facts.state === 'ended' || facts.direction !== key.direction) return false;
  const first = Math.min(...call.legs.map(leg => leg.started.mono));
  // whoever asks from time to time may have been told of the leg that much after it began
  if (first > startedMono + joinWindowMs || first < startedMono - joinWindowMs - (key.startedWithinMs ?? 0)) return false;
  if (facts.line && key.line && partyKey(facts.line) !== partyKey(key.line)) return false;
  const leg = call.legs.find(other => other.phone === key.phone);
  if (leg) {
    const way = key.seenBy;
    if (!way || leg.ways.length === 0 || leg.ways.some(seen => seen.startsWith(`${way}:`))) return false;
  }
  if (facts.party.kind === 'withheld' && key.party.kind === 'withheld') return leg !== undefined;
  return partyKey(facts.party) === partyKey(key.party);
}

/** The call a new key belongs to: the one begun nearest to it, so that two quick calls of one caller do not mix. */
export function findSameCall(calls: Iterable<CallRecord>, exchange: string, key: NewKey, startedMono: number): CallRecord | undefined {
  let best: CallRecord | undefined;
  const distance = (call: CallRecord) => Math.abs(Math.min(...call.legs.map(leg => leg.started.mono)) - startedMono);
  for (const call of calls) {
    if (call.exchange !== exchange || !isSameCall(call, key, startedMono)) continue;
    if (!best || distance(call) < distance(best) || (distance(call) === distance(best) && call.callId < best.callId)) best = call;
  }
  return best;
}
