import type { Day, Id, Instant, Zone } from '#shared/kernel/values.ts';
import type { PatientContext } from '#shared/patients/contract.ts';
import type { Slot } from '#shared/schedule/contract.ts';
import type { Me } from '#shared/staff/contract.ts';
import type { CrmDesk } from '#shared/crm/view.ts';
import type { LostDesk } from '#shared/lost/view.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import type { DialLinkView } from '#shared/telephony/dial-link.ts';
import type { DialState, Suspension } from '#shared/telephony/dialling.ts';
import type { Voice } from '#shared/telephony/voice.ts';
import type { PersonChoice } from '#shared/telephony/view.ts';
import type { DeskWords } from '#shared/desk/words.ts';
import type { PhoneHealth } from '#shared/desk/snapshot.ts';
import type { Actor } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Inquiries, NumberOwners } from '../../modules/inquiries/index.ts';
import type { CallFilters } from '../call-filters.ts';
import type { DeskLeads } from '../leads.ts';
import type { Shift } from '../../modules/shift/index.ts';
import type { Tags } from '../../modules/tags/index.ts';

/** What a card and a panel say of a patient in a line. */
export interface PatientBrief {
  readonly name: string;
  readonly surname: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly born?: Day | undefined;
  readonly status: 'primary' | 'consulted' | 'returning';
  readonly archived: boolean;
  readonly ban?: string | undefined;
}

/** Everything the desk reads to compute its snapshots; compose.ts connects it. */
export interface DeskDeps {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Whoever is signed in at a window, locked or not; `phone` is added by the desk. */
  meOf(sessionId: string): Omit<Me, 'phone' | 'mustChoosePhone'> | undefined;
  actorOf(sessionId: string): Actor | undefined;
  readonly shift: Shift;
  readonly inquiries: Inquiries;
  readonly tags: Pick<Tags, 'popupOf' | 'forget'>;
  calls(): readonly CallFacts[];
  health(): PhoneHealth;
  /** Calls that begin here. */
  readonly calling: { stateOf(employeeId: Id): DialState; suspended(): Suspension | undefined; link(): DialLinkView | undefined };
  canHangup(call: CallFacts, phone: string): boolean;
  /** The voice of the call on this phone, where it goes through this PC: such a call is answered from the screen, any other by its handset. */
  voiceOf(call: CallFacts, phone: string): Voice | undefined;
  brief(patientId: Id): PatientBrief | undefined;
  /** The main number of a card. */
  phoneOf(patientId: Id): string | undefined;
  context(patientId: Id, actor: Actor): PatientContext;
  choicesOf(patientIds: readonly Id[]): readonly PersonChoice[];
  ownersOf(e164: string): NumberOwners;
  employeeName(employeeId: Id): string | undefined;
  channel(id: Id): { readonly name: string; readonly script: string } | undefined;
  topicName(id: Id): string | undefined;
  doctorName(id: Id): string;
  missedToday(since: Instant, employeeId: Id): number;
  /** New leads, and what a lead said. */
  readonly leads: DeskLeads;
  readonly filters: Pick<CallFilters, 'shows' | 'showsRow' | 'kinds'>;
  /** The number on the menu and the calm cards of the CRM. */
  crm(employeeId: Id): CrmDesk;
  lost(employeeId: Id, seesAll: boolean): LostDesk | undefined;
  branch(): { readonly id: Id; readonly zone: Zone };
  /** In the language of this PC's screen. */
  words(): DeskWords;
}

/** «Новый прием» as one session has it open. */
export interface OpenForm {
  readonly formId: Id;
  readonly slot: Slot;
  readonly patientId: Id | undefined;
  readonly bufferId: Id | undefined;
  /** The conversation that ran when the form was opened. */
  readonly openedIn: Id | undefined;
  /** «Связать с текущим звонком» once touched by hand. */
  readonly linkByHand: boolean | undefined;
}
