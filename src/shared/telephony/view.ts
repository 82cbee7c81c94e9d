import type { Id, Instant } from '../kernel/values.ts';
import type { Voice } from './voice.ts';

/** What a call card says: colour, icon and word go together, so that no state rests on colour alone (UX rule 12). */
export type CardStatus = 'ringing' | 'talking' | 'held' | 'dialing' | 'missed' | 'unanswered' | 'failed' | 'ended';
export type CardColour = 'blue' | 'green' | 'orange' | 'red' | 'grey';
export type CardAction = 'answer' | 'hangup' | 'assign' | 'addPatient' | 'open';

export interface CardButton {
  readonly action: CardAction;
  readonly text: string;
  /** Its key, as shown. */
  readonly key?: string;
  readonly enabled: boolean;
  /** Why it is not, in a sentence. */
  readonly why?: string;
}

/** One of the persons a shared number may belong to; never preselected. */
export interface PersonChoice {
  readonly patientId: Id;
  readonly name: string;
  /** As shown: `14.03.1986`. */
  readonly born?: string;
  /** Why the line stands where it does: «16:30 Белов» of today, «26.11 16:30 Белов» to come, the hour of a lead, the last visit. */
  readonly reason?: { readonly kind: 'today' | 'next' | 'lead' | 'last'; readonly text: string };
  /** «родитель: Громова Елена». */
  readonly guardian?: string;
  readonly archived: boolean;
  readonly banned: boolean;
}

export interface CallCard {
  readonly callId: Id;
  readonly status: CardStatus;
  /** «Входящий», «Разговор», … */
  readonly word: string;
  readonly colour: CardColour;
  /** A name, «Неизвестный пациент», «Номер скрыт» or the number itself. */
  readonly title: string;
  /** Lines under the title: birth date, number. */
  readonly lines: readonly string[];
  readonly number: string;
  /** The card the title opens, once answered. */
  readonly patientId?: Id;
  readonly marks: readonly ('archived' | 'banned' | 'employee' | 'returning' | 'primary' | 'consulted')[];
  readonly choices: readonly PersonChoice[];
  readonly buttons: readonly CardButton[];
  /** «Ещё 1 на линии». */
  readonly more?: string;
  /** Talk timer counts from here. */
  readonly answeredAt?: Instant;
  /** When the card goes away by itself; absent while it stays or its clock stands still. */
  readonly leavesAt?: Instant;
  readonly closable: boolean;
  /** The program can end this call; a desk phone's talk is ended by its handset alone. */
  readonly canHangup: boolean;
  /** The voice of this call goes through this PC's headset, or will when it is answered. */
  readonly voice?: Voice;
  /** One card is full, the others slim rows under it (UX rule 10). */
  readonly full: boolean;
}
