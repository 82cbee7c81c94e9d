import { deskWords } from '../desk/words.ts';
import type { Id, Instant } from '../kernel/values.ts';
import type { PatientContext } from '../patients/contract.ts';
import type { LeadProblem } from '../leads/incoming.ts';
import type { PersonChoice } from '../telephony/view.ts';
import type { WhyInquiry } from './why.ts';
import type { Person, WhoType } from './contract.ts';

/** «Кто, тип» as written on the screen. */
export const whoTypeTexts: Readonly<Record<WhoType, string>> = deskWords.ru.whoType;

/** What a lead said, beside the panel's fields. */
export interface LeadBlock {
  readonly inquiryId: Id;
  /** «10:40», with the day when it is not today's. */
  readonly time: string;
  /** The name that was left. */
  readonly name: string;
  readonly source: string;
  readonly form: string;
  readonly wish: string;
  readonly doctor: string;
  readonly comment: string;
  readonly email: string;
  readonly page: string;
  readonly problems: readonly LeadProblem[];
  /** A colleague had it first. */
  readonly taken?: { readonly by: string; readonly time: string };
  readonly processed: boolean;
}

export interface PanelForm {
  readonly inquiryId: Id;
  readonly callId?: Id;
  readonly title: string;
  /** «Кому» for outgoing, «Кто» for incoming. */
  readonly direction?: 'inbound' | 'outbound';
  /** «10:02». */
  readonly time: string;
  readonly state: 'ringing' | 'dialing' | 'talking' | 'held' | 'ended' | 'missed';
  readonly answeredAt?: Instant;
  readonly number: string;
  readonly numberE164?: string;
  readonly adChannel?: string;
  readonly script?: string;
  readonly person: Person;
  /** The name in «Кто»; empty when nobody is chosen. */
  readonly who: string;
  readonly choices: readonly PersonChoice[];
  readonly whoType: WhoType;
  /** Why the type is what it is: chosen by hand, or by which rule. */
  readonly typeWhy: NonNullable<WhyInquiry['type']>;
  readonly topicId?: Id;
  readonly comment: string;
  readonly context?: PatientContext;
  /** «Сохранить и записать» and its reason when it is off. */
  readonly canBook: boolean;
  readonly whyNot?: string;
  readonly saved: boolean;
  /** The lead itself, or the one that this call answers («По заявке», R-113). */
  readonly lead?: LeadBlock;
  /** «Диалог», «Заявка-диалог»: no call at all. */
  readonly dialog?: 'dialog' | 'dialogLead';
  /** The inquiry whose pasted text is worth reading here: this one, or the «Заявка-диалог» that this call answers. */
  readonly textOf?: Id;
  /** What this call answers. */
  readonly answers?: 'lead' | 'dialogLead';
  /** Saving is refused without a topic. */
  readonly topicRequired: boolean;
  /** A lead of the same person that is still open: «Закрыть заявку этим звонком». */
  readonly openLead?: { readonly inquiryId: Id; readonly time: string; readonly source: string };
  /** Grows with every change made elsewhere: the window takes the fields anew only then, never while it is being typed in. */
  readonly revision: number;
}

export interface PanelTableRow { readonly inquiryId: Id; readonly time: string; readonly number: string; readonly name?: string }

export type PanelView =
  | { readonly mode: 'form'; readonly form: PanelForm; readonly others: readonly PanelTableRow[] }
  /** Several calls at once: exactly two columns, time and number; a known name is a second line. */
  | { readonly mode: 'table'; readonly rows: readonly PanelTableRow[] }
  /** Nobody is calling: calls of the last 30 minutes without a comment. */
  | { readonly mode: 'recent'; readonly rows: readonly PanelTableRow[] };

/** The buffer's button «Звонок в 10:02» and its hint. */
export interface BufferView {
  readonly bufferId: Id;
  readonly inquiryId: Id;
  readonly button: string;
  readonly hint: string;
  /** «Носова Мария» for «Записать на прием (из буфера - …)». */
  readonly who: string;
  readonly patientId?: Id;
  readonly typedName?: string;
  readonly phone?: string;
  readonly comment: string;
}
