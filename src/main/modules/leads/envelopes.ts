import { and, desc, eq, inArray, isNull, max, or, sql } from 'drizzle-orm';
import { AppError } from '#shared/kernel/errors.ts';
import { instant, type Id, type Instant } from '#shared/kernel/values.ts';
import { incomingLead, type IncomingLead, type LeadDraft } from '#shared/leads/incoming.ts';
import { rowWriter, type Database, type WritableDb } from '#main/db/index.ts';
import { leadCursors, leadEnvelopes, leads } from '#main/db/schema/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Log } from '#main/kernel/log.ts';
import type { MarkStore } from './poller.ts';
import type { EnvelopeProblem, ReadItem } from './port.ts';

export interface SourceName { readonly id: string; readonly name: string }
export interface EnvelopesDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** The desk's door for leads: `alongside` is written in the same transaction. */
  readonly receive: (lead: IncomingLead, alongside: (tx: WritableDb, received: { readonly inquiryId: Id }) => void) => { readonly inquiryId: Id };
  readonly branch: () => { readonly id: Id };
}
export type Kept = 'lead' | 'waits' | 'repeated';
export type EnvelopeRow = typeof leadEnvelopes.$inferSelect;

const putEnvelope = rowWriter(leadEnvelopes);
/** What a person has to look at although it became or joined a lead. */
const forAPerson = new Set<EnvelopeProblem>(['changed', 'cancelled']);
const draftOf = (source: SourceName, lead: NonNullable<ReadItem['lead']>): LeadDraft => ({ ...lead, sourceId: source.id, sourceName: source.name });

/** Every letter as it came: kept in the transaction of its lead, before anybody is told that it arrived. */
export function createEnvelopes({ database, clock, newId, log, receive, branch }: EnvelopesDeps) {
  const { db } = database, p = sql.placeholder, live = eq(leadEnvelopes.deleted, 0);
  const byDigest = db.select({ id: leadEnvelopes.id }).from(leadEnvelopes).where(and(eq(leadEnvelopes.sourceId, p('sourceId')), eq(leadEnvelopes.digest, p('digest')), live)).limit(1).prepare();
  const leadOf = db.select().from(leads).where(and(eq(leads.sourceId, p('sourceId')), eq(leads.externalId, p('externalId')), eq(leads.deleted, 0))).limit(1).prepare();
  const newest = db.select({ at: max(leadEnvelopes.receivedAt) }).from(leadEnvelopes).where(and(eq(leadEnvelopes.sourceId, p('sourceId')), live)).prepare();
  const mark = db.select().from(leadCursors).where(eq(leadCursors.sourceId, p('sourceId'))).prepare();
  const one = db.select().from(leadEnvelopes).where(and(eq(leadEnvelopes.id, p('id')), live)).prepare();
  const waiting = db.select().from(leadEnvelopes).where(and(isNull(leadEnvelopes.handledAt), live)).orderBy(desc(leadEnvelopes.receivedAt)).limit(500).prepare();
  const count = db.select({ n: sql<number>`count(*)` }).from(leadEnvelopes).where(and(isNull(leadEnvelopes.handledAt), live)).prepare();

  const rowOf = (source: SourceName, item: ReadItem, receivedAt: number, problems: readonly EnvelopeProblem[], inquiryId: Id | null, waits: boolean): typeof leadEnvelopes.$inferInsert => ({
    id: newId(), branchId: branch().id, sourceId: source.id, externalId: item.externalId ?? null, digest: item.digest, receivedAt, raw: item.raw, inquiryId, problems: JSON.stringify(problems), handledAt: waits ? null : receivedAt,
  });
  function keepWaiting(source: SourceName, item: ReadItem, problems: readonly EnvelopeProblem[]): Kept {
    database.write((tx) => { putEnvelope(tx, rowOf(source, item, clock.now(), problems.length > 0 ? problems : ['unreadable'], null, true)); });
    return 'waits';
  }
  /** The patient took the booking back at the aggregator: the desk hears of it once, if it knows the booking. */
  function keepCancelled(source: SourceName, item: ReadItem): Kept {
    const lead = item.externalId === undefined ? undefined : leadOf.get({ sourceId: source.id, externalId: item.externalId });
    database.write((tx) => {
      if (lead) tx.update(leads).set({ claimState: 'cancelled' }).where(eq(leads.id, lead.id)).run();
      putEnvelope(tx, rowOf(source, item, clock.now(), item.problems, lead?.id ?? null, lead !== undefined));
    });
    return lead ? 'waits' : 'repeated';
  }
  /** One item of a page or one letter. Throws only when the base cannot take it. */
  function keep(source: SourceName, item: ReadItem): Kept {
    if (byDigest.get({ sourceId: source.id, digest: item.digest })) return 'repeated';
    if (item.problems.includes('cancelled')) return keepCancelled(source, item);
    if (!item.lead) return keepWaiting(source, item, item.problems);
    const known = item.externalId !== undefined && leadOf.get({ sourceId: source.id, externalId: item.externalId }) !== undefined;
    const problems: readonly EnvelopeProblem[] = known ? [...item.problems, 'changed'] : item.problems, parsed = incomingLead.safeParse(draftOf(source, item.lead));
    if (!parsed.success) return keepWaiting(source, item, [...problems, 'unreadable']);
    const waits = problems.some((problem) => forAPerson.has(problem));
    try {
      receive(parsed.data, (tx, { inquiryId }) => { putEnvelope(tx, rowOf(source, item, clock.now(), problems, inquiryId, waits)); });
      return waits ? 'waits' : 'lead';
    } catch (error) {
      if (error instanceof AppError && (error.code === 'storage' || error.code === 'database')) throw error;
      // a defect of ours must not cost a patient: the letter waits as it came
      log('error', 'leads.receive-failed', { source: source.id }, error);
      return keepWaiting(source, item, [...problems, 'unreadable']);
    }
  }

  const marks: MarkStore = {
    get: (sourceId) => {
      const row = mark.get({ sourceId }), at = newest.get({ sourceId })?.at;
      return { readTill: row?.readTill == null ? undefined : instant(row.readTill), lastOkAt: row?.lastOkAt == null ? undefined : instant(row.lastOkAt), lastEnvelopeAt: at == null ? undefined : instant(at) };
    },
    succeeded: (sourceId, readTill, at) => {
      const value = { readTill, lastOkAt: at, failingSince: null, failure: null };
      database.write((tx) => { tx.insert(leadCursors).values({ sourceId, ...value }).onConflictDoUpdate({ target: leadCursors.sourceId, set: value }).run(); });
    },
    failed: (sourceId, failure, at) => {
      database.write((tx) => { tx.insert(leadCursors).values({ sourceId, failingSince: at, failure }).onConflictDoUpdate({ target: leadCursors.sourceId, set: { failure, failingSince: sql`coalesce(${leadCursors.failingSince}, ${at})` } }).run(); });
    },
  };

  return {
    keep, marks,
    /** The aggregator was told that these bookings are here. */
    claimsAccepted: (sourceId: string, claims: readonly string[]): void => {
      if (claims.length === 0) return;
      const open = db.select({ id: leads.id }).from(leads).where(and(eq(leads.sourceId, sourceId), inArray(leads.bookingClaim, [...claims]), eq(leads.claimState, 'waiting'), eq(leads.deleted, 0))).all();
      if (open.length > 0) database.write((tx) => { tx.update(leads).set({ claimState: 'accepted' }).where(or(...open.map(({ id }) => eq(leads.id, id)))).run(); });
    },
    waiting: (): EnvelopeRow[] => waiting.all(),
    countWaiting: (): number => count.get()?.n ?? 0,
    /** @throws AppError `not-found`, or `conflict` when somebody has dealt with it */
    open: (id: Id): EnvelopeRow => {
      const row = one.get({ id });
      if (!row) throw new AppError('not-found', 'envelope');
      if (row.handledAt !== null) throw new AppError('conflict', 'envelope-handled');
      return row;
    },
    /** A person gave it its meaning: it becomes a lead, or joins one, in one transaction with the audit's entry. */
    becomes: (row: EnvelopeRow, source: SourceName, lead: NonNullable<ReadItem['lead']>, by: Id, audited: (tx: WritableDb, inquiryId: Id) => void): Id => {
      const parsed = incomingLead.safeParse(draftOf(source, lead));
      if (!parsed.success) throw new AppError('conflict', 'envelope-unreadable', {}, { cause: parsed.error });
      return receive(parsed.data, (tx, { inquiryId }) => {
        putEnvelope(tx, { ...row, inquiryId, problems: JSON.stringify(parsed.data.problems), handledAt: clock.now(), handledBy: by });
        audited(tx, inquiryId);
      }).inquiryId;
    },
    /** «Отложить как ненужное»: it stays in the base and leaves the list. */
    putAside: (tx: WritableDb, row: EnvelopeRow, by: Id, at: Instant): void => { putEnvelope(tx, { ...row, handledAt: at, handledBy: by }); },
  };
}
export type Envelopes = ReturnType<typeof createEnvelopes>;
