import { and, asc, between, eq, gt, lt, sql } from 'drizzle-orm';
import { instantOf } from '#shared/kernel/time.ts';
import { day as dayValue, instant, type Day, type Instant, type Zone } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../db/index.ts';
import { reportDays, reportMarks } from '../../db/schema/index.ts';
import { generation, unpack, type FoldedDay, type Kind, type Packed } from './columns.ts';
import { rowsOfDay } from './day-rows.ts';
import { dayOf, packDay, type Day as DayInFull } from './day.ts';
import { holdersOf, type DaySpan, type Holders } from './rules.ts';
import { bindingsIn } from './store.ts';

/** What days were folded for: another zone, other rules of zones or another meaning of the columns make other days. */
export const zoneKey = (zone: Zone): string => `${zone} ${process.versions['tz'] ?? ''} ${generation}`;

/** Days from one to another, plain arithmetic: a report of a year asks for them each time. */
export function daysFrom(fromDay: Day, tillDay: Day): Day[] {
  const days: Day[] = [], last = Date.parse(`${tillDay}T00:00:00Z`);
  for (let at = Date.parse(`${fromDay}T00:00:00Z`); at <= last; at += 86_400_000) days.push(dayValue(new Date(at).toISOString().slice(0, 10)));
  return days;
}
const nextDay = (on: Day): Day => dayValue(new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10));

interface Stored extends Packed { readonly day: string; readonly fromAt: number; readonly tillAt: number }
const p = sql.placeholder;
const prepare = (db: ReadableDb) => ({
  days: db.select({ day: reportDays.day, fromAt: reportDays.fromAt, tillAt: reportDays.tillAt, ids: reportDays.ids, data: reportDays.data }).from(reportDays)
    .where(and(eq(reportDays.zone, p('zone')), eq(reportDays.kind, p('kind')), between(reportDays.day, p('fromDay'), p('tillDay')))).orderBy(asc(reportDays.day)).prepare(),
  spans: db.select({ day: reportDays.day, fromAt: reportDays.fromAt, tillAt: reportDays.tillAt }).from(reportDays)
    .where(and(eq(reportDays.zone, p('zone')), eq(reportDays.kind, 'calls'), between(reportDays.day, p('fromDay'), p('tillDay')))).orderBy(asc(reportDays.day)).prepare(),
  marks: db.select().from(reportMarks).where(and(lt(reportMarks.fromAt, p('till')), gt(reportMarks.tillAt, p('from')))).orderBy(asc(reportMarks.fromAt)).prepare(),
});
const prepared = new WeakMap<ReadableDb, ReturnType<typeof prepare>>();
function statements(db: ReadableDb) {
  const known = prepared.get(db) ?? prepare(db);
  prepared.set(db, known);
  return known;
}
export const marksIn = (db: ReadableDb, from: number, till: number) => statements(db).marks.all({ from, till });

/** Says whether a mark lies upon a stretch; asked in order of time. */
function markedIn(db: ReadableDb, from: number, till: number): (from: number, till: number) => boolean {
  const marks = marksIn(db, from, till);
  let reach = 0, n = 0;
  return (dayFrom, dayTill) => {
    while (n < marks.length && marks[n]!.fromAt < dayTill) reach = Math.max(reach, marks[n++]!.tillAt);
    return reach > dayFrom;
  };
}

/** A day of the period: folded and unmarked, or to be worked out. */
export type DayAt<S> = DaySpan & { readonly stored?: S };
function planOf<S extends { readonly day: string; readonly fromAt: number; readonly tillAt: number }>(db: ReadableDb, zone: Zone, days: readonly Day[], stored: readonly S[]): DayAt<S>[] {
  if (days.length === 0) return [];
  const byDay = new Map(stored.map((one) => [one.day, one]));
  let end: Instant | undefined;
  const spans = days.map((on): DayAt<S> => {
    const known = byDay.get(on), from = known ? instant(known.fromAt) : end ?? instantOf(on, 0, zone);
    end = known ? instant(known.tillAt) : instantOf(nextDay(on), 0, zone);
    return { day: on, from, till: end, ...(known ? { stored: known } : {}) };
  });
  const isMarked = markedIn(db, spans[0]!.from, spans.at(-1)!.till);
  return spans.map(({ stored: own, ...span }) => (own && !isMarked(span.from, span.till) ? { ...span, stored: own } : span));
}

interface Range { readonly fromDay: Day; readonly tillDay: Day }
/** The days of a period as instants, and which of them are folded. */
export const spansOf = (db: ReadableDb, zone: Zone, { fromDay, tillDay }: Range): DayAt<{ readonly day: string; readonly fromAt: number; readonly tillAt: number }>[] =>
  planOf(db, zone, daysFrom(fromDay, tillDay), statements(db).spans.all({ zone: zoneKey(zone), fromDay, tillDay }));

/** Whoever had a phone around these days: a leg may be answered after the midnight of its call's day. */
export const holdersAround = (db: ReadableDb, days: readonly DaySpan[]): Holders =>
  (days.length === 0 ? () => undefined : holdersOf(bindingsIn(db, { from: days[0]!.from, till: instant(days.at(-1)!.till + 86_400_000) })));

/** A day worked out from its rows. */
export const workOut = (db: ReadableDb, span: DaySpan, zone: Zone, holders: Holders): DayInFull => dayOf(rowsOfDay(db, span), span, zone, holders);

export interface DayRead<K extends Kind> extends FoldedDay<K> { readonly span: DaySpan; /** Worked out just now. */ readonly fresh: boolean }

/** One kind of the days of a period, in order. What another connection writes meanwhile is seen or is not; a day is never read half. */
export function* readDays<K extends Kind>(db: ReadableDb, zone: Zone, range: Range, kind: K): Generator<DayRead<K>> {
  const plan = planOf(db, zone, daysFrom(range.fromDay, range.tillDay), statements(db).days.all({ zone: zoneKey(zone), kind, ...range }) as Stored[]);
  const missing = plan.filter(({ stored }) => !stored), holders = holdersAround(db, missing);
  for (const { stored, ...span } of plan) {
    const packed = stored ?? packDay(workOut(db, span, zone, holders))[kind];
    yield { ...unpack(kind, span.day, packed), span, fresh: !stored };
  }
}
