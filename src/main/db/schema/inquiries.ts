import { sql } from 'drizzle-orm';
import { index, integer, text } from 'drizzle-orm/sqlite-core';
import { branchTable } from './kinds.ts';

export const inquiryKinds = ['call', 'chat', 'lead', 'dialog', 'dialogLead'] as const;
export const whoTypes = ['wantsToBook', 'alreadyBooked', 'other', 'employee', 'contractor'] as const;

/**
 * Обращение: one row per event; `headId` is the row that opens the обращение («По обращениям» lists heads).
 * The inquiry of a call has the call's id.
 */
export const inquiries = branchTable('inquiries', {
  kind: text({ enum: inquiryKinds }).notNull().default('call'),
  direction: text({ enum: ['inbound', 'outbound'] }).notNull().default('inbound'),
  startedAt: integer().notNull().default(0),
  answeredAt: integer(),
  endedAt: integer(),
  /** What became of it: for a call answered, missed, unanswered or failed. */
  outcome: text({ enum: ['answered', 'missed', 'unanswered', 'failed'] }),
  talkMs: integer(),
  lineE164: text(),
  adChannelId: text(),
  phoneE164: text(),
  /** What the exchange or the person wrote, when it is no number. */
  phoneRaw: text(),
  phoneDigitsRev: text(),
  messengerIdentityId: text(),
  /** Who: a card, an employee, a typed name, or nobody yet. */
  patientId: text(),
  employeeId: text(),
  typedName: text(),
  /** Chosen by hand: identification leaves it alone from then on. */
  personByHand: integer({ mode: 'boolean' }).notNull().default(false),
  whoType: text({ enum: whoTypes }),
  whoTypeByHand: integer({ mode: 'boolean' }).notNull().default(false),
  /** Why the type is what it is by default, as it was decided (shared/inquiries/why.ts, `TypeWhy`): it is fixed at the answer. */
  whoTypeWhy: text(),
  /** Группа людей: the clinic's own word for the type; `whoType` is then its base. */
  personGroupId: text(),
  topicId: text(),
  comment: text().notNull().default(''),
  /** «Сотрудник»: who added the comment first. */
  authorId: text(),
  savedAt: integer(),
  /** Who changed it after it was saved, and when: «изменён»; the author stays. */
  editedAt: integer(),
  editedBy: text(),
  sourceId: text(),
  headId: text(),
  /** «Содержание диалога»: the conversation copied by hand. */
  text: text().notNull().default(''),
  /** Added by an employee: a call on a mobile phone, a dialog. */
  manual: integer({ mode: 'boolean' }).notNull().default(false),
  /** Of a lead and a «Заявка-диалог»: when it was dealt with, by whom and how; yellow until then. */
  processedAt: integer(),
  processedBy: text(),
  processedHow: text({ enum: ['saved', 'callBack', 'incoming', 'closed'] }),
}, (t) => [
  index('inquiries_started').on(t.startedAt),
  // Both hold all that attribution asks of a conversation (P8): a booking and the rebuild read no row of the table for it.
  index('inquiries_patient').on(t.patientId, t.startedAt, t.id, t.kind, t.answeredAt, t.endedAt, t.deleted),
  // nobody’s own columns, though nothing, stand in it too: SQLite calls an index covering only when it has each column the query names
  index('inquiries_unnamed').on(t.phoneE164, t.startedAt, t.id, t.kind, t.answeredAt, t.endedAt, t.deleted, t.patientId, t.employeeId).where(sql`${t.patientId} is null and ${t.employeeId} is null`),
  index('inquiries_phone').on(t.phoneE164, t.startedAt),
  index('inquiries_phone_rev').on(t.phoneDigitsRev),
  // with the direction: a call-back is sought without a look at the missed call itself
  index('inquiries_head').on(t.headId, t.direction),
  index('inquiries_author').on(t.authorId, t.startedAt),
  // A filter of the history walks an index of its own value: a rare one among a million never walks the rest. Those of
  // values that most rows lack hold only the rows that have one, so that a plain call pays for few of them.
  index('inquiries_topic').on(t.topicId, t.startedAt).where(sql`${t.topicId} is not null`),
  index('inquiries_topic_channel').on(t.topicId, t.adChannelId, t.startedAt).where(sql`${t.topicId} is not null and ${t.adChannelId} is not null`),
  index('inquiries_channel').on(t.adChannelId, t.startedAt).where(sql`${t.adChannelId} is not null`),
  index('inquiries_unusual_type').on(t.whoType, t.startedAt).where(sql`${t.whoType} in ('other', 'employee', 'contractor')`),
  index('inquiries_unusual_outcome').on(t.outcome, t.startedAt).where(sql`${t.outcome} in ('missed', 'unanswered', 'failed')`),
  index('inquiries_written').on(t.startedAt).where(sql`${t.kind} <> 'call'`),
  // the events that a head gathers: few, and a page of heads looks for those of its last day
  index('inquiries_gathered').on(t.startedAt).where(sql`${t.headId} <> ${t.id}`),
  // «Необработанные заявки»: few among a million
  index('inquiries_unprocessed').on(t.startedAt).where(sql`${t.kind} in ('lead', 'dialogLead') and ${t.processedAt} is null`),
  // missed calls nobody has commented: «Ничего не потеряно» walks them
  index('inquiries_missed').on(t.startedAt).where(sql`${t.kind} = 'call' and ${t.outcome} = 'missed' and ${t.authorId} is null`),
]);

/** Буфер записи: a persistent row of a user; ends by booking, by hand, or at the end of the shift (DESIGN.md 4). */
export const buffers = branchTable('buffers', {
  employeeId: text().notNull().default(''),
  inquiryId: text().notNull().default(''),
  madeAt: integer().notNull().default(0),
  /** Made while the conversation ran: rule R-177. */
  madeInCall: integer({ mode: 'boolean' }).notNull().default(false),
  endedAt: integer(),
  endedHow: text({ enum: ['booked', 'byHand', 'shiftEnd'] }),
}, (t) => [
  index('buffers_employee').on(t.employeeId, t.endedAt),
  index('buffers_inquiry').on(t.inquiryId, t.madeAt),
  // left: not ended at all, or only by the end of the shift
  index('buffers_left').on(t.madeAt).where(sql`(${t.endedHow} is null or ${t.endedHow} = 'shiftEnd')`),
]);
