import type { Id } from '#shared/kernel/values.ts';

/** More patients than any month of a clinic has. */
const mostKnown = 50_000;

/**
 * Who owes. The sum over all payments of everybody on a day costs as much as the day itself (QUALITY.md P6), and it
 * changes far less often than a schedule is read: it is kept until cards or payments change.
 */
export function createDebtors() {
  const known = new Map<Id, boolean>();
  return {
    /** Tells of each of these patients; `read` gives the debtors among them and is asked only when one is not known. */
    among(patientIds: readonly (Id | null)[], read: () => readonly { readonly patientId: Id }[]): (patientId: Id | null) => boolean {
      if (patientIds.some((id) => id !== null && !known.has(id))) {
        if (known.size > mostKnown) known.clear();
        const debtors = new Set(read().map((row) => row.patientId));
        for (const id of patientIds) if (id !== null) known.set(id, debtors.has(id));
      }
      return (id) => id !== null && known.get(id) === true;
    },
    forget: (): void => { known.clear(); },
  };
}
export type Debtors = ReturnType<typeof createDebtors>;
