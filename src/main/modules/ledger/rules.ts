import type { Kopecks } from '#shared/kernel/values.ts';
import type { LedgerRow } from '#shared/ledger/contract.ts';

type Kind = LedgerRow['kind'];
export interface Entry { readonly id: string; readonly at: number; readonly kind: Kind; readonly amount: number; readonly reverses: string | null }

/** What an entry does to the personal account: payments raise it, charges lower it, what a policy pays leaves it alone. */
export const effectOf = ({ kind, amount }: Pick<Entry, 'kind' | 'amount'>): Kopecks =>
  (kind === 'payment' ? amount : kind === 'charge' ? 0 - amount : 0) as Kopecks;

/** Each entry with its effect, the account after it and the entry that took it back; in the order of time, ids break ties. */
export function withBalances<E extends Entry>(entries: readonly E[]): (E & { readonly effect: Kopecks; readonly balance: Kopecks; readonly reversedBy: string | undefined })[] {
  const reversedBy = new Map(entries.flatMap((e) => (e.reverses === null ? [] : [[e.reverses, e.id] as const])));
  let balance = 0;
  return [...entries].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map((entry) => {
    const effect = effectOf(entry);
    balance += effect;
    return { ...entry, effect, balance: balance as Kopecks, reversedBy: reversedBy.get(entry.id) };
  });
}

/** Why an entry cannot be taken back; undefined when it can. */
export function refusalToReverse(entry: Pick<Entry, 'reverses'>, alreadyReversed: boolean): 'is-counter-entry' | 'already-reversed' | undefined {
  if (entry.reverses !== null) return 'is-counter-entry';
  return alreadyReversed ? 'already-reversed' : undefined;
}

/** Money given back is at most what came: otherwise it is no refund. */
export const refundFits = (amount: number, paid: number): boolean => amount <= paid;
