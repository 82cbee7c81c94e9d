import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { weekdayOf } from '#shared/kernel/time.ts';
import { day as dayValue, instant, type Id } from '#shared/kernel/values.ts';
import type { Period } from '#shared/reports/contract.ts';
import type { BehindCursor, BehindPage, BehindRow, CallFigure, ContactFigure } from '#shared/reports/figures.ts';
import type { ReadableDb } from '../../db/index.ts';
import { appointmentActions, employees, inquiries, patients } from '../../db/schema/index.ts';
import { bookedAt, callTypes, contactBits, contactKinds, fateAt, fates, hourAt, kindAt, none, pack, typeAt, unpack, type FoldedDay } from './columns.ts';
import type { DayOf } from './day.ts';
import { holdersAround, readDays, workOut } from './days.ts';
import { inScope, type Scope } from './slots.ts';
import { channelNames, fullName, listEmployees, topicNames, zoneOf } from './store.ts';

export type Behind = Period & { readonly employeeId?: Id | undefined } & ({ readonly of: 'contacts'; readonly figure: ContactFigure } | { readonly of: 'calls'; readonly figure: CallFigure });
type Test = ((row: number) => boolean) | undefined;

/** The place of a name on a day; -1 wanted nothing of it, undefined: the day has no such row. */
function placeOf(ids: readonly string[], wanted: string | undefined, nobody: string): number | undefined {
  if (wanted === undefined) return -1;
  const place = ids.indexOf(wanted === nobody ? '' : wanted);
  return place < 0 ? undefined : place;
}

/** Which rows of a day a figure counts. */
function contactTest(day: FoldedDay<'contacts'>, figure: ContactFigure, scope: Scope): Test {
  const { ids, columns: { author, channel, source, topic, flags, reactS } } = day, passes = inScope(day, 'author', scope);
  const places = { author: placeOf(ids, figure.authorId, 'none'), channel: placeOf(ids, figure.channelId, 'none'), topic: placeOf(ids, figure.topicId, 'none'), source: placeOf(ids, figure.source, '') };
  if (!passes || Object.values(places).includes(undefined)) return undefined;
  const nobody = ids.indexOf(''), { reacted } = figure, kind = figure.kind === undefined ? -1 : contactKinds.indexOf(figure.kind);
  const is = (place: number | undefined, column: Uint16Array | Uint32Array, row: number): boolean => place === -1 || column[row] === place;
  const bits = (['wants', 'booked', 'came', 'fresh'] as const).filter((name) => figure[name] !== undefined).map((name) => ({ bit: contactBits[name], set: figure[name] === true }));
  return (row) => {
    const own = flags[row]!, isLead = contactKinds[kindAt(own)] === 'lead' || contactKinds[kindAt(own)] === 'dialogLead', wait = reactS[row]!;
    return (figure.withExcluded === true || (own & contactBits.excluded) === 0) && (figure.authored !== true || author[row] !== nobody) && (kind < 0 || kindAt(own) === kind) && bits.every(({ bit, set }) => ((own & bit) !== 0) === set)
      && is(places.author, author, row) && is(places.channel, channel, row) && is(places.topic, topic, row) && is(places.source, source, row)
      && (reacted === undefined || (isLead && (reacted === 'any' || (reacted === 'never' ? wait === none.long : wait !== none.long && wait >= reacted.fromS && (reacted.tillS === undefined || wait <= reacted.tillS)))))
      && passes(row);
  };
}

function callTest(day: FoldedDay<'calls'>, figure: CallFigure, scope: Scope): Test {
  const { ids, columns: { owner, flags, ringS, backS } } = day, passes = inScope(day, 'owner', scope), whose = placeOf(ids, figure.ownerId, 'shared');
  if (!passes || whose === undefined || (figure.weekday !== undefined && weekdayOf(dayValue(day.day)) !== figure.weekday)) return undefined;
  const types = figure.types && new Set(figure.types.map((type) => callTypes.indexOf(type))), { ring } = figure;
  return (row) => {
    const own = flags[row]!, waited = ringS[row]!;
    return (!types || types.has(typeAt(own))) && (whose === -1 || owner[row] === whose) && (figure.hour === undefined || hourAt(own) === figure.hour)
      && (figure.fate === undefined || (typeAt(own) === callTypes.indexOf('missed') && fates[fateAt(own)] === figure.fate)) && (figure.backTillS === undefined || backS[row]! <= figure.backTillS)
      && (ring === undefined || (waited !== none.seconds && waited >= ring.fromS && (ring.tillS === undefined || waited <= ring.tillS)))
      && passes(row);
  };
}

const chosen = (length: number, test: Test): number[] => (test ? Array.from({ length }, (_, row) => row).filter(test) : []);

/**
 * The inquiries behind a figure, newest first. Folded days say how many and on which days; the rows themselves are read
 * of the days of this page only. The same columns and the same tests as the figure's own, so neither can be off by one.
 */
export function behindPageOf(db: ReadableDb, input: Behind, after: BehindCursor | undefined, limit: number): BehindPage {
  const zone = zoneOf(db, input.branchId), scope = { branchId: input.branchId, employeeId: input.employeeId };
  const counts = input.of === 'contacts'
    ? [...readDays(db, zone, input, 'contacts')].map((day) => ({ span: day.span, n: chosen(day.length, contactTest(day, input.figure, scope)).length }))
    : [...readDays(db, zone, input, 'calls')].map((day) => ({ span: day.span, n: chosen(day.length, callTest(day, input.figure, scope)).length }));
  const total = counts.reduce((sum, { n }) => sum + n, 0), rows: BehindRow[] = [];
  for (const { span, n } of counts.toReversed()) {
    if (n === 0 || (after !== undefined && span.day > after.day)) continue;
    const skip = after?.day === span.day ? after.shown : 0;
    if (skip >= n) continue;
    if (rows.length >= limit) return { rows, next: { day: span.day, shown: 0 }, total };
    const full = workOut(db, span, zone, holdersAround(db, [span]));
    const found = input.of === 'contacts' ? contactRowsOf(db, full.contacts, (day) => contactTest(day, input.figure, scope), span.day) : callRowsOf(db, full.calls, (day) => callTest(day, input.figure, scope), span.day);
    const part = found.toReversed().slice(skip, skip + limit - rows.length);
    rows.push(...part);
    if (skip + part.length < n) return { rows, next: { day: span.day, shown: skip + part.length }, total };
  }
  return { rows, total };
}

function contactRowsOf(db: ReadableDb, of: DayOf<'contacts'>, test: (day: FoldedDay<'contacts'>) => Test, on: string): BehindRow[] {
  const packed = unpack('contacts', on, pack('contacts', of.rows)), places = chosen(packed.length, test(packed)), names = namesFor(db), bases = basesOf(db, places.map((n) => of.inquiryIds[n]!));
  const booking = bookedEvents(db, places.filter((n) => ((of.rows[n]!.flags as number) & contactBits.booked) !== 0).flatMap((n) => bases.get(of.inquiryIds[n]!) ?? []));
  return places.flatMap((n): BehindRow[] => {
    const row = of.rows[n]!, base = bases.get(of.inquiryIds[n]!), flags = row.flags as number, wait = row.reactS as number;
    return base ? [{ ...base, whyId: booking.get(base.inquiryId) ?? base.inquiryId, employee: names.employees.get(String(row.author)) ?? '', topic: names.topics.get(String(row.topic)) ?? '', channel: names.channels.get(String(row.channel)) ?? '', booked: (flags & contactBits.booked) !== 0, ...(wait === none.long ? {} : { waitS: wait }) }] : [];
  });
}
function callRowsOf(db: ReadableDb, of: DayOf<'calls'>, test: (day: FoldedDay<'calls'>) => Test, on: string): BehindRow[] {
  const packed = unpack('calls', on, pack('calls', of.rows)), places = chosen(packed.length, test(packed)), names = namesFor(db), bases = basesOf(db, places.map((n) => of.inquiryIds[n]!));
  return places.flatMap((n): BehindRow[] => {
    const row = of.rows[n]!, base = bases.get(of.inquiryIds[n]!), flags = row.flags as number, ring = row.ringS as number, back = row.backS as number, missed = callTypes[typeAt(flags)] === 'missed';
    if (!base) return [];
    const waitS = missed ? (back === none.long ? undefined : back) : ring === none.seconds ? undefined : ring;
    return [{ ...base, whyId: base.inquiryId, employee: names.employees.get(String(row.owner)) ?? '', topic: names.topics.get(base.topicId) ?? '', channel: names.channels.get(base.channelId) ?? '', booked: bookedAt(flags), ...(waitS === undefined ? {} : { waitS }), ...(missed ? { fate: fates[fateAt(flags)]! } : {}) }];
  });
}

const namesFor = (db: ReadableDb) => ({ employees: new Map<string, string>(listEmployees(db).map(({ id, name }) => [id, name])), topics: topicNames(db), channels: channelNames(db) });

/** Of обращения with a booking the event that it is linked to, the first where there are several: a lead's booking often belongs to its call-back. */
function bookedEvents(db: ReadableDb, bases: readonly { readonly inquiryId: Id; readonly headId: Id }[]): ReadonlyMap<Id, Id> {
  if (bases.length === 0) return new Map();
  const rows = db.selectDistinct({ id: inquiries.id, headId: sql<Id>`coalesce(${inquiries.headId}, ${inquiries.id})`, at: inquiries.startedAt }).from(inquiries)
    .innerJoin(appointmentActions, and(eq(appointmentActions.linkedInquiryId, inquiries.id), eq(appointmentActions.kind, 'booked'), eq(appointmentActions.deleted, 0)))
    .where(and(sql`(${inArray(inquiries.headId, bases.map(({ headId }) => headId))} or ${inArray(inquiries.id, bases.map(({ inquiryId }) => inquiryId))})`, eq(inquiries.deleted, 0))).orderBy(asc(inquiries.startedAt), asc(inquiries.id)).all();
  return new Map(bases.flatMap(({ inquiryId, headId }): [Id, Id][] => {
    const own = rows.find(({ id }) => id === inquiryId) ?? rows.find((row) => row.headId === headId);
    return own ? [[inquiryId, own.id]] : [];
  }));
}

/** What is shown of any inquiry. */
function basesOf(db: ReadableDb, ids: readonly Id[]) {
  const rows = db.select({
    id: inquiries.id, startedAt: inquiries.startedAt, kind: inquiries.kind, direction: inquiries.direction, outcome: inquiries.outcome, phoneE164: inquiries.phoneE164, phoneRaw: inquiries.phoneRaw, typedName: inquiries.typedName, patientId: inquiries.patientId,
    topicId: inquiries.topicId, channelId: inquiries.adChannelId, headId: inquiries.headId, surname: patients.surname, firstName: patients.firstName, employeeSurname: employees.surname, employeeFirstName: employees.firstName,
  }).from(inquiries).leftJoin(patients, eq(patients.id, inquiries.patientId)).leftJoin(employees, eq(employees.id, inquiries.employeeId)).where(inArray(inquiries.id, [...ids])).all();
  return new Map(rows.map((row) => [row.id, {
    inquiryId: row.id, startedAt: instant(row.startedAt), kind: row.kind, direction: row.direction, ...(row.outcome === null ? {} : { outcome: row.outcome }), phone: row.phoneE164 ?? row.phoneRaw ?? '', ...(row.phoneE164 === null ? {} : { phoneE164: row.phoneE164 }),
    who: fullName(row.surname, row.firstName) || fullName(row.employeeSurname, row.employeeFirstName) || (row.typedName ?? ''), ...(row.patientId === null ? {} : { patientId: row.patientId }), topicId: row.topicId ?? '', channelId: row.channelId ?? '', headId: row.headId ?? row.id,
  }]));
}
