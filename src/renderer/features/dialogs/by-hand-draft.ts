import type { Person, WhoType } from '#shared/inquiries/contract.ts';
import { dialogTextMax, type ByHandRefusal, type DialogKind } from '#shared/inquiries/by-hand.ts';
import type { FoundPerson } from '#shared/inquiries/found-person.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { instant, minute, type Day, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import { minuteOfText } from '../../ui/minute-input.ts';

/** The fields as they stand on the screen; what nobody touched is absent and follows the number and the rules. */
export interface ByHandDraft {
  readonly kind: DialogKind;
  readonly direction: 'inbound' | 'outbound';
  readonly adChannelId?: Id | undefined;
  readonly phone: string;
  /** Picked or typed by hand; absent while «Кто» follows the number. */
  readonly person?: Person | undefined;
  readonly who: string;
  readonly whoType?: WhoType | undefined;
  readonly topicId?: Id | undefined;
  readonly comment: string;
  readonly text: string;
  /** Both absent: now. */
  readonly day?: Day | undefined;
  readonly time?: string | undefined;
  readonly minutes: number | '';
  /** The lead that this call is ticked to deal with. */
  readonly answers?: Id | undefined;
}
export const emptyDraft: ByHandDraft = { kind: 'dialog', direction: 'inbound', phone: '', who: '', comment: '', text: '', minutes: '' };

/** Something that somebody would miss. */
export const isTouched = (draft: ByHandDraft): boolean => JSON.stringify({ ...draft, kind: 'dialog', direction: 'inbound' }) !== JSON.stringify(emptyDraft);

/** Another number: a person whom nobody picked follows it, a name that was typed and a card that was picked stay. */
export function withPhone(draft: ByHandDraft, phone: string): ByHandDraft {
  if (draft.person?.kind !== 'none') return { ...draft, phone };
  const { person: _, ...rest } = draft;
  return { ...rest, phone };
}

/** A name is typed into «Кто»; an emptied field is nobody, until the number changes. */
export const withTyped = (draft: ByHandDraft, who: string): ByHandDraft => ({ ...draft, who, person: who.trim() ? { kind: 'typed', name: who.trim().slice(0, 200) } : { kind: 'none' } });
export const withCard = (draft: ByHandDraft, patientId: Id, who: string): ByHandDraft => ({ ...draft, who, person: { kind: 'patient', id: patientId } });

/** «Кто» as it stands: by hand, else whoever the number means. */
export const whoShown = (draft: ByHandDraft, found: FoundPerson | undefined): string => (draft.person ? draft.who : found?.who ?? '');
export const typeShown = (draft: ByHandDraft, found: FoundPerson | undefined): WhoType => draft.whoType ?? found?.whoType ?? 'wantsToBook';

export type FieldProblem = ByHandRefusal | 'bad-time' | 'too-long';
export type FieldName = 'channel' | 'phone' | 'who' | 'topic' | 'time' | 'text';
/** Where the window points for each reason. */
export const fieldOf: Readonly<Record<FieldProblem, FieldName>> = {
  'ad-channel-required': 'channel', 'phone-unreadable': 'phone', 'phone-required': 'phone', 'person-required': 'who', 'topic-required': 'topic', 'in-future': 'time', 'before-lead': 'time', 'bad-time': 'time', 'too-long': 'text',
};

/** What can be seen without asking anybody. */
export function ownProblem(draft: ByHandDraft): FieldProblem | undefined {
  if (draft.time !== undefined && (draft.day === undefined || minuteOfText(draft.time) === undefined)) return 'bad-time';
  return draft.text.length > dialogTextMax ? 'too-long' : undefined;
}

/** When it was; absent for «сейчас». */
export const atOf = (draft: ByHandDraft, zone: Zone): Instant | undefined => {
  const at = draft.time === undefined ? undefined : minuteOfText(draft.time);
  return at === undefined || draft.day === undefined ? undefined : instantOf(draft.day, minute(at), zone);
};

const sharedOf = (draft: ByHandDraft, thenBook: boolean) => ({
  phone: draft.phone.trim().slice(0, 40), thenBook, ...(draft.adChannelId ? { adChannelId: draft.adChannelId } : {}),
  change: {
    comment: draft.comment.trim(), ...(draft.person ? { person: draft.person } : {}), ...(draft.whoType ? { whoType: draft.whoType } : {}), ...(draft.topicId ? { topicId: draft.topicId } : {}),
  },
});

/** What `inquiries.addDialog` is given. */
export function dialogOf(draft: ByHandDraft, zone: Zone, thenBook: boolean) {
  const at = atOf(draft, zone);
  return { kind: draft.kind, text: draft.text, ...(at === undefined ? {} : { at }), ...sharedOf(draft, thenBook) };
}
/** What `inquiries.addByHand` is given: without a time the call has just ended. A lead that was ticked is closed only if it is this person's. */
export function callOf(draft: ByHandDraft, zone: Zone, now: number, thenBook: boolean, waitingId?: Id) {
  const talkMs = (draft.minutes === '' ? 0 : draft.minutes) * 60_000;
  return { direction: draft.direction, talkMs, ...(draft.answers && draft.answers === waitingId ? { answers: draft.answers } : {}), at: atOf(draft, zone) ?? instant(now - talkMs), ...sharedOf(draft, thenBook) };
}

/** «Кому» of a call that went out, «Кто» of everything else. */
export const isCallTo = (call: boolean, draft: ByHandDraft): boolean => call && draft.direction === 'outbound';
