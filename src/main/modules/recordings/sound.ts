import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AppError } from '#shared/kernel/errors.ts';
import { soundTypeOf } from '#shared/recordings/sniff.ts';
import { largestRecording, type SoundType } from '#shared/recordings/types.ts';

export interface Sound { readonly bytes: Buffer; readonly type: SoundType }
/** As much as tells what a sound is. */
export const headBytes = 4096;
const firstWordMs = 15_000, wholeMs = 120_000, mostRedirects = 3;

/** @throws AppError `connector-failed` for bytes that are no recording, whatever their source calls them */
export function soundOf(bytes: Buffer): Sound {
  const type = soundTypeOf(bytes);
  if (!type) throw new AppError('connector-failed', 'recording-type');
  return { bytes, type };
}

/** Gathers what comes and stops at the limit: a server that never ends fills neither the memory nor the base. */
export async function gather(stream: AsyncIterable<Uint8Array>, limit = largestRecording, whole = true): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    size += piece.byteLength;
    if (!whole && size >= limit) break;
    if (size > limit) throw new AppError('connector-failed', 'recording-too-large');
  }
  return Buffer.concat(pieces);
}

export interface Asked {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Only whether it is there, and what it is. */
  readonly headOnly?: boolean;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/**
 * Fetches a sound. Only http and https; a redirect is followed to the same host alone and never from https to http, so
 * that neither the password nor the question reaches anybody else. Size is checked before and while it comes.
 * @throws AppError `not-found`, `offline`, `connector-failed`
 */
export async function fetchSound({ url, headers, headOnly = false, fetch = globalThis.fetch }: Asked): Promise<Sound> {
  if (!URL.canParse(url)) throw new AppError('connector-failed', 'recording-link');
  let at = new URL(url);
  const end = AbortSignal.timeout(wholeMs);
  for (let hops = 0; ; hops++) {
    if (at.protocol !== 'http:' && at.protocol !== 'https:') throw new AppError('connector-failed', 'recording-link');
    const patience = new AbortController(), timer = setTimeout(() => { patience.abort(); }, firstWordMs);
    timer.unref();
    try {
      const reply = await fetch(at.href, { headers: { accept: 'audio/*, application/octet-stream;q=0.8', ...headers }, redirect: 'manual', signal: AbortSignal.any([end, patience.signal]) });
      clearTimeout(timer);
      if (reply.status >= 300 && reply.status < 400) {
        await reply.body?.cancel();
        const to = reply.headers.get('location');
        if (to === null || hops >= mostRedirects || !URL.canParse(to, at.href)) throw new AppError('connector-failed', 'recording-redirect');
        const next = new URL(to, at);
        if (next.host !== at.host || (at.protocol === 'https:' && next.protocol !== 'https:')) throw new AppError('connector-failed', 'recording-redirect');
        at = next;
        continue;
      }
      if (!reply.ok || !reply.body) {
        await reply.body?.cancel();
        throw reply.status === 404 || reply.status === 410 ? new AppError('not-found', 'recording-source') : new AppError('connector-failed', reply.status === 401 || reply.status === 403 ? 'recording-denied' : 'recording-refused', { status: reply.status });
      }
      if (Number(reply.headers.get('content-length') ?? 0) > largestRecording) {
        await reply.body.cancel();
        throw new AppError('connector-failed', 'recording-too-large');
      }
      return soundOf(await gather(reply.body, headOnly ? headBytes : largestRecording, !headOnly));
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('offline', 'recording-unreachable', {}, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A file below the watched folder: no link on the way leads out of it. @throws AppError `not-found`, `connector-failed` */
export async function readSound(folder: string, path: string, headOnly = false): Promise<Sound> {
  const file = join(folder, ...path.split('/'));
  try {
    const root = await realpath(folder), real = await realpath(file);
    if (!real.startsWith(root + sep) || (await lstat(file)).isSymbolicLink()) throw new AppError('not-found', 'recording-source');
    const handle = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new AppError('not-found', 'recording-source');
      if (stats.size > largestRecording) throw new AppError('connector-failed', 'recording-too-large');
      const bytes = Buffer.alloc(headOnly ? Math.min(headBytes, stats.size) : stats.size);
      let read = 0;
      while (read < bytes.length) {
        const { bytesRead } = await handle.read(bytes, read, bytes.length - read, read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      return soundOf(bytes.subarray(0, read));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('not-found', 'recording-source', {}, { cause: error });
  }
}
