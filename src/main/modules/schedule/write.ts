import type { WritableDb } from '#main/db/index.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { minute, type Day, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import { undoMs, type AppointmentKind, type AppointmentStatus, type PlaceResult, type Slot } from '#shared/schedule/contract.ts';
import type { AppointmentAction, BookInput, Freed, Given, ScheduleDeps } from './deps.ts';
import { personOf } from './read.ts';
import { createReserves } from './reserves.ts';
import { canBeCancelled, canBeMoved, chairFor, instantsOf, isMove, isSlot, refusalOf, statusRefusal, type Refusal } from './rules.ts';
import { scheduleWrites, type AppointmentDbRow, type Changed, type ScheduleStore } from './store.ts';

/** The newest change of an appointment on this PC, as long as it may be taken back. */
interface Change { readonly by: Id; readonly mono: number; readonly before: AppointmentDbRow; readonly after: Changed; readonly actionId: Id | undefined }

/** Who asked for a move, and why: for the change log. */
interface Why { readonly by?: 'patient' | 'clinic'; readonly reason?: string }
const changedColumns = ['doctorId', 'chairId', 'day', 'startMin', 'endMin', 'startsAt', 'endsAt', 'status', 'kind', 'cancelledAt', 'cancelledBy', 'cancelReason'] as const;
const slotOf = (r: Changed): Slot => ({ doctorId: r.doctorId, day: r.day as Day, startMin: minute(r.startMin), endMin: minute(r.endMin), ...(r.chairId === null ? {} : { chairId: r.chairId }) });

/**
 * The commands of the schedule inside one IMMEDIATE transaction each: what is free is read where it is taken, so no
 * two appointments of a doctor or a chair ever overlap. Every change is audited; a booking, a cancellation and a move
 * write an action and hand it to attribution in the same transaction.
 */
export function createScheduleWrites(store: ScheduleStore, deps: ScheduleDeps) {
  const { clock, newId, branches, audit } = deps, writes = scheduleWrites();
  const changes = new Map<Id, Change>();

  /** @throws AppError `not-found` */
  function rowOf(id: Id): AppointmentDbRow {
    const row = store.row.get({ id });
    if (!row) throw new AppError('not-found', 'appointment');
    return row;
  }

  /** The slot with its chair, or why it cannot be had. @throws AppError `not-found` (doctor), `invalid-input` (off the grid) */
  function placeFor(slot: Slot, self?: Pick<AppointmentDbRow, 'id' | 'branchId'>): { readonly chairId: Id | null; readonly branchId: Id; readonly zone: Zone } | Refusal {
    if (!isSlot(slot)) throw new AppError('invalid-input', 'slot');
    const { doctorId, day, startMin, endMin } = slot, doctor = store.doctor.get({ id: doctorId });
    const at = doctor && branches().find((b) => b.id === doctor.branchId);
    if (!at) throw new AppError('not-found', 'doctor');
    // A row keeps its branch for life (docs: SYNC.md): to another branch one books anew and cancels here.
    if (self && self.branchId !== at.id) throw new AppError('conflict', 'another-branch');
    const where = { doctorId, day, branchId: at.id };
    const shifts = store.shiftsOfDoctor.all(where), chairId = chairFor(slot, shifts);
    const busy = store.holding.all({ doctorId, chairId, day, startMin, endMin }).map((b) => ({ ...b, patient: personOf(b) }));
    const absences = store.absencesOfDoctor.all({ doctorId, fromDay: day, tillDay: day });
    return refusalOf(slot, chairId, { shifts, absences, reserved: store.reservesOfDoctor.all(where), busy }, self?.id) ?? { chairId, branchId: at.id, zone: at.zone };
  }

  const columnsOf = (slot: Slot, { chairId, zone }: { readonly chairId: Id | null; readonly zone: Zone }) => ({
    doctorId: slot.doctorId, chairId, day: slot.day, startMin: slot.startMin, endMin: slot.endMin,
    ...instantsOf(slot, zone),
  });

  const freed = (tx: WritableDb, row: AppointmentDbRow, why: Freed['why'], at: Slot = slotOf(row)): void => {
    deps.onFreed?.(tx, { branchId: row.branchId, doctorId: at.doctorId, day: at.day, startMin: at.startMin, endMin: at.endMin, why, appointmentId: row.id });
  };

  function act(tx: WritableDb, by: Id, row: Pick<AppointmentDbRow, 'id' | 'branchId' | 'patientId'>, what: Pick<AppointmentAction, 'kind' | 'from' | 'to' | 'cancelledBy'>, given?: Given): Id {
    const id = newId(), at = clock.now(), action: AppointmentAction = { id, branchId: row.branchId, appointmentId: row.id, patientId: row.patientId ?? undefined, actorId: by, at, given, ...what };
    writes.action(tx, {
      id, branchId: row.branchId, appointmentId: row.id, patientId: row.patientId, kind: what.kind, actorId: by, at,
      fromSlot: what.from ? JSON.stringify(what.from) : null, toSlot: what.to ? JSON.stringify(what.to) : null, cancelledBy: what.cancelledBy ?? null,
      givenInquiryId: given?.inquiryId ?? null, givenHow: given?.how ?? null, givenInCall: given?.inCall ?? false, ...deps.linkOf?.(tx, action),
    });
    deps.onAction(tx, action);
    return id;
  }

  /** What undo needs, kept for as long as it may be asked for; forgotten if the transaction is undone, as it then no longer matches the row. */
  function remember(by: Id, before: AppointmentDbRow, after: Changed, actionId: Id | undefined): void {
    const now = clock.mono();
    for (const [id, { mono }] of changes) if (now - mono > undoMs) changes.delete(id);
    changes.set(before.id, { by, mono: now, before, after, actionId });
  }

  /** Writes a change of one appointment, audits it and keeps it for undo. */
  function change(tx: WritableDb, by: Id, action: string, before: AppointmentDbRow, to: Partial<Changed>, actionId?: Id, why: Why = {}): void {
    const after: Changed = { ...before, ...to }, keys = (Object.keys(to) as (keyof Changed)[]).filter((k) => before[k] !== after[k]);
    if (keys.length === 0) return;
    const pick = (of: Changed) => Object.fromEntries(keys.map((k) => [k, of[k]]));
    writes.update(tx, before.id, after);
    audit.append(tx, { employeeId: by, action, entity: 'appointment', entityId: before.id, before: pick(before), after: { ...pick(after), ...why } });
    remember(by, before, after, actionId);
  }

  function place(tx: WritableDb, by: Id, action: string, row: AppointmentDbRow, slot: Slot, why?: Why): PlaceResult {
    if (row.status === 'cancelled' || !canBeMoved(row.status)) throw new AppError('conflict', row.status === 'cancelled' ? 'cancelled' : 'finished');
    const from = slotOf(row), found = placeFor(slot, row);
    if ('kind' in found) return found;
    const to = { ...slot, ...(found.chairId === null ? {} : { chairId: found.chairId }) };
    const actionId = isMove(from, to) ? act(tx, by, row, { kind: 'moved', from, to, cancelledBy: undefined }) : undefined;
    change(tx, by, action, row, columnsOf(slot, found), actionId, why);
    if (actionId !== undefined) freed(tx, row, 'moved');
    else if (to.endMin < from.endMin) freed(tx, row, 'shortened', { ...from, startMin: to.endMin });
    return { kind: 'done', appointmentId: row.id, ...(actionId === undefined ? {} : { actionId }) };
  }

  return {
    book(tx: WritableDb, by: Id, { slot, patientId, comment, kind, status }: Pick<BookInput, 'slot' | 'patientId' | 'comment' | 'kind' | 'status'>, given?: () => Given | undefined): PlaceResult {
      const patient = store.patient.get({ id: patientId });
      if (!patient) throw new AppError('not-found', 'patient');
      if (patient.banAt !== null) return { kind: 'banned', reason: patient.banReason ?? '' };
      const found = placeFor(slot);
      if ('kind' in found) return found;
      const row = { id: newId(), branchId: found.branchId, patientId, ...columnsOf(slot, found), status, kind, comment, createdAt: clock.now(), createdBy: by };
      writes.insert(tx, row);
      const { id: _, branchId: __, ...after } = row;
      audit.append(tx, { employeeId: by, action: 'schedule.book', entity: 'appointment', entityId: row.id, after });
      const actionId = act(tx, by, row, { kind: 'booked', from: undefined, to: slotOf({ ...row, cancelledAt: null, cancelledBy: null, cancelReason: null }), cancelledBy: undefined }, given?.());
      return { kind: 'done', appointmentId: row.id, actionId };
    },
    move: (tx: WritableDb, by: Id, id: Id, slot: Slot, why?: Why): PlaceResult => place(tx, by, 'schedule.move', rowOf(id), slot, why),
    resize(tx: WritableDb, by: Id, id: Id, startMin: Slot['startMin'], endMin: Slot['endMin']): PlaceResult {
      const row = rowOf(id);
      return place(tx, by, 'schedule.resize', row, { ...slotOf(row), startMin, endMin });
    },
    cancel(tx: WritableDb, by: Id, id: Id, cancelledBy: 'patient' | 'clinic', reason: string): Id {
      const row = rowOf(id);
      if (!canBeCancelled(row.status)) throw new AppError('conflict', row.status === 'cancelled' ? 'cancelled' : 'finished');
      const actionId = act(tx, by, row, { kind: 'cancelled', from: slotOf(row), to: undefined, cancelledBy });
      change(tx, by, 'schedule.cancel', row, { status: 'cancelled', cancelledAt: clock.now(), cancelledBy, cancelReason: reason }, actionId);
      freed(tx, row, 'cancelled');
      return actionId;
    },
    /** Which kind of appointment it is; later rules of online and club appointments go by it. */
    setKind(tx: WritableDb, by: Id, id: Id, kind: AppointmentKind): void {
      change(tx, by, 'schedule.setKind', rowOf(id), { kind });
    },
    setStatus(tx: WritableDb, by: Id, id: Id, status: AppointmentStatus): void {
      const row = rowOf(id);
      if (row.status === status) return;
      const refused = statusRefusal(row.status, status, row.startsAt as Instant, clock.now());
      if (refused) throw new AppError('conflict', refused);
      change(tx, by, 'schedule.setStatus', row, { status });
    },
    setComment(tx: WritableDb, by: Id, id: Id, comment: string): void {
      const row = rowOf(id);
      if (row.comment === comment) return;
      writes.update(tx, id, { ...row, comment });
      audit.append(tx, { employeeId: by, action: 'schedule.setComment', entity: 'appointment', entityId: id, before: { comment: row.comment }, after: { comment } });
    },
    /** Takes back this employee's newest change of an appointment. Its action becomes a tombstone: it never happened. */
    undo(tx: WritableDb, by: Id, id: Id): PlaceResult {
      const last = changes.get(id), row = rowOf(id);
      if (!last || last.by !== by) throw new AppError('conflict', 'nothing-to-undo');
      if (clock.mono() - last.mono > undoMs) throw new AppError('conflict', 'too-late');
      if (changedColumns.some((k) => row[k] !== last.after[k])) throw new AppError('conflict', 'changed-since');
      const { before } = last, back: Changed = { ...before, comment: row.comment };
      if (before.status !== 'cancelled' && before.status !== 'completed') {
        const found = placeFor(slotOf(before), row);
        if ('kind' in found) return found;
      }
      writes.update(tx, id, back);
      if (last.actionId !== undefined) {
        writes.dropAction(tx, last.actionId);
        deps.onUndone?.(tx, last.actionId, id);
      }
      const differing = changedColumns.filter((k) => row[k] !== back[k]), pick = (of: Changed) => Object.fromEntries(differing.map((k) => [k, of[k]]));
      audit.append(tx, { employeeId: by, action: 'schedule.undo', entity: 'appointment', entityId: id, before: pick(row), after: pick(back) });
      return { kind: 'done', appointmentId: id };
    },
    /**
     * The branch's clock is another from now on: days and minutes stay, the instants are made anew of them. Returns how
     * many appointments that moved in time.
     */
    rezone(tx: WritableDb, branchId: Id, zone: Zone): number {
      let moved = 0;
      for (const row of store.wallOfBranch.all({ branchId })) {
        const { startsAt, endsAt } = instantsOf({ ...row, day: row.day as Day }, zone);
        if (startsAt === row.startsAt && endsAt === row.endsAt) continue;
        writes.rezone(tx, row.id, startsAt, endsAt);
        moved++;
      }
      return moved;
    },
    /** After an undo has committed there is nothing left to take back. */
    forget: (id: Id): void => { changes.delete(id); },
    ...createReserves(store, writes, deps),
  };
}
export type ScheduleCommands = ReturnType<typeof createScheduleWrites>;
