import { instant, type Instant } from '#shared/kernel/values.ts';
import type { LeadRange } from '../port.ts';

const hourMs = 3_600_000, dayMs = 24 * hourMs;

/** What is remembered of a source between looks. */
export interface Mark {
  /** Everything left before this was asked for, by our clock; undefined: never, or the mark is lost. */
  readonly readTill: Instant | undefined;
  /** When its newest letter came, as far as the base knows. */
  readonly lastEnvelopeAt: Instant | undefined;
}
/** A lead may reach the vendor's list late, and its clock may be an hour off: so much is asked for again at each look. */
export const overlapMs = 3 * hourMs;
/** The first look after a start goes further back. */
export const firstOverlapMs = dayMs;
/** A new source tells of its last day; a lost mark is made good from the newest letter, never further back than this. */
export const furthestMs = 31 * dayMs;

/**
 * What to ask for now. Repeats cost nothing (they are known by their digest), a gap costs a patient: so it always reaches
 * back over what was read, and forward past a clock that runs ahead.
 */
export function rangeOf({ readTill, lastEnvelopeAt }: Mark, now: Instant, first: boolean): LeadRange {
  const known = readTill ?? lastEnvelopeAt, overlap = first || readTill === undefined ? firstOverlapMs : overlapMs;
  // a clock set back must not make the period empty
  const from = known === undefined ? now - firstOverlapMs : Math.min(known, now) - overlap;
  return { from: instant(Math.max(0, from, now - furthestMs)), till: instant(now + dayMs) };
}

/** After so long without one good look somebody must know (НаПоправку cancels a booking that nobody took for ten minutes). */
export const alarmAfterMs = 5 * 60_000;

/** One read is several pages; a source that shows the same page for ever, or rows in a new order each time, must not hold it up or lose rows. */
export interface Reading { readonly pages: number; readonly seen: ReadonlySet<string>; readonly repeated: boolean }
export const noReading: Reading = { pages: 0, seen: new Set(), repeated: false };
export const mostPages = 200;

/** What a page adds. `over`: nothing new is in it although it was not the last, or there were too many. */
export function afterPage(reading: Reading, digests: readonly string[], hasNext: boolean): { readonly reading: Reading; readonly over: boolean } {
  const fresh = digests.filter((digest) => !reading.seen.has(digest)), pages = reading.pages + 1;
  const next: Reading = { pages, seen: new Set([...reading.seen, ...fresh]), repeated: reading.repeated || fresh.length < new Set(digests).size };
  return { reading: next, over: !hasNext || (digests.length > 0 && fresh.length === 0) || pages >= mostPages };
}
/** Rows that moved between pages may have hidden others: the period is read again, a few times at most. */
export const readAgain = (reading: Reading, round: number): boolean => reading.repeated && reading.pages > 1 && round < 3;
