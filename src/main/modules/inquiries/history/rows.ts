import { aliasedTable, and, asc, desc, eq, sql, type SQLWrapper } from 'drizzle-orm';
import type { InquiryKind, WhoType } from '#shared/inquiries/fields.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../../db/index.ts';
import { legOwnedAt } from '../../../db/leg-owner.ts';
import { adChannels, appointmentActions, callLegs, doctors, employees, inquiries, patients, phoneBindings, phones, topics } from '../../../db/schema/index.ts';
import { createCallBacks } from './call-backs.ts';

const p = sql.placeholder;
const within = (column: unknown, ids: string) => sql`${column} in (select value from json_each(${p(ids)}))`;

/** A row with the names it points at. */
export interface FoundRow {
  readonly id: Id; readonly kind: InquiryKind; readonly direction: 'inbound' | 'outbound'; readonly manual: boolean; readonly startedAt: number; readonly answeredAt: number | null; readonly endedAt: number | null;
  readonly outcome: 'answered' | 'missed' | 'unanswered' | 'failed' | null; readonly talkMs: number | null; readonly phoneE164: string | null; readonly phoneRaw: string | null; readonly patientId: Id | null; readonly employeeId: Id | null; readonly typedName: string | null;
  readonly whoType: WhoType | null; readonly topicId: Id | null; readonly comment: string; readonly authorId: Id | null; readonly editedAt: number | null; readonly adChannelId: Id | null; readonly headId: Id | null; readonly hasText: number; readonly processedAt: number | null;
  readonly topic: string | null; readonly adChannel: string | null; readonly authorSurname: string | null; readonly authorName: string | null; readonly editedBy: Id | null; readonly surname: string | null; readonly firstName: string | null; readonly patronymic: string | null;
}
/** Read by place: a page is mapped by hand in a tenth of the time a mapper takes (QUALITY.md P7). */
type Cells = readonly [Id, InquiryKind, FoundRow['direction'], number, number, number | null, number | null, FoundRow['outcome'], number | null, string | null, string | null, Id | null, Id | null, string | null, WhoType | null, Id | null, string, Id | null, number | null, Id | null, Id | null, number, number | null,
  string | null, string | null, string | null, string | null, Id | null, string | null, string | null, string | null];
export const rowOf = (cells: unknown): FoundRow => {
  const c = cells as Cells;
  return {
    id: c[0], kind: c[1], direction: c[2], manual: c[3] !== 0, startedAt: c[4], answeredAt: c[5], endedAt: c[6], outcome: c[7], talkMs: c[8], phoneE164: c[9], phoneRaw: c[10], patientId: c[11], employeeId: c[12], typedName: c[13], whoType: c[14],
    topicId: c[15], comment: c[16], authorId: c[17], editedAt: c[18], adChannelId: c[19], headId: c[20], hasText: c[21], processedAt: c[22], topic: c[23], adChannel: c[24], authorSurname: c[25], authorName: c[26], editedBy: c[27], surname: c[28], firstName: c[29], patronymic: c[30],
  };
};
/** The columns in the order of `Cells`. */
export const found = (db: ReadableDb) => db.select({
  id: inquiries.id, kind: inquiries.kind, direction: inquiries.direction, manual: inquiries.manual, startedAt: inquiries.startedAt, answeredAt: inquiries.answeredAt, endedAt: inquiries.endedAt, outcome: inquiries.outcome, talkMs: inquiries.talkMs,
  phoneE164: inquiries.phoneE164, phoneRaw: inquiries.phoneRaw, patientId: inquiries.patientId, employeeId: inquiries.employeeId, typedName: inquiries.typedName, whoType: inquiries.whoType,
  topicId: inquiries.topicId, comment: inquiries.comment, authorId: inquiries.authorId, editedAt: inquiries.editedAt, adChannelId: inquiries.adChannelId,
  headId: inquiries.headId, hasText: sql<number>`${inquiries.text} <> ''`, processedAt: inquiries.processedAt,
  topic: topics.name, adChannel: adChannels.name, authorSurname: employees.surname, authorName: employees.firstName, editedBy: inquiries.editedBy,
  surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic,
}).from(inquiries)
  .leftJoin(topics, eq(topics.id, inquiries.topicId))
  .leftJoin(adChannels, eq(adChannels.id, inquiries.adChannelId))
  .leftJoin(employees, eq(employees.id, inquiries.authorId))
  .leftJoin(patients, eq(patients.id, inquiries.patientId));

/** What «Успешность» says of a booking, a cancellation or a move. */
export interface LinkedAction { readonly inquiryId: Id; readonly kind: 'booked' | 'cancelled' | 'moved'; readonly at: number; readonly from: SlotText | undefined; readonly to: SlotText | undefined }
export interface SlotText { readonly day: string; readonly startMin: number; readonly doctor: string }
export interface CallBack { readonly headId: string | null; readonly startedAt: number; readonly answeredAt: number | null }

const slotOf = (day: string | null, startMin: number, doctor: string | null): SlotText | undefined => (day === null ? undefined : { day, startMin, doctor: doctor ?? '' });

/** The statements that read what a page has to show, each prepared once. */
export function createRowReader(db: ReadableDb) {
  const byIds = found(db).where(and(within(inquiries.id, 'ids'), eq(inquiries.deleted, 0))).prepare();
  const gathered = found(db).where(and(within(inquiries.headId, 'ids'), sql`${inquiries.headId} <> ${inquiries.id}`, eq(inquiries.deleted, 0))).orderBy(asc(inquiries.startedAt), asc(inquiries.id)).prepare();
  const callBacks = db.select({ headId: inquiries.headId, startedAt: inquiries.startedAt, answeredAt: inquiries.answeredAt }).from(inquiries)
    .where(and(within(inquiries.headId, 'ids'), eq(inquiries.direction, 'outbound'), eq(inquiries.kind, 'call'), eq(inquiries.deleted, 0))).orderBy(asc(inquiries.startedAt)).prepare();
  const fromDoctor = aliasedTable(doctors, 'from_doctor'), toDoctor = aliasedTable(doctors, 'to_doctor'), part = (slot: SQLWrapper, name: string) => sql`json_extract(${slot}, ${sql.raw(`'$.${name}'`)})`;
  const { fromSlot, toSlot } = appointmentActions;
  const linked = db.select({
    inquiryId: appointmentActions.linkedInquiryId, kind: appointmentActions.kind, at: appointmentActions.at,
    fromDay: part(fromSlot, 'day'), fromMin: part(fromSlot, 'startMin'), fromDoctor: fromDoctor.displayName, toDay: part(toSlot, 'day'), toMin: part(toSlot, 'startMin'), toDoctor: toDoctor.displayName,
  }).from(appointmentActions).leftJoin(fromDoctor, sql`${fromDoctor.id} = ${part(fromSlot, 'doctorId')}`).leftJoin(toDoctor, sql`${toDoctor.id} = ${part(toSlot, 'doctorId')}`)
    .where(and(within(appointmentActions.linkedInquiryId, 'ids'), eq(appointmentActions.deleted, 0))).orderBy(asc(appointmentActions.at), asc(appointmentActions.id)).prepare();
  const ofPatient = found(db).where(and(eq(inquiries.patientId, p('patientId')), eq(inquiries.deleted, 0))).orderBy(desc(inquiries.startedAt), desc(inquiries.id)).limit(200).prepare();
  const employee = db.select({ surname: employees.surname, firstName: employees.firstName }).from(employees).where(eq(employees.id, p('id'))).prepare();
  const owners = db.select({ callId: callLegs.callId, phone: callLegs.phone, answeredAt: callLegs.answeredAt, surname: employees.surname, firstName: employees.firstName, employeeId: employees.id }).from(callLegs)
    .leftJoin(phones, eq(phones.extension, callLegs.phone))
    .leftJoin(phoneBindings, and(eq(phoneBindings.phoneId, phones.id), eq(phoneBindings.deleted, 0), sql`${phoneBindings.fromAt} <= ${legOwnedAt}`, sql`(${phoneBindings.tillAt} is null or ${phoneBindings.tillAt} > ${legOwnedAt})`))
    .leftJoin(employees, eq(employees.id, phoneBindings.employeeId))
    // the newest binding holds should two overlap
    .where(and(within(callLegs.callId, 'ids'), eq(callLegs.deleted, 0))).orderBy(asc(callLegs.startedAt), asc(callLegs.phone), desc(phoneBindings.fromAt), desc(phoneBindings.id)).prepare();
  return {
    byIds: (ids: readonly Id[]): FoundRow[] => (ids.length === 0 ? [] : byIds.values({ ids: JSON.stringify(ids) }).map(rowOf)),
    /** The events of these обращения besides their heads, the earliest first. */
    gatheredBy: (heads: readonly Id[]): FoundRow[] => (heads.length === 0 ? [] : gathered.values({ ids: JSON.stringify(heads) }).map(rowOf)),
    /** Actions linked to these inquiries, in order of time. */
    linkedTo: (ids: readonly Id[]): LinkedAction[] => (ids.length === 0 ? [] : linked.values({ ids: JSON.stringify(ids) }).map((cells) => {
      const [inquiryId, kind, at, fromDay, fromMin, from, toDay, toMin, to] = cells as [Id, LinkedAction['kind'], number, string | null, number, string | null, string | null, number, string | null];
      return { inquiryId, kind, at, from: slotOf(fromDay, fromMin, from), to: slotOf(toDay, toMin, to) };
    })),
    callBacksOf: (heads: readonly Id[]): CallBack[] => (heads.length === 0 ? [] : callBacks.all({ ids: JSON.stringify(heads) })),
    callBacksOfMissed: createCallBacks(db),
    ofPatient: (patientId: Id): FoundRow[] => ofPatient.values({ patientId }).map(rowOf),
    employeeName: (id: Id): string => {
      const one = employee.get({ id });
      return one ? `${one.surname} ${one.firstName}` : '';
    },
    /** Who lifted the handset first, or dialled; of a call nobody answered the owner of the one phone that rang, or nobody where several did: as the reports count it (A-43). */
    phoneOwners: (callIds: readonly Id[]): ReadonlyMap<Id, string> => {
      const names = new Map<Id, string>();
      for (const [callId, legs] of Map.groupBy(callIds.length === 0 ? [] : owners.all({ ids: JSON.stringify(callIds) }), (leg) => leg.callId)) {
        const [answered] = legs.filter((leg) => leg.answeredAt !== null).sort((a, b) => a.answeredAt! - b.answeredAt!), first = answered ?? legs[0]!;
        if (first.employeeId && (answered || legs.every((leg) => leg.phone === first.phone))) names.set(callId, `${first.surname ?? ''} ${first.firstName ?? ''}`.trim());
      }
      return names;
    },
  };
}
export type RowReader = ReturnType<typeof createRowReader>;
