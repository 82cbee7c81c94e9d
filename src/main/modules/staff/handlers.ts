import type { Handlers } from '#shared/ipc/define.ts';
import type * as z from 'zod';
import type { Me, PasswordResult, signInResult, staffContract } from '#shared/staff/contract.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Employees } from './employees.ts';
import type { Roles } from './roles.ts';

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
  changePassword(sessionId: string, old: string, password: string): Promise<PasswordResult>;
  readonly employees: Employees;
  readonly roles: Roles;
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
  changePassword: ({ old, password }, { sessionId }) => staff.changePassword(sessionId, old, password),
  employees: (_, ctx) => staff.employees.list(actorOf(ctx)),
  save: ({ id, fields }, ctx) => staff.employees.save(actorOf(ctx), id, fields),
  setPassword: ({ id, password }, ctx) => staff.employees.setPassword(actorOf(ctx), id, password),
  retire: ({ id }, ctx) => staff.employees.setRetired(actorOf(ctx), id, true),
  restore: ({ id }, ctx) => staff.employees.setRetired(actorOf(ctx), id, false),
  roles: () => staff.roles.list(),
  saveRole: (input, ctx) => staff.roles.save(actorOf(ctx), input),
  retireRole: ({ id }, ctx) => staff.roles.setRetired(actorOf(ctx), id, true),
  restoreRole: ({ id }, ctx) => staff.roles.setRetired(actorOf(ctx), id, false),
});
