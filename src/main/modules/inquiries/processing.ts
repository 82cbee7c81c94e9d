import { parsePhone, reversed } from '#shared/kernel/phone.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { instant, type Id, type Instant } from '#shared/kernel/values.ts';
import type { LeadInquiry } from '#shared/leads/incoming.ts';
import type { WritableDb } from '../../db/index.ts';
import { isLead, personColumns, type CallRecorder } from './calls.ts';
import type { InquiriesDeps } from './ports.ts';
import { personByNumber } from './rules/person.ts';
import { writes, type InquiryInsert, type InquiryRow, type InquiryStore } from './store.ts';

/** Leads and «Заявка-диалог» from their arrival until somebody has dealt with them. */
export function createProcessing(deps: InquiriesDeps, store: InquiryStore, calls: CallRecorder) {
  /** Who it is, as of a call: by the number, never chosen among several; else the name that was left. */
  function whoColumns(lead: LeadInquiry): Partial<InquiryInsert> {
    const phone = parsePhone(lead.phone).e164 ?? null, owners = phone ? deps.people.ownersOf(phone) : { patientIds: [] }, byNumber = personByNumber(owners);
    const person = byNumber.kind === 'none' && owners.patientIds.length === 0 && lead.name !== '' ? { kind: 'typed' as const, name: lead.name } : byNumber;
    return { phoneE164: phone, phoneRaw: lead.phone || null, phoneDigitsRev: phone ? reversed(phone.slice(1)) : null, ...personColumns(person), ...calls.defaultType(person, phone) };
  }

  /** It was dealt with: it is not yellow any more, anywhere. Only the first time counts; says whether this was it. */
  function close(tx: WritableDb, inquiryId: Id, how: NonNullable<InquiryRow['processedHow']>, employeeId: Id, at: Instant): boolean {
    const row = store.get(inquiryId);
    if (!row || row.deleted || !isLead(row)) throw new AppError('not-found', 'lead');
    if (row.processedAt !== null) return false;
    writes.update(tx, row, { processedAt: at, processedBy: employeeId, processedHow: how });
    deps.audit.append(tx, { employeeId, action: 'lead.processed', entity: 'inquiry', entityId: inquiryId, after: { how } });
    return true;
  }
  /** The lead that a call answers. */
  function answeredBy(row: InquiryRow): InquiryRow | undefined {
    const lead = row.kind === 'call' && row.sourceId ? store.get(row.sourceId) : undefined;
    return lead && !lead.deleted && isLead(lead) ? lead : undefined;
  }
  /** The call-back showed that it is about something else: the обращение is of that topic. */
  function correctTopic(tx: WritableDb, leadId: Id, topicId: Id, employeeId: Id): void {
    const row = store.get(leadId)!;
    writes.update(tx, row, { topicId });
    deps.audit.append(tx, { employeeId, action: 'inquiry.changed', entity: 'inquiry', entityId: leadId, before: { topicId: row.topicId }, after: { topicId } });
  }
  /** Answering a lead by a call for somebody who wants to book needs a topic. */
  const topicRequired = (row: InquiryRow, whoType = row.whoType): boolean => whoType === 'wantsToBook' && answeredBy(row) !== undefined;

  /**
   * A panel was saved: the lead it is of, or the one its call answers, is dealt with. A «Заявка-диалог» was written
   * by an employee and waits for a call: changing what it says closes nothing. @throws AppError `topic-required`
   */
  function saved(tx: WritableDb, row: InquiryRow, employeeId: Id): void {
    if (row.kind === 'lead') close(tx, row.id, 'saved', employeeId, deps.clock.now());
    const lead = answeredBy(row);
    if (!lead) return;
    if (topicRequired(row) && row.topicId === null) throw new AppError('conflict', 'topic-required');
    const closes = close(tx, lead.id, row.direction === 'inbound' ? 'incoming' : 'callBack', employeeId, deps.clock.now());
    if (closes && lead.topicId !== null && row.topicId !== null && row.topicId !== lead.topicId) correctTopic(tx, lead.id, row.topicId, employeeId);
    const now = store.get(lead.id)!;
    if (row.patientId && !now.patientId && !now.employeeId && !now.personByHand) writes.update(tx, now, { patientId: row.patientId, typedName: null });
  }

  return {
    answeredBy, topicRequired, saved, close,
    /** Open leads of the same number or card. */
    openOf: (phone: string | null, patientId: Id | null): InquiryRow[] => store.openLeadsOf(phone, patientId),
    /** «Закрыть заявку этим звонком»: an incoming call closes it at once, an outgoing one answers it as if started from it. */
    closeByCall: (leadId: Id, callId: Id, employeeId: Id): void => {
      deps.database.write((tx) => {
        const lead = store.get(leadId), call = store.get(callId);
        if (!lead || lead.deleted || !isLead(lead)) throw new AppError('not-found', 'lead');
        if (call?.kind !== 'call' || call.deleted) throw new AppError('not-found', 'call');
        if (lead.processedAt !== null) throw new AppError('conflict', 'lead-processed');
        if (call.direction === 'inbound') { close(tx, leadId, 'incoming', employeeId, deps.clock.now()); return; }
        const headId = calls.headOf({ callId, direction: 'outbound', startedAt: instant(call.startedAt) }, call.phoneE164, lead);
        writes.update(tx, call, { sourceId: leadId, headId, adChannelId: call.adChannelId ?? lead.adChannelId });
        if (call.authorId !== null) saved(tx, store.get(callId)!, employeeId);
      });
      deps.changed(['inquiries']);
    },
    addLead: (tx: WritableDb, lead: LeadInquiry): void => {
      writes.insert(tx, {
        id: lead.id, branchId: lead.branchId, kind: 'lead', direction: 'inbound', startedAt: lead.startedAt, endedAt: lead.startedAt, adChannelId: lead.adChannelId ?? null,
        comment: lead.comment, headId: lead.id, ...whoColumns(lead),
      });
    },
    /** The source says something else now: what nobody of ours has written follows it. */
    changeLead: (tx: WritableDb, before: LeadInquiry, after: LeadInquiry): void => {
      const row = store.get(after.id);
      if (!row) return;
      const { patientId, employeeId, typedName, whoType, whoTypeWhy, ...phone } = whoColumns(after), newPhone = phone.phoneE164 !== row.phoneE164 || before.name !== after.name;
      writes.update(tx, row, {
        startedAt: after.startedAt, endedAt: after.startedAt,
        ...(row.processedAt === null ? { ...phone, adChannelId: row.adChannelId ?? after.adChannelId ?? null } : {}),
        ...(row.processedAt === null && newPhone && !row.personByHand ? { patientId, employeeId, typedName, ...(row.whoTypeByHand ? {} : { whoType, whoTypeWhy }) } : {}),
        ...(row.authorId === null && row.comment === before.comment ? { comment: after.comment } : {}),
      });
    },
    /** One person's form that was sent twice: the later row goes into the earlier one. */
    absorb: (tx: WritableDb, from: Id, into: Id): void => { writes.rejoin(tx, from, into); },
  };
}
export type Processing = ReturnType<typeof createProcessing>;
