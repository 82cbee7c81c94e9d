import type { CallContext } from '#main/ipc/context.ts';
import type { WritableDb } from '#main/db/index.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { mergeContract } from '#shared/patients/merge-contract.ts';
import type { PatientsDeps } from '../deps.ts';
import type { createSearch } from '../search.ts';
import type { PatientStore } from '../store.ts';
import { createDuplicates } from './duplicates.ts';
import { createMergeReads } from './read.ts';
import { mergeStore } from './store.ts';
import { createMergeWrites } from './write.ts';

export { followMerged } from './current-ids.ts';

/** Duplicates of a card, merging two cards into one, and taking them apart again. */
export function createMerging(deps: PatientsDeps, store: PatientStore, search: ReturnType<typeof createSearch>) {
  const merges = mergeStore(deps.db.db), personRows = (ids: readonly Id[]) => search.present(search.linesOf(ids));
  const reads = createMergeReads(deps.db, store, merges, personRows), writes = createMergeWrites(store, merges, { ...deps, renamed: search.library.renamed });
  const duplicates = createDuplicates(deps.db.db, { idsByPhone: (e164) => [...new Set(store.idsByPhone.all({ e164 }).map(({ id }) => id))], find: search.find, personRows });
  return {
    currentId: reads.currentId, writes, duplicates,
    handlers: (write: <T>(ctx: CallContext, work: (tx: WritableDb, by: Id) => T) => T): Handlers<typeof mergeContract, CallContext> => {
      const told = <T>(ctx: CallContext, work: (tx: WritableDb, by: Id) => T): T => {
        const result = write(ctx, work);
        // Whatever named either card is another's now: calls, tasks, the wait list.
        deps.changed(['inquiries', 'crm']);
        return result;
      };
      return {
        duplicates: (asked) => duplicates(asked),
        mergePreview: ({ keptId, mergedId }) => reads.view(keptId, mergedId),
        merge: ({ keptId, mergedId, choices }, ctx) => ({ mergeId: told(ctx, (tx, by) => writes.merge(tx, by, keptId, mergedId, choices)) }),
        merges: ({ limit }) => reads.list(limit),
        unmerge: ({ mergeId }, ctx) => told(ctx, (tx, by) => { writes.unmerge(tx, by, mergeId); return null; }),
      };
    },
  };
}
export type Merging = ReturnType<typeof createMerging>;
