import type { Id } from '#shared/kernel/values.ts';
import type { WritableDb } from '../../db/index.ts';
import { createByHand } from './by-hand.ts';
import { createCallRecorder, personOf } from './calls.ts';
import { createDrafts } from './drafts.ts';
import { createHistory } from './history/index.ts';
import { createLinking } from './linking.ts';
import type { InquiriesDeps } from './ports.ts';
import { createProcessing } from './processing.ts';
import type { Action } from './rules/attribution.ts';
import { createSaving } from './saving.ts';
import { createInquiryStore } from './store.ts';
import { createWaiting } from './waiting.ts';

export type { AuditPort, InquiriesDeps, People } from './ports.ts';
export type { ActionRow, BufferRow, InquiryRow } from './store.ts';
export type { NumberOwners } from './rules/person.ts';
export type { Change } from './saving.ts';
export { isUnprocessed } from './processing.ts';
export type { Drafts } from './drafts.ts';
export { personOf } from './calls.ts';
export { createHistoryHandlers } from './history/handlers.ts';
export { samePerson } from './rules/person.ts';

/** An action as schedule tells of it. */
export interface FreshAction extends Omit<Action, 'givenInquiryId'> { readonly given: { readonly inquiryId: Id } | undefined }

/** Обращения: every call, chat, lead and dialog as one row, their comments, the buffer, and honest links to bookings. */
export function createInquiries(deps: InquiriesDeps) {
  const { database, people } = deps;
  const store = createInquiryStore(database.db);
  const onlyOwnerOf = (phone: string): Id | undefined => {
    const { patientIds } = people.ownersOf(phone);
    return patientIds.length === 1 ? patientIds[0] : undefined;
  };
  const linking = createLinking({ raw: database.raw, store, windows: () => deps.windows(), onlyOwnerOf });
  const calls = createCallRecorder(deps, store, linking);
  const processing = createProcessing(deps, store, calls);
  const saving = createSaving(deps, store, linking, calls);
  return {
    store, calls, saving, linking, processing,
    byHand: createByHand(deps, { linking, calls, saving }),
    history: createHistory(database.db, { zone: () => deps.branch().zone, now: () => deps.clock.now(), words: () => deps.words(), linkedActions: (ids) => store.linkedActions(ids) }),
    drafts: createDrafts(database, deps.clock),
    waiting: createWaiting(database.db),
    /** Attribution of a fresh action, in its own transaction (`schedule` calls it through compose). */
    onAction: (tx: WritableDb, action: FreshAction): void => { linking.link(tx, { id: action.id, kind: action.kind, at: action.at, patientId: action.patientId, givenInquiryId: action.given?.inquiryId }); },
    personOf,
  };
}
export type Inquiries = ReturnType<typeof createInquiries>;
