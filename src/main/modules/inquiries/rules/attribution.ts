import type { Id, Instant } from '#shared/kernel/values.ts';

/** A booking, cancellation or move to be linked. */
export interface Action {
  readonly id: Id;
  readonly kind: 'booked' | 'cancelled' | 'moved';
  readonly at: Instant;
  readonly patientId: Id | undefined;
  /** The buffer or «Связать с текущим звонком»: what the employee said outranks everything. */
  readonly givenInquiryId: Id | undefined;
}

/** The conversation of an inquiry: from the answer to the end; `till` is absent while it runs. */
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

const minuteMs = 60_000;
/** 30 minutes for a booking; R-058: 15 for a cancellation or a move. Both ends belong to the window. */
export const windowMs = (kind: Action['kind']): number => (kind === 'booked' ? 30 : 15) * minuteMs;
export const widestWindowMs = 30 * minuteMs;

const distanceOf = (at: number, c: Conversation): number => (at < c.from ? c.from - at : c.till !== undefined && at > c.till ? at - c.till : 0);

/** Smaller is better: begun before the action first, then the nearer, then the one that started later, then the smaller id. */
function better(at: number, a: Conversation, b: Conversation): Conversation {
  const laterA = a.from > at, laterB = b.from > at;
  if (laterA !== laterB) return laterA ? b : a;
  const d = distanceOf(at, a) - distanceOf(at, b);
  if (d !== 0) return d < 0 ? a : b;
  if (a.from !== b.from) return a.from > b.from ? a : b;
  return a.inquiryId < b.inquiryId ? a : b;
}

/**
 * Which inquiry an action belongs to: at most one. Explicit, else one in progress, else the nearest of the same
 * patient. Because an inquiry begun before the action always wins over a later one, a link once made is not moved by an
 * inquiry that begins later, and deciding all history anew gives the same links.
 */
export function decideLink(action: Action, conversations: readonly Conversation[], givenConversation?: Conversation): Link | undefined {
  if (action.givenInquiryId) {
    const c = givenConversation;
    return { inquiryId: action.givenInquiryId, rule: 'buffer', from: c?.from ?? action.at, till: c?.till, distance: c ? distanceOf(action.at, c) : 0 };
  }
  if (!action.patientId) return undefined;
  const within = windowMs(action.kind);
  let best: Conversation | undefined;
  for (const c of conversations) {
    if (c.patientId !== action.patientId || distanceOf(action.at, c) > within) continue;
    best = best ? better(action.at, best, c) : c;
  }
  if (!best) return undefined;
  const distance = distanceOf(action.at, best);
  return { inquiryId: best.inquiryId, rule: distance === 0 ? 'running' : 'nearest', from: best.from, till: best.till, distance };
}
