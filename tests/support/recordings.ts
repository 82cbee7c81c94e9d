import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach } from 'vitest';
import { callLegs, inquiries } from '#main/db/schema/index.ts';
import { noDialogs, type FileDialogs } from '#main/kernel/files.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import type { Heard, RecordingRow } from '#shared/recordings/contract.ts';
import { openTestClinic, type TestClinic, type TestWindow } from './clinic.ts';
import { testFolder } from './database.ts';

export const at = (h: number, m: number, s = 0) => instant(Date.UTC(2026, 10, 24, h - 3, m, s));
/** Where the exchange puts its files, and what the dialog gives. */
export const place: { folder: string; chosen: string | undefined } = { folder: '', chosen: undefined };
const files = (): FileDialogs => ({ ...noDialogs, chooseFolder: () => Promise.resolve(place.chosen) });

export interface World { readonly clinic: TestClinic; readonly manager: TestWindow; call(more?: { readonly at?: number; readonly talkMs?: number; readonly phone?: string; readonly key?: string; readonly answered?: boolean }): Id; rows(callId: Id): Promise<RecordingRow[]>; heard(callId: Id): Promise<Heard>; listens(): unknown[] }
export async function open(): Promise<World> {
  const clinic = openTestClinic({ files: files() }), manager = await clinic.signIn('popova');
  let n = 0;
  return {
    clinic, manager,
    call: ({ at: startedAt = at(10, 2, 10), talkMs = 60_000, phone = '+79002000001', key, answered = true } = {}) => {
      const id = crypto.randomUUID(), callKey = key ?? `key-${String(++n)}`, branchId = clinic.loaded.branchId, ended = { answeredAt: answered ? startedAt + 5_000 : null, endedAt: startedAt + 5_000 + talkMs, talkMs: answered ? talkMs : null };
      clinic.database.write((tx) => {
        tx.insert(inquiries).values({ id, branchId, kind: 'call', direction: 'inbound', startedAt, ...ended, outcome: answered ? 'answered' : 'missed', phoneE164: phone, phoneRaw: phone }).run();
        tx.insert(callLegs).values({ id: crypto.randomUUID(), branchId, callId: id, callKey, exchange: 'ats', phone: '101', startedAt, ...ended, state: 'ended' }).run();
      });
      return id;
    },
    rows: (callId) => manager.ask('recordings.ofCalls', { callIds: [callId] }),
    heard: async (callId) => {
      const [row] = await manager.ask<RecordingRow[]>('recordings.ofCalls', { callIds: [callId] });
      return manager.ask('recordings.listen', { recordingId: row!.id });
    },
    listens: () => clinic.database.raw.prepare("SELECT entity_id FROM audit_log WHERE action = 'recordings.listen' ORDER BY seq").pluck().all(),
  };
}
export const put = (path: string, bytes: Uint8Array): void => { mkdirSync(dirname(join(place.folder, path)), { recursive: true }); writeFileSync(join(place.folder, path), bytes); };
/** A file counts once two looks saw the same size. */
export const looks = async ({ clinic }: World): Promise<void> => { await clinic.recordings.work(); await clinic.recordings.work(); };
export const source = (manager: TestWindow, more: object) => manager.ask('recordings.setSource', { pattern: '{date}-{time}_{number}_{phone}', linkTemplate: '', linkUser: '', ...more });
export const policy = (manager: TestWindow, keep: 'copy' | 'link', days = 90) => manager.ask('recordings.setPolicy', { keep, days, notice: 'Разговор записывается' });

/** A new folder for each test. */
export const anewFolder = (): void => { beforeEach(() => { place.folder = testFolder(); place.chosen = place.folder; }); };
