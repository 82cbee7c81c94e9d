import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Me, PasswordResult } from '#shared/staff/contract.ts';
import { employeeName, employeeShortName } from '#shared/staff/names.ts';
import { rights, type Right } from '#shared/staff/rights.ts';
import type { Database } from '../../db/index.ts';
import type { Actor } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { StaffAudit } from './audit-port.ts';
import { createEmployees } from './employees.ts';
import { createGuard } from './guarded.ts';
import { createHandlers, type SignInResult } from './handlers.ts';
import { hashPassword, hashPasswordLater, publishedCost, standardCost, verifyPassword } from './password.ts';
import { createRoles } from './roles.ts';
import { failedAgain, normaliseLogin, rightsOf, waitOf, type Failures } from './rules.ts';
import { createReads, type Member } from './store.ts';

export { hashPassword, publishedCost, standardCost, verifyPassword, type PasswordCost } from './password.ts';
export type { SignInResult } from './handlers.ts';

/** One window's (or one scenario employee's) session. */
export interface Session { readonly id: string; readonly employeeId: Id; readonly locked: boolean; readonly since: number }

export interface StaffDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly audit: StaffAudit;
  readonly newId: NewId;
  /** The phone of an employee's shift. */
  readonly phoneOf: (employeeId: Id) => { readonly id: Id; readonly extension: string } | undefined;
  /** On the demo base alone: the password that the sign-in screen shows. */
  readonly demoPasswordOf?: (login: string) => string | undefined;
  /** Somebody signed in or out, locked or unlocked: the session's snapshot is another one now. */
  readonly changed?: (sessionId: string) => void;
  /** Employees, logins or roles are others now: lists ask again, and every session knows its rights anew. */
  readonly staffChanged?: () => void;
  /** The name of an employee's own patient card. */
  readonly patientName?: (patientId: Id) => string | undefined;
}

export type Staff = ReturnType<typeof createStaff>;

const mostRemembered = 1000;

/** Сотрудники: who is signed in where, and what they may do. Sessions live in memory: a restart asks for the password again. */
export function createStaff({ database, clock, log, audit, newId, phoneOf, demoPasswordOf, changed = () => undefined, staffChanged = () => undefined, patientName = () => undefined }: StaffDeps) {
  const reads = createReads(database.db), guard = createGuard(database, reads), cost = demoPasswordOf ? publishedCost : standardCost;
  const common = { reads, guard, clock, newId, audit, changed: staffChanged };
  const roles = createRoles(common);
  const employees = createEmployees({
    ...common, patientName, hash: (password) => hashPasswordLater(password, cost),
    endSessions: (employeeId) => { for (const { id, employeeId: of } of sessions.values()) if (of === employeeId) signOut(id); },
  });
  const sessions = new Map<string, Session>();
  const failures = new Map<string, Failures>();
  /** Checked when nobody has the login, so that the answer takes as long as for one who has. */
  let nobody: string | undefined;

  const record = (action: string, employeeId: Id): void => { database.write((tx) => { audit.append(tx, { employeeId, action, entity: 'employee', entityId: employeeId }); }); };

  function fail(key: string): void {
    const counted = failedAgain(failures.get(key), clock.mono());
    failures.delete(key); // so that the map stays in the order of the last failure
    failures.set(key, counted);
    if (failures.size > mostRemembered) failures.delete(failures.keys().next().value!);
  }

  /** The member whose password this is, a wait, or nobody. The try is counted before it is checked: a burst of tries gains nothing. */
  async function check(key: string, candidates: readonly Member[], password: string): Promise<Member | { readonly kind: 'wait'; readonly ms: number } | undefined> {
    const before = failures.get(key), ms = waitOf(before, clock.mono());
    if (ms > 0) return { kind: 'wait', ms };
    fail(key);
    let found: Member | undefined;
    for (const member of candidates) if (await verifyPassword(password, member.password)) found ??= member;
    if (candidates.length === 0) await verifyPassword(password, nobody ??= hashPassword('nobody', cost));
    if (found) {
      failures.delete(key);
      return found;
    }
    log('warn', 'staff.wrong-password', { tries: failures.get(key)?.count ?? 0 });
    for (const { id } of candidates) record('staff.signInFailed', id);
    return undefined;
  }

  /** The session's employee as the database knows them now; a session whose employee may no longer sign in is over. */
  function memberOf(sessionId: string): { readonly session: Session; readonly member: Member } | undefined {
    const session = sessions.get(sessionId), member = session && reads.member(session.employeeId);
    if (session && member) return { session, member };
    if (sessions.delete(sessionId)) changed(sessionId);
    return undefined;
  }

  function me(sessionId: string): Me | undefined {
    const found = memberOf(sessionId);
    if (!found) return undefined;
    const { session, member } = found, phone = phoneOf(member.id), held = rightsOf(member);
    return {
      employeeId: member.id, name: employeeName(member), shortName: employeeShortName(member), role: member.role, ...(member.roleId && member.roleName !== null ? { roleName: member.roleName } : {}),
      rights: rights.filter((right) => held.has(right)), locked: session.locked, ...(phone ? { phone } : {}),
    };
  }

  function put(sessionId: string, employeeId: Id, locked: boolean): void {
    sessions.set(sessionId, { id: sessionId, employeeId, locked, since: clock.now() });
    changed(sessionId);
  }

  function signOut(sessionId: string): void {
    const session = sessions.get(sessionId);
    if (!session) return;
    record('staff.signOut', session.employeeId);
    sessions.delete(sessionId);
    changed(sessionId);
  }

  /** `action` says whether a person locked it, or nobody was there. */
  function lock(sessionId: string, action: 'staff.lock' | 'staff.idleLock' = 'staff.lock'): void {
    const session = sessions.get(sessionId);
    if (!session || session.locked) return;
    put(sessionId, session.employeeId, true); // the screen hides first, whatever the disk says
    record(action, session.employeeId);
  }

  function actorOf(sessionId: string): Actor | undefined {
    const found = memberOf(sessionId);
    if (!found || found.session.locked) return undefined;
    const { member } = found, held = rightsOf(member);
    return { employeeId: member.id, name: employeeName(member), role: member.role, has: (right) => held.has(right) };
  }

  const staff = {
    /** Signs in at a window; whoever was signed in there is signed out. */
    signIn: async (sessionId: string, login: string, password: string): Promise<SignInResult> => {
      const key = normaliseLogin(login), found = await check(key, reads.members().filter((m) => normaliseLogin(m.login) === key), password);
      if (!found) return { kind: 'wrong-password' };
      if ('kind' in found) return found;
      signOut(sessionId);
      record('staff.signIn', found.id);
      put(sessionId, found.id, false);
      return { kind: 'signed-in', me: me(sessionId)! };
    },
    /** @throws AppError `no-session` when nobody is signed in there */
    unlock: async (sessionId: string, password: string): Promise<SignInResult> => {
      const there = memberOf(sessionId);
      if (!there) throw new AppError('no-session', 'nobody-signed-in');
      const found = await check(normaliseLogin(there.member.login), [there.member], password);
      if (!found) return { kind: 'wrong-password' };
      if ('kind' in found) return found;
      // The window may have been signed out, or taken by somebody else, while the password was being checked.
      if (sessions.get(sessionId)?.employeeId !== found.id) throw new AppError('no-session', 'nobody-signed-in');
      if (sessions.get(sessionId)?.locked) {
        record('staff.unlock', found.id);
        put(sessionId, found.id, false);
      }
      return { kind: 'signed-in', me: me(sessionId)! };
    },
    signOut,
    lock,
    /** Sleep, the system's own lock, a change of the system's user (QUALITY.md S10). */
    lockAll: (): void => { for (const id of sessions.keys()) lock(id); },
    me,
    actorOf,
    /** @throws AppError `no-session` (nobody, or locked) or `forbidden` */
    assertRight: (sessionId: string, right: Right): Actor => {
      const actor = actorOf(sessionId);
      if (!actor) throw new AppError('no-session', 'nobody-signed-in');
      if (!actor.has(right)) throw new AppError('forbidden', right);
      return actor;
    },
    sessions: (): readonly Session[] => [...sessions.values()],
    /** «Ивлева Анна», also of one who has left; undefined for nobody. */
    nameOf: (employeeId: Id): string | undefined => {
      const names = reads.names(employeeId);
      return names && employeeName(names);
    },
    logins: () => reads.members().map((m) => {
      const demoPassword = demoPasswordOf?.(m.login);
      return { login: m.login, name: employeeName(m), role: m.role, ...(m.roleId && m.roleName !== null ? { roleName: m.roleName } : {}), ...(demoPassword === undefined ? {} : { demoPassword }) };
    }),
    /** One's own password by the old one; a wrong old one counts as a failed try. */
    changePassword: async (sessionId: string, old: string, password: string): Promise<PasswordResult> => {
      const actor = actorOf(sessionId), member = actor && reads.member(actor.employeeId);
      if (!actor || !member) throw new AppError('no-session', 'nobody-signed-in');
      const found = await check(normaliseLogin(member.login), [member], old);
      if (!found || 'kind' in found) return { kind: 'wrong-password' };
      return employees.setOwnPassword(actor, password);
    },
    /** A signature: the password of an employee who is not signed in here, under the rules of signing in. */
    checkPassword: async (employeeId: Id, password: string): Promise<{ readonly kind: 'right' } | { readonly kind: 'wrong-password' } | { readonly kind: 'wait'; readonly ms: number }> => {
      const member = reads.member(employeeId), found = member && await check(normaliseLogin(member.login), [member], password);
      return !found ? { kind: 'wrong-password' } : 'kind' in found ? found : { kind: 'right' };
    },
    /** What an employee may do who signs in anywhere. */
    holds: (employeeId: Id, right: Right): boolean => { const member = reads.member(employeeId); return member !== undefined && rightsOf(member).has(right); },
    employees, roles,
    list: () => reads.all().map((e) => ({ id: e.id, name: employeeName(e), ...(e.role ? { role: e.role } : {}) })),
  };
  return { ...staff, handlers: createHandlers(staff) };
}
