import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Right, Role } from '#shared/staff/rights.ts';

/** Whoever is signed in where a call came from, with the rights the role has at this very call. */
export interface Actor {
  readonly employeeId: Id;
  readonly name: string;
  readonly role: Role;
  has(right: Right): boolean;
}

/** What a handler knows of its caller. `sessionId` names the window (or the scenario's employee). */
export interface CallContext {
  readonly sessionId: string;
  readonly actor: Actor | undefined;
}

/** The caller of a method that is not public; the router has already refused everybody else. */
export function actorOf(ctx: CallContext): Actor {
  if (!ctx.actor) throw new AppError('no-session', 'nobody-signed-in');
  return ctx.actor;
}
