import { and, asc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import type { ReadableDb } from '../../db/index.ts';
import { appointmentActions, appointments, callLegs, callTags, inquiries, leads, patients, tagPrompts } from '../../db/schema/index.ts';
import type { DaySpan } from './rules.ts';

/** The rows of one day as they lie in the base. */
function prepare(db: ReadableDb) {
  const began = and(eq(inquiries.deleted, 0), gte(inquiries.startedAt, sql.placeholder('from')), lt(inquiries.startedAt, sql.placeholder('till')));
  return {
    inquiries: db.select({
      id: inquiries.id, branchId: inquiries.branchId, kind: inquiries.kind, direction: inquiries.direction, startedAt: inquiries.startedAt, answeredAt: inquiries.answeredAt, outcome: inquiries.outcome, talkMs: inquiries.talkMs,
      phoneE164: inquiries.phoneE164, adChannelId: inquiries.adChannelId, whoType: inquiries.whoType, topicId: inquiries.topicId, authorId: inquiries.authorId, savedAt: inquiries.savedAt, headId: inquiries.headId, processedAt: inquiries.processedAt,
      sourceName: leads.sourceName, arrivedAt: leads.arrivedAt,
    }).from(inquiries).leftJoin(leads, and(eq(leads.id, inquiries.id), eq(leads.deleted, 0))).where(began).orderBy(asc(inquiries.startedAt), asc(inquiries.id)).prepare(),
    legs: db.select({ callId: callLegs.callId, phone: callLegs.phone, direction: callLegs.direction, startedAt: callLegs.startedAt, answeredAt: callLegs.answeredAt })
      .from(inquiries).innerJoin(callLegs, eq(callLegs.callId, inquiries.id)).where(and(began, eq(inquiries.kind, 'call'), eq(callLegs.deleted, 0))).orderBy(asc(callLegs.startedAt), asc(callLegs.phone)).prepare(),
    given: db.selectDistinct({ id: inquiries.id }).from(inquiries).innerJoin(appointmentActions, eq(appointmentActions.givenInquiryId, inquiries.id))
      .where(and(began, eq(appointmentActions.kind, 'booked'), eq(appointmentActions.givenInCall, true), eq(appointmentActions.deleted, 0))).prepare(),
    linked: db.select({ id: inquiries.id, status: appointments.status, cardMadeAt: patients.createdAt }).from(inquiries).innerJoin(appointmentActions, eq(appointmentActions.linkedInquiryId, inquiries.id))
      .leftJoin(appointments, and(eq(appointments.id, appointmentActions.appointmentId), eq(appointments.deleted, 0))).leftJoin(patients, eq(patients.id, appointmentActions.patientId))
      .where(and(began, eq(appointmentActions.kind, 'booked'), eq(appointmentActions.deleted, 0))).prepare(),
    tags: db.select({ callId: callTags.callId, tagId: callTags.tagId }).from(inquiries).innerJoin(callTags, eq(callTags.callId, inquiries.id)).where(and(began, eq(callTags.deleted, 0))).prepare(),
    prompts: db.select({ id: tagPrompts.id, mode: tagPrompts.mode, savedAt: tagPrompts.savedAt }).from(inquiries).innerJoin(tagPrompts, eq(tagPrompts.id, inquiries.id)).where(and(began, eq(tagPrompts.deleted, 0))).prepare(),
  };
}
type Prepared = ReturnType<typeof prepare>;
const prepared = new WeakMap<ReadableDb, Prepared>();

export function rowsOfDay(db: ReadableDb, { from, till }: Pick<DaySpan, 'from' | 'till'>) {
  const known = prepared.get(db) ?? prepare(db), span = { from, till };
  prepared.set(db, known);
  return { inquiries: known.inquiries.all(span), legs: known.legs.all(span), given: known.given.all(span), linked: known.linked.all(span), tags: known.tags.all(span), prompts: known.prompts.all(span) };
}
export type DayRows = ReturnType<typeof rowsOfDay>;
export type InquiryOfDay = DayRows['inquiries'][number];

/** The first moment the history knows of. */
export const firstInquiryAt = (db: ReadableDb): number | undefined =>
  db.select({ at: inquiries.startedAt }).from(inquiries).where(and(eq(inquiries.deleted, 0), isNotNull(inquiries.startedAt))).orderBy(asc(inquiries.startedAt)).limit(1).get()?.at;

