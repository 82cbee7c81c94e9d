import { and, asc, eq, gte, isNull, lte, sql } from 'drizzle-orm';
import type { Id } from '#shared/kernel/values.ts';
import { appointmentActions, buffers, inquiries } from '../../db/schema/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import type { ActionRow, BufferRow, InquiryRow } from './store.ts';

/** More than this in a few hours is a flood, not something to explain. */
const most = 60;

/** What lay near an action or an inquiry: read for explanations alone, so its statements are prepared when first asked. */
export function createNearStore(db: ReadableDb) {
  const p = sql.placeholder, period = and(gte(inquiries.startedAt, p('from')), lte(inquiries.startedAt, p('till')), eq(inquiries.deleted, 0));
  const one = <T>(make: () => T): (() => T) => {
    let made: T | undefined;
    return () => made ??= make();
  };
  const of = (column: 'patientId' | 'authorId') => one(() => db.select().from(inquiries).where(and(eq(inquiries[column], p('key')), period)).orderBy(asc(inquiries.startedAt)).limit(most).prepare());
  const patient = of('patientId'), author = of('authorId');
  const phone = one(() => db.select().from(inquiries).where(and(eq(inquiries.phoneE164, p('key')), isNull(inquiries.patientId), period)).orderBy(asc(inquiries.startedAt)).limit(most).prepare());
  const actor = one(() => db.select().from(appointmentActions).where(and(gte(appointmentActions.at, p('from')), lte(appointmentActions.at, p('till')), eq(appointmentActions.actorId, p('key')), eq(appointmentActions.deleted, 0))).orderBy(asc(appointmentActions.at)).limit(most).prepare());
  const appointment = one(() => db.select().from(appointmentActions).where(and(eq(appointmentActions.appointmentId, p('key')), eq(appointmentActions.deleted, 0))).orderBy(asc(appointmentActions.at), asc(appointmentActions.id)).prepare());
  const ofNumber = one(() => db.select().from(inquiries).where(and(eq(inquiries.phoneE164, p('key')), eq(inquiries.kind, 'call'), period)).orderBy(asc(inquiries.startedAt), asc(inquiries.id)).limit(most).prepare());
  const ofHead = one(() => db.select().from(inquiries).where(and(eq(inquiries.headId, p('key')), eq(inquiries.kind, 'call'), eq(inquiries.deleted, 0))).orderBy(asc(inquiries.startedAt), asc(inquiries.id)).limit(most).prepare());
  const buffer = one(() => db.select().from(buffers).where(and(eq(buffers.inquiryId, p('key')), eq(buffers.deleted, 0))).orderBy(asc(buffers.madeAt), asc(buffers.id)).limit(most).prepare());
  return {
    inquiriesOfPatient: (key: Id, from: number, till: number): InquiryRow[] => patient().all({ key, from, till }),
    inquiriesOfPhone: (key: string, from: number, till: number): InquiryRow[] => phone().all({ key, from, till }),
    inquiriesOfAuthor: (key: Id, from: number, till: number): InquiryRow[] => author().all({ key, from, till }),
    actionsOfActor: (key: Id, from: number, till: number): ActionRow[] => actor().all({ key, from, till }),
    callsOfNumber: (key: string, from: number, till: number): InquiryRow[] => ofNumber().all({ key, from, till }),
    callsOfHead: (key: Id): InquiryRow[] => ofHead().all({ key }),
    buffersOf: (key: Id): BufferRow[] => buffer().all({ key }),
    actionsOfAppointment: (key: Id): ActionRow[] => appointment().all({ key }),
  };
}
export type NearStore = ReturnType<typeof createNearStore>;
