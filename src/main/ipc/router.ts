import { AppError, failureOf } from '#shared/kernel/errors.ts';
import type { Reply } from '#shared/ipc/contract.ts';
import type { Contract, Handlers, Method } from '#shared/ipc/define.ts';
import type { Log } from '../kernel/log.ts';
import type { Actor, CallContext } from './context.ts';

interface Registered { readonly method: Method; readonly run: (input: never, ctx: CallContext) => unknown }

export interface RouterDeps {
  /** The signed-in, unlocked employee of a session, read afresh at every call. */
  actorOf(sessionId: string): Actor | undefined;
  /** A refused access: it is logged and audited (QUALITY.md S3). */
  refused(sessionId: string, method: string, reason: string): void;
  readonly log: Log;
}

export interface Router {
  add<C extends Contract>(module: string, contract: C, handlers: Handlers<C, CallContext>): void;
  /** Session -> right -> parse -> run -> parse output -> reply; never throws. The sender's frame is checked by the edge before. */
  call(sessionId: string, name: unknown, input: unknown): Promise<Reply>;
  names(): readonly string[];
}

export function createRouter(deps: RouterDeps): Router {
  const methods = new Map<string, Registered>();

  function admit(sessionId: string, name: string, { method }: Registered): Actor | undefined {
    const actor = deps.actorOf(sessionId);
    if (method.right === 'public') return actor;
    if (!actor) throw new AppError('no-session', 'nobody-signed-in');
    if (method.right !== 'signed-in' && !actor.has(method.right)) {
      deps.refused(sessionId, name, method.right);
      throw new AppError('forbidden', method.right);
    }
    return actor;
  }

  async function run(sessionId: string, name: unknown, input: unknown): Promise<unknown> {
    const found = typeof name === 'string' ? methods.get(name) : undefined;
    if (typeof name !== 'string' || !found) throw new AppError('not-found', 'unknown-method');
    const actor = admit(sessionId, name, found);
    const parsed = found.method.input.safeParse(input);
    if (!parsed.success) throw new AppError('invalid-input', parsed.error.issues[0]?.path.join('.') ?? '');
    const value = await found.run(parsed.data as never, { sessionId, actor });
    const output = found.method.output.safeParse(value ?? (found.method.output.safeParse(null).success ? null : value));
    if (!output.success) throw new AppError('internal', `output-of-${name}`, {}, { cause: output.error });
    return output.data;
  }

  return {
    add: (module, contract, handlers) => {
      for (const [key, method] of Object.entries(contract)) methods.set(`${module}.${key}`, { method, run: handlers[key] as Registered['run'] });
    },
    call: async (sessionId, name, input) => {
      try {
        return { ok: true, value: await run(sessionId, name, input) };
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code === 'internal') deps.log('error', 'ipc.failed', { method: typeof name === 'string' ? name.slice(0, 60) : '?' }, error);
        return { ok: false, error: failure };
      }
    },
    names: () => [...methods.keys()],
  };
}
