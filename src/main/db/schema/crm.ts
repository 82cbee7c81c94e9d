import { index, integer, text } from 'drizzle-orm/sqlite-core';
import { branchTable } from './kinds.ts';

/** Задача CRM. */
export const tasks = branchTable('tasks', {
  kind: text({ enum: ['book', 'callBack', 'checkup', 'other'] }).notNull().default('book'),
  patientId: text(),
  typedName: text(),
  phoneE164: text(),
  inquiryId: text(),
  what: text().notNull().default(''),
  dueAt: integer().notNull().default(0),
  ownerId: text(),
  createdAt: integer().notNull().default(0),
  createdBy: text(),
  doneAt: integer(),
  doneBy: text(),
}, (t) => [index('tasks_due').on(t.doneAt, t.dueAt), index('tasks_patient').on(t.patientId)]);

/** Запись листа ожидания; `wantsEarlier` is «Пациент хочет раньше» and names the appointment it would replace. */
export const waitlistEntries = branchTable('waitlist_entries', {
  kind: text({ enum: ['noSlot', 'wantsEarlier'] }).notNull().default('noSlot'),
  patientId: text(),
  typedName: text(),
  phoneE164: text(),
  inquiryId: text(),
  appointmentId: text(),
  doctorId: text(),
  specialityId: text(),
  lengthMin: integer().notNull().default(30),
  fromDay: text(),
  tillDay: text(),
  fromMin: integer(),
  tillMin: integer(),
  wish: text().notNull().default(''),
  createdAt: integer().notNull().default(0),
  createdBy: text(),
  closedAt: integer(),
  closedHow: text({ enum: ['booked', 'byHand'] }),
}, (t) => [index('waitlist_entries_open').on(t.closedAt, t.createdAt), index('waitlist_entries_patient').on(t.patientId)]);
