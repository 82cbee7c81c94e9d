import { aliasedTable, and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Id } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../../db/index.ts';
import { adChannels, callLegs, employees, inquiries, patients, phoneBindings, phones, topics } from '../../../db/schema/index.ts';

const p = sql.placeholder, editor = aliasedTable(employees, 'editor');
const within = (column: unknown, ids: string) => sql`${column} in (select value from json_each(${p(ids)}))`;

/** A row with the names it points at. */
export const found = (db: ReadableDb) => db.select({
  id: inquiries.id, kind: inquiries.kind, direction: inquiries.direction, manual: inquiries.manual, startedAt: inquiries.startedAt, answeredAt: inquiries.answeredAt, endedAt: inquiries.endedAt, outcome: inquiries.outcome, talkMs: inquiries.talkMs,
  phoneE164: inquiries.phoneE164, phoneRaw: inquiries.phoneRaw, patientId: inquiries.patientId, employeeId: inquiries.employeeId, typedName: inquiries.typedName, whoType: inquiries.whoType,
  topicId: inquiries.topicId, comment: inquiries.comment, authorId: inquiries.authorId, savedAt: inquiries.savedAt, editedAt: inquiries.editedAt, adChannelId: inquiries.adChannelId,
  headId: inquiries.headId, hasText: sql<number>`${inquiries.text} <> ''`, processedAt: inquiries.processedAt,
  topic: topics.name, adChannel: adChannels.name, authorSurname: employees.surname, authorName: employees.firstName, editorSurname: editor.surname, editorName: editor.firstName,
  surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic,
}).from(inquiries)
  .leftJoin(topics, eq(topics.id, inquiries.topicId))
  .leftJoin(adChannels, eq(adChannels.id, inquiries.adChannelId))
  .leftJoin(employees, eq(employees.id, inquiries.authorId))
  .leftJoin(editor, eq(editor.id, inquiries.editedBy))
  .leftJoin(patients, eq(patients.id, inquiries.patientId));
export type FoundRow = Awaited<ReturnType<ReturnType<typeof found>['execute']>>[number];

export interface CallBack { readonly headId: string | null; readonly startedAt: number; readonly answeredAt: number | null }

/** The statements that read what a page has to show, each prepared once. */
export function createRowReader(db: ReadableDb) {
  const byIds = found(db).where(and(within(inquiries.id, 'ids'), eq(inquiries.deleted, 0))).prepare();
  const events = found(db).where(and(within(inquiries.headId, 'ids'), eq(inquiries.deleted, 0))).orderBy(asc(inquiries.startedAt), asc(inquiries.id)).prepare();
  const callBacks = db.select({ headId: inquiries.headId, startedAt: inquiries.startedAt, answeredAt: inquiries.answeredAt }).from(inquiries)
    .where(and(within(inquiries.headId, 'ids'), eq(inquiries.direction, 'outbound'), eq(inquiries.kind, 'call'), eq(inquiries.deleted, 0))).orderBy(asc(inquiries.startedAt)).prepare();
  const ofPatient = found(db).where(and(eq(inquiries.patientId, p('patientId')), eq(inquiries.deleted, 0))).orderBy(desc(inquiries.startedAt), desc(inquiries.id)).limit(200).prepare();
  const employee = db.select({ surname: employees.surname, firstName: employees.firstName }).from(employees).where(eq(employees.id, p('id'))).prepare();
  const at = sql`coalesce(${callLegs.answeredAt}, ${callLegs.startedAt})`;
  const owners = db.select({ callId: callLegs.callId, phone: callLegs.phone, answeredAt: callLegs.answeredAt, surname: employees.surname, firstName: employees.firstName, employeeId: employees.id }).from(callLegs)
    .leftJoin(phones, eq(phones.extension, callLegs.phone))
    .leftJoin(phoneBindings, and(eq(phoneBindings.phoneId, phones.id), eq(phoneBindings.deleted, 0), sql`${phoneBindings.fromAt} <= ${at}`, sql`(${phoneBindings.tillAt} is null or ${phoneBindings.tillAt} > ${at})`))
    .leftJoin(employees, eq(employees.id, phoneBindings.employeeId))
    .where(and(within(callLegs.callId, 'ids'), eq(callLegs.deleted, 0))).prepare();
  return {
    byIds: (ids: readonly Id[]): FoundRow[] => (ids.length === 0 ? [] : byIds.all({ ids: JSON.stringify(ids) })),
    /** All events of these обращения, the earliest first. */
    eventsOf: (heads: readonly Id[]): FoundRow[] => (heads.length === 0 ? [] : events.all({ ids: JSON.stringify(heads) })),
    callBacksOf: (heads: readonly Id[]): CallBack[] => (heads.length === 0 ? [] : callBacks.all({ ids: JSON.stringify(heads) })),
    ofPatient: (patientId: Id): FoundRow[] => ofPatient.all({ patientId }),
    employeeName: (id: Id): string => {
      const one = employee.get({ id });
      return one ? `${one.surname} ${one.firstName}` : '';
    },
    /** Whose phone answered; of a call nobody answered the one owner of all that rang, or nobody where several people's did. */
    phoneOwners: (callIds: readonly Id[]): ReadonlyMap<Id, string> => {
      const names = new Map<Id, string>();
      for (const [callId, legs] of Map.groupBy(callIds.length === 0 ? [] : owners.all({ ids: JSON.stringify(callIds) }), (leg) => leg.callId)) {
        const answered = legs.filter((leg) => leg.answeredAt !== null), asked = answered.length > 0 ? answered.slice(0, 1) : legs, [first] = asked;
        if (first?.employeeId && asked.every((leg) => leg.employeeId === first.employeeId)) names.set(callId, `${first.surname ?? ''} ${first.firstName ?? ''}`.trim());
      }
      return names;
    },
  };
}
export type RowReader = ReturnType<typeof createRowReader>;
