import { rightsOfRole, type Right, type Role } from '#shared/staff/rights.ts';

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

export const holds = (role: Role, right: Right): boolean => rightsOfRole[role].has(right);
