import type { AccessRefusal } from '#shared/staff/contract.ts';
import { effectiveRights, grantable, mayHold, type Grantable, type Right, type Role } from '#shared/staff/rights.ts';
import type { Id } from '#shared/kernel/values.ts';

/** Logins are compared without case and outer blanks. */
export const normaliseLogin = (login: string): string => login.trim().toLocaleLowerCase('ru');

export interface Failures { readonly count: number; /** Monotonic milliseconds. */ readonly lastAt: number }

/** Wrong tries that cost nothing: a slip of the finger, the wrong layout, Caps Lock. */
const freeTries = 3;
const longestWait = 60_000;
/** After this long without a try the count starts anew. */
export const forgetAfter = 15 * 60_000;

/** Milliseconds until the next try: none for the first three failures, then 1, 2, 4… seconds, never more than a minute, so nobody is locked out for good. */
export function waitOf(failures: Failures | undefined, mono: number): number {
  if (!failures || failures.count < freeTries || mono - failures.lastAt >= forgetAfter) return 0;
  const pause = Math.min(1000 * 2 ** (failures.count - freeTries), longestWait);
  return Math.max(0, Math.ceil(failures.lastAt + pause - mono));
}

export const failedAgain = (failures: Failures | undefined, mono: number): Failures =>
  ({ count: failures && mono - failures.lastAt < forgetAfter ? failures.count + 1 : 1, lastAt: mono });

/** What decides over an employee's access: a built-in role, or a copy of one with the clinic's own ticks (JSON). */
export interface Access { readonly role: Role; readonly roleId?: Id | null | undefined; /** The ticks of `roleId`; null when that row is not here (yet). */ readonly ticks?: string | null | undefined; /** Rights of this one person besides the role's (JSON). */ readonly grants?: string | undefined }

function listOf(text: string | null | undefined): readonly string[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
/** The rights given to one person, as far as the role may hold them. */
export const grantsOf = ({ role, grants }: Access): Grantable[] => {
  const list = listOf(grants);
  return grantable.filter((right) => list.includes(right) && mayHold(role, right));
};
/** An own role whose row is missing or spoilt gives nothing: access is never wider than what was written. */
export function rightsOf(access: Access): ReadonlySet<Right> {
  const held = effectiveRights(access.role, access.roleId ? listOf(access.ticks) : undefined), given = grantsOf(access);
  return given.length === 0 ? held : new Set([...held, ...given]);
}
export const holds = (access: Access, right: Right): boolean => rightsOf(access).has(right);

/** Without these nobody could ever change who may do what. */
const kept = [['staff.write', 'last-staff'], ['roles.write', 'last-roles']] as const satisfies readonly (readonly [Right, AccessRefusal])[];

interface Holder extends Access { readonly id: Id }
/** Whether those who may sign in after a change can still manage the clinic, and whoever made it still themselves. */
export function brokenBy(before: readonly Holder[], after: readonly Holder[], actorId: Id): AccessRefusal | undefined {
  const [was, is] = [before, after].map((list) => list.find(({ id }) => id === actorId));
  if (was && (!is || kept.some(([right]) => holds(was, right) && !holds(is, right)))) return 'own-access';
  return kept.find(([right]) => before.some((one) => holds(one, right)) && !after.some((one) => holds(one, right)))?.[1];
}

/** Nobody gives more than he has, nor touches the access of one who has more; who may change the rights themselves stands above it. */
export const isWithin = (actor: { has(right: Right): boolean }, access: Access | undefined): boolean =>
  access === undefined || actor.has('roles.write') || [...rightsOf(access)].every((right) => actor.has(right));
