import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, minuteSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { absenceKind, planContract, plannedShift } from './plan-contract.ts';

export const appointmentStatus = z.enum(['unconfirmed', 'confirmed', 'arrived', 'inChair', 'completed', 'noShow', 'cancelled']);
export type AppointmentStatus = z.infer<typeof appointmentStatus>;
export const appointmentKind = z.enum(['ordinary', 'onlineDoctor', 'onlineService', 'onlineConsultation', 'anonymous', 'club']);

export type AppointmentKind = z.infer<typeof appointmentKind>;
export type { AbsenceKind } from './plan-contract.ts';

export const slot = z.object({ doctorId: idSchema, day: daySchema, startMin: minuteSchema, endMin: minuteSchema, chairId: idSchema.optional() });
export type Slot = z.infer<typeof slot>;

export const appointmentRow = z.object({
  id: idSchema,
  patientId: idSchema.optional(),
  patient: z.string(),
  phone: z.string().optional(),
  doctorId: idSchema,
  chairId: idSchema.optional(),
  day: daySchema,
  startMin: minuteSchema,
  endMin: minuteSchema,
  status: appointmentStatus,
  kind: appointmentKind,
  comment: z.string(),
  banned: z.boolean(),
  /** Balance below zero: a mark on the block. Absent without money.read. */
  debt: z.boolean().optional(),
});
export type AppointmentRow = z.infer<typeof appointmentRow>;

const branchView = z.object({ id: idSchema, name: z.string(), zone: z.string(), opensMin: minuteSchema, closesMin: minuteSchema });
const doctorView = z.object({ id: idSchema, name: z.string(), speciality: z.string(), group: z.string(), colour: z.string(), usualMin: z.number().int() });
/** What a day holds for one doctor besides appointments. `absences` are already cut out of `shifts`, which are the hours that can be booked. */
const hoursView = z.object({
  shifts: z.array(plannedShift),
  reserved: z.array(z.object({ id: idSchema, startMin: minuteSchema, endMin: minuteSchema, reason: z.string() })),
  absences: z.array(z.object({ id: idSchema, startMin: minuteSchema, endMin: minuteSchema, kind: absenceKind, reason: z.string() })),
});
const chairView = z.object({ id: idSchema, name: z.string() });

export const dayView = z.object({
  day: daySchema,
  branch: branchView,
  chairs: z.array(chairView),
  doctors: z.array(doctorView.extend(hoursView.shape)),
  appointments: z.array(appointmentRow),
});
export type DayView = z.infer<typeof dayView>;

/** Several days of a branch. The appointments lie in one flat list, so that a long one travels as columns. */
export const daysView = z.object({
  branch: branchView,
  chairs: z.array(chairView),
  doctors: z.array(doctorView),
  /** `doctors` holds only those with hours, reserves or absences that day. */
  days: z.array(z.object({ day: daySchema, doctors: z.array(hoursView.extend({ id: idSchema })) })),
  appointments: z.array(appointmentRow),
});
export type DaysView = z.infer<typeof daysView>;

/** How a person likes to see the schedule; kept on this PC for each employee. */
export const scheduleLook = z.object({
  view: z.enum(['day', 'week', 'doctor', 'list']).catch('day'),
  density: z.enum(['dense', 'usual', 'roomy']).catch('usual'),
  colour: z.enum(['status', 'doctor']).catch('status'),
  showCancelled: z.boolean().catch(false),
  doctorIds: z.array(idSchema).max(200).catch([]),
});
export type ScheduleLook = z.output<typeof scheduleLook>;

/** Where a freed or wished slot could be. */
export const freeSlot = z.object({ doctorId: idSchema, doctor: z.string(), day: daySchema, startMin: minuteSchema, endMin: minuteSchema });
export type FreeSlot = z.infer<typeof freeSlot>;

/** What the receptionist chooses about when a place is not free. */
export const placeResult = z.discriminatedUnion('kind', [
  /** `actionId` is the booking or the move; absent where only the length or the chair changed, and after an undo. */
  z.object({ kind: z.literal('done'), appointmentId: idSchema, actionId: idSchema.optional() }),
  z.object({ kind: z.literal('slot-taken'), by: z.string(), what: z.enum(['doctor', 'chair']), startMin: minuteSchema, endMin: minuteSchema }),
  z.object({ kind: z.literal('outside-hours') }),
  z.object({ kind: z.literal('absent'), absence: absenceKind, reason: z.string() }),
  z.object({ kind: z.literal('reserved'), reason: z.string() }),
  z.object({ kind: z.literal('banned'), reason: z.string() }),
]);
export type PlaceResult = z.infer<typeof placeResult>;

/** `given` is what the employee said of the inquiry: the buffer it comes from, or the tick «Связать с текущим звонком». */
export const given = z.object({ inquiryId: idSchema, how: z.enum(['buffer', 'current', 'panel']) });

export const scheduleContract = {
  /** Of the PC's own branch unless another is named. */
  day: query('schedule.read', z.object({ day: daySchema, branchId: idSchema.optional() }), dayView),
  days: query('schedule.read', z.object({ fromDay: daySchema, days: z.number().int().min(1).max(14).default(7), branchId: idSchema.optional(), doctorIds: z.array(idSchema).max(100).optional() }), daysView),
  /** Branches, doctors and chairs of the whole clinic: what a booking in another branch needs. `here` is the branch of this PC. */
  places: query('schedule.read', nothing, z.object({
    here: idSchema, branches: z.array(branchView), chairs: z.array(chairView.extend({ branchId: idSchema })), doctors: z.array(doctorView.extend({ branchId: idSchema })),
  })),
  look: query('schedule.read', nothing, scheduleLook),
  keepLook: command('schedule.read', scheduleLook, nothing),
  /** The day on paper or as a PDF file; `cancelled` when the person changed their mind at the dialog. */
  print: command('schedule.read', z.object({ day: daySchema, branchId: idSchema.optional(), doctorIds: z.array(idSchema).max(200).default([]), how: z.enum(['paper', 'pdf']) }), z.object({ kind: z.enum(['done', 'cancelled']) })),
  /** The branch this PC stands in. */
  standIn: command('directories.write', z.object({ branchId: idSchema }), nothing),
  appointment: query('schedule.read', z.object({ appointmentId: idSchema }), appointmentRow),
  ofPatient: query('schedule.read', z.object({ patientId: idSchema }), z.array(appointmentRow.extend({ doctor: z.string() }))),
  /** Free stretches of `lengthMin` from `fromDay` on, soonest first, inside shifts, outside reserves; `fromMin`/`tillMin` is the suitable time of day. */
  freeSlots: query('schedule.read', z.object({
    fromDay: daySchema, lengthMin: z.number().int().min(5).max(720), doctorId: idSchema.optional(), group: z.string().max(100).optional(),
    fromMin: minuteSchema.optional(), tillMin: minuteSchema.optional(), limit: z.number().int().min(1).max(50).default(10),
    /** Where to look; a doctor brings his own. */
    branchId: idSchema.optional(),
  }), z.array(freeSlot)),
  /** Books in one transaction with the overlap check and the attribution. `formId` is the open «Новый прием», if any. */
  book: command('schedule.write', z.object({ slot, patientId: idSchema, comment: textSchema(2000).default(''), kind: appointmentKind.default('ordinary'), status: z.enum(['unconfirmed', 'confirmed']).default('unconfirmed'), given: given.optional(), formId: idSchema.optional() }), placeResult),
  /** Who asked for it and why stand in the change log; a move by drag names neither. */
  move: command('schedule.write', z.object({ appointmentId: idSchema, slot, by: z.enum(['patient', 'clinic']).optional(), reason: textSchema(300).default('') }), placeResult),
  resize: command('schedule.write', z.object({ appointmentId: idSchema, startMin: minuteSchema, endMin: minuteSchema }), placeResult),
  cancel: command('schedule.write', z.object({ appointmentId: idSchema, by: z.enum(['patient', 'clinic']), reason: textSchema(300).default('') }), nothing),
  setStatus: command('schedule.write', z.object({ appointmentId: idSchema, status: appointmentStatus.exclude(['cancelled']) }), nothing),
  setKind: command('schedule.write', z.object({ appointmentId: idSchema, kind: appointmentKind }), nothing),
  setComment: command('schedule.write', z.object({ appointmentId: idSchema, comment: textSchema(2000) }), nothing),
  /** Takes back the newest move, resize, cancel or status of this appointment by this employee, within 8 s. */
  undo: command('schedule.write', z.object({ appointmentId: idSchema }), placeResult),
  reserve: command('schedule.write', z.object({ doctorId: idSchema, day: daySchema, startMin: minuteSchema, endMin: minuteSchema, reason: textSchema(300) }), nothing),
  /**
   * Reserves the time of several doctors at once; `onlyFree` leaves out what is taken instead of saying so. Without it
   * either all of it is reserved or nothing.
   */
  reserveSeveral: command('schedule.write', z.object({
    doctorIds: z.array(idSchema).min(1).max(100), day: daySchema, startMin: minuteSchema, endMin: minuteSchema, reason: textSchema(300), onlyFree: z.boolean().default(false),
  }), z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done'), reservedIds: z.array(idSchema) }),
    z.object({ kind: z.literal('taken'), by: z.array(z.object({ doctor: z.string(), what: z.enum(['appointment', 'reserve']), startMin: minuteSchema, endMin: minuteSchema, text: z.string() })) }),
  ])),
  changeReserve: command('schedule.write', z.object({ reservedId: idSchema, startMin: minuteSchema, endMin: minuteSchema, reason: textSchema(300) }), nothing),
  unreserve: command('schedule.write', z.object({ reservedId: idSchema }), nothing),
  /** «Новый прием» opens: main remembers it per session, so that a form opened in a conversation counts and survives a crash. */
  openForm: command('schedule.write', z.object({ slot, patientId: idSchema.optional(), bufferId: idSchema.optional(), callId: idSchema.optional() }), z.object({ formId: idSchema })),
  /** The person picked in «Новый прием», or «Связать с текущим звонком» touched by hand: main computes the rest anew. */
  editForm: command('schedule.write', z.object({ formId: idSchema, patientId: idSchema.nullable().optional(), linkCurrent: z.boolean().optional() }), nothing),
  closeForm: command('schedule.write', z.object({ formId: idSchema }), nothing),
  ...planContract,
} as const;
export const undoMs = 8000;
