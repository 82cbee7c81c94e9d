import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import type { FolderCheck, recordingsContract } from '#shared/recordings/contract.ts';
import { matchRecording, reachMs } from '#shared/recordings/match.ts';
import { compilePattern } from '#shared/recordings/pattern.ts';
import { aboutSounds } from '#shared/recordings/types.ts';
import { survey } from './folder.ts';
import type { RecordingsDeps } from './deps.ts';
import { wrongLink } from './rules/link.ts';
import { policyKey, sourceKey, type KeptPolicy, type LocalSource } from './settings.ts';
import type { Sound } from './sound.ts';
import type { RecordingDbRow, RecordingStore } from './store.ts';

interface HandlersDeps extends RecordingsDeps {
  readonly store: RecordingStore;
  readonly policy: () => KeptPolicy;
  readonly source: () => LocalSource;
  readonly sound: (row: RecordingDbRow) => Promise<Sound>;
  readonly isKept: (row: RecordingDbRow) => boolean;
  readonly isReachable: (row: RecordingDbRow) => boolean;
  readonly changedPolicy: () => void;
}

export function createHandlers({ db, clock, audit, changed, files, settings, zone, store, policy, source, sound, isKept, isReachable, changedPolicy }: HandlersDeps): Handlers<typeof recordingsContract, CallContext> {
  const told = (): void => { changed(['recordings']); };
  function putSource(by: Id, to: LocalSource): void {
    const shown = ({ linkPassword, ...rest }: LocalSource) => ({ ...rest, hasPassword: linkPassword !== '' }), before = source();
    db.write((tx) => {
      settings.setLocal(tx, sourceKey, to);
      audit.append(tx, { employeeId: by, action: 'recordings.setSource', entity: 'localSetting', before: shown(before), after: shown(to) });
    });
    told();
  }

  return {
    ofCalls: ({ callIds }) => store.ofCalls(callIds).map((row) => ({
      id: row.id, callId: row.callId, startedAt: instant(row.startedAt), ...(row.durationMs === null ? {} : { durationMs: row.durationMs }),
      where: isKept(row) ? 'kept' as const : isReachable(row) ? 'linked' as const : 'elsewhere' as const,
    })),
    listen: async ({ recordingId }, ctx) => {
      const row = store.get(recordingId), by = actorOf(ctx).employeeId;
      if (!row || row.foundAt === null || row.goneAt !== null) throw new AppError('not-found', 'recording');
      const { bytes, type } = await sound(row), about = store.about(row.callId), { notice } = policy();
      // whoever gets the sound has heard it: written down before it leaves main
      db.write((tx) => { audit.append(tx, { employeeId: by, action: 'recordings.listen', entity: 'inquiry', entityId: row.callId, after: { startedAt: row.startedAt } }); });
      return {
        bytes: new Uint8Array(bytes), mime: aboutSounds[type].mime, startedAt: instant(row.startedAt), notice,
        ...(row.durationMs === null ? {} : { durationMs: row.durationMs }), consent: about?.patientId ? store.consentOf(about.patientId) : 'unknown' as const,
      };
    },
    settings: () => {
      const { linkPassword, ...shown } = source(), { kept, bytes, linked } = store.totals();
      return { ...policy(), ...shown, hasLinkPassword: linkPassword !== '', kept, keptBytes: bytes, linked };
    },
    setPolicy: (input, ctx) => {
      const before = policy(), to: KeptPolicy = { ...input, notice: input.notice.trim(), copySince: before.keep === input.keep ? before.copySince : clock.now() };
      db.write((tx) => { settings.set(tx, actorOf(ctx).employeeId, policyKey, to); });
      changedPolicy();
      told();
      return null;
    },
    setSource: ({ pattern, linkTemplate, linkUser, linkPassword }, ctx) => {
      const before = source(), read = compilePattern(pattern), link = linkTemplate.trim(), wrong = link === '' ? undefined : wrongLink(link);
      if (!read.ok && before.folder !== undefined) return { kind: 'pattern', why: read.why, ...(read.what === undefined ? {} : { what: read.what }) };
      if (wrong !== undefined) return { kind: 'link', why: wrong };
      putSource(actorOf(ctx).employeeId, { ...before, pattern: pattern.trim(), linkTemplate: link, linkUser: linkUser.trim(), linkPassword: link === '' || linkUser.trim() === '' ? '' : linkPassword ?? before.linkPassword });
      return { kind: 'saved' };
    },
    chooseFolder: async (_, ctx) => {
      const by = actorOf(ctx).employeeId, folder = await files.chooseFolder();
      if (folder === undefined) return { chosen: false };
      putSource(by, { ...source(), folder });
      return { chosen: true };
    },
    dropFolder: (_, ctx) => {
      const { folder, ...rest } = source();
      if (folder !== undefined) putSource(actorOf(ctx).employeeId, rest);
      return null;
    },
    checkFolder: async ({ pattern }): Promise<FolderCheck> => {
      const { folder } = source(), read = compilePattern(pattern);
      if (folder === undefined) return { kind: 'no-folder' };
      if (!read.ok) return { kind: 'pattern', why: read.why, ...(read.what === undefined ? {} : { what: read.what }) };
      try {
        const found = await survey(folder, read, zone());
        const matched = found.read.filter(({ facts, changedAt }) => matchRecording(facts, store.candidates((facts.at ?? changedAt) - 4 * 3_600_000, (facts.at ?? changedAt) + reachMs)).kind === 'match').length;
        return { kind: 'looked', files: found.files, read: found.read.length, matched, unread: [...found.unread] };
      } catch {
        return { kind: 'unreadable' };
      }
    },
  };
}
