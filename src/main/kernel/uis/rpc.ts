import type { Clock } from '../clock.ts';
import { requestJson, type WebReply } from '../web.ts';
import { badAnswer, failureOfStatus, failureOfWeb, refusalOf } from './errors.ts';
import { answerWire, type Limits, type limitsWire } from './wire.ts';

export interface RpcAccount { readonly url: string; readonly sign: 'key' | 'login'; readonly login: string; readonly secret: string }
export interface RpcAnswer { readonly data: unknown; readonly total: number | undefined }
export interface Rpc {
  /** `read`: may be asked twice without harm, so a request that failed on the way is repeated once. @throws UisFailure */
  call(method: string, params: Readonly<Record<string, unknown>>, how: 'read' | 'deed', timeoutMs?: number): Promise<RpcAnswer>;
  limits(): Limits;
  /** Their clock minus ours, milliseconds. */
  clockAhead(): number | undefined;
}
export interface RpcDeps { readonly clock: Clock; readonly fetch: typeof globalThis.fetch; readonly random: () => number; readonly signal: AbortSignal; readonly retryMs?: number }

const maxBytes = 8 * 1024 * 1024;
const ms = (seconds: number | null | undefined, nowMs: number): number | undefined => {
  if (seconds === null || seconds === undefined || seconds < 0) return undefined;
  // seconds until the reset; the manual gives no unit, and a moment in seconds since 1970 is the other reading of it
  return seconds > 1_000_000_000 ? Math.max(0, seconds * 1000 - nowMs) : seconds * 1000;
};
function limitsFrom(wire: ReturnType<typeof limitsWire.parse>, nowMs: number): Limits {
  const found = {
    minuteLimit: wire.minute_limit, minuteRemaining: wire.minute_remaining, minuteResetMs: ms(wire.minute_reset, nowMs),
    dayLimit: wire.day_limit, dayRemaining: wire.day_remaining, dayResetMs: ms(wire.day_reset, nowMs),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === 'number' && Number.isFinite(value) && value >= 0));
}

/** JSON-RPC 2.0 of the Call API or the Data API: one method per request, no batches, no notifications. */
export function createRpc(account: RpcAccount, { clock, fetch, random, signal, retryMs = 400 }: RpcDeps): Rpc {
  let serial = 0, limits: Limits = {}, ahead: number | undefined;
  let token: { readonly value: string; readonly tillMono: number } | undefined;
  const run = Math.floor(random() * 2 ** 32).toString(36);

  async function ask(method: string, params: Readonly<Record<string, unknown>>, timeoutMs: number): Promise<RpcAnswer> {
    const id = `st-${run}-${String(++serial)}`;
    let reply: WebReply;
    try {
      reply = await requestJson({ fetch, clock, signal }, {
        url: account.url, headers: { 'content-type': 'application/json; charset=UTF-8', accept: 'application/json' }, body: JSON.stringify({ jsonrpc: '2.0', id, method, params }), timeoutMs, maxBytes,
      });
    } catch (error) {
      throw failureOfWeb(error);
    }
    if (reply.clockAhead !== undefined) ahead = reply.clockAhead;
    const parsed = answerWire.safeParse(reply.json);
    if (!parsed.success) throw reply.status === 200 ? badAnswer() : failureOfStatus(reply.status, reply.retryAfterMs);
    const { result, error } = parsed.data;
    if (result?.metadata?.limits) limits = limitsFrom(result.metadata.limits, clock.now() + (ahead ?? 0));
    if (error) throw refusalOf(error.code, error.data?.mnemonic ?? undefined);
    if (!result) throw reply.status === 200 ? badAnswer() : failureOfStatus(reply.status, reply.retryAfterMs);
    return { data: result.data, total: result.metadata?.total_items ?? undefined };
  }

  async function signIn(timeoutMs: number): Promise<string> {
    if (account.sign === 'key') return account.secret;
    if (token && token.tillMono > clock.mono()) return token.value;
    const { data } = await ask('login.user', { login: account.login, password: account.secret }, timeoutMs);
    const value = data !== null && typeof data === 'object' && 'access_token' in data && typeof data.access_token === 'string' ? data.access_token : undefined;
    if (value === undefined || value === '') throw badAnswer();
    // it lives an hour; the rest is for a clock that is off and an answer that is slow
    token = { value, tillMono: clock.mono() + 50 * 60_000 };
    return value;
  }
  const signed = async (method: string, params: Readonly<Record<string, unknown>>, timeoutMs: number): Promise<RpcAnswer> => ask(method, { access_token: await signIn(timeoutMs), ...params }, timeoutMs);
  const pause = (wait: number) => new Promise<void>((resolve) => {
    const stop = clock.after(wait, resolve);
    signal.addEventListener('abort', () => { stop(); resolve(); }, { once: true });
  });

  return {
    call: async (method, params, how, timeoutMs = 8_000) => {
      for (let attempt = 0; ; attempt++) {
        try {
          return await signed(method, params, timeoutMs);
        } catch (error) {
          const failure = failureOfWeb(error);
          if (attempt > 0 || signal.aborted) throw failure;
          // refused for its token, so nothing was done: sign in anew, also before a deed
          if (account.sign === 'login' && token && (failure.mnemonic === 'access_token_expired' || failure.mnemonic === 'access_token_invalid')) { token = undefined; continue; }
          const onTheWay = failure.reason === 'uis.unreachable' || (how === 'read' && failure.reason === 'uis.their-failure');
          if (!onTheWay || (how === 'deed' && failure.maybeDone)) throw failure;
          await pause(retryMs * (0.5 + random()));
        }
      }
    },
    limits: () => limits,
    clockAhead: () => ahead,
  };
}

