import type { WritableDb } from '#main/db/index.ts';
import type { CallContext } from '#main/ipc/context.ts';
import type { crmContract, waitlistInput, WaitRow } from '#shared/crm/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type * as z from 'zod';
import type { CrmDeps } from './deps.ts';
import { presentEntry, waitingOf } from './present.ts';
import type { Waiting } from './rules/ranking.ts';
import type { CrmStore } from './store.ts';
import { says } from './tasks.ts';
import { aboutColumns, type Work } from './work.ts';
import { writes } from './writes.ts';

export type WaitlistInput = z.output<typeof waitlistInput>;
type Wishes = Pick<WaitlistInput, 'doctorId' | 'specialityId' | 'lengthMin' | 'fromDay' | 'tillDay' | 'fromMin' | 'tillMin' | 'weekdays' | 'wish'>;
type Methods = Pick<Handlers<typeof crmContract, CallContext>, 'addToWaitlist' | 'editWaitlist' | 'closeWaitlist' | 'waitlist'>;
type How = 'booked' | 'moved' | 'byHand';

function wishColumns(w: Wishes) {
  if (w.fromDay && w.tillDay && w.tillDay < w.fromDay) throw new AppError('invalid-input', 'days');
  if (w.fromMin !== undefined && w.tillMin !== undefined && w.tillMin <= w.fromMin) throw new AppError('invalid-input', 'hours');
  return {
    doctorId: w.doctorId ?? null, specialityId: w.specialityId ?? null, lengthMin: w.lengthMin, fromDay: w.fromDay ?? null, tillDay: w.tillDay ?? null, fromMin: w.fromMin ?? null, tillMin: w.tillMin ?? null,
    weekdays: w.weekdays === 127 ? 0 : w.weekdays, wish: w.wish.trim(),
  };
}

export function createWaitlist(deps: CrmDeps, store: CrmStore, work: Work) {
  const { clock, audit } = deps;

  function mustBeOpen(entryId: Id) {
    const entry = store.entry.get({ id: entryId });
    if (!entry) throw new AppError('not-found', 'waitlist-entry');
    if (entry.closedAt !== null) throw new AppError('conflict', 'already-closed');
    return entry;
  }

  /** Adds a wait-list entry in the caller's transaction, audited. «Хочет раньше» names the appointment it would replace. */
  function add(tx: WritableDb, by: Id, input: WaitlistInput): Id {
    if (input.kind === 'wantsEarlier' && input.appointmentId === undefined) throw new AppError('invalid-input', 'appointmentId');
    const row = { ...aboutColumns(deps, input), kind: input.kind, appointmentId: input.appointmentId ?? null, ...wishColumns(input), createdBy: by };
    writes.insertEntry(tx, row);
    audit.append(tx, { employeeId: by, action: 'crm.addToWaitlist', entity: 'waitlistEntry', entityId: row.id, after: row });
    return row.id;
  }

  /** Ends an open entry, in the caller's transaction. */
  function close(tx: WritableDb, by: Id, entryId: Id, how: How, reason: string, more: { readonly patientId?: Id } = {}): void {
    const entry = mustBeOpen(entryId), after = { closedAt: clock.now(), closedHow: how, closedBy: by, closeReason: reason.trim(), ...more };
    writes.updateEntry(tx, entryId, { ...after, revision: entry.revision + 1 });
    audit.append(tx, { employeeId: by, action: 'crm.closeWaitlist', entity: 'waitlistEntry', entityId: entryId, before: { closedAt: null }, after });
  }

  /** Everybody who waits, for the ranking of a freed slot. */
  const waiting = (): Waiting[] => waitingOf(store.waiting.all({ branchId: deps.branch().id }), deps.branch().zone, clock.now());
  /** An open entry as a screen shows it. */
  function entryOf(id: Id): WaitRow | undefined {
    const found = store.openEntry.get({ id });
    return found && presentEntry(found, clock.now());
  }

  function list({ kind, closed = false, text }: { readonly kind?: 'noSlot' | 'wantsEarlier' | undefined; readonly closed?: boolean | undefined; readonly text?: string | undefined }): WaitRow[] {
    const now = clock.now();
    return (closed ? store.closedEntries : store.openEntries).all({ branchId: deps.branch().id }).filter((w) => kind === undefined || w.row.kind === kind)
        .map((w) => presentEntry(w, now)).filter((w) => !text || says(text, w.who, w.wish, w.doctor, w.phone));
  }

  const methods: Methods = {
    addToWaitlist: (input, ctx) => ({ entryId: work(ctx, (tx, by) => add(tx, by, input)) }),
    editWaitlist: ({ entryId, seen, wishes }, ctx) => work(ctx, (tx, by) => {
      const entry = mustBeOpen(entryId), after = wishColumns(wishes), keys = (Object.keys(after) as (keyof typeof after)[]).filter((key) => entry[key] !== after[key]);
      if (entry.revision !== seen) throw new AppError('conflict', 'changed-since');
      if (keys.length === 0) return null;
      writes.updateEntry(tx, entryId, { ...after, revision: entry.revision + 1 });
      audit.append(tx, { employeeId: by, action: 'crm.editWaitlist', entity: 'waitlistEntry', entityId: entryId, before: Object.fromEntries(keys.map((k) => [k, entry[k]])), after: Object.fromEntries(keys.map((k) => [k, after[k]])) });
      return null;
    }),
    closeWaitlist: ({ entryId, reason }, ctx) => work(ctx, (tx, by) => { close(tx, by, entryId, 'byHand', reason); return null; }),
    waitlist: (filter) => list(filter ?? {}),
  };
  return { methods, add, close, waiting, entryOf, list, mustBeOpen };
}
export type Waitlist = ReturnType<typeof createWaitlist>;
