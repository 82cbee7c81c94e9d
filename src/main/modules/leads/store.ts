import { and, eq, gte, isNull, lte, sql } from 'drizzle-orm';
import { rowWriter, type ReadableDb } from '#main/db/index.ts';
import { inquiries, leads } from '#main/db/schema/index.ts';
import { sameLeadMs } from './rules/same.ts';

export type LeadRow = typeof leads.$inferSelect;

export const putLead = rowWriter(leads);

export function createLeadStore(db: ReadableDb) {
  const p = sql.placeholder;
  const byId = db.select().from(leads).where(eq(leads.id, p('id'))).prepare();
  const state = { lead: leads, processedAt: inquiries.processedAt, authorId: inquiries.authorId };
  const byExternal = db.select(state).from(leads).innerJoin(inquiries, eq(inquiries.id, leads.id)).where(and(eq(leads.sourceId, p('sourceId')), eq(leads.externalId, p('externalId')), eq(leads.deleted, 0))).limit(1).prepare();
  // a lead without an id spans at most the minutes its letters chain over; a day either side is ample
  const nearby = db.select(state).from(leads).innerJoin(inquiries, eq(inquiries.id, leads.id)).where(and(
    eq(leads.sourceId, p('sourceId')), isNull(leads.externalId), gte(leads.leftAt, p('from')), lte(leads.leftAt, p('till')), eq(leads.deleted, 0),
  )).prepare();
  const listed = db.select({ lead: leads, row: inquiries }).from(leads).innerJoin(inquiries, eq(inquiries.id, leads.id)).where(and(
    gte(leads.arrivedAt, p('since')), eq(leads.deleted, 0), eq(inquiries.deleted, 0), isNull(inquiries.processedAt),
  )).prepare();
  const sources = db.selectDistinct({ id: leads.sourceId, name: leads.sourceName }).from(leads).orderBy(leads.sourceName).prepare();
  return {
    /** Unprocessed ones that arrived since, with their inquiries. */
    listed: (since: number) => listed.all({ since }),
    sources: () => sources.all(),
    get: (id: string): LeadRow | undefined => byId.get({ id }),
    byExternalId: (sourceId: string, externalId: string) => byExternal.all({ sourceId, externalId }),
    around: (sourceId: string, at: number) => nearby.all({ sourceId, from: at - 86_400_000, till: at + sameLeadMs }),
  };
}
export type LeadStore = ReturnType<typeof createLeadStore>;
