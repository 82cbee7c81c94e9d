import type { AppContract, Reply } from '#shared/ipc/contract.ts';
import type { Bridge } from '#shared/ipc/channels.ts';
import type { Client } from '#shared/ipc/define.ts';
import { CallError } from './call-error.ts';

declare global {
  interface Window { readonly stoika: Bridge }
}

/** One method by its full name. Rejects with {@link CallError} alone. */
export async function callMethod(bridge: Pick<Bridge, 'call'>, name: string, input: unknown): Promise<unknown> {
  let reply: Reply;
  try {
    reply = await bridge.call(name, input) as Reply;
  } catch (error) {
    // the channel itself broke: main is closing or has fallen
    throw new CallError({ code: 'internal', reason: 'no-answer' }, name, { cause: error });
  }
  if (reply.ok) return reply.value;
  throw new CallError(reply.error, name);
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
export const client = createClient({ call: (name, input) => window.stoika.call(name, input) });
