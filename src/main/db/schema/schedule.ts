import { isNotNull } from 'drizzle-orm';
import { index, integer, text } from 'drizzle-orm/sqlite-core';
import { branchTable } from './kinds.ts';

export const appointmentStatuses = ['unconfirmed', 'confirmed', 'arrived', 'inChair', 'completed', 'noShow', 'cancelled'] as const;
export const appointmentKinds = ['ordinary', 'onlineDoctor', 'onlineService', 'onlineConsultation', 'anonymous', 'club'] as const;

/**
 * Приём. Its truth is the branch's wall clock (`day`, `startMin`, `endMin`, the register group @slot with doctor and
 * chair); `startsAt`/`endsAt` are derived instants, recomputed when a zone changes.
 */
export const appointments = branchTable('appointments', {
  patientId: text(),
  doctorId: text().notNull().default(''),
  chairId: text(),
  day: text().notNull().default(''),
  startMin: integer().notNull().default(0),
  endMin: integer().notNull().default(0),
  startsAt: integer().notNull().default(0),
  endsAt: integer().notNull().default(0),
  status: text({ enum: appointmentStatuses }).notNull().default('unconfirmed'),
  kind: text({ enum: appointmentKinds }).notNull().default('ordinary'),
  comment: text().notNull().default(''),
  createdAt: integer().notNull().default(0),
  createdBy: text(),
  cancelledAt: integer(),
  cancelledBy: text({ enum: ['patient', 'clinic'] }),
  cancelReason: text(),
}, (t) => [
  index('appointments_day').on(t.day, t.branchId, t.doctorId, t.startMin),
  index('appointments_doctor').on(t.doctorId, t.day),
  index('appointments_patient').on(t.patientId, t.startsAt),
  index('appointments_chair').on(t.chairId, t.day).where(isNotNull(t.chairId)),
], { '@slot': ['chairId', 'doctorId', 'day', 'startMin', 'endMin'] });

/**
 * Записи, отмены и переносы: append-only; the link columns alone are written again, by attribution (DESIGN.md 4).
 * `given…` is what the employee said (buffer, «Связать с текущим звонком», a panel opened in the call); `linked…` is
 * what attribution decided, with the rule and the two times it compared.
 */
export const appointmentActions = branchTable('appointment_actions', {
  appointmentId: text().notNull().default(''),
  patientId: text(),
  kind: text({ enum: ['booked', 'cancelled', 'moved'] }).notNull().default('booked'),
  actorId: text(),
  at: integer().notNull().default(0),
  /** JSON {doctorId, chairId, day, startMin, endMin}. */
  fromSlot: text(),
  toSlot: text(),
  cancelledBy: text({ enum: ['patient', 'clinic'] }),
  givenInquiryId: text(),
  givenHow: text({ enum: ['buffer', 'current', 'panel'] }),
  /** The buffer, the tick or the panel was given while the conversation ran: rules of the МедЛок conversion. */
  givenInCall: integer({ mode: 'boolean' }).notNull().default(false),
  linkedInquiryId: text(),
  linkRule: text({ enum: ['buffer', 'running', 'nearest'] }),
  linkFrom: integer(),
  linkTill: integer(),
  linkDistance: integer(),
}, (t) => [
  index('appointment_actions_at').on(t.at),
  index('appointment_actions_patient').on(t.patientId, t.at),
  index('appointment_actions_appointment').on(t.appointmentId),
  index('appointment_actions_inquiry').on(t.linkedInquiryId),
  index('appointment_actions_given').on(t.givenInquiryId),
]);

/** График врача: one working stretch of one day. */
export const workShifts = branchTable('work_shifts', {
  doctorId: text().notNull().default(''),
  chairId: text(),
  day: text().notNull().default(''),
  startMin: integer().notNull().default(0),
  endMin: integer().notNull().default(0),
}, (t) => [index('work_shifts_day').on(t.branchId, t.day, t.doctorId), index('work_shifts_doctor').on(t.doctorId, t.day)]);

/** Зарезервированное время. */
export const reservedTimes = branchTable('reserved_times', {
  doctorId: text().notNull().default(''),
  day: text().notNull().default(''),
  startMin: integer().notNull().default(0),
  endMin: integer().notNull().default(0),
  reason: text().notNull().default(''),
  byEmployee: text(),
}, (t) => [index('reserved_times_day').on(t.branchId, t.day, t.doctorId)]);

export const absenceKinds = ['vacation', 'sick', 'study', 'other'] as const;

/** Отсутствие врача: cut out of the shifts of every day from `fromDay` to `tillDay`, ends included; the shifts stay as they are. */
export const absences = branchTable('absences', {
  doctorId: text().notNull().default(''),
  fromDay: text().notNull().default(''),
  tillDay: text().notNull().default(''),
  startMin: integer().notNull().default(0),
  endMin: integer().notNull().default(1440),
  kind: text({ enum: absenceKinds }).notNull().default('other'),
  reason: text().notNull().default(''),
  byEmployee: text(),
}, (t) => [index('absences_till').on(t.branchId, t.tillDay), index('absences_doctor').on(t.doctorId, t.tillDay)]);
