import type { Database } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Audit } from '../audit/index.ts';

export interface CrmDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly branch: () => { readonly id: Id };
}
