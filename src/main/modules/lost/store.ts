import { aliasedTable, and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import { rowWriter, type ReadableDb, type WritableDb } from '#main/db/index.ts';
import { adChannels, appointmentActions, buffers, callLegs, drafts, handovers, inquiries, leadEnvelopes, leads, lostMarks, patients, tagPrompts, tasks } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';

const p = sql.placeholder, later = aliasedTable(inquiries, 'later');
const person = { patientId: inquiries.patientId, typedName: inquiries.typedName, phone: inquiries.phoneE164, raw: inquiries.phoneRaw, surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic };
const channel = adChannels.name;
/** The terms of a partial index are written as they stand there: a bound value would not match it. */
/** Missed calls nobody has commented, a piece of them: the planner would rather walk everything that has no comment. */
const aPieceOfMissed = sql`select m.id from inquiries m indexed by inquiries_missed where m.kind = 'call' and m.outcome = 'missed' and m.author_id is null and m._deleted = 0 and m.branch_id = ${p('branchId')}
  and m.started_at >= ${p('at')} and (m.started_at > ${p('at')} or m.id > ${p('id')}) and m.started_at < ${p('till')} order by m.started_at, m.id limit ${p('limit')}`;
const isUnprocessed = sql`${inquiries.kind} in ('lead', 'dialogLead') and ${inquiries.processedAt} is null`;
const isLeft = sql`(${buffers.endedHow} is null or ${buffers.endedHow} = 'shiftEnd')`;
const isUnsaved = sql`${tagPrompts.savedAt} is null`;

/** What open matters are made of. Every read is bounded by two moments and goes in pieces: the desk works meanwhile. */
export function lostStore(db: ReadableDb) {
  /** A piece of a walk: after the last row of the piece before, until the end of the window. */
  const after = (at: SQL.Aliased | Parameters<typeof gte>[0], id: Parameters<typeof gt>[0]) => and(gte(at as never, p('at')), or(gt(at as never, p('at')), gt(id as never, p('id'))), lt(at as never, p('till')));
  const ofInquiry = <T extends object>(more: T) => ({ id: inquiries.id, at: inquiries.startedAt, channel, ...person, ...more });

  const missed = db.select(ofInquiry({
    answered: sql<number>`exists (select 1 from ${inquiries} answer where answer.head_id = ${inquiries.id} and answer.direction = 'outbound' and answer._deleted = 0 and (answer.answered_at is not null or answer.author_id is not null))`,
  })).from(inquiries).leftJoin(patients, eq(patients.id, inquiries.patientId)).leftJoin(adChannels, eq(adChannels.id, inquiries.adChannelId))
    .where(sql`${inquiries.id} in (${aPieceOfMissed})`)
    .orderBy(asc(inquiries.startedAt), asc(inquiries.id)).prepare();
  // they got through, were reached, or somebody wrote what came of it
  const settles = sql`later._deleted = 0 and (later.answered_at is not null or later.author_id is not null)`;
  const lastSettled = db.select({ phone: sql<string>`n.value`.as('number'), at: sql<number | null>`(select later.started_at from ${inquiries} later where later.phone_e_164 = n.value and later.started_at >= ${p('since')} and ${settles} order by later.started_at desc limit 1)`.as('last_settled') })
    .from(sql`json_each(${p('phones')}) n`).prepare();
  const settledBeside = db.select({ id: later.id }).from(later).where(and(eq(later.phoneE164, p('phone')), eq(later.startedAt, p('at')), ne(later.id, p('id')), settles)).limit(1).prepare();
  const tried = db.select({ at: sql<number | null>`max(${later.startedAt})` }).from(later)
    .where(and(eq(later.phoneE164, p('phone')), gte(later.startedAt, p('since')), eq(later.direction, 'outbound'), isNull(later.answeredAt), eq(later.deleted, 0))).prepare();
  const legs = db.select({ phone: callLegs.phone, at: callLegs.startedAt }).from(callLegs).where(and(eq(callLegs.callId, p('callId')), eq(callLegs.deleted, 0))).prepare();
  const unprocessed = db.select(ofInquiry({ kind: inquiries.kind, text: inquiries.text, comment: inquiries.comment, authorId: inquiries.authorId, wish: leads.wish, source: leads.sourceName, takenBy: leads.takenBy }))
    .from(inquiries).leftJoin(leads, eq(leads.id, inquiries.id)).leftJoin(patients, eq(patients.id, inquiries.patientId)).leftJoin(adChannels, eq(adChannels.id, inquiries.adChannelId))
    .where(and(isUnprocessed, eq(inquiries.deleted, 0), eq(inquiries.branchId, p('branchId')), after(inquiries.startedAt, inquiries.id)))
    .orderBy(asc(inquiries.startedAt), asc(inquiries.id)).limit(p('limit')).prepare();
  const prompts = db.select({ id: tagPrompts.id, at: tagPrompts.endedAt, employeeId: tagPrompts.employeeId, channel, ...person, booked: sql<number>`${tagPrompts.mode} <> 'always' and exists (select 1 from ${appointmentActions} a where a.given_inquiry_id = ${tagPrompts.id} and a.kind = 'booked' and a.given_in_call = 1 and a._deleted = 0)` })
    .from(tagPrompts).leftJoin(inquiries, eq(inquiries.id, tagPrompts.id)).leftJoin(patients, eq(patients.id, inquiries.patientId)).leftJoin(adChannels, eq(adChannels.id, inquiries.adChannelId))
    .where(and(isUnsaved, eq(tagPrompts.deleted, 0), eq(tagPrompts.branchId, p('branchId')), after(tagPrompts.endedAt, tagPrompts.id)))
    .orderBy(asc(tagPrompts.endedAt), asc(tagPrompts.id)).limit(p('limit')).prepare();
  const left = db.select({ id: buffers.id, at: buffers.madeAt, inquiryId: buffers.inquiryId, employeeId: buffers.employeeId, endedHow: buffers.endedHow, channel, ...person })
    .from(buffers).leftJoin(inquiries, eq(inquiries.id, buffers.inquiryId)).leftJoin(patients, eq(patients.id, inquiries.patientId)).leftJoin(adChannels, eq(adChannels.id, inquiries.adChannelId))
    .where(and(isLeft, eq(buffers.deleted, 0), eq(buffers.branchId, p('branchId')), after(buffers.madeAt, buffers.id)))
    .orderBy(asc(buffers.madeAt), asc(buffers.id)).limit(p('limit')).prepare();
  const laterBuffer = db.select({ id: buffers.id }).from(buffers).where(and(eq(buffers.inquiryId, p('inquiryId')), gt(buffers.madeAt, p('madeAt')), eq(buffers.deleted, 0))).limit(1).prepare();
  const booked = (by: typeof appointmentActions.patientId | typeof appointmentActions.givenInquiryId | typeof appointmentActions.linkedInquiryId) => db.select({ id: appointmentActions.id }).from(appointmentActions)
    .where(and(eq(by, p('of')), eq(appointmentActions.kind, 'booked'), gte(appointmentActions.at, p('since')), eq(appointmentActions.deleted, 0))).limit(1).prepare();
  const bookedPatient = booked(appointmentActions.patientId), bookedGiven = booked(appointmentActions.givenInquiryId), bookedLinked = booked(appointmentActions.linkedInquiryId);
  const due = db.select({ id: tasks.id, at: tasks.createdAt, dueAt: tasks.dueAt, what: tasks.what, inquiryId: tasks.inquiryId, ownerId: tasks.ownerId, patientId: tasks.patientId, typedName: tasks.typedName, surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic,
    phone: sql<string | null>`coalesce(${tasks.phoneE164}, (select ph.e164 from patient_phones ph where ph.patient_id = ${tasks.patientId} and ph._deleted = 0 and ph.e164 is not null order by ph.main desc, ph.id limit 1))` })
    .from(tasks).leftJoin(patients, eq(patients.id, tasks.patientId))
    .where(and(isNull(tasks.doneAt), eq(tasks.deleted, 0), eq(tasks.branchId, p('branchId')), lt(tasks.dueAt, p('before')), after(tasks.dueAt, tasks.id)))
    .orderBy(asc(tasks.dueAt), asc(tasks.id)).limit(p('limit')).prepare();
  const letters = db.select({ id: leadEnvelopes.id, at: leadEnvelopes.receivedAt, sourceId: leadEnvelopes.sourceId, inquiryId: leadEnvelopes.inquiryId, problems: leadEnvelopes.problems }).from(leadEnvelopes)
    .where(and(isNull(leadEnvelopes.handledAt), eq(leadEnvelopes.deleted, 0), eq(leadEnvelopes.branchId, p('branchId')), after(leadEnvelopes.receivedAt, leadEnvelopes.id)))
    .orderBy(asc(leadEnvelopes.receivedAt), asc(leadEnvelopes.id)).limit(p('limit')).prepare();
  const kept = db.select().from(drafts).where(and(gte(drafts.key, p('from')), lt(drafts.key, p('till')))).prepare();
  const ofDraft = db.select({ id: inquiries.id, channel, deleted: inquiries.deleted, ...person }).from(inquiries).leftJoin(patients, eq(patients.id, inquiries.patientId)).leftJoin(adChannels, eq(adChannels.id, inquiries.adChannelId)).where(eq(inquiries.id, p('id'))).prepare();
  const card = db.select({ surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic, phone: sql<string | null>`(select ph.e164 from patient_phones ph where ph.patient_id = ${patients.id} and ph._deleted = 0 and ph.e164 is not null order by ph.main desc, ph.id limit 1)` }).from(patients).where(eq(patients.id, p('id'))).prepare();
  const marks = db.select().from(lostMarks).where(and(eq(lostMarks.kind, p('kind')), sql`${lostMarks.entityId} in (select value from json_each(${p('ids')}))`, eq(lostMarks.deleted, 0))).prepare();

  const handed = db.select().from(handovers).where(and(eq(handovers.branchId, p('branchId')), eq(handovers.deleted, 0))).orderBy(desc(handovers.at), desc(handovers.id)).limit(p('limit')).prepare();
  const unsigned = db.select().from(handovers).where(and(eq(handovers.branchId, p('branchId')), isNull(handovers.signedAt), gte(handovers.at, p('since')), lte(handovers.at, p('till')), eq(handovers.deleted, 0))).orderBy(desc(handovers.at), desc(handovers.id)).limit(50).prepare();
  const handover = db.select().from(handovers).where(and(eq(handovers.id, p('id')), eq(handovers.deleted, 0))).prepare();

  return {
    missed, unprocessed, prompts, left, due, letters,
    /** Of each number, when its newest inquiry since a moment that was answered or saved began: it settles every missed call before it. */
    lastSettledAt: (phones: readonly string[], since: number): readonly { readonly phone: string; readonly at: number | null }[] => (phones.length === 0 ? [] : lastSettled.all({ phones: JSON.stringify(phones), since })),
    /** Whether another inquiry of the number at this very moment settles it. */
    isSettledBeside: (phone: string, at: number, id: Id): boolean => settledBeside.get({ phone, at, id }) !== undefined,
    /** When a number was last dialled without an answer. */
    triedAt: (phone: string, since: number): number | undefined => tried.get({ phone, since })?.at ?? undefined,
    legsOf: (callId: Id) => legs.all({ callId }),
    hasLaterBuffer: (inquiryId: Id, madeAt: number): boolean => laterBuffer.get({ inquiryId, madeAt }) !== undefined,
    /** Whether the person, or this very inquiry, was booked since. */
    isBooked: (of: { readonly patientId?: Id | null | undefined; readonly inquiryId?: Id | null | undefined }, since: number): boolean =>
      (!!of.patientId && bookedPatient.get({ of: of.patientId, since }) !== undefined) || (!!of.inquiryId && (bookedGiven.get({ of: of.inquiryId, since }) !== undefined || bookedLinked.get({ of: of.inquiryId, since }) !== undefined)),
    /** Drafts of this PC whose key begins with `prefix:`. */
    drafts: (prefix: string) => kept.all({ from: `${prefix}:`, till: `${prefix};` }),
    inquiry: (id: Id) => ofDraft.get({ id }),
    card: (id: Id) => card.get({ id }),
    marksOf: (kind: string, ids: readonly string[]) => (ids.length === 0 ? [] : marks.all({ kind, ids: JSON.stringify(ids) })),
    handovers: (branchId: Id, limit: number) => handed.all({ branchId, limit }),
    unsigned: (branchId: Id, since: number, till: number) => unsigned.all({ branchId, since, till }),
    handover: (id: Id) => handover.get({ id }),
  };
}
export type LostStore = ReturnType<typeof lostStore>;
export type HandoverDbRow = typeof handovers.$inferSelect;

const putHandover = rowWriter(handovers);
export const writes = {
  mark: (tx: WritableDb, row: typeof lostMarks.$inferInsert): void => { tx.insert(lostMarks).values(row).run(); },
  handover: (tx: WritableDb, row: typeof handovers.$inferInsert): void => { putHandover(tx, row); },
  /** A letter that a person put away with a reason. */
  letterHandled: (tx: WritableDb, id: Id, by: Id, at: number): void => { tx.update(leadEnvelopes).set({ handledAt: at, handledBy: by }).where(and(inArray(leadEnvelopes.id, [id]), isNull(leadEnvelopes.handledAt))).run(); },
};
