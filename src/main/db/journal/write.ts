import { closeSync, existsSync, fdatasync, ftruncateSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Cancel, Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { segmentName } from './read.ts';
import { frameOf, headBytes, newHead, segmentKey } from './record.ts';

/**
 * The journal of changes since the copies (QUALITY.md R4). A transaction is appended *before* it is committed, so a
 * process that dies between the two leaves the journal ahead by one whole transaction, which the next opening repeats:
 * the journal never lacks what the database has. It is flushed within a second, not at each commit: after a power cut the
 * database's own log is whole (synchronous=FULL) and only damage at the same moment would miss that second.
 */
export interface JournalWriter {
  /** A transaction begins; forgets what a rolled back one had noted. */
  begin(): void;
  /** A statement that writes has run. */
  note(sql: string, params: readonly unknown[]): void;
  /** Whether this transaction wrote anything. */
  readonly noted: boolean;
  /** Appends the transaction; a failure breaks the journal, never the transaction. */
  append(n: number, changes: number): void;
  /** The commit failed: the record goes again. */
  takeBack(): void;
  /** The next transaction begins a new segment. */
  rotate(): void;
  /** False from a failed append on until `rotate`. */
  readonly whole: boolean;
  close(): void;
}

interface Options { readonly folder: string; readonly key: string; readonly version: number; readonly clock: Clock; readonly log: Log; readonly onBroken?: () => void }
interface Open { readonly fd: number; readonly key: Buffer; readonly numbers: Map<string, number>; size: number }

const segmentBytes = 16 * 1024 * 1024;
const flushAfterMs = 1_000;

export function createJournal({ folder, key, version, clock, log, onBroken = () => undefined }: Options): JournalWriter {
  let segment: Open | undefined, steps: [string, readonly unknown[]][] = [], last: { size: number; texts: readonly string[] } | undefined;
  let whole = true, timer: Cancel | undefined;

  const flushSoon = (): void => {
    timer ??= clock.after(flushAfterMs, () => {
      timer = undefined;
      if (segment) fdatasync(segment.fd, () => undefined);
    });
  };
  function shut(): void {
    if (segment) closeSync(segment.fd);
    segment = undefined;
    last = undefined;
  }
  function broken(error: unknown): void {
    log('error', 'journal.failed', {}, error);
    whole = false;
    try {
      // Half a record would end the segment for its reader anyway; it is cut off if that still works.
      if (segment && last) ftruncateSync(segment.fd, last.size);
    } catch {
      // a torn tail is skipped when the segment is read
    }
    shut();
    onBroken();
  }
  function open(first: number): Open {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, segmentName(first));
    if (existsSync(file)) renameSync(file, `${file}.aside-${clock.now()}`);
    const head = newHead(version), fd = openSync(file, 'wx', 0o600);
    writeSync(fd, head);
    return { fd, key: segmentKey(key, head), numbers: new Map(), size: headBytes };
  }
  /** Numbers the statements of the transaction; those new to the segment are told in the record itself. */
  function numbered({ numbers }: Open): { texts: string[]; numbered: [number, readonly unknown[]][] } {
    const texts: string[] = [];
    return { texts, numbered: steps.map(([sql, params]) => {
      const known = numbers.get(sql) ?? numbers.size;
      if (!numbers.has(sql)) {
        numbers.set(sql, known);
        texts.push(sql);
      }
      return [known, params];
    }) };
  }

  return {
    begin: () => {
      steps = [];
      last = undefined;
    },
    note: (sql, params) => { steps.push([sql, params]); },
    get noted() { return steps.length > 0; },
    get whole() { return whole; },
    append: (n, changes) => {
      if (!whole) return;
      try {
        if (segment && segment.size >= segmentBytes) shut();
        segment ??= open(n);
        const { texts, numbered: list } = numbered(segment), bytes = frameOf(segment.key, n, { texts, steps: list, changes, at: clock.now() });
        last = { size: segment.size, texts };
        for (let at = 0; at < bytes.length;) at += writeSync(segment.fd, bytes, at, bytes.length - at, segment.size + at);
        segment.size += bytes.length;
        flushSoon();
      } catch (error) {
        broken(error);
      }
    },
    takeBack: () => {
      if (!segment || !last) return;
      for (const text of last.texts) segment.numbers.delete(text);
      segment.size = last.size;
      last = undefined;
      try {
        ftruncateSync(segment.fd, segment.size);
      } catch (error) {
        broken(error);
      }
    },
    rotate: () => {
      shut();
      whole = true;
    },
    close: () => {
      timer?.();
      shut();
    },
  };
}
