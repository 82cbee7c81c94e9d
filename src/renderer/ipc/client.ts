import type { AppContract, Reply } from '#shared/ipc/contract.ts';
import type { Bridge } from '#shared/ipc/channels.ts';
import type { Client } from '#shared/ipc/define.ts';
import type { Failure } from '#shared/kernel/errors.ts';
import { CallError } from './call-error.ts';

declare global {
  interface Window { readonly stoika: Bridge }
}

/** What comes back over the bridge; a refusal of the edge itself names its reason `failure`. */
type BridgeReply = Reply | { readonly ok: false; readonly failure: Failure };

/** One method by its full name. Rejects with {@link CallError} alone. */
export async function callMethod(bridge: Pick<Bridge, 'call'>, name: string, input: unknown): Promise<unknown> {
  let reply: BridgeReply;
  try {
    reply = await bridge.call(name, input) as BridgeReply;
  } catch (error) {
    // the channel itself broke: main is closing or has fallen
    throw new CallError({ code: 'internal', reason: 'no-answer' }, name, { cause: error });
  }
  if (reply.ok) return reply.value;
  throw new CallError('error' in reply ? reply.error : reply.failure, name);
}

/** The contracts as callable objects: `client.patients.search({ text })`. */
export function createClient(bridge: Pick<Bridge, 'call'>): Client<AppContract> {
  const moduleOf = (module: string) => new Proxy({}, {
    get: (_, method) => (input: unknown) => callMethod(bridge, `${module}.${String(method)}`, input),
  });
  const modules = new Map<string, object>();
  return new Proxy({}, {
    get: (_, module) => {
      const name = String(module);
      const known = modules.get(name) ?? moduleOf(name);
      modules.set(name, known);
      return known;
    },
  }) as Client<AppContract>;
}

/** The client of this window. */
export const client: Client<AppContract> = createClient({ call: (name, input) => window.stoika.call(name, input) });
