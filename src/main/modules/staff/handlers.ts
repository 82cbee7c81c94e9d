import type { Handlers } from '#shared/ipc/define.ts';
import type * as z from 'zod';
import type { Me, signInResult, staffContract } from '#shared/staff/contract.ts';
import type { CallContext } from '../../ipc/context.ts';

export type SignInResult = z.output<typeof signInResult>;

/** What the handlers need of the module. */
interface Service {
  signIn(sessionId: string, login: string, password: string): Promise<SignInResult>;
  unlock(sessionId: string, password: string): Promise<SignInResult>;
  signOut(sessionId: string): void;
  lock(sessionId: string): void;
  me(sessionId: string): Me | undefined;
  logins(): ReturnType<StaffHandlers['logins']>;
  list(): ReturnType<StaffHandlers['list']>;
}
type StaffHandlers = Handlers<typeof staffContract, CallContext>;

export const createHandlers = (staff: Service): StaffHandlers => ({
  signIn: ({ login, password }, { sessionId }) => staff.signIn(sessionId, login, password),
  unlock: ({ password }, { sessionId }) => staff.unlock(sessionId, password),
  signOut: (_, { sessionId }) => {
    staff.signOut(sessionId);
    return null;
  },
  lock: (_, { sessionId }) => {
    staff.lock(sessionId);
    return null;
  },
  me: (_, { sessionId }) => staff.me(sessionId),
  logins: () => staff.logins(),
  list: () => staff.list(),
});
