import type { ConnectionOf } from '#shared/telephony/connections.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { createRpc } from '#main/kernel/uis/rpc.ts';

export type UisConfig = ConnectionOf<'uis'>;

/** The two doors of one account. */
export function rpcsOf(config: UisConfig, deps: { readonly clock: Clock; readonly fetch: typeof globalThis.fetch; readonly random: () => number; readonly signal: AbortSignal; readonly retryMs?: number }) {
  return {
    calls: createRpc({ url: config.callApi, sign: config.sign, login: config.callLogin, secret: config.callSecret }, deps),
    /** The keys of the two doors are given out separately; without one there is no history, and calls are seen all the same. */
    data: config.dataSecret === '' ? undefined : createRpc({ url: config.dataApi, sign: config.sign, login: config.dataLogin, secret: config.dataSecret }, deps),
  };
}
