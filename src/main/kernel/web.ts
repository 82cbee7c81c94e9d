import type { Clock } from './clock.ts';

export type WebTrouble = 'network' | 'timeout' | 'too-big' | 'not-json' | 'redirect' | 'stopped';
/** Why no answer could be used. `reached` is false only when the request surely never left, so that repeating it is safe. */
export class WebFailure extends Error {
  readonly trouble: WebTrouble;
  readonly reached: boolean;
  /** Of an answer that is too big: how it begins. */
  readonly head: string | undefined;
  constructor(trouble: WebTrouble, reached: boolean, cause?: unknown, head?: string) {
    super(trouble, cause === undefined ? {} : { cause });
    this.trouble = trouble;
    this.reached = reached;
    this.head = head;
  }
}
export interface WebReply {
  readonly status: number;
  readonly json: unknown;
  /** What the server's clock said minus ours, milliseconds, known to a second; absent without a `Date` header. */
  readonly clockAhead?: number;
  readonly retryAfterMs?: number;
}
export interface WebDeps { readonly fetch: typeof globalThis.fetch; readonly clock: Clock; readonly signal: AbortSignal }
export interface WebRequest { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string; readonly timeoutMs: number; readonly maxBytes: number }

/** Codes of failures that come before the first byte of a request leaves. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
function wasSent(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if ('code' in at && typeof at.code === 'string' && unsent.has(at.code)) return false;
  return true;
}

/** The header counts in whole seconds: less than two are no difference. */
const aheadOf = (ms: number): number => (Math.abs(ms) < 2_000 ? 0 : Math.round(ms / 1000) * 1000);

/** So much of an answer that is too big is kept, to tell a person what it was about. */
const headBytes = 16_384;

async function readCapped(reply: Response, maxBytes: number): Promise<string> {
  const most = Number(reply.headers.get('content-length') ?? 0) > maxBytes ? Math.min(headBytes, maxBytes) : maxBytes;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (reply.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    chunks.push(chunk);
    // leaving the loop cancels the body: the rest is never asked for
    if (size > most) throw new WebFailure('too-big', true, undefined, Buffer.concat(chunks).toString('utf8', 0, headBytes));
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * One request for JSON: no redirect is followed (a key must not travel on), no more than `maxBytes` are read, and a page
 * of HTML (a provider's notice, a router's login) is `not-json` whatever its status. @throws WebFailure and nothing else
 */
export async function requestJson({ fetch, clock, signal }: WebDeps, request: WebRequest): Promise<WebReply> {
  const late = new AbortController();
  const stop = clock.after(request.timeoutMs, () => { late.abort(); });
  try {
    const asked = clock.now();
    const reply = await fetch(request.url, {
      method: request.body === undefined ? 'GET' : 'POST', headers: request.headers, redirect: 'manual', signal: AbortSignal.any([signal, late.signal]),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const answered = clock.now();
    if ((reply.status >= 300 && reply.status < 400) || reply.type === 'opaqueredirect') { await reply.body?.cancel(); throw new WebFailure('redirect', true); }
    const text = await readCapped(reply, request.maxBytes);
    const date = Date.parse(reply.headers.get('date') ?? ''), wait = Number(reply.headers.get('retry-after') ?? Number.NaN);
    const common = {
      status: reply.status,
      ...(Number.isFinite(date) && answered - asked < 5_000 ? { clockAhead: aheadOf(date + 500 - (asked + answered) / 2) } : {}),
      ...(Number.isFinite(wait) && wait >= 0 ? { retryAfterMs: Math.min(wait, 3_600) * 1000 } : {}),
    };
    try {
      return { ...common, json: JSON.parse(text) as unknown };
    } catch (error) {
      // a refusal may be said in plain words (IDENT services do); a success may not
      if (reply.status >= 400 && !/^\s*</.test(text)) return { ...common, json: undefined };
      throw new WebFailure('not-json', true, error);
    }
  } catch (error) {
    if (error instanceof WebFailure) throw error;
    if (signal.aborted) throw new WebFailure('stopped', true, error);
    if (late.signal.aborted) throw new WebFailure('timeout', true, error);
    throw new WebFailure('network', wasSent(error), error);
  } finally {
    stop();
  }
}
