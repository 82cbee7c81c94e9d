import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';
import type { LegOfOwner } from '#shared/telephony/owner.ts';
import type { Audit } from '../audit/index.ts';
import type { Settings } from '../settings/index.ts';

export interface TagsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly settings: Pick<Settings, 'get' | 'set'>;
  readonly branch: () => { readonly id: Id };
  /** Who had the phone of an extension at a moment: a conversation is asked about of whoever lifted the handset or dialled. */
  readonly ownerAt: (extension: string, at: Instant) => Id | undefined;
}

/** What the module wants to know of a call; the transaction is the call's own. */
export interface CallSeen {
  readonly callId: Id;
  readonly state: string;
  readonly outcome?: string | undefined;
  readonly answeredAt?: Instant | undefined;
  readonly answeredPhone?: string | undefined;
  readonly legs: readonly (LegOfOwner & { readonly phone: string })[];
  readonly endedAt?: Instant | undefined;
}
export type Tx = WritableDb;
