import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, minuteSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { appointmentStatus, placeResult } from '../schedule/contract.ts';

/** Who a task or a wait-list entry is for: a card, or the name and number of the inquiry. */
const about = z.object({ patientId: idSchema.optional(), typedName: textSchema(200).optional(), phone: textSchema(40).optional(), inquiryId: idSchema.optional() });

export const taskKind = z.enum(['book', 'callBack', 'checkup', 'other']);
export type TaskKind = z.infer<typeof taskKind>;
export const taskColours = ['blue', 'green', 'orange', 'red', 'grey'] as const;
export const taskIcons = ['check', 'phone', 'tooth', 'calendar', 'heart', 'flask', 'message', 'gift', 'file', 'star'] as const;
const taskColour = z.enum(taskColours), taskIcon = z.enum(taskIcons);
export type TaskColour = z.infer<typeof taskColour>;
export type TaskIcon = z.infer<typeof taskIcon>;

/** A type of the clinic's own; retired ones still name their old tasks. */
export const taskType = z.object({ id: idSchema, name: z.string(), colour: taskColour, icon: taskIcon, retired: z.boolean() });
export type TaskType = z.infer<typeof taskType>;

export const taskInput = about.extend({ kind: taskKind.default('book'), typeId: idSchema.optional(), what: textSchema(1000), dueAt: instantSchema, ownerId: idSchema.optional() });
/** Named fields change, the others stay; `seen` is the revision that was on the screen. */
export const taskChange = z.object({ kind: taskKind, typeId: idSchema.nullable(), what: textSchema(1000), dueAt: instantSchema, ownerId: idSchema }).partial();

export const taskRow = z.object({
  id: idSchema, kind: taskKind, type: taskType.optional(), what: z.string(), who: z.string(), dueAt: instantSchema, overdue: z.boolean(),
  patientId: idSchema.optional(), inquiryId: idSchema.optional(), phone: z.string().optional(), typedName: z.string().optional(),
  ownerId: idSchema.optional(), owner: z.string(), remindAt: instantSchema.optional(),
  doneAt: instantSchema.optional(), doneBy: z.string().optional(), result: z.string(), revision: z.number().int(),
});
export type TaskRow = z.infer<typeof taskRow>;

export const taskFilter = z.object({
  open: z.boolean().default(true),
  /** Those of the caller, and those of nobody. */
  mine: z.boolean().default(false), overdue: z.boolean().default(false),
  ownerId: idSchema.optional(), kind: taskKind.optional(), typeId: idSchema.optional(), patientId: idSchema.optional(), text: textSchema(100).optional(),
});

const wishes = z.object({
  doctorId: idSchema.optional(), specialityId: idSchema.optional(), lengthMin: z.number().int().min(5).max(720).default(30),
  fromDay: daySchema.optional(), tillDay: daySchema.optional(), fromMin: minuteSchema.optional(), tillMin: minuteSchema.optional(),
  /** A bit a day of the week, Monday the lowest; 0 is any. */
  weekdays: z.number().int().min(0).max(127).default(0), wish: textSchema(1000).default(''),
});
export const waitlistInput = about.extend({ kind: z.enum(['noSlot', 'wantsEarlier']), appointmentId: idSchema.optional(), ...wishes.shape });

export const waitRow = z.object({
  id: idSchema, kind: z.enum(['noSlot', 'wantsEarlier']), who: z.string(), wish: z.string(), createdAt: instantSchema, lengthMin: z.number().int(), weekdays: z.number().int(),
  doctor: z.string().optional(), doctorId: idSchema.optional(), speciality: z.string().optional(), specialityId: idSchema.optional(),
  fromDay: daySchema.optional(), tillDay: daySchema.optional(), fromMin: minuteSchema.optional(), tillMin: minuteSchema.optional(),
  patientId: idSchema.optional(), phone: z.string().optional(), inquiryId: idSchema.optional(),
  /** «Хочет раньше»: what would be moved. */
  own: z.object({ appointmentId: idSchema, day: daySchema, startMin: minuteSchema, doctor: z.string() }).optional(),
  barred: z.boolean(), revision: z.number().int(),
  closed: z.object({ at: instantSchema, how: z.enum(['booked', 'moved', 'byHand']), by: z.string(), reason: z.string() }).optional(),
});
export type WaitRow = z.infer<typeof waitRow>;

export const offerResult = z.enum(['booked', 'moved', 'refused', 'noAnswer', 'callLater', 'released', 'expired', 'taken']);
export type OfferResult = z.infer<typeof offerResult>;
export const rankReason = z.object({ code: z.enum(['doctor', 'speciality', 'anyDoctor', 'wished', 'waits', 'earlier', 'earlierToday', 'whole', 'noAnswer', 'callLater']), n: z.number().int().optional() });
export type RankReason = z.infer<typeof rankReason>;

const holder = z.object({ employeeId: idSchema, name: z.string(), since: instantSchema });
export const freedSlot = z.object({
  id: idSchema, doctorId: idSchema, doctor: z.string(), day: daySchema, startMin: minuteSchema, endMin: minuteSchema, how: z.enum(['cancelled', 'moved', 'shortened', 'unreserved']), freedAt: instantSchema,
  /** How many of the wait list fit; the likeliest of them follow. */
  fits: z.number().int(),
  /** Who offers it to somebody now: nobody else may meanwhile. */
  offer: z.object({ offerId: idSchema, entryId: idSchema, by: holder, mine: z.boolean(), expiresAt: instantSchema }).optional(),
  candidates: z.array(z.object({
    entry: waitRow, startMin: minuteSchema, endMin: minuteSchema, reasons: z.array(rankReason),
    /** This person is being offered another slot. */
    busy: holder.optional(),
  })),
});
export type FreedSlotView = z.infer<typeof freedSlot>;

export const roundResult = z.enum(['taken', 'released', 'confirmed', 'noAnswer', 'callLater', 'moved', 'cancelled']);
export type RoundResult = z.infer<typeof roundResult>;
export const roundCall = z.object({
  callKey: z.string(), phone: z.string().optional(), who: z.array(z.string()),
  visits: z.array(z.object({ appointmentId: idSchema, patientId: idSchema.optional(), patient: z.string(), doctor: z.string(), startMin: minuteSchema, endMin: minuteSchema, status: appointmentStatus })),
  attempts: z.number().int(), done: z.boolean(), takenBy: holder.optional(),
  last: z.object({ result: roundResult, at: instantSchema, by: z.string(), callAt: instantSchema.optional() }).optional(),
});
export type RoundCall = z.infer<typeof roundCall>;
export const round = z.object({ day: daySchema, calls: z.array(roundCall), done: z.number().int(), total: z.number().int() });
export type Round = z.infer<typeof round>;

export const morningKeys = ['unconfirmed', 'overdue', 'due', 'missed', 'buffers', 'freed', 'debts', 'bans', 'archived', 'birthdays', 'absent'] as const;
export const morningPage = z.object({
  day: daySchema,
  visits: z.number().int(),
  load: z.array(z.object({ doctorId: idSchema, doctor: z.string(), visits: z.number().int(), bookedMin: z.number().int(), shiftMin: z.number().int(), shifts: z.array(z.object({ startMin: minuteSchema, endMin: minuteSchema })) })),
  sections: z.array(z.object({
    key: z.enum(morningKeys), count: z.number().int(),
    rows: z.array(z.object({
      id: z.string(), who: z.string(), note: z.string(), at: instantSchema.optional(), minute: minuteSchema.optional(), sum: z.number().int().optional(), age: z.number().int().optional(),
      patientId: idSchema.optional(), inquiryId: idSchema.optional(), taskId: idSchema.optional(), slotId: idSchema.optional(), doctorId: idSchema.optional(), phone: z.string().optional(),
    })),
  })),
});
export type MorningPage = z.infer<typeof morningPage>;

/** The file is being written, or nobody chose where to. */
const exported = z.discriminatedUnion('kind', [z.object({ kind: z.literal('started'), jobId: idSchema }), z.object({ kind: z.literal('cancelled') })]);

export const crmContract = {
  addTask: command('crm.write', taskInput, z.object({ taskId: idSchema })),
  /** @throws conflict `changed-since` when somebody saved meanwhile */
  editTask: command('crm.write', z.object({ taskId: idSchema, seen: z.number().int(), change: taskChange }), nothing),
  /** The reminder stands back until then; what was promised stays. */
  snoozeTask: command('crm.write', z.object({ taskId: idSchema, until: instantSchema }), nothing),
  finishTask: command('crm.write', z.object({ taskId: idSchema, result: textSchema(1000).default('') }), nothing),
  reopenTask: command('crm.write', z.object({ taskId: idSchema }), nothing),
  tasks: query('crm.write', taskFilter, z.array(taskRow)),
  exportTasks: command('crm.write', taskFilter, exported),
  /** The numbers on the tabs. */
  counts: query('crm.write', nothing, z.object({ mine: z.number().int(), all: z.number().int(), overdue: z.number().int(), waitlist: z.number().int(), wantsEarlier: z.number().int(), freed: z.number().int(), roundLeft: z.number().int() })),

  taskTypes: query('signed-in', nothing, z.array(taskType)),
  saveTaskType: command('directories.write', z.object({ id: idSchema.optional(), name: textSchema(60), colour: taskColour, icon: taskIcon }), z.object({ id: idSchema })),
  retireTaskType: command('directories.write', z.object({ id: idSchema, retired: z.boolean() }), nothing),

  addToWaitlist: command('crm.write', waitlistInput, z.object({ entryId: idSchema })),
  /** Replaces the wishes of an open entry. @throws conflict `changed-since` */
  editWaitlist: command('crm.write', z.object({ entryId: idSchema, seen: z.number().int(), wishes }), nothing),
  closeWaitlist: command('crm.write', z.object({ entryId: idSchema, reason: textSchema(300).default('') }), nothing),
  waitlist: query('crm.write', z.object({ kind: z.enum(['noSlot', 'wantsEarlier']).optional(), closed: z.boolean().default(false), text: textSchema(100).optional() }).nullable(), z.array(waitRow)),

  exportWaitlist: command('crm.write', z.object({ kind: z.enum(['noSlot', 'wantsEarlier']).optional(), closed: z.boolean().default(false), text: textSchema(100).optional() }), exported),

  /** Freed slots that are still free, each with the ranked entries of the wait list. */
  freed: query('crm.write', nothing, z.array(freedSlot)),
  closeFreed: command('crm.write', z.object({ slotId: idSchema }), nothing),
  /** Holds a slot and a person for this employee while they are called. `held` says who has one of them. */
  offer: command('crm.write', z.object({ slotId: idSchema, entryId: idSchema }), z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('offering'), offerId: idSchema, expiresAt: instantSchema }),
    z.object({ kind: z.literal('held'), what: z.enum(['slot', 'entry']), by: z.string(), since: instantSchema }),
    z.object({ kind: z.literal('gone') }),
  ])),
  endOffer: command('crm.write', z.object({ offerId: idSchema, result: z.enum(['refused', 'noAnswer', 'callLater', 'released']) }), nothing),
  /** «Согласился»: books, or moves the appointment that was to be earlier, and closes the entry, all at once. */
  acceptOffer: command('schedule.write', z.object({ offerId: idSchema, patientId: idSchema.optional() }), z.union([placeResult, z.object({ kind: z.literal('needs-card'), name: z.string(), phone: z.string().optional() })])),

  /** «Обзвон на ближайший день»: the next working day unless another is named. */
  round: query('crm.write', z.object({ day: daySchema.optional() }), round),
  takeCall: command('crm.write', z.object({ day: daySchema, callKey: textSchema(60) }), z.discriminatedUnion('kind', [z.object({ kind: z.literal('taken') }), z.object({ kind: z.literal('held'), by: z.string(), since: instantSchema })])),
  /** «Подтвердил» confirms every unconfirmed visit of the call. */
  endCall: command('schedule.write', z.object({ day: daySchema, callKey: textSchema(60), result: z.enum(['confirmed', 'noAnswer', 'callLater', 'released']), callAt: instantSchema.optional() }), nothing),

  /** «Начало утренней смены». */
  morning: query('crm.write', nothing, morningPage),
  /** It was seen: today it is not offered again by itself. */
  morningSeen: command('crm.write', nothing, nothing),
} as const;
