import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, minuteSchema, textSchema } from '../kernel/schemas.ts';

/** График работы врачей: shifts by day, absences, and what a change of them does to what is booked. */

export const absenceKind = z.enum(['vacation', 'sick', 'study', 'other']);
export type AbsenceKind = z.infer<typeof absenceKind>;

export const plannedShift = z.object({ startMin: minuteSchema, endMin: minuteSchema, chairId: idSchema.optional() });
export type PlannedShift = z.infer<typeof plannedShift>;
const shifts = z.array(plannedShift).max(6);
export const dayPlan = z.object({ day: daySchema, shifts });
export type DayPlan = z.infer<typeof dayPlan>;

export const planChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days'), doctorId: idSchema, days: z.array(dayPlan).min(1).max(62) }),
  /** One week that repeats, or two that take turns; the first is the week `fromDay` lies in. Monday comes first. */
  z.object({ kind: z.literal('pattern'), doctorId: idSchema, fromDay: daySchema, tillDay: daySchema, weeks: z.array(z.array(shifts).length(7)).min(1).max(2) }),
  /** The shifts of a week put over the `weeks` weeks that begin with `toDay`'s. */
  z.object({ kind: z.literal('copyWeek'), doctorIds: z.array(idSchema).min(1).max(100), fromDay: daySchema, toDay: daySchema, weeks: z.number().int().min(1).max(26) }),
  z.object({ kind: z.literal('absence'), doctorId: idSchema, fromDay: daySchema, tillDay: daySchema, startMin: minuteSchema, endMin: minuteSchema, absence: absenceKind, reason: textSchema(300).default('') }),
  z.object({ kind: z.literal('dropAbsence'), absenceId: idSchema }),
]);
export type PlanChange = z.output<typeof planChange>;

export const absenceRow = z.object({ id: idSchema, doctorId: idSchema, fromDay: daySchema, tillDay: daySchema, startMin: minuteSchema, endMin: minuteSchema, kind: absenceKind, reason: z.string() });
export type AbsenceRow = z.infer<typeof absenceRow>;

/** What a change means, told before it is saved; nothing booked is moved by it. */
export const planEffect = z.object({
  /** How many days get other hours. */
  days: z.number().int(),
  /** Appointments that would lie outside the new hours. */
  outside: z.array(z.object({ id: idSchema, patient: z.string(), phone: z.string().optional(), doctor: z.string(), day: daySchema, startMin: minuteSchema, endMin: minuteSchema })),
  /** Hours in a chair that somebody else has then. */
  chairs: z.array(z.object({ day: daySchema, startMin: minuteSchema, endMin: minuteSchema, chair: z.string(), doctor: z.string() })),
});
export type PlanEffect = z.infer<typeof planEffect>;

export const planContract = {
  /** Shifts as they are planned and absences that touch the days. */
  plan: query('schedule.read', z.object({ doctorId: idSchema, fromDay: daySchema, tillDay: daySchema }), z.object({ days: z.array(dayPlan), absences: z.array(absenceRow) })),
  previewPlan: query('schedule.plan', planChange, planEffect),
  applyPlan: command('schedule.plan', planChange, planEffect.extend({ changeId: idSchema })),
  /** Takes back this employee's change of the plan, within 8 s and while nothing of it was changed since. */
  undoPlan: command('schedule.plan', z.object({ changeId: idSchema }), z.object({ days: z.number().int() })),
} as const;
