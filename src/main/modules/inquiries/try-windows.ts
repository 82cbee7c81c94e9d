import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { WindowsSetting } from '#shared/inquiries/windows.ts';
import type { Id } from '#shared/kernel/values.ts';
import { appointmentActions } from '../../db/schema/index.ts';
import type { RawDatabase, ReadableDb } from '../../db/index.ts';
import { actionOf, createLinking } from './linking.ts';
import { createInquiryStore } from './store.ts';

export interface TryOrder { readonly from: number; readonly till: number; readonly windows: WindowsSetting }
/** Which actions of a period would belong to another inquiry, or to none; `changed` counts all, the list ends at `mostRows`. */
export interface Tried { readonly actions: number; readonly changed: number; readonly ids: readonly Id[] }

const mostRows = 300;

/** Judges the actions of a period by other windows, writing nothing. */
export function tryWindows({ db, raw }: { readonly db: ReadableDb; readonly raw: RawDatabase }, { from, till, windows }: TryOrder): Tried {
  const linking = createLinking({ raw, store: createInquiryStore(db), windows: () => windows, onlyOwnerOf: () => undefined });
  const rows = db.select().from(appointmentActions).where(and(gte(appointmentActions.at, from), lt(appointmentActions.at, till), eq(appointmentActions.deleted, 0))).orderBy(asc(appointmentActions.at), asc(appointmentActions.id)).all();
  const changed = rows.filter((row) => (linking.decide(actionOf(row)).link?.inquiryId ?? null) !== row.linkedInquiryId);
  return { actions: rows.length, changed: changed.length, ids: changed.slice(0, mostRows).map(({ id }) => id) };
}
