import { instant, type Id, type Instant } from '#shared/kernel/values.ts';
import type { Conversation } from './attribution.ts';

/** What of an inquiry's row its conversation is made of. */
export interface TalkFacts {
  readonly id: Id;
  readonly kind: 'call' | 'chat' | 'lead' | 'dialog' | 'dialogLead';
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
}

/**
 * From when to when somebody talked. A call has a conversation once answered; a chat from the first message of its
 * session to the last; a dialog that was copied by hand at its moment. A lead and a «Заявка-диалог» have none:
 * they have still to be called.
 */
export function talkOf({ kind, startedAt, answeredAt, endedAt }: Omit<TalkFacts, 'id'>): { readonly from: Instant; readonly till: Instant | undefined } | undefined {
  if (kind === 'lead' || kind === 'dialogLead') return undefined;
  const from = kind === 'call' ? answeredAt : startedAt;
  if (from === null) return undefined;
  const till = kind === 'dialog' ? endedAt ?? startedAt : endedAt;
  return { from: instant(from), till: till === null ? undefined : instant(Math.max(from, till)) };
}

export function conversationOf(facts: TalkFacts, patientId: Id | undefined): Conversation | undefined {
  const talk = talkOf(facts);
  return talk && { inquiryId: facts.id, patientId, ...talk };
}
