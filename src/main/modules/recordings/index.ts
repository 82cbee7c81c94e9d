import { hash } from 'node:crypto';
import type { Cancel } from '#main/kernel/clock.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';
import { compilePattern } from '#shared/recordings/pattern.ts';
import type { CallDirection } from '#shared/telephony/call.ts';
import { createFolderWatch } from './folder.ts';
import { createHandlers } from './handlers.ts';
import type { RecordingsDeps } from './deps.ts';
import { createKeeper } from './keeper.ts';
import { linkOf } from './rules/link.ts';
import { keptPolicy, localSource, policyKey, sourceKey, type KeptPolicy, type LocalSource } from './settings.ts';
import { fetchSound, gather, headBytes, readSound, soundOf, type Sound } from './sound.ts';
import { recordingStore, type RecordingDbRow } from './store.ts';

export type { RecordingsDeps } from './deps.ts';

/** A call that has ended and was answered. */
export interface EndedCall { readonly callId: Id; readonly startedAt: Instant; readonly direction: CallDirection; readonly number: string; readonly phone: string; readonly callKey: string }

const everyMs = 20_000, firstMs = 5_000, expireEveryMs = 3_600_000;

/** Записи разговоров: found at the exchange, kept or linked, and heard by whoever has the right; every hearing is written down. */
export function createRecordings(deps: RecordingsDeps) {
  const { db, clock, log, settings, zone } = deps, store = recordingStore(db.db);
  const policy = (): KeptPolicy => settings.get(policyKey, keptPolicy) ?? keptPolicy.parse({});
  const source = (): LocalSource => settings.getLocal(sourceKey, localSource) ?? localSource.parse({});
  let timer: Cancel | undefined, stopped = false, working: Promise<void> | undefined, expiredAt = -Infinity;
  let watch: { readonly of: string; readonly look: ReturnType<typeof createFolderWatch> } | undefined;

  const isKept = (row: RecordingDbRow): boolean => row.keptAt !== null && row.node === db.node;
  const isReachable = (row: RecordingDbRow): boolean =>
    row.source === 'folder' ? source().folder !== undefined : row.source === 'url' ? deps.mayAsk(row.sourceKey) : deps.openable().includes(row.connectorId);

  const ask = (url: string, head: boolean, headers?: Readonly<Record<string, string>>): Promise<Sound> => {
    if (!deps.mayAsk(url)) throw new AppError('forbidden', 'recording-demo');
    return fetchSound({ url, headers, headOnly: head, fetch: deps.fetch });
  };
  /** The sound from its source, however this PC gets there. */
  async function fromSource(row: RecordingDbRow, head: boolean): Promise<Sound> {
    if (row.source === 'folder') {
      const { folder } = source();
      if (folder === undefined) throw new AppError('conflict', 'recording-elsewhere');
      return readSound(folder, row.sourceKey, head);
    }
    if (row.source === 'url') {
      const { linkUser, linkPassword } = source();
      return ask(row.sourceKey, head, linkUser === '' ? undefined : { authorization: `Basic ${Buffer.from(`${linkUser}:${linkPassword}`).toString('base64')}` });
    }
    const opened = await deps.open(row.connectorId, row.sourceKey);
    return 'url' in opened ? ask(opened.url, head, opened.headers) : soundOf(head ? await gather(opened.stream, headBytes, false) : await gather(opened.stream));
  }
  /** The whole sound; of a kept one what the disk gave back is what was taken in, or it is refused. */
  async function sound(row: RecordingDbRow): Promise<Sound> {
    if (!isKept(row)) return fromSource(row, false);
    const bytes = store.bytesOf(row.id);
    if (bytes.length !== row.size || hash('sha256', bytes, 'hex') !== row.sha256) throw new AppError('database', 'damaged');
    return soundOf(bytes);
  }

  const keeper = createKeeper({
    db, clock, log, audit: deps.audit, store, branchId: deps.branchId, policy, soundOf: fromSource,
    told: () => { deps.changed(['recordings']); },
  });

  async function lookIntoFolder(): Promise<void> {
    const { folder, pattern } = source(), compiled = folder === undefined ? undefined : compilePattern(pattern);
    if (folder === undefined || !compiled?.ok) { watch = undefined; return; }
    const of = `${folder}\n${pattern}`;
    if (watch?.of !== of) watch = { of, look: createFolderWatch(folder, compiled) };
    const { look } = watch;
    try {
      for await (const file of look.look(zone())) {
        if (stopped || !db.raw.open) return;
        if (await keeper.takeFile(file)) look.settle(file.path);
      }
    } catch (error) {
      log('warn', 'recordings.folder-unreadable', {}, error);
    }
  }

  /** One round: the folder, what is still looked for, what is to go. Rounds never overlap. */
  function work(): Promise<void> {
    return working ??= (async () => {
      await lookIntoFolder();
      if (stopped || !db.raw.open) return;
      await keeper.work();
      if (stopped || !db.raw.open || clock.mono() - expiredAt < expireEveryMs) return;
      expiredAt = clock.mono();
      keeper.expire();
    })().catch((error: unknown) => { log('error', 'recordings.round-failed', {}, error); }).finally(() => { working = undefined; });
  }
  const soon = (afterMs: number): void => {
    timer = clock.after(afterMs, () => { void work().then(() => { if (!stopped) soon(everyMs); }); });
  };
  soon(firstMs);

  return {
    handlers: createHandlers({ ...deps, store, policy, source, sound, isKept, isReachable, changedPolicy: () => { expiredAt = -Infinity; } }),
    /** An exchange has a recording of this call. */
    ready: (of: { readonly connectorId: string; readonly recordingId: string; readonly callId: Id; readonly durationMs?: number }): void => {
      keeper.note({ source: 'connector', connectorId: of.connectorId, sourceKey: of.recordingId }, { callId: of.callId, startedAt: store.about(of.callId)?.startedAt ?? clock.now() }, true, of.durationMs === undefined ? {} : { durationMs: of.durationMs });
    },
    /** A conversation is over: where the exchange is asked by link, its recording is looked for. */
    ended: (call: EndedCall): void => {
      const { linkTemplate } = source();
      if (linkTemplate !== '') keeper.note({ source: 'url', connectorId: '', sourceKey: linkOf(linkTemplate, call, zone()) }, call, false);
    },
    joined: keeper.join,
    /** A round at once; the timer goes on. */
    work,
    stop: async (): Promise<void> => {
      stopped = true;
      timer?.();
      await working;
    },
  };
}
export type Recordings = ReturnType<typeof createRecordings>;
