import type { Windows } from '#shared/inquiries/windows.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';

/** A booking, cancellation or move to be linked. */
export interface Action {
  readonly id: Id;
  readonly kind: 'booked' | 'cancelled' | 'moved';
  readonly at: Instant;
  readonly patientId: Id | undefined;
  /** The buffer, «Связать с текущим звонком» or the panel opened in the conversation: what the employee said outranks everything (A-38…A-40). */
  readonly givenInquiryId: Id | undefined;
}

/** The conversation of an inquiry: from the answer to the end, of a chat its session; `till` is absent while it runs. */
export interface Conversation {
  readonly inquiryId: Id;
  /** The card in «Кто», or the only card that holds the number. */
  readonly patientId: Id | undefined;
  readonly from: Instant;
  readonly till: Instant | undefined;
}

/** The decision and the two times it compared, so that the screen can say why. */
export interface Link {
  readonly inquiryId: Id;
  readonly rule: 'buffer' | 'running' | 'nearest';
  readonly from: Instant;
  readonly till: Instant | undefined;
  /** Milliseconds between the action and the conversation; 0 inside it. */
  readonly distance: number;
}

/** one window for a booking; R-058: another for a cancellation or a move. Both ends belong to it. */
export const windowFor = (kind: Action['kind'], { bookedMs, changedMs }: Windows): number => (kind === 'booked' ? bookedMs : changedMs);

/**
 * Nothing is looked for further back than this: a call that long is a forgotten handset, and a chat's session is cut at
 * midnight, so it lasts a day, or an hour more where the clocks change.
 */
export const longestTalkMs = 25 * 3_600_000;

export const distanceOf = (at: number, c: Pick<Conversation, 'from' | 'till'>): number => (at < c.from ? c.from - at : c.till !== undefined && at > c.till ? at - c.till : 0);
/** Whether an action at this moment may belong to the conversation at all, by time alone. */
export const isWithin = (at: number, c: Pick<Conversation, 'from' | 'till'>, within: number): boolean => at - c.from <= within + longestTalkMs && distanceOf(at, c) <= within;

/** What made one conversation lose to another. */
export type Beaten = 'begunAfter' | 'farther' | 'startedEarlier';

/**
 * Who of two wins an action, and by what. First the one begun before the action: a link once made is not moved by an
 * inquiry that begins later. Then the nearer, in progress being the nearest; then the one that started later.
 */
export function contest(at: number, a: Conversation, b: Conversation): { readonly winner: Conversation; readonly by: Beaten } {
  const laterA = a.from > at, laterB = b.from > at;
  if (laterA !== laterB) return { winner: laterA ? b : a, by: 'begunAfter' };
  const d = distanceOf(at, a) - distanceOf(at, b);
  if (d !== 0) return { winner: d < 0 ? a : b, by: 'farther' };
  if (a.from !== b.from) return { winner: a.from > b.from ? a : b, by: 'startedEarlier' };
  return { winner: a.inquiryId < b.inquiryId ? a : b, by: 'startedEarlier' };
}

/**
 * Which inquiry an action belongs to: at most one. Explicit, else one in progress, else the nearest of the same
 * patient. Because an inquiry begun before the action always wins over a later one, a link once made is not moved by an
 * inquiry that begins later, and deciding all history anew gives the same links.
 */
export function decideLink(action: Action, conversations: readonly Conversation[], windows: Windows, given?: Conversation): Link | undefined {
  if (action.givenInquiryId) return { inquiryId: action.givenInquiryId, rule: 'buffer', from: given?.from ?? action.at, till: given?.till, distance: given ? distanceOf(action.at, given) : 0 };
  if (!action.patientId) return undefined;
  const within = windowFor(action.kind, windows);
  let best: Conversation | undefined;
  for (const c of conversations) {
    if (c.patientId !== action.patientId || !isWithin(action.at, c, within)) continue;
    best = best ? contest(action.at, best, c).winner : c;
  }
  if (!best) return undefined;
  const distance = distanceOf(action.at, best);
  return { inquiryId: best.inquiryId, rule: distance === 0 ? 'running' : 'nearest', from: best.from, till: best.till, distance };
}
