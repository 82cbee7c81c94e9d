import type { Id, Instant } from '#shared/kernel/values.ts';
import type { Fate } from './columns.ts';

export interface CallOfDay {
  readonly id: Id;
  readonly direction: 'inbound' | 'outbound';
  readonly outcome: 'answered' | 'missed' | 'unanswered';
  readonly startedAt: Instant;
  readonly phone?: string;
  readonly commented: boolean;
  /** The missed call or lead that an outgoing call was made in answer to, perhaps to another number. */
  readonly answers?: Id;
}

/** What became of a missed call on its own day, and after how long. */
export interface MissedFate { readonly fate: Fate; readonly afterMs?: number }

/**
 * Missed calls of one day, given all its calls in order of time. Dealt with is one that was called back (answered or not:
 * the clinic did its part), or whose caller rang again and was answered; whichever came first. Else a comment closes it.
 */
export function fatesOfMissed(calls: readonly CallOfDay[]): ReadonlyMap<Id, MissedFate> {
  const next = new Map<string, { readonly fate: Fate; readonly at: Instant }>(), found = new Map<Id, MissedFate>();
  for (let n = calls.length - 1; n >= 0; n--) {
    const call = calls[n]!, { phone } = call;
    if (call.outcome === 'missed') {
      const ofNumber = phone === undefined ? undefined : next.get(phone), answer = next.get(call.id), later = !ofNumber || (answer && answer.at < ofNumber.at) ? answer : ofNumber;
      found.set(call.id, later ? { fate: later.fate, afterMs: later.at - call.startedAt } : { fate: call.commented ? 'commented' : 'none' });
    } else if (call.direction === 'outbound' || call.outcome === 'answered') {
      const event = { fate: call.direction === 'outbound' ? 'calledBack' as const : 'cameAgain' as const, at: call.startedAt };
      if (phone !== undefined) next.set(phone, event);
      if (call.answers !== undefined && call.direction === 'outbound') next.set(call.answers, event);
    }
  }
  return found;
}
