import type { Id } from '#shared/kernel/values.ts';
import type { Hold } from './rules.ts';

/** The answer to a claim; `by` is the colleague's name where another PC does not give the phone away. */
export type Claim = { readonly kind: 'granted' } | { readonly kind: 'elsewhere'; readonly by: string };

/**
 * [Note: phone holds] Who works with which phone is asked here and nowhere else. On one PC the open rows of
 * `phone_bindings` are the answer and every claim is granted: the colleague at the same base is told.
 * Several PCs with a hub put `lease(phone, 30 s)` of SYNC.md in this place: `claim` takes it, a timer renews it every
 * 10 s until `release`, `now` adds the leases of other PCs. The rows are written either way, because reports read who had
 * the phone when; without the hub the local answer stands.
 */
export interface PhoneHolds {
  now(): readonly Hold[];
  /** Before the choice is written. */
  claim(phoneId: Id, employeeId: Id): Promise<Claim>;
  /** Nobody at this PC works with the phone any more. */
  release(phoneId: Id): void;
}

/** The rule of a single PC: its own rows, and no claim is refused. */
export const localHolds = (open: () => readonly Hold[]): PhoneHolds => ({
  now: open,
  claim: () => Promise.resolve({ kind: 'granted' }),
  release: () => undefined,
});
