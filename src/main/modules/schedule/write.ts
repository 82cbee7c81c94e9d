import type { WritableDb } from '#main/db/index.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { minute, type Day, type Id, type Instant } from '#shared/kernel/values.ts';
import { undoMs, type AppointmentStatus, type PlaceResult, type Slot } from '#shared/schedule/contract.ts';
import { overlap } from '#shared/schedule/grid.ts';
import type { AppointmentAction, BookInput, Given, ScheduleDeps } from './deps.ts';
import { personOf } from './read.ts';
import { canBeCancelled, canBeMoved, chairFor, isMove, isSlot, refusalOf, statusRefusal, type Refusal } from './rules.ts';
import { scheduleWrites, type AppointmentDbRow, type Changed, type ScheduleStore } from './store.ts';

/** The newest change of an appointment on this PC, as long as it may be taken back. */
interface Change { readonly by: Id; readonly mono: number; readonly before: AppointmentDbRow; readonly after: Changed; readonly actionId: Id | undefined }

const changedColumns = ['doctorId', 'chairId', 'day', 'startMin', 'endMin', 'startsAt', 'endsAt', 'status', 'cancelledAt', 'cancelledBy', 'cancelReason'] as const;
const slotOf = (r: Changed): Slot => ({ doctorId: r.doctorId, day: r.day as Day, startMin: minute(r.startMin), endMin: minute(r.endMin), ...(r.chairId === null ? {} : { chairId: r.chairId }) });

/**
 * The commands of the schedule inside one IMMEDIATE transaction each: what is free is read where it is taken, so no
 * two appointments of a doctor or a chair ever overlap. Every change is audited; a booking, a cancellation and a move
 * write an action and hand it to attribution in the same transaction.
 */
export function createScheduleWrites(store: ScheduleStore, deps: ScheduleDeps) {
  const { clock, newId, branch, audit } = deps, writes = scheduleWrites();
  const changes = new Map<Id, Change>();

  /** @throws AppError `not-found` */
  function rowOf(id: Id): AppointmentDbRow {
    const row = store.row.get({ id });
    if (!row) throw new AppError('not-found', 'appointment');
    return row;
  }

  /** The slot with its chair, or why it cannot be had. @throws AppError `not-found` (doctor), `invalid-input` (off the grid) */
  function placeFor(slot: Slot, self?: Id): { readonly chairId: Id | null } | Refusal {
    if (!isSlot(slot)) throw new AppError('invalid-input', 'slot');
    const { doctorId, day, startMin, endMin } = slot, where = { doctorId, day, branchId: branch().id };
    if (!store.doctor.get({ id: doctorId, branchId: where.branchId })) throw new AppError('not-found', 'doctor');
    const shifts = store.shiftsOfDoctor.all(where), chairId = chairFor(slot, shifts);
    const busy = store.holding.all({ doctorId, chairId, day, startMin, endMin }).map((b) => ({ ...b, patient: personOf(b) }));
    return refusalOf(slot, chairId, { shifts, reserved: store.reservesOfDoctor.all(where), busy }, self) ?? { chairId };
  }

  const columnsOf = (slot: Slot, chairId: Id | null) => {
    const { zone } = branch();
    return {
      doctorId: slot.doctorId, chairId, day: slot.day, startMin: slot.startMin, endMin: slot.endMin,
      startsAt: instantOf(slot.day, slot.startMin, zone), endsAt: instantOf(slot.day, slot.endMin, zone),
    };
  };

  function act(tx: WritableDb, by: Id, row: Pick<AppointmentDbRow, 'id' | 'branchId' | 'patientId'>, what: Pick<AppointmentAction, 'kind' | 'from' | 'to' | 'cancelledBy'>, given?: Given): Id {
    const id = newId(), at = clock.now();
    writes.action(tx, {
      id, branchId: row.branchId, appointmentId: row.id, patientId: row.patientId, kind: what.kind, actorId: by, at,
      fromSlot: what.from ? JSON.stringify(what.from) : null, toSlot: what.to ? JSON.stringify(what.to) : null, cancelledBy: what.cancelledBy ?? null,
      givenInquiryId: given?.inquiryId ?? null, givenHow: given?.how ?? null, givenInCall: given?.inCall ?? false,
    });
    deps.onAction(tx, { id, branchId: row.branchId, appointmentId: row.id, patientId: row.patientId ?? undefined, actorId: by, at, given, ...what });
    return id;
  }

  /** What undo needs, kept for as long as it may be asked for; forgotten if the transaction is undone, as it then no longer matches the row. */
  function remember(by: Id, before: AppointmentDbRow, after: Changed, actionId: Id | undefined): void {
    const now = clock.mono();
    for (const [id, { mono }] of changes) if (now - mono > undoMs) changes.delete(id);
    changes.set(before.id, { by, mono: now, before, after, actionId });
  }

  /** Writes a change of one appointment, audits it and keeps it for undo. */
  function change(tx: WritableDb, by: Id, action: string, before: AppointmentDbRow, to: Partial<Changed>, actionId?: Id): void {
    const after: Changed = { ...before, ...to }, keys = (Object.keys(to) as (keyof Changed)[]).filter((k) => before[k] !== after[k]);
    if (keys.length === 0) return;
    const pick = (of: Changed) => Object.fromEntries(keys.map((k) => [k, of[k]]));
    writes.update(tx, before.id, after);
    audit.append(tx, { employeeId: by, action, entity: 'appointment', entityId: before.id, before: pick(before), after: pick(after) });
    remember(by, before, after, actionId);
  }

  function place(tx: WritableDb, by: Id, action: string, row: AppointmentDbRow, slot: Slot): PlaceResult {
    if (row.status === 'cancelled' || !canBeMoved(row.status)) throw new AppError('conflict', row.status === 'cancelled' ? 'cancelled' : 'finished');
    const from = slotOf(row), found = placeFor(slot, row.id);
    if ('kind' in found) return found;
    const to = { ...slot, ...(found.chairId === null ? {} : { chairId: found.chairId }) };
    const actionId = isMove(from, to) ? act(tx, by, row, { kind: 'moved', from, to, cancelledBy: undefined }) : undefined;
    change(tx, by, action, row, columnsOf(slot, found.chairId), actionId);
    return { kind: 'done', appointmentId: row.id, ...(actionId === undefined ? {} : { actionId }) };
  }

  return {
    book(tx: WritableDb, by: Id, { slot, patientId, comment, kind, status }: Pick<BookInput, 'slot' | 'patientId' | 'comment' | 'kind' | 'status'>, given?: () => Given | undefined): PlaceResult {
      const patient = store.patient.get({ id: patientId });
      if (!patient) throw new AppError('not-found', 'patient');
      if (patient.banAt !== null) return { kind: 'banned', reason: patient.banReason ?? '' };
      const found = placeFor(slot);
      if ('kind' in found) return found;
      const row = { id: newId(), branchId: branch().id, patientId, ...columnsOf(slot, found.chairId), status, kind, comment, createdAt: clock.now(), createdBy: by };
      writes.insert(tx, row);
      const { id: _, branchId: __, ...after } = row;
      audit.append(tx, { employeeId: by, action: 'schedule.book', entity: 'appointment', entityId: row.id, after });
      const actionId = act(tx, by, row, { kind: 'booked', from: undefined, to: slotOf({ ...row, cancelledAt: null, cancelledBy: null, cancelReason: null }), cancelledBy: undefined }, given?.());
      return { kind: 'done', appointmentId: row.id, actionId };
    },
    move: (tx: WritableDb, by: Id, id: Id, slot: Slot): PlaceResult => place(tx, by, 'schedule.move', rowOf(id), slot),
    resize(tx: WritableDb, by: Id, id: Id, startMin: Slot['startMin'], endMin: Slot['endMin']): PlaceResult {
      const row = rowOf(id);
      return place(tx, by, 'schedule.resize', row, { ...slotOf(row), startMin, endMin });
    },
    cancel(tx: WritableDb, by: Id, id: Id, cancelledBy: 'patient' | 'clinic', reason: string): Id {
      const row = rowOf(id);
      if (!canBeCancelled(row.status)) throw new AppError('conflict', row.status === 'cancelled' ? 'cancelled' : 'finished');
      const actionId = act(tx, by, row, { kind: 'cancelled', from: slotOf(row), to: undefined, cancelledBy });
      change(tx, by, 'schedule.cancel', row, { status: 'cancelled', cancelledAt: clock.now(), cancelledBy, cancelReason: reason }, actionId);
      return actionId;
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
        const found = placeFor(slotOf(before), id);
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
    /** After an undo has committed there is nothing left to take back. */
    forget: (id: Id): void => { changes.delete(id); },
    reserve(tx: WritableDb, by: Id, { doctorId, day, startMin, endMin, reason }: Slot & { readonly reason: string }): Id {
      const branchId = branch().id;
      if (!isSlot({ startMin, endMin })) throw new AppError('invalid-input', 'slot');
      if (!store.doctor.get({ id: doctorId, branchId })) throw new AppError('not-found', 'doctor');
      if (store.holding.all({ doctorId, chairId: null, day, startMin, endMin }).length > 0) throw new AppError('conflict', 'slot-taken');
      if (store.reservesOfDoctor.all({ doctorId, day, branchId }).some((r) => overlap(r, { startMin, endMin }))) throw new AppError('conflict', 'already-reserved');
      const row = { id: newId(), branchId, doctorId, day, startMin, endMin, reason, byEmployee: by };
      writes.insertReserve(tx, row);
      audit.append(tx, { employeeId: by, action: 'schedule.reserve', entity: 'reservedTime', entityId: row.id, after: { doctorId, day, startMin, endMin, reason } });
      return row.id;
    },
    unreserve(tx: WritableDb, by: Id, id: Id): void {
      const row = store.reserve.get({ id });
      if (!row) throw new AppError('not-found', 'reserved-time');
      writes.dropReserve(tx, id);
      audit.append(tx, { employeeId: by, action: 'schedule.unreserve', entity: 'reservedTime', entityId: id, before: { doctorId: row.doctorId, day: row.day, startMin: row.startMin, endMin: row.endMin, reason: row.reason } });
    },
  };
}
export type ScheduleCommands = ReturnType<typeof createScheduleWrites>;
