import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Id } from '#shared/kernel/values.ts';

export interface CrmDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: {
    append(tx: WritableDb, entry: { readonly employeeId: Id | null; readonly action: string; readonly entity: string; readonly entityId: Id; readonly before?: unknown; readonly after?: unknown }): void;
  };
  readonly changed: (topics: readonly Topic[]) => void;
  readonly branch: () => { readonly id: Id };
}
