import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { addDays, instantOf } from '#shared/kernel/time.ts';
import { instant, type Day, type Id, type Instant } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../db/index.ts';
import { appointmentActions, branches, callLegs, employees, inquiries, patients, phoneBindings, phones } from '../../db/schema/index.ts';
import type { Binding, CallOfReport, ContactOfReport, LegOfReport } from './rules.ts';

/** Whole days of the branch's wall clock as instants: from included, till not. */
export interface Span { readonly from: Instant; readonly till: Instant }
/** A call with what «История звонков» shows of it. */
export interface CallOfHistory extends CallOfReport { readonly startedAt: Instant; readonly phone: string; readonly who: string }

const fullName = (surname: string | null, firstName: string | null): string => [surname, firstName].filter(Boolean).join(' ');

/** Days of the first branch: its zone says when they begin and end. */
export function spanOf(db: ReadableDb, fromDay: Day, tillDay: Day): Span {
  const branch = db.select({ zone: branches.zone }).from(branches).where(eq(branches.deleted, 0)).orderBy(asc(branches.id)).get();
  const zone = branch?.zone ?? 'Europe/Moscow';
  return { from: instantOf(fromDay, 0, zone), till: instantOf(addDays(tillDay, 1), 0, zone) };
}

/** Everyone who ever worked here, by name: a report of last year keeps those who left. */
export function listEmployees(db: ReadableDb): { readonly id: Id; readonly name: string }[] {
  const rows = db.select({ id: employees.id, surname: employees.surname, firstName: employees.firstName }).from(employees).where(eq(employees.deleted, 0)).all();
  return rows.map(({ id, surname, firstName }) => ({ id, name: fullName(surname, firstName) })).sort((a, b) => a.name.localeCompare(b.name, 'ru') || (a.id < b.id ? -1 : 1));
}

/** Who had which phone at any moment of the span. */
export function bindingsIn(db: ReadableDb, span: Span): Binding[] {
  const rows = db.select({ phone: phones.extension, employeeId: phoneBindings.employeeId, fromAt: phoneBindings.fromAt, tillAt: phoneBindings.tillAt })
    .from(phoneBindings).innerJoin(phones, eq(phones.id, phoneBindings.phoneId))
    .where(and(eq(phoneBindings.deleted, 0), lt(phoneBindings.fromAt, span.till), or(isNull(phoneBindings.tillAt), gt(phoneBindings.tillAt, span.from)))).all();
  return rows.map(({ fromAt, tillAt, ...rest }) => ({ ...rest, fromAt: instant(fromAt), ...(tillAt === null ? {} : { tillAt: instant(tillAt) }) }));
}

/** Ids in portions: SQLite takes 32,766 parameters at most. */
function* portions(ids: readonly Id[]): Generator<Id[]> {
  for (let i = 0; i < ids.length; i += 5000) yield ids.slice(i, i + 5000);
}

function legsByCall(db: ReadableDb, ids: readonly Id[]): Map<Id, LegOfReport[]> {
  const legs = new Map<Id, LegOfReport[]>();
  for (const some of portions(ids)) {
    const rows = db.select({ callId: callLegs.callId, phone: callLegs.phone, startedAt: callLegs.startedAt, answeredAt: callLegs.answeredAt }).from(callLegs)
      .where(and(inArray(callLegs.callId, some), eq(callLegs.deleted, 0))).orderBy(asc(callLegs.startedAt), asc(callLegs.phone)).all();
    for (const { callId, phone, startedAt, answeredAt } of rows) {
      const leg = { phone, startedAt: instant(startedAt), ...(answeredAt === null ? {} : { answeredAt: instant(answeredAt) }) };
      legs.set(callId, [...legs.get(callId) ?? [], leg]);
    }
  }
  return legs;
}

/** Inquiries a booking was given to while they ran (МедЛок), or is linked to in «Успешность» (IDENT). */
function bookedIn(db: ReadableDb, ids: readonly Id[], by: 'givenInCall' | 'linked'): ReadonlySet<Id> {
  const column = by === 'linked' ? appointmentActions.linkedInquiryId : appointmentActions.givenInquiryId;
  const found = new Set<Id>();
  for (const some of portions(ids)) {
    const rows = db.selectDistinct({ id: column }).from(appointmentActions).where(and(
      inArray(column, some), eq(appointmentActions.kind, 'booked'), eq(appointmentActions.deleted, 0), by === 'linked' ? undefined : eq(appointmentActions.givenInCall, true),
    )).all();
    for (const { id } of rows) if (id !== null) found.add(id);
  }
  return found;
}

/**
 * Calls of the exchange that began in the span and have ended, oldest first. A call added by hand has no legs and is not
 * one of them; nor is an attempt the network lost.
 */
export function callsIn(db: ReadableDb, span: Span): CallOfHistory[] {
  const rows = db.select({
    id: inquiries.id, direction: inquiries.direction, outcome: inquiries.outcome, talkMs: inquiries.talkMs, startedAt: inquiries.startedAt,
    phoneE164: inquiries.phoneE164, phoneRaw: inquiries.phoneRaw, typedName: inquiries.typedName,
    surname: patients.surname, firstName: patients.firstName, employeeSurname: employees.surname, employeeFirstName: employees.firstName,
  }).from(inquiries).leftJoin(patients, eq(patients.id, inquiries.patientId)).leftJoin(employees, eq(employees.id, inquiries.employeeId))
    .where(and(eq(inquiries.kind, 'call'), eq(inquiries.deleted, 0), gte(inquiries.startedAt, span.from), lt(inquiries.startedAt, span.till), inArray(inquiries.outcome, ['answered', 'missed', 'unanswered'])))
    .orderBy(asc(inquiries.startedAt), asc(inquiries.id)).all();
  const ids = rows.map((row) => row.id), legs = legsByCall(db, ids), booked = bookedIn(db, ids, 'givenInCall');
  return rows.flatMap((row) => {
    const own = legs.get(row.id);
    if (!own || row.outcome === null || row.outcome === 'failed') return [];
    return [{
      callId: row.id, direction: row.direction, outcome: row.outcome, legs: own, booked: booked.has(row.id), startedAt: instant(row.startedAt),
      phone: row.phoneE164 ?? row.phoneRaw ?? '', who: fullName(row.surname, row.firstName) || fullName(row.employeeSurname, row.employeeFirstName) || (row.typedName ?? ''),
      ...(row.outcome === 'answered' && row.talkMs !== null ? { talkMs: row.talkMs } : {}),
    }];
  });
}

/** Saved rows of the history that began in the span, with the rows of the same обращение. */
export function contactsIn(db: ReadableDb, span: Span): ContactOfReport[] {
  const rows = db.select({
    id: inquiries.id, headId: inquiries.headId, kind: inquiries.kind, whoType: inquiries.whoType, topicId: inquiries.topicId, authorId: inquiries.authorId, savedAt: inquiries.savedAt,
  }).from(inquiries).where(and(eq(inquiries.deleted, 0), isNotNull(inquiries.authorId), gte(inquiries.startedAt, span.from), lt(inquiries.startedAt, span.till)))
    .orderBy(asc(inquiries.startedAt), asc(inquiries.id)).all();
  const booked = bookedIn(db, rows.map((row) => row.id), 'linked');
  return rows.map((row) => ({
    id: row.id, headId: row.headId ?? row.id, kind: row.kind, hasTopic: row.topicId !== null, booked: booked.has(row.id),
    ...(row.whoType === null ? {} : { whoType: row.whoType }), ...(row.authorId === null ? {} : { authorId: row.authorId }), ...(row.savedAt === null ? {} : { savedAt: instant(row.savedAt) }),
  }));
}
