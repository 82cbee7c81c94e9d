import type { ByHandRefusal } from '#shared/inquiries/by-hand.ts';
import type { Person } from '#shared/inquiries/fields.ts';

/** What is known of an inquiry that somebody wants to add by hand. */
export interface ByHandFacts {
  readonly kind: 'call' | 'dialog' | 'dialogLead';
  readonly hasChannel: boolean;
  /** The number as typed, and as it was understood. */
  readonly typedPhone: string;
  readonly phone: string | undefined;
  /** The main number of the card in «Кто»: taken over where none was typed. */
  readonly cardPhone: string | undefined;
  readonly person: Person;
  /** How many cards hold the number. */
  readonly owners: number;
  /** It answers a lead by an outgoing call for somebody who wants to book, and no topic is chosen. */
  readonly lacksTopic: boolean;
  /** When the lead was left that it deals with. */
  readonly leadAt: number | undefined;
  /** When it ended; a dialog ends when it begins. */
  readonly till: number;
  readonly now: number;
}

/** Why it cannot be saved, the first reason in the order of the window; undefined when it can. */
export function byHandRefusal(facts: ByHandFacts): ByHandRefusal | undefined {
  if (facts.kind !== 'call' && !facts.hasChannel) return 'ad-channel-required';
  if (facts.typedPhone.trim() !== '' && facts.phone === undefined) return 'phone-unreadable';
  if (facts.owners > 1 && facts.person.kind === 'none') return 'person-required';
  if (facts.kind === 'dialogLead' && phoneOf(facts) === undefined) return 'phone-required';
  if (facts.lacksTopic) return 'topic-required';
  if (facts.till > facts.now) return 'in-future';
  return facts.leadAt !== undefined && facts.till < facts.leadAt ? 'before-lead' : undefined;
}

/** The number of the row: the typed one, else that of the card. A call on a mobile phone has the number it came from, or none. */
export const phoneOf = (facts: Pick<ByHandFacts, 'phone' | 'cardPhone'>): string | undefined => facts.phone ?? facts.cardPhone;
