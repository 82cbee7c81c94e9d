import type { WritableDb } from '#main/db/index.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { minute, type Day, type Id, type Minute } from '#shared/kernel/values.ts';
import type { scheduleContract } from '#shared/schedule/contract.ts';
import { overlap, without, type Stretch } from '#shared/schedule/grid.ts';
import type * as z from 'zod';
import type { ScheduleDeps } from './deps.ts';
import { personOf } from './read.ts';
import { isSlot } from './rules.ts';
import type { ScheduleStore, ScheduleWrites } from './store.ts';

type SeveralInput = z.output<(typeof scheduleContract)['reserveSeveral']['input']>;
type SeveralResult = z.input<(typeof scheduleContract)['reserveSeveral']['output']>;
interface Wanted { readonly doctorId: Id; readonly day: Day; readonly startMin: Minute; readonly endMin: Minute; readonly reason: string }

/** Зарезервированное время: never over an appointment and never over another reserve of the same doctor. */
export function createReserves(store: ScheduleStore, writes: ScheduleWrites, { newId, audit, onFreed }: Pick<ScheduleDeps, 'newId' | 'audit' | 'onFreed'>) {
  /** @throws AppError `not-found` */
  function doctorOf(id: Id): NonNullable<ReturnType<ScheduleStore['doctor']['get']>> {
    const doctor = store.doctor.get({ id });
    if (!doctor) throw new AppError('not-found', 'doctor');
    return doctor;
  }
  const appointmentsIn = ({ doctorId, day, startMin, endMin }: Omit<Wanted, 'reason'>) => store.holding.all({ doctorId, chairId: null, day, startMin, endMin });
  const reservesIn = (branchId: Id, { doctorId, day, startMin, endMin }: Omit<Wanted, 'reason'>, but?: Id) =>
    store.reservesOfDoctor.all({ doctorId, day, branchId }).filter((r) => r.id !== but && overlap(r, { startMin, endMin }));

  function insert(tx: WritableDb, by: Id, branchId: Id, { doctorId, day, startMin, endMin, reason }: Wanted): Id {
    const row = { id: newId(), branchId, doctorId, day, startMin, endMin, reason, byEmployee: by };
    writes.insertReserve(tx, row);
    audit.append(tx, { employeeId: by, action: 'schedule.reserve', entity: 'reservedTime', entityId: row.id, after: { doctorId, day, startMin, endMin, reason } });
    return row.id;
  }
  function check(branchId: Id, at: Wanted, self?: Id): void {
    if (!isSlot(at)) throw new AppError('invalid-input', 'slot');
    if (appointmentsIn(at).length > 0) throw new AppError('conflict', 'slot-taken');
    if (reservesIn(branchId, at, self).length > 0) throw new AppError('conflict', 'already-reserved');
  }

  return {
    reserve(tx: WritableDb, by: Id, wanted: Wanted): Id {
      const { branchId } = doctorOf(wanted.doctorId);
      check(branchId, wanted);
      return insert(tx, by, branchId, wanted);
    },
    reserveSeveral(tx: WritableDb, by: Id, { doctorIds, onlyFree, ...wanted }: SeveralInput): SeveralResult {
      if (!isSlot(wanted)) throw new AppError('invalid-input', 'slot');
      const plans = [...new Set(doctorIds)].map((id) => {
        const doctor = doctorOf(id), at = { ...wanted, doctorId: id }, stretch = (s: Stretch) => ({ startMin: minute(s.startMin), endMin: minute(s.endMin) });
        const taken = [
          ...appointmentsIn(at).map((a) => ({ doctor: doctor.name, what: 'appointment' as const, ...stretch(a), text: personOf(a) })),
          ...reservesIn(doctor.branchId, at).map((r) => ({ doctor: doctor.name, what: 'reserve' as const, ...stretch(r), text: r.reason })),
        ];
        return { at, branchId: doctor.branchId, taken };
      });
      const held = plans.flatMap((p) => p.taken);
      if (held.length > 0 && !onlyFree) return { kind: 'taken', by: held };
      return { kind: 'done', reservedIds: plans.flatMap(({ at, branchId, taken }) => without([at], taken).map((free) => insert(tx, by, branchId, { ...at, startMin: minute(free.startMin), endMin: minute(free.endMin) }))) };
    },
    changeReserve(tx: WritableDb, by: Id, { reservedId, startMin, endMin, reason }: { readonly reservedId: Id; readonly startMin: Minute; readonly endMin: Minute; readonly reason: string }): void {
      const row = store.reserve.get({ id: reservedId });
      if (!row) throw new AppError('not-found', 'reserved-time');
      const to = { startMin, endMin, reason };
      check(row.branchId, { doctorId: row.doctorId, day: row.day as Day, ...to }, row.id);
      writes.changeReserve(tx, row.id, to);
      audit.append(tx, { employeeId: by, action: 'schedule.changeReserve', entity: 'reservedTime', entityId: row.id, before: { startMin: row.startMin, endMin: row.endMin, reason: row.reason }, after: to });
    },
    unreserve(tx: WritableDb, by: Id, id: Id): void {
      const row = store.reserve.get({ id });
      if (!row) throw new AppError('not-found', 'reserved-time');
      writes.dropReserve(tx, id);
      audit.append(tx, { employeeId: by, action: 'schedule.unreserve', entity: 'reservedTime', entityId: id, before: { doctorId: row.doctorId, day: row.day, startMin: row.startMin, endMin: row.endMin, reason: row.reason } });
      onFreed?.(tx, { branchId: row.branchId, doctorId: row.doctorId, day: row.day as Day, startMin: minute(row.startMin), endMin: minute(row.endMin), why: 'unreserved', appointmentId: undefined });
    },
  };
}
