import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Log } from '#main/kernel/log.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import { instant, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import type { IncomingLead, LeadInquiry } from '#shared/leads/incoming.ts';
import { contentOf, leftAtOf, partsOf, sortParts, type Content, type Part } from './rules/content.ts';
import { decide, type Known } from './rules/same.ts';
import { createLeadStore, putLead, type LeadRow } from './store.ts';

export { contentOf, nameOf, partsOf } from './rules/content.ts';
export { createEnvelopeFile } from './envelope-file.ts';
export { createEnvelopes, type Envelopes, type EnvelopeRow } from './envelopes.ts';
export { createLeadPoller, type LeadHealth, type LeadPoller } from './poller.ts';
export { drain, nobody, type Drained, type Listener } from './relay.ts';
export type * from './port.ts';
export { LeadFailure } from './port.ts';
export type { LeadRow } from './store.ts';

export interface LeadsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly audit: { append(tx: WritableDb, entry: { readonly employeeId?: Id | undefined; readonly action: string; readonly entity: string; readonly entityId?: Id | undefined; readonly before?: unknown; readonly after?: unknown }): void };
  branch(): { readonly id: Id; readonly zone: Zone };
  /** The advertising channel of a source. */
  channelOf(source: { readonly id: string; readonly name: string }): Id | undefined;
  readonly inquiries: {
    addLead(tx: WritableDb, lead: LeadInquiry): void;
    /** The lead says something else now; what an employee wrote stays. */
    changeLead(tx: WritableDb, before: LeadInquiry, after: LeadInquiry): void;
    /** It was another lead, sent twice. */
    absorb(tx: WritableDb, from: Id, into: Id): void;
  };
  changed(topics: readonly Topic[]): void;
}
export interface Received { readonly inquiryId: Id; readonly created: boolean; readonly how: 'created' | 'joined' | 'repeated' }

type Found = ReturnType<ReturnType<typeof createLeadStore>['byExternalId']>[number];
const knownOf = ({ lead, processedAt, authorId }: Found): Known =>
  ({ id: lead.id, externalId: lead.externalId ?? undefined, parts: partsOf(lead.extra), touched: lead.takenAt !== null || authorId !== null || processedAt !== null, processed: processedAt !== null });

/** Заявки: what the sources send becomes one row each, however often and in whatever order it is sent. */
export function createLeads(deps: LeadsDeps) {
  const { database, clock, newId } = deps, store = createLeadStore(database.db);

  const columnsOf = (content: Content, parts: readonly Part[]): Pick<LeadRow, 'leftAt' | 'email' | 'doctorId' | 'doctorName' | 'wishFrom' | 'wishTill' | 'wish' | 'campaign' | 'extra' | 'problems' | 'bookingClaim'> => ({
    leftAt: content.leftAt, email: content.email || null, doctorId: content.doctorId ?? null, doctorName: content.doctorName || null, wishFrom: content.wishFrom ?? null, wishTill: content.wishTill ?? null,
    wish: content.wish, campaign: content.campaign || null, extra: JSON.stringify({ parts: sortParts(parts) }), problems: JSON.stringify(content.problems), bookingClaim: content.bookingClaim ?? null,
  });
  const inquiryOf = (row: Pick<LeadRow, 'id' | 'branchId' | 'sourceId' | 'sourceName'>, content: Content): LeadInquiry => ({
    id: row.id, branchId: row.branchId, startedAt: instant(content.leftAt), name: content.name, phone: content.phone, comment: content.comment,
    adChannelId: deps.channelOf({ id: row.sourceId, name: row.sourceName }), sourceId: row.sourceId,
  });

  function create(tx: WritableDb, lead: IncomingLead, part: Part, arrivedAt: Instant): Id {
    const { id: branchId, zone } = deps.branch(), aheadOfUs = lead.createdAt !== undefined && part.at !== lead.createdAt;
    const kept: Part = { at: part.at, lead: aheadOfUs && !lead.problems.includes('clock-ahead') ? { ...lead, problems: [...lead.problems, 'clock-ahead'] } : lead };
    const content = contentOf([kept], zone), row = { id: newId(), branchId, sourceId: lead.sourceId, sourceName: lead.sourceName, externalId: lead.externalId ?? null, formName: lead.form, arrivedAt };
    putLead(tx, { ...row, ...columnsOf(content, [kept]), ...(content.bookingClaim === undefined ? {} : { claimState: 'waiting' as const }) });
    deps.inquiries.addLead(tx, inquiryOf(row, content));
    return row.id;
  }

  function join(tx: WritableDb, id: Id, parts: readonly Part[], absorbs: readonly Id[]): void {
    const row = store.get(id)!, { zone } = deps.branch(), before = contentOf(partsOf(row.extra), zone), after = contentOf(parts, zone);
    const byId = row.externalId !== null, content: Content = byId && !after.problems.includes('changed') ? { ...after, problems: [...after.problems, 'changed'] } : after;
    putLead(tx, { ...row, ...columnsOf(content, parts) });
    deps.inquiries.changeLead(tx, inquiryOf(row, before), inquiryOf(row, content));
    for (const other of absorbs) {
      putLead(tx, { ...store.get(other)!, deleted: 1 });
      deps.inquiries.absorb(tx, other, id);
    }
  }

  /**
   * One letter of a source, once or again. `alongside` is written in the same transaction: the envelope it came in.
   * Giving it twice, or in another order, makes no second row.
   */
  function receive(lead: IncomingLead, alongside: (tx: WritableDb, received: Received) => void = () => undefined): Received {
    const arrivedAt = clock.now(), part: Part = { at: leftAtOf(lead, arrivedAt), lead };
    const received = database.write((tx): Received => {
      const found = lead.externalId === undefined ? store.around(lead.sourceId, part.at) : store.byExternalId(lead.sourceId, lead.externalId);
      const decision = decide(found.map(knownOf), part);
      if (decision.kind === 'joins') join(tx, decision.id, decision.parts, decision.absorbs);
      const done: Received = decision.kind === 'new' ? { inquiryId: create(tx, lead, part, arrivedAt), created: true, how: 'created' } : { inquiryId: decision.id, created: false, how: decision.kind === 'joins' ? 'joined' : 'repeated' };
      alongside(tx, done);
      return done;
    });
    if (received.how !== 'repeated') deps.changed(['inquiries']);
    return received;
  }

  return {
    store, receive,
    /** Somebody opens it or calls; the first stays, unless a colleague takes it over knowingly. */
    take: (leadId: Id, employeeId: Id, over = false): boolean => {
      const row = store.get(leadId);
      if (!row || row.deleted || (row.takenBy !== null && (row.takenBy === employeeId || !over))) return false;
      database.write((tx) => {
        putLead(tx, { ...row, takenAt: clock.now(), takenBy: employeeId });
        deps.audit.append(tx, { employeeId, action: 'lead.taken', entity: 'inquiry', entityId: leadId });
      });
      deps.changed(['inquiries']);
      return true;
    },
    /** The call that was to answer it did not begin: it waits again. */
    release: (leadId: Id, employeeId: Id): void => {
      const row = store.get(leadId);
      if (row?.takenBy !== employeeId) return;
      database.write((tx) => { putLead(tx, { ...row, takenAt: null, takenBy: null }); });
      deps.changed(['inquiries']);
    },
  };
}
export type Leads = ReturnType<typeof createLeads>;
