import { parsePhone, reversed } from '#shared/kernel/phone.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';
import type { WritableDb } from '../../db/index.ts';
import { personColumns, type CallRecorder } from './calls.ts';
import type { InquiriesDeps } from './ports.ts';
import { personByNumber } from './rules/person.ts';
import { isUnprocessed } from './rules/processed.ts';
import { writes, type InquiryInsert, type InquiryRow, type InquiryStore } from './store.ts';

/** What a lead says to its inquiry, under the lead's own id. */
export interface LeadInquiry {
  readonly id: Id;
  readonly branchId: Id;
  readonly startedAt: Instant;
  readonly name: string;
  readonly phone: string;
  readonly comment: string;
  readonly adChannelId: Id | undefined;
  readonly sourceId: string;
}

export { isUnprocessed };

/** Leads and «Заявка-диалог» from their arrival until somebody has dealt with them. */
export function createProcessing(deps: InquiriesDeps, store: InquiryStore, calls: CallRecorder) {
  /** Who it is, as of a call: by the number, never chosen among several; else the name that was left. */
  function whoColumns(lead: LeadInquiry): Partial<InquiryInsert> {
    const phone = parsePhone(lead.phone).e164 ?? null, owners = phone ? deps.people.ownersOf(phone) : { patientIds: [] }, byNumber = personByNumber(owners);
    const person = byNumber.kind === 'none' && owners.patientIds.length === 0 && lead.name !== '' ? { kind: 'typed' as const, name: lead.name } : byNumber;
    return { phoneE164: phone, phoneRaw: lead.phone || null, phoneDigitsRev: phone ? reversed(phone.slice(1)) : null, ...personColumns(person), ...calls.defaultType(person, phone) };
  }

  return {
    addLead: (tx: WritableDb, lead: LeadInquiry): void => {
      writes.insert(tx, {
        id: lead.id, branchId: lead.branchId, kind: 'lead', direction: 'inbound', startedAt: lead.startedAt, endedAt: lead.startedAt, adChannelId: lead.adChannelId ?? null,
        comment: lead.comment, sourceId: lead.sourceId, headId: lead.id, ...whoColumns(lead),
      });
    },
    /** The source says something else now: what nobody of ours has written follows it. */
    changeLead: (tx: WritableDb, before: LeadInquiry, after: LeadInquiry): void => {
      const row = store.get(after.id);
      if (!row) return;
      const { patientId, employeeId, typedName, whoType, ...phone } = whoColumns(after), newPhone = phone.phoneE164 !== row.phoneE164 || before.name !== after.name;
      writes.update(tx, row, {
        startedAt: after.startedAt, endedAt: after.startedAt,
        ...(row.processedAt === null ? { ...phone, adChannelId: row.adChannelId ?? after.adChannelId ?? null } : {}),
        ...(row.processedAt === null && newPhone && !row.personByHand ? { patientId, employeeId, typedName, ...(row.whoTypeByHand ? {} : { whoType }) } : {}),
        ...(row.authorId === null && row.comment === before.comment ? { comment: after.comment } : {}),
      });
    },
    /** One person's form that was sent twice: the later row goes into the earlier one. */
    absorb: (tx: WritableDb, from: Id, into: Id): void => { writes.rejoin(tx, from, into); },
    /** It was dealt with: it is not yellow any more, anywhere. Only the first time counts; says whether this was it. */
    close: (tx: WritableDb, inquiryId: Id, how: NonNullable<InquiryRow['processedHow']>, employeeId: Id, at: Instant): boolean => {
      const row = store.get(inquiryId);
      if (!row || row.deleted || (row.kind !== 'lead' && row.kind !== 'dialogLead')) throw new AppError('not-found', 'lead');
      if (row.processedAt !== null) return false;
      writes.update(tx, row, { processedAt: at, processedBy: employeeId, processedHow: how });
      deps.audit.append(tx, { employeeId, action: 'lead.processed', entity: 'inquiry', entityId: inquiryId, after: { how } });
      return true;
    },
    isUnprocessed,
  };
}
export type Processing = ReturnType<typeof createProcessing>;
