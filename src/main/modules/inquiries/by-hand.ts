import type { Person } from '#shared/inquiries/contract.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { parsePhone, reversed } from '#shared/kernel/phone.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';
import { personColumns, type CallRecorder } from './calls.ts';
import type { Linking } from './linking.ts';
import type { InquiriesDeps } from './ports.ts';
import type { Processing } from './processing.ts';
import { byHandRefusal, phoneOf } from './rules/by-hand.ts';
import { personByNumber } from './rules/person.ts';
import { isUnprocessed } from './rules/processed.ts';
import type { Change, Saving } from './saving.ts';
import { writes, type InquiryInsert } from './store.ts';

interface Added { readonly phone: string; readonly adChannelId?: Id | undefined; readonly change: Change; readonly thenBook: boolean }
export interface AddedDialog extends Added { readonly kind: 'dialog' | 'dialogLead'; readonly at?: Instant | undefined; readonly text: string }
export interface AddedCall extends Added { readonly direction: 'inbound' | 'outbound'; readonly at: Instant; readonly talkMs: number; readonly answers?: Id | undefined }

interface Parts { readonly linking: Linking; readonly calls: CallRecorder; readonly processing: Processing; readonly saving: Saving }

/** Обращения that no exchange tells of: a visitor, a message of a social network, a call on a mobile phone. */
export function createByHand(deps: InquiriesDeps, { linking, calls, processing, saving }: Parts) {
  const { database, clock, newId, people, audit, changed } = deps;

  /** A number, whoever it may belong to, and what the rules make of them. */
  function about(typed: string, chosen: Person | undefined) {
    const phone = parsePhone(typed).e164, owners = phone ? people.ownersOf(phone) : { patientIds: [] };
    const person = chosen ?? personByNumber(owners), cardPhone = person.kind === 'patient' ? people.phonesOf(person.id)[0] : undefined;
    return { phone, owners, person, cardPhone, ...calls.defaultType(person, phone ?? cardPhone ?? null) };
  }

  /** The lead that the call deals with; somebody else may have been quicker. */
  function waitingLead(id: Id | undefined) {
    const lead = id === undefined ? undefined : saving.must(id);
    if (lead && !isUnprocessed(lead)) throw new AppError('conflict', 'lead-processed');
    return lead;
  }

  function add(kind: 'call' | AddedDialog['kind'], at: Instant, till: number, input: Added, own: Partial<InquiryInsert>, employeeId: Id, answers?: Id): { inquiryId: Id; bufferId?: Id } {
    const { phone: typedPhone, adChannelId, change, thenBook } = input, { phone, owners, person, cardPhone, whoType, whoTypeWhy } = about(typedPhone, change.person);
    const lead = waitingLead(answers), calledBack = own.direction === 'outbound' ? lead : undefined, type = change.whoType ?? whoType;
    const refusal = byHandRefusal({
      kind, hasChannel: adChannelId !== undefined, typedPhone, phone, cardPhone, person, owners: owners.patientIds.length, till, now: clock.now(),
      lacksTopic: calledBack !== undefined && type === 'wantsToBook' && change.topicId == null, leadAt: lead?.startedAt,
    });
    if (refusal) throw new AppError('conflict', refusal);
    const id = newId(), taken = phoneOf(kind === 'call' ? { phone, cardPhone: undefined } : { phone, cardPhone }) ?? null;
    const result = database.write((tx) => {
      writes.insert(tx, {
        id, branchId: deps.branch().id, kind, startedAt: at, endedAt: till, manual: true, headId: id, adChannelId: adChannelId ?? lead?.adChannelId ?? null, sourceId: calledBack?.id ?? null,
        phoneE164: taken, phoneRaw: taken === null ? null : typedPhone.trim() || taken, phoneDigitsRev: taken === null ? null : reversed(taken.slice(1)),
        ...personColumns(person), personByHand: change.person !== undefined, whoType: type, whoTypeWhy, whoTypeByHand: change.whoType !== undefined,
        topicId: change.topicId ?? null, comment: change.comment ?? '', authorId: employeeId, savedAt: clock.now(), ...own,
        ...(kind === 'call' ? { headId: calls.headOf({ callId: id, direction: own.direction ?? 'inbound', startedAt: at }, taken, calledBack) } : {}),
      });
      const row = saving.must(id);
      audit.append(tx, { employeeId, action: 'inquiry.added', entity: 'inquiry', entityId: id, after: { kind, startedAt: at, adChannelId: row.adChannelId, phoneE164: taken, ...saving.textsOf(row) } });
      // a booking made shortly before belongs to it as much as one that follows
      linking.inquiryChanged(tx, undefined, row);
      if (calledBack) processing.saved(tx, row, employeeId);
      else if (lead) processing.close(tx, lead.id, 'incoming', employeeId, clock.now());
      return { inquiryId: id, ...(thenBook ? { bufferId: saving.toBuffer(tx, row, employeeId) } : {}) };
    });
    changed(['inquiries']);
    return result;
  }

  return {
    about,
    /** Its conversation is the moment it is of: a text that was copied has no length. */
    addDialog: ({ kind, at = clock.now(), text, ...input }: AddedDialog, employeeId: Id) => add(kind, at, at, input, { direction: 'inbound', text }, employeeId),
    /** A call on a mobile phone: in «История обращений», never in «История звонков», for no exchange knows of it. */
    addCall: ({ direction, at, talkMs, answers, ...input }: AddedCall, employeeId: Id) =>
      add('call', at, at + talkMs, input, { direction, answeredAt: at, outcome: 'answered', ...(talkMs > 0 ? { talkMs } : {}) }, employeeId, answers),
  };
}
export type ByHand = ReturnType<typeof createByHand>;
