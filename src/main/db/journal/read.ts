import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entryOf, frameAt, headBytes, isHead, segmentKey, type Entry } from './record.ts';

/** A piece of the journal; its name is the number of its first transaction. */
export interface Segment { readonly file: string; readonly first: number }
export interface JournalEntry extends Entry { readonly n: number; /** Every statement of the segment so far, by number. */ readonly known: readonly string[] }

export const segmentName = (first: number): string => `${String(first).padStart(12, '0')}.journal`;

/** The segments of a folder in order; an absent folder has none. */
export function segmentsOf(folder: string): Segment[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => /^\d{12}\.journal$/.test(name)).sort().map((name) => ({ file: join(folder, name), first: Number(name.slice(0, 12)) }));
}

/** The whole records of a segment. @returns false when one is torn or was changed: it and what follows cannot be read */
function* entriesOf({ file }: Segment, databaseKey: string): Generator<JournalEntry, boolean> {
  const bytes = readFileSync(file);
  if (!isHead(bytes)) return false;
  const key = segmentKey(databaseKey, bytes), known: string[] = [];
  let at = headBytes;
  for (let frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
    const entry = entryOf(key, frame);
    if (!entry) return false;
    known.push(...entry.texts);
    at = frame.end;
    yield { ...entry, n: frame.n, known };
  }
  return at === bytes.length;
}

/**
 * The highest number that the journal's frames name, whether or not they can be read; 0 for none. A torn record looks like
 * any number at all, so only one that goes on from the last is believed (one may be left out, see open.ts).
 */
export function highestOf(folder: string): number {
  for (const { file, first } of segmentsOf(folder).reverse()) {
    const bytes = readFileSync(file);
    let highest = first - 1;
    if (isHead(bytes)) for (let frame = frameAt(bytes, headBytes); frame && frame.n > highest && frame.n <= highest + 2; frame = frameAt(bytes, frame.end)) highest = frame.n;
    if (highest >= first) return highest;
  }
  return 0;
}

/** The number of the last transaction that can be read; 0 for none. A journal that ends before its database has a gap. */
export function lastReadable(folder: string, databaseKey: string): number {
  for (const segment of segmentsOf(folder).reverse()) {
    let last = 0;
    for (const { n } of entriesOf(segment, databaseKey)) last = n;
    if (last > 0) return last;
  }
  return 0;
}

/**
 * The transactions after number `after`, in order. A record that is missing ends it: what comes later rests on it.
 * @returns whether the end was reached; false when a gap or a damaged record cut it short
 */
export function* journalAfter(folder: string, databaseKey: string, after: number): Generator<JournalEntry, boolean> {
  const segments = segmentsOf(folder);
  let last = after, whole = true;
  for (const [at, segment] of segments.entries()) {
    const next = segments[at + 1];
    if (next && next.first <= last + 1) continue; // everything in it is older
    const entries = entriesOf(segment, databaseKey);
    for (let read = entries.next(); ; read = entries.next()) {
      if (read.done) {
        // A torn tail that the next segment makes up for was never committed.
        whole = read.value;
        break;
      }
      const entry = read.value;
      if (entry.n <= last) continue;
      if (entry.n !== last + 1) return false;
      last = entry.n;
      yield entry;
    }
  }
  return whole;
}

/** Removes the segments that hold nothing after number `upTo`. */
export function pruneJournal(folder: string, upTo: number): void {
  const segments = segmentsOf(folder);
  for (const [at, { file }] of segments.entries()) {
    const next = segments[at + 1];
    if (next && next.first <= upTo + 1) rmSync(file, { force: true });
  }
}
