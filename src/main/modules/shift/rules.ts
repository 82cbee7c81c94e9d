import type { Id, Instant } from '#shared/kernel/values.ts';

/** Somebody works with a phone from a moment on. */
export interface Hold { readonly bindingId: Id; readonly phoneId: Id; readonly employeeId: Id; readonly fromAt: Instant }

/** What a choice of phone does to the holds of now. */
export interface HoldChange {
  readonly end: readonly Hold[];
  readonly begin?: { readonly phoneId: Id; readonly employeeId: Id };
  /** The colleague who had the phone. */
  readonly takenFrom?: Id;
}

/**
 * 1 administrator = 1 phone: the chosen phone leaves whoever had it and the employee leaves the former one; null
 * is «Не работаю сейчас с телефонией». Choosing the phone one has changes nothing.
 */
export function changeFor(held: readonly Hold[], employeeId: Id, phoneId: Id | null): HoldChange {
  const kept = held.find((hold) => hold.employeeId === employeeId && hold.phoneId === phoneId);
  const end = held.filter((hold) => hold !== kept && (hold.employeeId === employeeId || hold.phoneId === phoneId));
  const takenFrom = end.find((hold) => hold.employeeId !== employeeId)?.employeeId;
  return { end, ...(phoneId !== null && !kept ? { begin: { phoneId, employeeId } } : {}), ...(takenFrom === undefined ? {} : { takenFrom }) };
}

/** What of a session tells whether its employee is still at work. */
export interface SessionOf { readonly employeeId: Id; readonly locked: boolean; /** Since when it is locked, or open. */ readonly since: number }

/**
 * Holds of an earlier day whose employees went home without signing out: nobody has them at an open desk, and a desk that
 * was locked before this day began is an empty one. Whoever works through the midnight keeps the phone.
 */
export function staleHolds(held: readonly Hold[], sessions: readonly SessionOf[], dayBegan: Instant): Hold[] {
  const working = new Set(sessions.filter((s) => !s.locked || s.since >= dayBegan).map((s) => s.employeeId));
  return held.filter((hold) => hold.fromAt < dayBegan && !working.has(hold.employeeId));
}
