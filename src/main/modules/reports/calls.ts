import { and, asc, desc, eq, exists, gte, inArray, isNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import { reversed } from '#shared/kernel/phone.ts';
import { instant, type Id, type Instant } from '#shared/kernel/values.ts';
import type { CallFilter, CallType } from '#shared/reports/contract.ts';
import type { ReadableDb } from '../../db/index.ts';
import { legOwnedAt } from '../../db/leg-owner.ts';
import { appointmentActions, callLegs, callTags, employees, inquiries, patients, phoneBindings, phones, tagPrompts, tags } from '../../db/schema/index.ts';
import { ownerOf, type CallOfReport, type Holders, type LegOfReport } from './rules.ts';
import { fullName, portions, type Span } from './store.ts';

/** A call with what «История звонков» shows of it. */
export interface CallOfHistory extends CallOfReport {
  readonly startedAt: Instant;
  readonly phone: string;
  readonly phoneE164?: string;
  readonly who: string;
  readonly patientId?: Id;
}
export interface Cursor { readonly startedAt: Instant; readonly id: Id }
/** A filter without its days, which are a span by now. */
export type Filter = Omit<CallFilter, 'fromDay' | 'tillDay'>;

/** A booking was given to the call while it ran: rules. */
const booked = (db: ReadableDb): SQL => exists(db.select({ one: sql`1` }).from(appointmentActions).where(and(
  eq(appointmentActions.givenInquiryId, inquiries.id), eq(appointmentActions.kind, 'booked'), eq(appointmentActions.givenInCall, true), eq(appointmentActions.deleted, 0))));

const typeIs = (type: CallType): SQL => (type === 'inbound' || type === 'outbound' ? and(eq(inquiries.direction, type), eq(inquiries.outcome, 'answered'))! : eq(inquiries.outcome, type));

/** Tags as «Метки» shows them: one set, or none though one was due. */
function tagged(db: ReadableDb, { tag, tagGroupId }: Filter): SQL | undefined {
  const set = (condition: SQL | undefined): SQL => exists(db.select({ one: sql`1` }).from(callTags).where(and(eq(callTags.callId, inquiries.id), eq(callTags.deleted, 0), condition)));
  const ofGroup = tagGroupId === undefined ? undefined : set(inArray(callTags.tagId, db.select({ id: tags.id }).from(tags).where(eq(tags.groupId, tagGroupId))));
  if (tag === undefined) return ofGroup;
  if (tag === 'other') return and(ofGroup, set(isNull(callTags.tagId)));
  if (tag !== 'none') return and(ofGroup, set(eq(callTags.tagId, tag)));
  const due = exists(db.select({ one: sql`1` }).from(tagPrompts).where(and(eq(tagPrompts.id, inquiries.id), eq(tagPrompts.deleted, 0), isNull(tagPrompts.savedAt), or(eq(tagPrompts.mode, 'always'), sql`not ${booked(db)}`))));
  return and(ofGroup, due, sql`not ${set(undefined)}`);
}

/** A call may be an employee's only if one of its phones was theirs at the moment that decides; whose it is, ownerOf decides. */
const maybeOf = (db: ReadableDb, employeeId: Id): SQL =>
  exists(db.select({ one: sql`1` }).from(callLegs).innerJoin(phones, eq(phones.extension, callLegs.phone)).innerJoin(phoneBindings, eq(phoneBindings.phoneId, phones.id)).where(and(
    eq(callLegs.callId, inquiries.id), eq(callLegs.deleted, 0), eq(phoneBindings.employeeId, employeeId), eq(phoneBindings.deleted, 0),
    sql`${phoneBindings.fromAt} <= ${legOwnedAt}`, or(isNull(phoneBindings.tillAt), sql`${phoneBindings.tillAt} > ${legOwnedAt}`))));

/**
 * Calls of the exchange that began in the span and have ended. A call added by hand has no legs and is not one of them;
 * nor is an attempt the network lost.
 */
function where(db: ReadableDb, span: Span, filter: Filter): SQL | undefined {
  const digits = filter.phoneDigits?.replace(/\D/g, '') ?? '', { countedFor, conversion, types } = filter;
  return and(
    eq(inquiries.kind, 'call'), eq(inquiries.deleted, 0), gte(inquiries.startedAt, span.from), lt(inquiries.startedAt, span.till), inArray(inquiries.outcome, ['answered', 'missed', 'unanswered']),
    exists(db.select({ one: sql`1` }).from(callLegs).where(and(eq(callLegs.callId, inquiries.id), eq(callLegs.deleted, 0)))),
    filter.branchId === undefined ? undefined : eq(inquiries.branchId, filter.branchId),
    digits === '' ? undefined : like(inquiries.phoneDigitsRev, `${reversed(digits)}%`),
    types?.length ? or(...types.map(typeIs)) : undefined,
    conversion === undefined ? undefined : and(inArray(inquiries.outcome, ['answered', 'unanswered']), conversion === 'yes' ? booked(db) : sql`not ${booked(db)}`),
    countedFor === undefined || countedFor === 'shared' ? undefined : maybeOf(db, countedFor),
    tagged(db, filter),
  );
}

const columns = {
  id: inquiries.id, direction: inquiries.direction, outcome: inquiries.outcome, talkMs: inquiries.talkMs, startedAt: inquiries.startedAt,
  phoneE164: inquiries.phoneE164, phoneRaw: inquiries.phoneRaw, typedName: inquiries.typedName, patientId: inquiries.patientId,
  surname: patients.surname, firstName: patients.firstName, employeeSurname: employees.surname, employeeFirstName: employees.firstName,
};

function legsByCall(db: ReadableDb, ids: readonly Id[]): Map<Id, LegOfReport[]> {
  const legs = new Map<Id, LegOfReport[]>();
  for (const some of portions(ids)) {
    const rows = db.select({ callId: callLegs.callId, phone: callLegs.phone, direction: callLegs.direction, startedAt: callLegs.startedAt, answeredAt: callLegs.answeredAt }).from(callLegs)
      .where(and(inArray(callLegs.callId, some), eq(callLegs.deleted, 0))).orderBy(asc(callLegs.startedAt), asc(callLegs.phone)).all();
    for (const { callId, phone, direction, startedAt, answeredAt } of rows) {
      const leg = { phone, direction, startedAt: instant(startedAt), ...(answeredAt === null ? {} : { answeredAt: instant(answeredAt) }) }, known = legs.get(callId);
      if (known) known.push(leg);
      else legs.set(callId, [leg]);
    }
  }
  return legs;
}
function bookedAmong(db: ReadableDb, ids: readonly Id[]): ReadonlySet<Id> {
  const found = new Set<Id>();
  for (const some of portions(ids)) for (const { id } of db.select({ id: inquiries.id }).from(inquiries).where(and(inArray(inquiries.id, some), booked(db))).all()) found.add(id);
  return found;
}

/** Newest first from a cursor on, at most `limit` that pass the conditions of SQL. */
export function readCalls(db: ReadableDb, span: Span, filter: Filter, after: Cursor | undefined, limit: number): CallOfHistory[] {
  const onwards = after && or(lt(inquiries.startedAt, after.startedAt), and(eq(inquiries.startedAt, after.startedAt), lt(inquiries.id, after.id)));
  const rows = db.select(columns).from(inquiries).leftJoin(patients, eq(patients.id, inquiries.patientId)).leftJoin(employees, eq(employees.id, inquiries.employeeId))
    .where(and(where(db, span, filter), onwards)).orderBy(desc(inquiries.startedAt), desc(inquiries.id)).limit(limit).all();
  const ids = rows.map((row) => row.id), legs = legsByCall(db, ids), withBooking = bookedAmong(db, ids);
  return rows.map((row) => ({
    callId: row.id, direction: row.direction, outcome: row.outcome as CallOfReport['outcome'], legs: legs.get(row.id) ?? [], booked: withBooking.has(row.id), startedAt: instant(row.startedAt),
    phone: row.phoneE164 ?? row.phoneRaw ?? '', ...(row.phoneE164 === null ? {} : { phoneE164: row.phoneE164 }),
    who: fullName(row.surname, row.firstName) || fullName(row.employeeSurname, row.employeeFirstName) || (row.typedName ?? ''), ...(row.patientId === null ? {} : { patientId: row.patientId }),
    ...(row.outcome === 'answered' && row.talkMs !== null ? { talkMs: row.talkMs } : {}),
  }));
}

/** How many calls pass the conditions of SQL; whose they are is not asked. */
export const countCalls = (db: ReadableDb, span: Span, filter: Filter): number =>
  db.select({ n: sql<number>`count(*)` }).from(inquiries).where(where(db, span, filter)).get()?.n ?? 0;

/** Whether the call counts in the row that the filter names. */
export const countsFor = ({ countedFor }: Filter, call: CallOfHistory, holders: Holders): boolean => {
  if (countedFor === undefined) return true;
  return ownerOf(call, holders) === (countedFor === 'shared' ? undefined : countedFor);
};

const atOnce = 2_000;
/** All calls of a filter, newest first, a portion at a time. */
export function* portionsOf(db: ReadableDb, span: Span, filter: Filter, holders: Holders): Generator<CallOfHistory[]> {
  for (let after: Cursor | undefined, more = true; more;) {
    const read = readCalls(db, span, filter, after, atOnce), last = read.at(-1);
    yield read.filter((call) => countsFor(filter, call, holders));
    more = read.length === atOnce;
    if (last) after = { startedAt: last.startedAt, id: last.callId };
  }
}

/** One page: at most `atOnce` calls are looked at for it, so that no question keeps the desk waiting. */
export function pageOf(db: ReadableDb, span: Span, filter: Filter, holders: Holders, after: Cursor | undefined, limit: number): { calls: CallOfHistory[]; next?: Cursor } {
  const calls: CallOfHistory[] = [];
  let at = after;
  for (let looked = 0; looked < atOnce;) {
    const portion = filter.countedFor === undefined ? limit + 1 : Math.max(limit + 1, 400), read = readCalls(db, span, filter, at, portion);
    looked += read.length;
    for (const call of read) {
      if (calls.length === limit) return { calls, next: at! };
      if (countsFor(filter, call, holders)) calls.push(call);
      at = { startedAt: call.startedAt, id: call.callId };
    }
    if (read.length < portion) return { calls };
  }
  return { calls, next: at! };
}
