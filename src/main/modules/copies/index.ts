import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type * as z from 'zod';
import { copyRow, type CopyRow } from '#shared/copies/contract.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import { instant, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import { copiesIn, pruneJournal, type Database, type WritableDb } from '../../db/index.ts';
import type { Cancel, Clock } from '../../kernel/clock.ts';
import type { FileDialogs } from '../../kernel/files.ts';
import type { Log } from '../../kernel/log.ts';
import type { Jobs } from '../../worker/jobs.ts';
import { createCodes, type RecoveryPort } from './codes.ts';
import { createHandlers } from './handlers.ts';
import { memory, type CopyPlaces, type Memory } from './memory.ts';
import { healthOf, nextCopyAt, outOfTime, standardKeep } from './rules.ts';
import type { CopyMade } from './worker.ts';

export type { RecoveryPort } from './codes.ts';
export type { CopyPlaces } from './memory.ts';

/** Beside the copies: where the second folder is, for the day on which the settings cannot be read. */
export const placesFile = 'places.json';

const memoryKey = 'copies', remembered = 3;

export interface CopiesDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: Pick<Jobs, 'start'>;
  readonly files: FileDialogs;
  readonly audit: { append(tx: WritableDb, entry: { readonly employeeId?: Id | null | undefined; readonly action: string; readonly entity: string; readonly after?: unknown }): void };
  readonly local: { get<T>(key: string, schema: z.ZodType<T>): T | undefined; set(tx: WritableDb, key: string, value: unknown): void };
  readonly changed: (topics: readonly Topic[]) => void;
  readonly notices: { push(code: string, level: 'warn' | 'error'): void; clear(code: string): void };
  readonly zone: () => Zone;
  readonly places: CopyPlaces;
  /** Absent on the demo base, whose key is published. */
  readonly recovery?: RecoveryPort | undefined;
  readonly isPassword: (employeeId: Id, password: string) => Promise<boolean>;
  /** The nightly reading has found a page that is not what was written. */
  readonly damaged: () => void;
}
const lookEveryMs = 60 * 60_000, firstLookMs = 60_000;

/** Копии: made at night and on demand in the worker thread, verified, thinned out, carried to a second disk. */
export function createCopies(deps: CopiesDeps) {
  const { database, clock, log, jobs, files, audit, local, changed, notices, zone, places } = deps;
  let running = false, timer: Cancel | undefined, stopped = false, broken = false, again = false;
  const recall = (): Memory => local.get(memoryKey, memory) ?? memory.parse({});
  const remember = (change: Partial<Memory>): void => { database.write((tx) => { local.set(tx, memoryKey, { ...recall(), ...change }); }); };

  const here = () => copiesIn(places.folder);
  const lastGood = (): Instant | undefined => here()[0]?.at;

  /** The copies of both folders, by name. */
  function list(): CopyRow[] {
    const rows = new Map<string, CopyRow>(), { folder } = recall();
    for (const { file, at, bytes } of here()) rows.set(basename(file), { name: basename(file), at, bytes, here: true, second: false });
    for (const { file, at, bytes } of folder === undefined ? [] : copiesIn(folder)) rows.set(basename(file), { name: basename(file), at, bytes, here: rows.has(basename(file)), second: true });
    return [...rows.values()].sort((a, b) => b.at - a.at).map((row) => copyRow.parse(row));
  }

  function thin(folder: string): void {
    for (const { file } of outOfTime(copiesIn(folder), standardKeep, zone())) rmSync(file, { force: true });
  }

  function done({ name, bytes, rows, commits, second }: CopyMade, by: Id | undefined): { size: number; second: string } {
    const { folder, made } = recall();
    const kept = [{ name, commits }, ...made].filter((one) => existsSync(join(places.folder, one.name))).slice(0, remembered);
    database.write((tx) => {
      local.set(tx, memoryKey, { ...recall(), made: kept, last: { at: clock.now(), ok: true, ...(second ? { second: second.ok ? 'ok' : 'failed', ...(second.reason ? { secondReason: second.reason } : {}) } : {}) } });
      audit.append(tx, { employeeId: by, action: 'copies.made', entity: 'copy', after: { name, rows, ...(second ? { second: second.ok } : {}) } });
    });
    thin(places.folder);
    if (folder !== undefined && second?.ok) thin(folder);
    if (places.journal !== undefined) pruneJournal(places.journal, Math.min(...kept.map((one) => one.commits)));
    broken = false;
    notices.clear('copies-old');
    notices.clear('copies-failed');
    if (second && !second.ok) notices.push('copies-second', 'warn');
    else notices.clear('copies-second');
    return { size: Math.max(1, Math.round(bytes / 1_048_576)), second: second ? (second.ok ? 'ok' : 'failed') : 'none' };
  }

  function make(by?: Id): Id {
    running = true;
    // Names go by the second: two copies within one would be the same file.
    const at = instant(Math.max(clock.now(), (lastGood() ?? 0) + 1_000)), { folder } = recall();
    database.rotateJournal();
    changed(['copies']);
    return jobs.start('copies.make', { at, folder: places.folder, second: folder, along: places.along, own: places.own }, {
      by, onDone: (made) => done(made, by),
      onEnd: (state) => {
        running = false;
        if (state === 'failed') {
          log('error', 'copies.failed');
          notices.push('copies-failed', 'warn');
          remember({ last: { at: clock.now(), ok: false } });
        }
        changed(['copies']);
        if (again) {
          again = false;
          soon();
        }
        // The night's reading comes after the night's copy: what is damaged is known before the copies have rotated away.
        else if (state === 'done' && by === undefined && !stopped) check();
      },
    });
  }
  const check = (by?: Id): Id => jobs.start('copies.check', null, {
    by,
    onDone: ({ ok }) => {
      if (ok) remember({ checked: { at: clock.now(), ok } });
      else deps.damaged();
      changed(['copies']);
      return { ok };
    },
  });

  /** Looks whether a copy is due, at least once an hour: a PC that slept through the night catches up. */
  function look(): void {
    const now = clock.now(), last = lastGood(), due = nextCopyAt(now, last, recall().hour, zone());
    if (healthOf(now, last) === 'old') notices.push('copies-old', 'warn');
    if ((due <= now || broken) && !running) make();
    timer = clock.after(Math.max(1_000, Math.min(lookEveryMs, due > now ? due - now : lookEveryMs)), look);
  }

  /** A minute after the last gap: an import makes one with every portion. */
  function soon(): void {
    broken = true;
    if (!timer) return;
    timer();
    timer = clock.after(firstLookMs, look);
  }

  const setFolder = (by: Id, folder: string | undefined): void => {
    database.write((tx) => {
      local.set(tx, memoryKey, { ...recall(), folder });
      audit.append(tx, { employeeId: by, action: 'copies.folder', entity: 'copy', after: { set: folder !== undefined } });
    });
    if (folder === undefined) rmSync(join(places.folder, placesFile), { force: true });
    else writeFileSync(join(places.folder, placesFile), JSON.stringify({ folder }));
    changed(['copies']);
  };
  const codes = createCodes({ recovery: deps.recovery, isPassword: deps.isPassword, clock, record: (by, action) => { database.write((tx) => { audit.append(tx, { employeeId: by, action, entity: 'recoveryCode' }); }); } });

  return {
    handlers: createHandlers({ recall, remember, list, lastGood, make, check, setFolder, codes, files, clock, zone, places, isRunning: () => running, journal: () => (places.journal === undefined ? 'none' : broken ? 'broken' : 'whole'), changed, reschedule: () => { if (timer) { timer(); look(); } } }),
    /** From now on copies are made by themselves. */
    schedule: (): void => { timer = clock.after(firstLookMs, look); },
    /** The journal has a gap: only a new copy makes it whole. */
    journalBroken: (): void => {
      if (stopped) return;
      broken = true;
      if (running) again = true;
      else soon();
    },
    stop: (): void => {
      stopped = true;
      timer?.();
    },
  };
}
export type Copies = ReturnType<typeof createCopies>;
