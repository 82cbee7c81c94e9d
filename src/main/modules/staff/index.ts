import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Me } from '#shared/staff/contract.ts';
import { employeeName, employeeShortName } from '#shared/staff/names.ts';
import { rights, type Right } from '#shared/staff/rights.ts';
import type { Database, WritableDb } from '../../db/index.ts';
import type { Actor } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { createHandlers, type SignInResult } from './handlers.ts';
import { hashPassword, publishedCost, standardCost, verifyPassword } from './password.ts';
import { failedAgain, holds, normaliseLogin, waitOf, type Failures } from './rules.ts';
import { createReads, type Member } from './store.ts';

export { hashPassword, publishedCost, standardCost, verifyPassword, type PasswordCost } from './password.ts';
export type { SignInResult } from './handlers.ts';

/** One window's (or one scenario employee's) session. */
export interface Session { readonly id: string; readonly employeeId: Id; readonly locked: boolean; readonly since: number }

export interface StaffDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly audit: { append(tx: WritableDb, entry: { readonly employeeId?: Id | undefined; readonly action: string; readonly entity: string; readonly entityId?: Id | undefined }): void };
  /** The phone of an employee's shift. */
  readonly phoneOf: (employeeId: Id) => { readonly id: Id; readonly extension: string } | undefined;
  /** On the demo base alone: the password that the sign-in screen shows. */
  readonly demoPasswordOf?: (login: string) => string | undefined;
  /** Somebody signed in or out, locked or unlocked: the session's snapshot is another one now. */
  readonly changed?: (sessionId: string) => void;
}

export type Staff = ReturnType<typeof createStaff>;

const mostRemembered = 1000;

/** Сотрудники: who is signed in where, and what they may do. Sessions live in memory: a restart asks for the password again. */
export function createStaff({ database, clock, log, audit, phoneOf, demoPasswordOf, changed = () => undefined }: StaffDeps) {
  const reads = createReads(database.db);
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
    if (candidates.length === 0) await verifyPassword(password, nobody ??= hashPassword('nobody', demoPasswordOf ? publishedCost : standardCost));
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
    const { session, member } = found, phone = phoneOf(member.id);
    return {
      employeeId: member.id, name: employeeName(member), shortName: employeeShortName(member), role: member.role,
      rights: rights.filter((right) => holds(member.role, right)), locked: session.locked, ...(phone ? { phone } : {}),
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

  function lock(sessionId: string): void {
    const session = sessions.get(sessionId);
    if (!session || session.locked) return;
    put(sessionId, session.employeeId, true); // the screen hides first, whatever the disk says
    record('staff.lock', session.employeeId);
  }

  function actorOf(sessionId: string): Actor | undefined {
    const found = memberOf(sessionId);
    if (!found || found.session.locked) return undefined;
    const { member } = found;
    return { employeeId: member.id, name: employeeName(member), role: member.role, has: (right) => holds(member.role, right) };
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
      return { login: m.login, name: employeeName(m), role: m.role, ...(demoPassword === undefined ? {} : { demoPassword }) };
    }),
    list: () => reads.all().map((e) => ({ id: e.id, name: employeeName(e), ...(e.role ? { role: e.role } : {}) })),
  };
  return { ...staff, handlers: createHandlers(staff) };
}
