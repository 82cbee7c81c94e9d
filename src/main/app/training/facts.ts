import { and, asc, eq, gt, gte, inArray } from 'drizzle-orm';
import { appointmentActions, callTags, inquiries, patients, tags, topics } from '#main/db/schema/index.ts';
import type { ReadableDb } from '#main/db/index.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import type { Done, Wanted } from '#shared/training/score.ts';
import { liniya, type LoadedClinic } from '../fixture/index.ts';
import type { Callers, Played } from './callers.ts';

/** What a caller wanted, in the ids of the practice base. */
export function wantedOf({ caller, number, rangAt }: Played, personOf: Callers['personOf']): Wanted {
  const { person, whoType, topic, book, tags: wanted } = caller.wants, known = person === undefined || person === 'new' ? undefined : personOf(person);
  const own = liniya.patients.find(({ key }) => key === caller.from);
  return {
    call: caller.call, rangAt, who: own ? `${own.surname} ${own.firstName}` : number === undefined ? '' : phoneText(number),
    ...(person === 'new' ? { person: { kind: 'new' as const } } : known ? { person: { kind: 'card' as const, id: known.id, name: known.name } } : {}),
    ...(whoType === undefined ? {} : { whoType }), ...(topic === undefined ? {} : { topic }), ...(book === undefined ? {} : { book: book === true ? {} : book }), ...(wanted ? { tags: wanted } : {}),
  };
}

/** What the practice base says was done for a call, by its own inquiry and, where nobody answered, by the call back. */
export function doneOf(db: ReadableDb, { callId, number }: Played, loaded: LoadedClinic, began: number): Done {
  const own = db.select().from(inquiries).where(eq(inquiries.id, callId)).get();
  const backs = own?.answeredAt != null || number === undefined ? [] : db.select().from(inquiries).where(and(eq(inquiries.phoneE164, number), eq(inquiries.direction, 'outbound'), gt(inquiries.startedAt, own?.startedAt ?? began))).orderBy(asc(inquiries.startedAt)).all();
  const back = backs.find((one) => one.answeredAt !== null) ?? backs[0], rows = [...(own ? [own] : []), ...backs];
  // whoever was called back: what was written of that talk counts
  const written = own?.answeredAt != null || !back ? own : back;
  const ids = rows.map(({ id }) => id), doctorOf = new Map([...loaded.doctors].map(([name, { id }]) => [id, name]));
  const actions = ids.length === 0 ? [] : db.select().from(appointmentActions).where(and(inArray(appointmentActions.linkedInquiryId, ids), eq(appointmentActions.kind, 'booked'), gte(appointmentActions.at, began))).all();
  const set = ids.length === 0 ? [] : db.select({ name: tags.name, text: callTags.text }).from(callTags).leftJoin(tags, eq(tags.id, callTags.tagId)).where(and(inArray(callTags.callId, ids), eq(callTags.deleted, 0))).all();
  const personId = written?.patientId ?? actions.at(-1)?.patientId ?? undefined, made = personId === undefined ? undefined : db.select({ createdAt: patients.createdAt }).from(patients).where(eq(patients.id, personId)).get();
  const topic = written?.topicId == null ? undefined : db.select({ name: topics.name }).from(topics).where(eq(topics.id, written.topicId)).get()?.name;
  return {
    ...(own?.answeredAt == null ? {} : { answeredAt: own.answeredAt }), ...(back ? { calledBackAt: back.startedAt, unreached: back.answeredAt === null } : {}),
    ...(personId === undefined ? {} : { personId }), ...((made?.createdAt ?? 0) >= began || Boolean(written?.typedName?.trim()) ? { newPerson: true } : {}),
    // the type a call gets by itself is no work of the trainee, but a right one is right
    ...(written?.whoType == null ? {} : { whoType: written.whoType }), ...(topic === undefined ? {} : { topic }),
    booked: actions.map(({ toSlot, patientId }) => ({ doctor: doctorOf.get((JSON.parse(toSlot ?? '{}') as { doctorId?: string }).doctorId ?? '') ?? '', ...(patientId ? { patientId } : {}) })),
    tags: set.map(({ name, text }) => name ?? text),
  };
}
