import { and, asc, between, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, or, sql, sum } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { callLegs, consents, inquiries, recordingChunks, recordings } from '#main/db/schema/index.ts';
import { instant, type Id, type Instant } from '#shared/kernel/values.ts';
import type { Candidate } from '#shared/recordings/match.ts';

export type RecordingDbRow = typeof recordings.$inferSelect;
/** Bytes of one piece, as files of a card have them (docs/decisions/0010). */
export const pieceBytes = 256 * 1024;
const { placeholder } = sql, live = and(eq(recordings.deleted, 0), isNull(recordings.goneAt));

export function recordingStore(db: ReadableDb) {
  const row = db.select().from(recordings).where(and(eq(recordings.id, placeholder('id')), eq(recordings.deleted, 0))).prepare();
  const ofCalls = db.select().from(recordings).where(and(sql`${recordings.callId} in (select value from json_each(${placeholder('ids')}))`, isNotNull(recordings.foundAt), live)).orderBy(asc(recordings.startedAt), asc(recordings.id)).prepare();
  const pieces = db.select({ bytes: recordingChunks.bytes }).from(recordingChunks).where(eq(recordingChunks.recordingId, placeholder('id'))).orderBy(asc(recordingChunks.n)).prepare();
  const waiting = db.select().from(recordings).where(and(
    live, gt(recordings.startedAt, placeholder('since')), eq(recordings.node, placeholder('node')), or(isNull(recordings.foundAt), and(gte(recordings.foundAt, placeholder('copySince')), isNull(recordings.keptAt))), lt(recordings.tries, placeholder('tries')),
  )).orderBy(asc(recordings.triedAt), asc(recordings.startedAt)).limit(200).prepare();
  const expired = db.select({ id: recordings.id }).from(recordings).where(and(live, lt(recordings.startedAt, placeholder('before')))).limit(500).prepare();
  const calls = db.select({
    callId: inquiries.id, direction: inquiries.direction, startedAt: inquiries.startedAt, answeredAt: inquiries.answeredAt, endedAt: inquiries.endedAt, talkMs: inquiries.talkMs, e164: inquiries.phoneE164, raw: inquiries.phoneRaw, phone: callLegs.phone, callKey: callLegs.callKey,
  }).from(inquiries).leftJoin(callLegs, and(eq(callLegs.callId, inquiries.id), eq(callLegs.deleted, 0)))
    .where(and(between(inquiries.startedAt, placeholder('from'), placeholder('till')), eq(inquiries.kind, 'call'), isNotNull(inquiries.endedAt), eq(inquiries.deleted, 0))).prepare();
  const about = db.select({ startedAt: inquiries.startedAt, patientId: inquiries.patientId }).from(inquiries).where(eq(inquiries.id, placeholder('id'))).prepare();
  const consent = db.select({ givenAt: consents.givenAt, revokedAt: consents.revokedAt }).from(consents).where(and(eq(consents.patientId, placeholder('patientId')), eq(consents.kind, 'recording'), eq(consents.deleted, 0))).orderBy(desc(consents.givenAt), desc(consents.id)).limit(1).prepare();
  const totals = db.select({ kept: sql<number>`count(${recordings.keptAt})`, bytes: sum(sql`iif(${recordings.keptAt} is null, 0, ${recordings.size})`).mapWith(Number), all: count() }).from(recordings).where(and(live, isNotNull(recordings.foundAt))).prepare();

  return {
    get: (id: Id): RecordingDbRow | undefined => row.get({ id }),
    ofCalls: (ids: readonly Id[]): RecordingDbRow[] => ofCalls.all({ ids: JSON.stringify(ids) }),
    bytesOf: (id: Id): Buffer => Buffer.concat(pieces.all({ id }).map((piece) => piece.bytes)),
    /** What is still looked for, and of what was found since `copySince`, what has not been copied yet; the longest untried first. */
    waiting: (node: string, since: number, copySince: number, tries: number): RecordingDbRow[] => waiting.all({ node, since, copySince: Math.min(copySince, Number.MAX_SAFE_INTEGER), tries }),
    expired: (before: number): Id[] => expired.all({ before }).map(({ id }) => id),
    /** Calls that have ended and begun in this time, each with the phones and the keys it was seen under. */
    candidates: (from: number, till: number): Candidate[] => [...Map.groupBy(calls.all({ from, till }), ({ callId }) => callId).values()].map((rows): Candidate => {
      const [first] = rows as [typeof rows[number], ...typeof rows], digits = (first.e164 ?? first.raw ?? '').replace(/\D/g, '');
      return {
        callId: first.callId, direction: first.direction, startedAt: instant(first.startedAt),
        ...(first.answeredAt === null ? {} : { answeredAt: instant(first.answeredAt) }), ...(first.endedAt === null ? {} : { endedAt: instant(first.endedAt) }), ...(first.talkMs === null ? {} : { talkMs: first.talkMs }),
        ...(digits === '' ? {} : { number: digits }),
        phones: [...new Set(rows.flatMap(({ phone }) => phone ?? []))], callKeys: [...new Set(rows.flatMap(({ callKey }) => callKey ?? []))],
      };
    }),
    about: (callId: Id): { readonly startedAt: Instant; readonly patientId: Id | null } | undefined => {
      const found = about.get({ id: callId });
      return found && { startedAt: instant(found.startedAt), patientId: found.patientId };
    },
    consentOf: (patientId: Id): 'given' | 'revoked' | 'none' => {
      const last = consent.get({ patientId });
      return last?.givenAt == null ? 'none' : last.revokedAt === null ? 'given' : 'revoked';
    },
    totals: (): { readonly kept: number; readonly bytes: number; readonly linked: number } => {
      const { kept = 0, bytes = 0, all = 0 } = totals.get() ?? {};
      return { kept, bytes: bytes ?? 0, linked: all - kept };
    },
  };
}
export type RecordingStore = ReturnType<typeof recordingStore>;

/** Another PC may have told of it first: then nothing changes. */
export function insertRecording(tx: WritableDb, row: typeof recordings.$inferInsert): void {
  tx.insert(recordings).values(row).onConflictDoNothing().run();
}
export function updateRecording(tx: WritableDb, id: Id, change: Partial<RecordingDbRow>): void {
  tx.update(recordings).set(change).where(eq(recordings.id, id)).run();
}
export function moveRecordings(tx: WritableDb, from: Id, callId: Id): void {
  tx.update(recordings).set({ callId }).where(eq(recordings.callId, from)).run();
}
export function insertPiece(tx: WritableDb, recordingId: Id, n: number, bytes: Buffer): void {
  tx.insert(recordingChunks).values({ recordingId, n, bytes }).run();
}
export function dropPieces(tx: WritableDb, ids: readonly Id[]): void {
  if (ids.length > 0) tx.delete(recordingChunks).where(inArray(recordingChunks.recordingId, [...ids])).run();
}
/** Pieces of sounds that were never taken in whole: the program ended in the middle. */
export function dropHalves(tx: WritableDb): void {
  tx.delete(recordingChunks).where(sql`${recordingChunks.recordingId} not in (select ${recordings.id} from ${recordings} where ${recordings.keptAt} is not null)`).run();
}
