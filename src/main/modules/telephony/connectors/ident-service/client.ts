import * as z from 'zod';
import type { ConnectionOf } from '#shared/telephony/connections.ts';
import type { Instant } from '#shared/kernel/values.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { requestJson, WebFailure, type WebReply } from '#main/kernel/web.ts';
import type { LookTrouble } from '../../connector.ts';

export type IdentServiceConfig = ConnectionOf<'ident-service'>;
const pageRows = 500, maxPages = 40, maxBytes = 8 * 1024 * 1024;

const seconds = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).nullish().catch(undefined);
const text = z.union([z.string(), z.number().transform(String)]).nullish().catch(undefined).transform((value) => value?.trim().slice(0, 300) ?? '');
const rowWire = z.object({
  Id: text, DateAndTime: z.string().max(40), Direction: text, PhoneFrom: text, PhoneTo: text, WaitInSeconds: seconds, TalkInSeconds: seconds, LineDescription: text,
  RecordUrl: z.string().max(1_000).nullish().catch(undefined),
});
export type Row = z.output<typeof rowWire>;

/** The service said no, or said nothing that can be read. */
export class IdentFailure extends Error {
  readonly trouble: LookTrouble;
  constructor(trouble: LookTrouble, cause?: unknown) {
    super(trouble.code, { cause });
    this.trouble = trouble;
  }
}
const troubles = {
  network: ['disconnected', 'ident.unreachable'], timeout: ['disconnected', 'ident.no-reply'], stopped: ['disconnected', 'ident.unreachable'],
  'too-big': ['disconnected', 'ident.bad-answer'], 'not-json': ['disconnected', 'ident.not-json'], redirect: ['misconfigured', 'ident.redirect'],
} as const;
export function identFailureOf(error: unknown): IdentFailure {
  if (error instanceof IdentFailure) return error;
  const [state, code] = troubles[error instanceof WebFailure ? error.trouble : 'network'];
  return new IdentFailure({ state, code }, error);
}
function refusal({ status, retryAfterMs }: WebReply): IdentFailure {
  if (status === 401 || status === 403) return new IdentFailure({ state: 'unauthorized', code: 'ident.unauthorized' });
  if (status === 404) return new IdentFailure({ state: 'misconfigured', code: 'ident.not-found' });
  if (status === 429) return new IdentFailure({ state: 'degraded', code: 'ident.limit', retryAfterMs: retryAfterMs ?? 60_000 });
  return new IdentFailure({ state: 'disconnected', code: 'ident.refused', retryAfterMs });
}

/** A client of the contract by which IDENT itself asks a clinic's site or call tracking: `GetOngoingCalls`, `GetFinishedCalls`. */
export function createIdentClient(config: Pick<IdentServiceConfig, 'url' | 'key'>, deps: { readonly clock: Clock; readonly fetch: typeof globalThis.fetch; readonly signal: AbortSignal }) {
  const base = config.url.replace(/\/+$/, '');
  let ahead: number | undefined;
  async function page(method: 'GetOngoingCalls' | 'GetFinishedCalls', period: Readonly<Record<string, string>>, offset: number): Promise<unknown[]> {
    const query = new URLSearchParams({ ...period, limit: String(pageRows), offset: String(offset) });
    let reply: WebReply;
    try {
      reply = await requestJson(deps, { url: `${base}/${method}?${query.toString()}`, headers: { 'ident-integration-key': config.key, accept: 'application/json' }, timeoutMs: method === 'GetOngoingCalls' ? 5_000 : 20_000, maxBytes });
    } catch (error) {
      throw identFailureOf(error);
    }
    if (reply.clockAhead !== undefined) ahead = reply.clockAhead;
    if (reply.status !== 200) throw refusal(reply);
    if (!Array.isArray(reply.json)) throw new IdentFailure({ state: 'disconnected', code: 'ident.bad-answer' });
    return reply.json as unknown[];
  }
  const readable = (rows: readonly unknown[]): Row[] => rows.flatMap((row) => { const parsed = rowWire.safeParse(row); return parsed.success && Number.isFinite(Date.parse(parsed.data.DateAndTime)) ? [parsed.data] : []; });
  return {
    ongoing: async (): Promise<Row[]> => {
      const rows: Row[] = [];
      // a page shorter than the limit ends the read; a service that never ends is cut off
      for (let n = 0; n < maxPages; n++) {
        const sent = await page('GetOngoingCalls', {}, n * pageRows);
        rows.push(...readable(sent));
        if (sent.length < pageRows) break;
      }
      return rows;
    },
    finished: async (range: { readonly from: Instant; readonly till: Instant }, offset: number): Promise<{ readonly rows: Row[]; readonly next: number | undefined }> => {
      const iso = (at: number) => new Date(at).toISOString().replace('Z', '+00:00').replace(/\.\d{3}/, '');
      const sent = await page('GetFinishedCalls', { dateTimeFrom: iso(range.from), dateTimeTo: iso(range.till) }, offset);
      return { rows: readable(sent), next: sent.length < pageRows || offset >= pageRows * maxPages ? undefined : offset + pageRows };
    },
    clockAhead: () => ahead,
  };
}
