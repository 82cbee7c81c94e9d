import type { AccessRefusal } from '#shared/staff/contract.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Database, WritableDb } from '../../db/index.ts';
import { brokenBy } from './rules.ts';
import type { Reads } from './store.ts';

class Refused extends Error {
  readonly why: AccessRefusal;
  constructor(why: AccessRefusal) { super(why); this.why = why; }
}
export interface RefusedResult { readonly kind: 'refused'; readonly why: AccessRefusal }

/**
 * A change of who may do what: tried inside its transaction, and taken back whole if it would leave nobody who can manage
 * the staff or the rights, or would lock out whoever makes it.
 */
export function createGuard(database: Database, reads: Reads) {
  return <T>(actorId: Id, work: (tx: WritableDb) => T): T | RefusedResult => {
    try {
      return database.write((tx) => {
        const before = reads.members(), result = work(tx), why = brokenBy(before, reads.members(), actorId);
        if (why) throw new Refused(why);
        return result;
      });
    } catch (error) {
      if (error instanceof Refused) return { kind: 'refused', why: error.why };
      throw error;
    }
  };
}
export type Guard = ReturnType<typeof createGuard>;
