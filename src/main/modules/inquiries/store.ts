import { and, asc, count, desc, eq, gte, inArray, isNull, lte, max, ne, or, sql } from 'drizzle-orm';
import { instant, type Id, type Instant } from '#shared/kernel/values.ts';
import { appointmentActions, buffers, inquiries } from '../../db/schema/index.ts';
import { rowWriter, type ReadableDb, type WritableDb } from '../../db/index.ts';
import { createUnanswered } from './unanswered.ts';

/** «Звонки» lists no more of the last half hour than a person reads. */
const mostRecent = 50;

export type InquiryRow = typeof inquiries.$inferSelect;
export type InquiryInsert = typeof inquiries.$inferInsert;
export type ActionRow = typeof appointmentActions.$inferSelect;
export type BufferRow = typeof buffers.$inferSelect;

/** Reads of this module, every statement of the hot paths prepared once. */
export function createInquiryStore(db: ReadableDb) {
  const p = sql.placeholder;
  const byId = db.select().from(inquiries).where(eq(inquiries.id, p('id'))).prepare();
  const actionsOfPatient = db.select().from(appointmentActions).where(and(
    eq(appointmentActions.patientId, p('patientId')), gte(appointmentActions.at, p('from')), lte(appointmentActions.at, p('till')), eq(appointmentActions.deleted, 0),
  )).orderBy(asc(appointmentActions.at), asc(appointmentActions.id)).prepare();
  const action = db.select().from(appointmentActions).where(eq(appointmentActions.id, p('id'))).prepare();
  const linked = db.select().from(appointmentActions).where(and(sql`${appointmentActions.linkedInquiryId} in (select value from json_each(${p('ids')}))`, eq(appointmentActions.deleted, 0))).orderBy(asc(appointmentActions.at), asc(appointmentActions.id)).prepare();
  const given = db.select().from(appointmentActions).where(and(eq(appointmentActions.givenInquiryId, p('id')), eq(appointmentActions.deleted, 0))).prepare();
  const { unanswered, reached, isOwed } = createUnanswered(db);
  const missed = db.with(unanswered, reached).select({ line: unanswered.line, n: count() }).from(unanswered).leftJoin(reached, eq(reached.phone, unanswered.phone)).where(isOwed).groupBy(unanswered.line).prepare();
  const activeBuffers = db.select().from(buffers).where(and(eq(buffers.employeeId, p('employeeId')), isNull(buffers.endedAt), eq(buffers.deleted, 0))).orderBy(desc(buffers.madeAt), desc(buffers.id)).prepare();
  const buffer = db.select().from(buffers).where(eq(buffers.id, p('id'))).prepare();
  const lastMissed = db.select().from(inquiries).where(and(
    eq(inquiries.phoneE164, p('phone')), gte(inquiries.startedAt, p('from')), lte(inquiries.startedAt, p('till')), eq(inquiries.direction, 'inbound'), eq(inquiries.outcome, 'missed'), eq(inquiries.deleted, 0),
    // whoever got through since is not called back any more
    sql`not exists (select 1 from inquiries again where again.phone_e_164 = ${inquiries.phoneE164} and again.started_at >= ${inquiries.startedAt} and again.started_at <= ${p('till')} and again.kind = 'call' and again.direction = 'inbound' and again.answered_at is not null and again._deleted = 0)`,
  )).orderBy(desc(inquiries.startedAt)).limit(1).prepare();
  const openLeads = db.select({ patientId: inquiries.patientId, at: max(inquiries.startedAt) }).from(inquiries).where(and(
    sql`${inquiries.patientId} in (select value from json_each(${p('ids')}))`, inArray(inquiries.kind, ['lead', 'dialogLead']), isNull(inquiries.processedAt), eq(inquiries.deleted, 0),
  )).groupBy(inquiries.patientId).prepare();
  const waiting = sql`${inquiries.kind} in ('lead', 'dialogLead') and ${inquiries.processedAt} is null and ${inquiries.deleted} = 0`;
  const openLeadsOf = db.select().from(inquiries).where(and(waiting, or(eq(inquiries.phoneE164, p('phone')), eq(inquiries.patientId, p('patientId'))))).orderBy(asc(inquiries.startedAt)).prepare();
  const unprocessed = db.select({ n: count() }).from(inquiries).where(waiting).prepare();
  const recent = db.select().from(inquiries).where(and(
    eq(inquiries.kind, 'call'), gte(inquiries.startedAt, p('from')), isNull(inquiries.authorId), eq(inquiries.deleted, 0),
  )).orderBy(desc(inquiries.startedAt), desc(inquiries.id)).limit(mostRecent).offset(p('skip')).prepare();

  return {
    get: (id: Id): InquiryRow | undefined => byId.get({ id }),
    actionsOfPatient: (patientId: Id, from: number, till: number): ActionRow[] => actionsOfPatient.all({ patientId, from, till }),
    linkedActions: (ids: readonly Id[]): ActionRow[] => (ids.length === 0 ? [] : linked.all({ ids: JSON.stringify(ids) })),
    /** Actions that the employee gave to this inquiry: from the buffer, by the tick, in the panel. */
    givenActions: (id: Id): ActionRow[] => given.all({ id }),
    action: (id: Id): ActionRow | undefined => action.get({ id }),
    /** Missed calls since a moment that nobody commented or called back, of callers who did not get through later: the number on ☎ (UX rule 11). */
    missedSince: (since: Instant, shown: (line: string | null) => boolean = () => true): number => missed.all({ since }).reduce((sum, { line, n }) => sum + (shown(line) ? n : 0), 0),
    activeBuffers: (employeeId: Id): BufferRow[] => activeBuffers.all({ employeeId }),
    buffer: (id: Id): BufferRow | undefined => buffer.get({ id }),
    lastMissed: (phone: string, from: Instant, till: Instant): InquiryRow | undefined => lastMissed.get({ phone, from, till }),
    /** The newest lead of each patient that nobody has worked on. */
    openLeads: (patientIds: readonly Id[]): ReadonlyMap<Id, Instant> =>
      new Map(openLeads.all({ ids: JSON.stringify(patientIds) }).flatMap(({ patientId, at }): [Id, Instant][] => (patientId === null || at === null ? [] : [[patientId, instant(at)]]))),
    openLeadsOf: (phone: string | null, patientId: Id | null): InquiryRow[] => (phone === null && patientId === null ? [] : openLeadsOf.all({ phone, patientId })),
    /** N of «Показать все (N)». */
    unprocessed: (): number => unprocessed.get()!.n,
    /** The newest calls since a moment without a comment, of the lines that are shown: what is left out takes no place on the list. */
    recentWithoutComment: (from: Instant, shown: (line: string | null) => boolean = () => true): InquiryRow[] => {
      const found: InquiryRow[] = [];
      // in a flood the list is full after the first portion, and the rest of the half hour is not read
      for (let skip = 0; found.length < mostRecent; skip += mostRecent) {
        const rows = recent.all({ from, skip });
        found.push(...rows.filter(({ lineE164 }) => shown(lineE164)));
        if (rows.length < mostRecent) break;
      }
      return found.slice(0, mostRecent);
    },
  };
}
export type InquiryStore = ReturnType<typeof createInquiryStore>;

const putInquiry = rowWriter(inquiries);

export type LinkColumns = Pick<ActionRow, 'linkedInquiryId' | 'linkRule' | 'linkFrom' | 'linkTill' | 'linkDistance'>;
const q = sql.placeholder;
/** Prepared once a connection: a change of one inquiry may move many links. */
const prepareLink = (tx: WritableDb) => tx.update(appointmentActions).set({ linkedInquiryId: q('linkedInquiryId'), linkRule: q('linkRule'), linkFrom: q('linkFrom'), linkTill: q('linkTill'), linkDistance: q('linkDistance') } as never)
  .where(eq(appointmentActions.id, q('id'))).prepare();
const links = new WeakMap<WritableDb, ReturnType<typeof prepareLink>>();

export const writes = {
  insert: (tx: WritableDb, row: InquiryInsert): void => { putInquiry(tx, row); },
  update: (tx: WritableDb, row: InquiryRow, change: Partial<InquiryInsert>): void => { putInquiry(tx, { ...row, ...change }); },
  link: (tx: WritableDb, columns: LinkColumns & { readonly id: Id }): void => {
    const known = links.get(tx) ?? prepareLink(tx);
    links.set(tx, known);
    known.run(columns);
  },
  insertBuffer: (tx: WritableDb, row: typeof buffers.$inferInsert): void => { tx.insert(buffers).values(row).run(); },
  endBuffer: (tx: WritableDb, id: Id, endedAt: Instant, endedHow: NonNullable<BufferRow['endedHow']>): void => {
    tx.update(buffers).set({ endedAt, endedHow }).where(and(eq(buffers.id, id), isNull(buffers.endedAt))).run();
  },
  /** Two call ids turned out to be one call: what hung on `from` belongs to `to`. */
  rejoin: (tx: WritableDb, from: Id, to: Id): void => {
    tx.update(inquiries).set({ deleted: 1 }).where(eq(inquiries.id, from)).run();
    tx.update(buffers).set({ inquiryId: to }).where(eq(buffers.inquiryId, from)).run();
    tx.update(appointmentActions).set({ givenInquiryId: to }).where(eq(appointmentActions.givenInquiryId, from)).run();
    tx.update(appointmentActions).set({ linkedInquiryId: to }).where(eq(appointmentActions.linkedInquiryId, from)).run();
    tx.update(inquiries).set({ headId: to }).where(and(eq(inquiries.headId, from), ne(inquiries.id, from))).run();
  },
};
