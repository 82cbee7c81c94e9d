import { joined, without, type Stretch } from '#shared/schedule/grid.ts';
import type { Day, Id } from '#shared/kernel/values.ts';
import type { ScheduleStore } from './store.ts';

/** Free stretches of a doctor's day: inside the shifts, outside absences and reserves, outside what holds the doctor or the chair of the shift. */
export function createFree(store: ScheduleStore) {
  return (doctorId: Id, day: Day): Stretch[] => {
    const branchId = store.doctor.get({ id: doctorId })?.branchId;
    if (branchId === undefined) return [];
    const where = { doctorId, day, branchId }, taken = [...store.reservesOfDoctor.all(where), ...store.absencesOfDoctor.all({ doctorId, fromDay: day, tillDay: day })];
    return joined(store.shiftsOfDoctor.all(where).flatMap((shift) =>
      without([shift], [...taken, ...store.holding.all({ doctorId, day, chairId: shift.chairId, startMin: shift.startMin, endMin: shift.endMin })])));
  };
}
