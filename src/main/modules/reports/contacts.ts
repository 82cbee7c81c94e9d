import type { Id, Instant } from '#shared/kernel/values.ts';

/** A row of inquiries as the reports see it. */
export interface ContactRow {
  readonly id: Id;
  /** The row that opens the обращение: a lead and its call-back of the same day are one contact. */
  readonly headId: Id;
  readonly kind: 'call' | 'chat' | 'lead' | 'dialog' | 'dialogLead';
  readonly whoType?: 'wantsToBook' | 'alreadyBooked' | 'other' | 'employee' | 'contractor';
  readonly hasTopic: boolean;
  readonly authorId?: Id;
  readonly savedAt?: Instant;
  /** A booking is linked to the row in «Успешность». */
  readonly booked: boolean;
}

/** A call or a chat about booking without a topic is «не заполнено» and left out; elsewhere the topic is optional. */
const counts = (row: ContactRow): boolean => row.whoType === 'wantsToBook' && (row.hasTopic || (row.kind !== 'call' && row.kind !== 'chat'));

export interface Contact<R extends ContactRow> {
  readonly rows: readonly R[];
  /** Who saved first speaks for the contact; nobody may have. */
  readonly author?: R;
  /** «Сотрудник», «Прочие и контрагенты»: in no statistics. */
  readonly excluded: boolean;
  /** «Пациент. Хочет записаться», saved and filled: the base of IDENT's conversion. */
  readonly wants: boolean;
  readonly booked: boolean;
}

/** Rows of one day, in order of time, as contacts, in order of their first rows. */
export function contactsOf<R extends ContactRow>(rows: readonly R[]): Contact<R>[] {
  return [...Map.groupBy(rows, (row) => row.headId).values()].map((own) => {
    const author = own.filter((row) => row.authorId !== undefined).sort((a, b) => (a.savedAt ?? 0) - (b.savedAt ?? 0) || (a.id < b.id ? -1 : 1))[0], { whoType } = author ?? own[0]!;
    return {
      rows: own, ...(author ? { author } : {}), excluded: whoType === 'employee' || whoType === 'contractor',
      wants: author !== undefined && counts(author), booked: own.some((row) => row.booked),
    };
  });
}
