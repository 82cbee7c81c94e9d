import type { Id } from '#shared/kernel/values.ts';
import type { WritableDb } from '../../db/index.ts';

/** What this module writes into the change log. */
export interface StaffAudit {
  append(tx: WritableDb, entry: { readonly employeeId?: Id | undefined; readonly action: string; readonly entity: string; readonly entityId?: Id | undefined; readonly before?: unknown; readonly after?: unknown }): void;
}
