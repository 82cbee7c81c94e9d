import type { WhyLoss } from '#shared/inquiries/why.ts';
import type { Windows } from '#shared/inquiries/windows.ts';
import type { Id } from '#shared/kernel/values.ts';
import { contest, distanceOf, isWithin, windowFor, type Action, type Conversation, type Link } from './attribution.ts';

/** An inquiry near an action, whether or not anybody talked. */
export interface Candidate {
  readonly inquiryId: Id;
  readonly kind: 'call' | 'chat' | 'lead' | 'dialog' | 'dialogLead';
  readonly patientId: Id | undefined;
  readonly isEmployee: boolean;
  readonly talk: Pick<Conversation, 'from' | 'till'> | undefined;
}
export type Loss = Omit<WhyLoss, 'inquiry'>;

/**
 * Why an action is not this inquiry's: the first of the rules that spoke against it, in the order attribution asks them.
 * Undefined for the inquiry it belongs to.
 */
export function whyLost(action: Action & { readonly givenHow: 'buffer' | 'current' | 'panel' | undefined }, candidate: Candidate, link: Link | undefined, windows: Windows): Loss | undefined {
  if (link?.inquiryId === candidate.inquiryId) return undefined;
  if (action.givenInquiryId) return { reason: 'given', how: action.givenHow ?? 'buffer' };
  if (!action.patientId) return { reason: 'noPatient' };
  const { talk } = candidate;
  if (!talk) return { reason: candidate.kind === 'call' ? 'neverAnswered' : 'lead' };
  if (candidate.patientId === undefined) return { reason: candidate.isEmployee ? 'employee' : 'noPerson' };
  if (candidate.patientId !== action.patientId) return { reason: 'otherPatient' };
  const windowMs = windowFor(action.kind, windows), distanceMs = distanceOf(action.at, talk);
  if (!link || !isWithin(action.at, talk, windowMs)) return { reason: 'outside', distanceMs, windowMs, overMs: distanceMs - windowMs };
  const own: Conversation = { inquiryId: candidate.inquiryId, patientId: candidate.patientId, ...talk };
  return { reason: contest(action.at, { inquiryId: link.inquiryId, patientId: action.patientId, from: link.from, till: link.till }, own).by, distanceMs, windowMs, winnerMs: link.distance };
}
