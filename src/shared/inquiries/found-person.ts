import type { Id, Instant } from '../kernel/values.ts';
import type { PatientContext } from '../patients/contract.ts';
import type { CallCard, PersonChoice } from '../telephony/view.ts';
import type { Person, WhoType } from './fields.ts';

/** Who an inquiry added by hand is about, before it is saved. */
export interface FoundPerson {
  /** What the typed number is worth: nothing typed, a number, or letters. */
  readonly phone: 'none' | 'number' | 'unreadable';
  readonly phoneText?: string;
  /** Picked by hand, or the only card or employee that holds the number. */
  readonly person: Person;
  readonly who: string;
  readonly marks: CallCard['marks'];
  /** Cards with the number that may be picked instead of what stands in «Кто». */
  readonly choices: readonly PersonChoice[];
  /** Several cards have the number: one of them must be picked. */
  readonly mustChoose: boolean;
  /** The type by the rules, until it is chosen by hand. */
  readonly whoType: WhoType;
  /** A lead or a «Заявка-диалог» of the same number or card that waits for a call. */
  readonly waiting?: { readonly inquiryId: Id; readonly kind: 'lead' | 'dialogLead'; readonly at: Instant; readonly source: string };
  readonly canBook: boolean;
  readonly whyNot?: string;
  readonly context?: PatientContext;
}
