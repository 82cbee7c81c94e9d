import type { Id } from '#shared/kernel/values.ts';
import type { WritableDb } from '../../db/index.ts';
import { createByHand } from './by-hand.ts';
import { createCallRecorder, personOf } from './calls.ts';
import type { TriedRow, WhyAction, WhyInquiry } from '#shared/inquiries/why.ts';
import type { WindowsSetting } from '#shared/inquiries/windows.ts';
import { createDrafts } from './drafts.ts';
import { createHistory } from './history/index.ts';
import { createExplain } from './explain.ts';
import { createLinking } from './linking.ts';
import { createNearStore } from './near-store.ts';
import type { InquiriesDeps } from './ports.ts';
import { createProcessing } from './processing.ts';
import type { Action } from './rules/attribution.ts';
import { createSaving } from './saving.ts';
import { createInquiryStore, type LinkColumns } from './store.ts';
import { createWaiting } from './waiting.ts';

export type { AuditPort, InquiriesDeps, People } from './ports.ts';
export type { ActionRow, BufferRow, InquiryRow } from './store.ts';
export type { NumberOwners } from './rules/person.ts';
export type { Change } from './saving.ts';
export { differingActions } from './history-columns.ts';
export { createCallBacks } from './history/call-backs.ts';
export { settleLinks } from './rebuild.ts';
export { isUnprocessed } from './rules/processed.ts';
export type { Drafts } from './drafts.ts';
export { keptTypeWhy, personOf } from './calls.ts';
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
  const saving = createSaving(deps, store, linking, calls, processing);
  const explain = createExplain({ store, near: createNearStore(database.db), linking, people, windows: () => deps.windows(), doctorName: (id) => deps.doctorName(id), zone: () => deps.branch().zone });
  return {
    store, calls, saving, linking, processing,
    byHand: createByHand(deps, { linking, calls, processing, saving }),
    history: createHistory(database.db, { zone: () => deps.branch().zone, now: () => deps.clock.now(), words: () => deps.words() }),
    drafts: createDrafts(database, deps.clock, deps.draftKept),
    waiting: createWaiting(database.db),
    /** Why an inquiry is as it is (USERS.md 3). @throws AppError `not-found` */
    why: (inquiryId: Id): WhyInquiry => explain.inquiry(saving.must(inquiryId)),
    /** Of an appointment: each of its actions, where it belongs and why not elsewhere. */
    whyAppointment: (appointmentId: Id): WhyAction[] => explain.appointment(appointmentId),
    /** An action as other windows would have it beside how it is. */
    tried: (actionId: Id, by: WindowsSetting): TriedRow | undefined => {
      const row = store.action(actionId);
      return row && explain.tried(row, by);
    },
    /** Attribution of a fresh action, in its own transaction and before its row is written (`schedule` asks it through compose). */
    linkOf: (tx: WritableDb, action: FreshAction): LinkColumns => linking.linkOfNew(tx, { id: action.id, kind: action.kind, at: action.at, patientId: action.patientId, givenInquiryId: action.given?.inquiryId }),
    personOf,
  };
}
export type Inquiries = ReturnType<typeof createInquiries>;
