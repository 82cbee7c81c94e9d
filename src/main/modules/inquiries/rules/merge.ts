import type { InquiryKind, WhoType } from '#shared/inquiries/fields.ts';
import { callBackOf } from './call-back.ts';
import { isUnprocessed } from './processed.ts';

/** What the merging of an обращение reads of each of its events. */
export interface Event {
  readonly id: string;
  readonly kind: InquiryKind;
  readonly direction: 'inbound' | 'outbound';
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly topicId: string | null;
  readonly whoType: WhoType | null;
  readonly comment: string;
  readonly authorId: string | null;
  readonly patientId: string | null;
  readonly employeeId: string | null;
  readonly typedName: string | null;
  readonly phoneE164: string | null;
  readonly adChannelId: string | null;
  readonly processedAt: number | null;
  readonly editedAt: number | null;
  readonly hasText: number;
}

/** Which event says each value of the обращение's one row. */
export interface Merged<T> {
  readonly head: T;
  /** The earliest first, the head before all. */
  readonly events: readonly T[];
  readonly person: T;
  readonly whoType: T;
  readonly topic: T;
  readonly comment: T;
  readonly author: T;
  readonly phone: T;
  readonly channel: T;
  readonly edited: T | undefined;
  /** The conversation that can be listened to, and the copied text. */
  readonly talk: T | undefined;
  readonly text: T | undefined;
  readonly callBack: T | undefined;
  readonly yellow: boolean;
}

const isTalk = (e: Event): boolean => e.kind === 'call' && e.answeredAt !== null;
const byTime = (a: Event, b: Event): number => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1);

/**
 * One row of «По обращениям»: a value is the head's where the head has one, otherwise that of the latest event that has it
 * (the comment of a call-back belongs to the lead it answers, R-122). A type nobody saved is only a default, so the type of a
 * saved event outranks it.
 */
export function mergeEvents<T extends Event>(headId: string, all: readonly T[]): Merged<T> {
  const sorted = [...all].sort(byTime), head = sorted.find((e) => e.id === headId) ?? sorted[0]!, others = sorted.filter((e) => e !== head), latest = [...others].reverse();
  const said = (has: (e: T) => boolean): T | undefined => (has(head) ? head : latest.find(has));
  const savedType = said((e) => e.authorId !== null && e.whoType !== null);
  return {
    head, events: [head, ...others],
    person: said((e) => e.patientId !== null) ?? said((e) => e.employeeId !== null || e.typedName !== null) ?? head,
    whoType: savedType ?? said((e) => e.whoType !== null) ?? head,
    topic: said((e) => e.topicId !== null) ?? head, comment: said((e) => e.comment !== '') ?? head, author: said((e) => e.authorId !== null) ?? head,
    phone: said((e) => e.phoneE164 !== null) ?? head, channel: said((e) => e.adChannelId !== null) ?? head,
    edited: said((e) => e.editedAt !== null), talk: said(isTalk), text: said((e) => e.hasText !== 0),
    callBack: callBackOf(head.startedAt, others.filter((e) => e.kind === 'call' && e.direction === 'outbound')),
    yellow: sorted.some(isUnprocessed),
  };
}
