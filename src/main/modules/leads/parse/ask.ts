import { requestJson, WebFailure, type WebReply, type WebTrouble } from '#main/kernel/web.ts';
import { LeadFailure, type LeadConnectorDeps, type LeadTrouble } from '../port.ts';

/** A page of a few hundred leads is a hundred times smaller; what is bigger is refused before it is parsed. */
export const maxBytes = 4 * 1024 * 1024;
const troubles: Readonly<Record<WebTrouble, LeadTrouble>> = {
  network: { state: 'disconnected', code: 'leads.unreachable' }, timeout: { state: 'disconnected', code: 'leads.no-reply' }, stopped: { state: 'disconnected', code: 'leads.unreachable' },
  'too-big': { state: 'disconnected', code: 'leads.too-big' }, 'not-json': { state: 'disconnected', code: 'leads.not-json' }, redirect: { state: 'misconfigured', code: 'leads.redirect' },
};
export const badAnswer = (cause?: unknown): LeadFailure => new LeadFailure({ state: 'disconnected', code: 'leads.bad-answer' }, cause);

export function failureOf(error: unknown): LeadFailure {
  if (error instanceof LeadFailure) return error;
  return error instanceof WebFailure ? new LeadFailure(troubles[error.trouble], error, error.trouble === 'too-big' ? error.head ?? '' : undefined) : new LeadFailure(troubles.network, error);
}
function refusal({ status, retryAfterMs }: WebReply): LeadFailure {
  if (status === 401 || status === 403) return new LeadFailure({ state: 'unauthorized', code: 'leads.unauthorized' });
  if (status === 404) return new LeadFailure({ state: 'misconfigured', code: 'leads.not-found' });
  if (status === 429) return new LeadFailure({ state: 'degraded', code: 'leads.limit', retryAfterMs: retryAfterMs ?? 60_000 });
  return new LeadFailure({ state: 'disconnected', code: 'leads.refused', retryAfterMs });
}

/** One vendor's server: JSON only, no redirects, nothing endless, every failure a {@link LeadFailure}. */
export function createAsk(deps: LeadConnectorDeps, headers: Readonly<Record<string, string>>) {
  let ahead: number | undefined;
  return {
    ask: async (url: string, body?: unknown): Promise<unknown> => {
      let reply: WebReply;
      try {
        reply = await requestJson(deps, {
          url, headers: { accept: 'application/json', ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json; charset=UTF-8' }) }, timeoutMs: 20_000, maxBytes,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
      } catch (error) {
        throw failureOf(error);
      }
      if (reply.clockAhead !== undefined) ahead = reply.clockAhead;
      if (reply.status < 200 || reply.status > 299) throw refusal(reply);
      return reply.json;
    },
    /** Their clock minus ours, where it is off by more than letters need. */
    clockAhead: (): number | undefined => ahead,
    correction: (): number => (ahead !== undefined && Math.abs(ahead) > 60_000 ? ahead : 0),
  };
}
