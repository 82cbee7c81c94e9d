import type { Id } from '#shared/kernel/values.ts';
import { createDebtors } from './debtors.ts';
import type { ScheduleDeps } from './deps.ts';
import { createFree } from './free.ts';
import { branchKey, createHandlers } from './handlers.ts';
import { createPlan } from './plan.ts';
import { createScheduleReads } from './read.ts';
import { scheduleStore } from './store.ts';
import { createScheduleWrites } from './write.ts';

export type { AppointmentAction, Booked, BookInput, FormEdit, FormInput, Freed, Given, ScheduleDeps } from './deps.ts';
export { branchKey };
export { appointmentLine } from './rules.ts';

/** The schedule: days, free slots, and the commands that never let two appointments of a doctor or a chair overlap. */
export function createSchedule(deps: ScheduleDeps) {
  const store = scheduleStore(deps.db.db), debtors = createDebtors(), reads = createScheduleReads(store, debtors, deps), commands = createScheduleWrites(store, deps), plan = createPlan(store, deps);
  return {
    handlers: createHandlers(deps, reads, commands, plan),
    /** For the context of a patient. */
    appointmentsOf: reads.appointmentsOf,
    /** For the lines of a search: «26.11 10:00 Орлова». */
    nextAppointments: reads.nextAppointments,
    appointment: reads.appointment,
    day: reads.day,
    days: reads.days,
    /** Cards or payments have changed: who owes is asked anew. */
    forgetDebts: debtors.forget,
    freeSlots: reads.freeSlots,
    /** Free stretches of a doctor's day: what of a freed slot nobody has taken yet. */
    freeOf: createFree(store),
    /** The nearest appointment ahead: the default type of an inquiry hangs on it. */
    nextVisitOf: reads.nextVisitOf,
    /** «Орлова», also of one who has left; empty for no such doctor. */
    doctorName: reads.doctorName,
    /** How many appointments a doctor still has before them. */
    aheadOf: (doctorId: Id): number => store.aheadOf.get({ doctorId, now: deps.clock.now() })?.n ?? 0,
    /** The commands inside a transaction of another module or of the demo base. */
    commands,
    /** Shifts and absences, inside a transaction. */
    plan,
  };
}
export type Schedule = ReturnType<typeof createSchedule>;
