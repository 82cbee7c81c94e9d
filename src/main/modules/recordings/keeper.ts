import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Database } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { callIdOf } from '#main/kernel/ids.ts';
import type { Log } from '#main/kernel/log.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import { matchRecording, reachMs } from '#shared/recordings/match.ts';
import { wavDurationMs } from '#shared/recordings/sniff.ts';
import type { Audit } from '../audit/index.ts';
import type { FoundFile } from './folder.ts';
import type { KeptPolicy } from './settings.ts';
import type { Sound } from './sound.ts';
import { dropHalves, dropPieces, insertPiece, insertRecording, moveRecordings, pieceBytes, updateRecording, type RecordingDbRow, type RecordingStore } from './store.ts';

const MiB = 1024 * 1024, hourMs = 3_600_000, dayMs = 24 * hourMs;
/** How long after each failure the next try waits; after the last nobody tries again by himself. */
const patienceMs = [0, 60_000, 5 * 60_000, 30 * 60_000, 2 * hourMs, 6 * hourMs, 12 * hourMs, dayMs];
/** What lies in the folder from before is taken in so far back; the rest belongs to calls this base may never have seen. */
const lookBackMs = 30 * dayMs;
/** A file waits so long for its call to be written down. */
const callLateMs = hourMs;
/** A conversation that is named by its end began at most so long before. */
const longestCallMs = 4 * hourMs;

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly audit: Pick<Audit, 'append'>;
  readonly store: RecordingStore;
  readonly branchId: () => Id;
  readonly policy: () => KeptPolicy;
  /** The sound from where it lies; `head` for a look at what it is. */
  readonly soundOf: (row: RecordingDbRow, head: boolean) => Promise<Sound>;
  readonly told: () => void;
}
export type Source = Pick<RecordingDbRow, 'source' | 'connectorId' | 'sourceKey'>;

/** Finds, keeps and lets go of recordings; every step is a short transaction of its own. */
export function createKeeper({ db, clock, log, audit, store, branchId, policy, soundOf, told }: Deps) {
  let tidied = false;
  const idOf = ({ source, connectorId, sourceKey }: Source): Id => callIdOf(`recording ${source} ${connectorId}`, sourceKey);

  /** Remembers a recording of a call once, however often it is told of. `found` is false for one that is only asked for. */
  function note(of: Source, call: { readonly callId: Id; readonly startedAt: number }, found: boolean, more: Partial<RecordingDbRow> = {}): void {
    const id = idOf(of);
    if (store.get(id)) return;
    db.write((tx) => { insertRecording(tx, { ...more, id, branchId: branchId(), ...of, callId: call.callId, startedAt: call.startedAt, node: db.node, foundAt: found ? clock.now() : null }); });
    told();
  }

  /** Whether the file is settled: matched, or never to be. */
  async function takeFile(file: FoundFile): Promise<boolean> {
    const { path, facts, changedAt, size } = file, now = clock.now(), at = facts.at ?? changedAt;
    if (at < now - lookBackMs) return true;
    const found = matchRecording(facts, store.candidates(at - longestCallMs, at + reachMs));
    if (found.kind !== 'match') {
      if (at > now - callLateMs) return false;
      log('info', 'recordings.no-call', { kind: found.kind });
      return true;
    }
    const of: Source = { source: 'folder', connectorId: '', sourceKey: path };
    if (store.get(idOf(of))) return true;
    try {
      const { type, bytes } = await soundOf({ ...of } as RecordingDbRow, true), durationMs = facts.durationMs ?? wavDurationMs(bytes, size) ?? null;
      note(of, { callId: found.callId, startedAt: store.about(found.callId)?.startedAt ?? at }, true, { type, size, durationMs });
    } catch (error) {
      log('warn', 'recordings.file-refused', { reason: error instanceof AppError ? error.reason ?? error.code : 'internal' });
    }
    return true;
  }

  async function keep(row: RecordingDbRow): Promise<void> {
    const { bytes, type } = await soundOf(row, false);
    if (!tidied) db.write(dropHalves);
    tidied = true;
    // a transaction holds up the desk, so a long conversation is many of them; its row changes with the last
    for (let at = 0; at < bytes.length; at += MiB) {
      db.write((tx) => {
        if (at === 0) dropPieces(tx, [row.id]);
        for (let from = at; from < Math.min(at + MiB, bytes.length); from += pieceBytes) insertPiece(tx, row.id, from / pieceBytes, bytes.subarray(from, from + pieceBytes));
        if (at + MiB < bytes.length) return;
        updateRecording(tx, row.id, { type, size: bytes.length, sha256: hash('sha256', bytes, 'hex'), keptAt: clock.now(), foundAt: row.foundAt ?? clock.now(), node: db.node, durationMs: row.durationMs ?? wavDurationMs(bytes, bytes.length) ?? null });
        audit.append(tx, { action: 'recordings.keep', entity: 'inquiry', entityId: row.callId, after: { startedAt: row.startedAt, size: bytes.length } });
      });
      await setImmediate();
      if (!db.raw.open) return;
    }
  }

  /** Looks for what may be there and copies what is to be kept. */
  async function work(): Promise<void> {
    const { keep: mode, copySince } = policy(), copy = mode === 'copy', now = clock.now();
    for (const row of store.waiting(db.node, now - lookBackMs, copy ? copySince : Infinity, patienceMs.length)) {
      if (row.triedAt !== null && now < row.triedAt + patienceMs[row.tries]!) continue;
      try {
        if (copy) await keep(row);
        else {
          const { type } = await soundOf(row, true);
          db.write((tx) => { updateRecording(tx, row.id, { type, foundAt: clock.now() }); });
        }
        told();
      } catch (error) {
        if (!db.raw.open) return;
        log('info', 'recordings.not-yet', { reason: error instanceof AppError ? error.reason ?? error.code : 'internal', tries: row.tries });
        // an exchange that is away says nothing about the recording: it is asked on, once a day
        const most = error instanceof AppError && error.code === 'offline' ? patienceMs.length - 1 : patienceMs.length;
        db.write((tx) => { updateRecording(tx, row.id, { tries: Math.min(row.tries + 1, most), triedAt: clock.now() }); });
      }
    }
  }

  /** Lets go of what is older than the clinic wants; what lies at the exchange stays there, only the way to it goes. */
  function expire(): void {
    const { days } = policy();
    if (days === 0) return;
    for (let ids = store.expired(clock.now() - days * dayMs); ids.length > 0; ids = store.expired(clock.now() - days * dayMs)) {
      db.write((tx) => {
        dropPieces(tx, ids);
        for (const id of ids) updateRecording(tx, id, { goneAt: clock.now(), goneHow: 'retention', sourceKey: '', sha256: '', keptAt: null, size: 0 });
        audit.append(tx, { action: 'recordings.expire', entity: 'setting', after: { count: ids.length, days } });
      });
      told();
    }
  }

  /** Two calls turned out to be one: what was found of either belongs to it. */
  const join = (from: Id, callId: Id): void => {
    if (store.ofCalls([from]).length > 0) db.write((tx) => { moveRecordings(tx, from, callId); });
  };

  return { note, takeFile, work, expire, join };
}
