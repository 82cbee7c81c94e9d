import { and, asc, eq, gt, gte, inArray, lte } from 'drizzle-orm';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant, type Day, type Instant, type Zone } from '#shared/kernel/values.ts';
import type { Database, ReadableDb, WritableDb } from '../../db/index.ts';
import { branches, reportDays, reportMarks } from '../../db/schema/index.ts';
import { shapes, type Kind, type Packed } from './columns.ts';
import { firstInquiryAt } from './day-rows.ts';
import { packDay } from './day.ts';
import { holdersAround, marksIn, spansOf, workOut, zoneKey } from './days.ts';

export interface Folded { readonly zone: string; readonly day: Day; readonly from: Instant; readonly till: Instant; readonly packed: Readonly<Record<Kind, Packed>> }
export interface Folding {
  readonly days: readonly Folded[];
  /** The marks as they were while the days were read. */
  readonly marks: readonly { readonly fromAt: number; readonly tillAt: number; readonly n: number }[];
  /** Keys that are still in use. */
  readonly zones: readonly string[];
  /** There are more days to fold. */
  readonly more: boolean;
}

const kinds = Object.keys(shapes) as readonly Kind[];
const forever = Number.MAX_SAFE_INTEGER;
/** In the year 2199: no day of a clinic is later. */
const lastInstant = 7_258_118_400_000 - 1;

const zonesInUse = (db: ReadableDb): Zone[] => [...new Set(db.select({ zone: branches.zone }).from(branches).where(eq(branches.deleted, 0)).all().map(({ zone }) => zone))];

/** The finished days of all history, by zone. Today changes with every call, so it is never folded. */
function finished(db: ReadableDb, zone: Zone, now: Instant) {
  const first = firstInquiryAt(db);
  if (first === undefined) return [];
  const today = dayOf(now, zone);
  return spansOf(db, zone, { fromDay: dayOf(instant(first), zone), tillDay: today }).filter(({ day }) => day < today);
}

/**
 * Works out at most `most` finished days that are not folded or were changed since. The marks are read first: what
 * changes after that has counted its mark on, and is folded again.
 */
export function foldDays(db: ReadableDb, now: Instant, most: number, onDay: (done: number, total: number) => void = () => undefined): Folding {
  const marks = marksIn(db, 0, forever), zones = zonesInUse(db);
  const due = zones.flatMap((zone) => finished(db, zone, now).filter(({ stored }) => !stored).map(({ day, from, till }) => ({ zone, day, from, till }))).sort((a, b) => a.from - b.from);
  const chosen = due.slice(0, most), holders = new Map(zones.map((zone) => [zone, holdersAround(db, chosen.filter((one) => one.zone === zone))]));
  const days = chosen.map((span, n): Folded => {
    onDay(n, chosen.length);
    return { zone: zoneKey(span.zone), day: span.day, from: span.from, till: span.till, packed: packDay(workOut(db, span, span.zone, holders.get(span.zone)!)) };
  });
  return { days, marks, zones: zones.map(zoneKey), more: due.length > most };
}

/** Kept in one transaction: some milliseconds of main, and a ring may wait behind them. */
const keptAtOnce = 3;
/** Rows taken away in one transaction: what is deleted is overwritten, some kilobytes each. */
const droppedAtOnce = 30;

function putDays(tx: WritableDb, days: readonly Folded[]): void {
  for (const { zone, day, from, till, packed } of days) {
    for (const kind of kinds) {
      const values = { fromAt: from, tillAt: till, ids: packed[kind].ids, data: Buffer.from(packed[kind].data) };
      tx.insert(reportDays).values({ zone, kind, day, ...values }).onConflictDoUpdate({ target: [reportDays.zone, reportDays.kind, reportDays.day], set: values }).run();
    }
  }
}

/** The zones of the folded days. From one to the next by the key: the rows hold their days, and walking them all is 190 ms of main beside an import. */
function zonesKept(db: ReadableDb): string[] {
  const found: string[] = [];
  for (let next; (next = db.select({ zone: reportDays.zone }).from(reportDays).where(gt(reportDays.zone, found.at(-1) ?? '')).orderBy(asc(reportDays.zone)).limit(1).get());) found.push(next.zone);
  return found;
}

/**
 * Days of zones that are in use no longer, a few of them; false when there are none. An edition of the rules of time is
 * part of the key, so after an upgrade these are all the days there were.
 */
function dropSomeLeft(tx: WritableDb, zones: readonly string[]): boolean {
  if (zones.length === 0) return false;
  const zone = zonesKept(tx).find((one) => !zones.includes(one));
  if (zone === undefined) return false;
  for (const { kind, day } of tx.select({ kind: reportDays.kind, day: reportDays.day }).from(reportDays).where(eq(reportDays.zone, zone)).limit(droppedAtOnce).all()) {
    tx.delete(reportDays).where(and(eq(reportDays.zone, zone), eq(reportDays.kind, kind), eq(reportDays.day, day))).run();
  }
  return true;
}

/** The first and the last day that any of these marks may lie upon, in whatever zone. */
function daysAround(marks: Folding['marks']): readonly [Day, Day] {
  const utc = (at: number, days: number): Day => addDays(dayOf(instant(Math.max(0, at)), 'UTC'), days);
  let from = lastInstant, till = 0;
  for (const { fromAt, tillAt } of marks) { from = Math.min(from, fromAt); till = Math.max(till, Math.min(tillAt, lastInstant)); }
  return [utc(from, -1), utc(till, 1)];
}

/**
 * Takes away the marks that nothing has counted on since `days` were read. A day folded earlier that lay under one of them
 * and was not worked out now is forgotten: without a row it is as good as marked.
 */
function dropMarks(tx: WritableDb, { days, marks, zones }: Pick<Folding, 'days'> & Partial<Folding>): void {
  if (zones && zones.length > 0) for (const zone of zonesKept(tx)) if (!zones.includes(zone)) tx.delete(reportDays).where(eq(reportDays.zone, zone)).run();
  const gone = (marks ?? []).filter(({ fromAt, tillAt, n }) => tx.delete(reportMarks).where(and(eq(reportMarks.fromAt, fromAt), eq(reportMarks.tillAt, tillAt), eq(reportMarks.n, n))).run().changes > 0);
  if (gone.length === 0) return;
  const kept = new Set(days.map(({ zone, day }) => `${zone} ${day}`)), under = spansUnder(gone), [fromDay, tillDay] = daysAround(gone);
  for (const { zone, day, fromAt, tillAt } of tx.select({ zone: reportDays.zone, day: reportDays.day, fromAt: reportDays.fromAt, tillAt: reportDays.tillAt }).from(reportDays).where(and(inArray(reportDays.zone, zonesKept(tx)), eq(reportDays.kind, 'calls'), gte(reportDays.day, fromDay), lte(reportDays.day, tillDay))).all()) {
    if (!kept.has(`${zone} ${day}`) && under(fromAt, tillAt)) tx.delete(reportDays).where(and(eq(reportDays.zone, zone), inArray(reportDays.kind, [...kinds]), eq(reportDays.day, day))).run();
  }
}

/** Keeps what was folded, and the marks it answers go with it; all in one transaction. */
export function keepFolded({ write }: Pick<Database, 'write'>, folded: Pick<Folding, 'days'> & Partial<Folding>): void {
  write((tx) => {
    dropMarks(tx, folded);
    putDays(tx, folded.days);
  });
}

/**
 * The same beside a desk at work: a few days at a time, `breathe` in between. The marks go last, and a day under a mark is
 * never believed: whatever changes or stops meanwhile, no report reads a day that is old.
 */
export async function keepFoldedByPieces({ write }: Pick<Database, 'write'>, folded: Folding, breathe: () => Promise<void>): Promise<void> {
  for (let at = 0; at < folded.days.length; at += keptAtOnce) {
    write((tx) => { putDays(tx, folded.days.slice(at, at + keptAtOnce)); });
    await breathe();
  }
  while (write((tx) => dropSomeLeft(tx, folded.zones))) await breathe();
  write((tx) => { dropMarks(tx, folded); });
}

/** Whether any of these marks lies upon a stretch. */
function spansUnder(marks: Folding['marks']): (from: number, till: number) => boolean {
  const sorted = [...marks].sort((a, b) => a.fromAt - b.fromAt), reach: number[] = [];
  for (const { tillAt } of sorted) reach.push(Math.max(reach.at(-1) ?? 0, tillAt));
  return (from, till) => {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.fromAt < till) low = middle + 1;
      else high = middle;
    }
    return low > 0 && reach[low - 1]! > from;
  };
}

/** Folds everything there is, here and now: for what makes a base, and for tests. */
export function foldAll(database: Pick<Database, 'db' | 'write'>, now: Instant): void {
  for (let more = true; more;) {
    const folding = foldDays(database.db, now, 120);
    keepFolded(database, folding);
    ({ more } = folding);
  }
}

/** Compares the folded days one by one with their rows; `found` holds one that differs, worked out anew. */
export function* comparedDays(db: ReadableDb, now: Instant): Generator<{ readonly done: number; readonly total: number; readonly found: readonly Folded[] }> {
  const due = zonesInUse(db).flatMap((zone) => {
    const folded = finished(db, zone, now).filter(({ stored }) => stored), holders = holdersAround(db, folded);
    return folded.map((span) => ({ zone, span, holders }));
  });
  for (const [n, { zone, span, holders }] of due.entries()) {
    const key = zoneKey(zone), packed = packDay(workOut(db, span, zone, holders));
    const kept = db.select({ kind: reportDays.kind, ids: reportDays.ids, data: reportDays.data }).from(reportDays).where(and(eq(reportDays.zone, key), inArray(reportDays.kind, [...kinds]), eq(reportDays.day, span.day))).all();
    const same = kept.length === kinds.length && kept.every(({ kind, ids, data }) => ids === packed[kind].ids && Buffer.compare(data, packed[kind].data) === 0);
    yield { done: n + 1, total: due.length, found: same ? [] : [{ zone: key, day: span.day, from: span.from, till: span.till, packed }] };
  }
}

/** The days that are not what their rows say. None is the promise. */
export const wrongDays = (db: ReadableDb, now: Instant): Folded[] => [...comparedDays(db, now)].flatMap(({ found }) => found);
