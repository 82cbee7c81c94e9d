import type { Id, Instant } from '#shared/kernel/values.ts';
import type { OfferResult } from '#shared/crm/contract.ts';

/** How long one employee may hold a slot and a person without saying how the call went. */
export const offerMs = 10 * 60_000;

export interface Offer {
  readonly id: Id;
  readonly slotId: Id;
  readonly entryId: Id;
  readonly byEmployee: Id | null;
  readonly startedAt: number;
  readonly expiresAt: number;
  readonly endedAt: number | null;
  readonly result: OfferResult | null;
}

/** An offer holds its slot and its entry until it is ended or its time is up. */
export const isHeld = (offer: Pick<Offer, 'endedAt' | 'expiresAt'>, now: Instant): boolean => offer.endedAt === null && offer.expiresAt > now;

export type OfferStep = { readonly kind: 'start' } | { readonly kind: 'go-on'; readonly offerId: Id } | { readonly kind: 'held'; readonly what: 'slot' | 'entry'; readonly offer: Offer };

/**
 * Whether an employee may offer a slot to an entry: one slot is offered to one person at a time, one person is offered
 * one slot at a time. The same offer of the same employee goes on; anything else that is held is said to be.
 */
export function stepOf(offers: readonly Offer[], ask: { readonly slotId: Id; readonly entryId: Id; readonly employeeId: Id }, now: Instant): OfferStep {
  const held = offers.filter((o) => isHeld(o, now)), onSlot = held.find((o) => o.slotId === ask.slotId), onEntry = held.find((o) => o.entryId === ask.entryId);
  if (onSlot && onSlot.entryId === ask.entryId && onSlot.byEmployee === ask.employeeId) return { kind: 'go-on', offerId: onSlot.id };
  if (onSlot) return { kind: 'held', what: 'slot', offer: onSlot };
  if (onEntry) return { kind: 'held', what: 'entry', offer: onEntry };
  return { kind: 'start' };
}
