import { index, integer, text } from 'drizzle-orm/sqlite-core';
import { branchTable, clinicTable } from './kinds.ts';

/** Тип задачи of the clinic's own making; the built-in ones are `tasks.kind`. A retired type stays with its old tasks. */
export const taskTypes = clinicTable('task_types', {
  name: text().notNull().default(''),
  colour: text().notNull().default('blue'),
  icon: text().notNull().default('check'),
  sort: integer().notNull().default(0),
  retiredAt: integer(),
});

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
  /** One of the clinic's own types; `kind` is then «other». */
  typeId: text(),
  /** What came of it, written when it is finished. */
  result: text().notNull().default(''),
  /** «Отложить»: the reminder stands back until then, the due time stays what was promised. */
  remindAt: integer(),
  /** Grows with every edit: a second save on an older picture is refused (UX rule 23). */
  revision: integer().notNull().default(0),
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
  closedHow: text({ enum: ['booked', 'moved', 'byHand'] }),
  /** Days of the week that suit, a bit each, Monday the lowest; 0 is any. */
  weekdays: integer().notNull().default(0),
  closedBy: text(),
  closeReason: text().notNull().default(''),
  revision: integer().notNull().default(0),
}, (t) => [index('waitlist_entries_open').on(t.closedAt, t.createdAt), index('waitlist_entries_patient').on(t.patientId)]);

/**
 * Освободившееся окно: time that a cancellation, a move, a shorter visit or a lifted reserve gave back. Whether it is still free is read
 * from the schedule each time; the row only says that it was freed, by whom, and how that ended.
 */
export const freedSlots = branchTable('freed_slots', {
  doctorId: text().notNull().default(''),
  chairId: text(),
  day: text().notNull().default(''),
  startMin: integer().notNull().default(0),
  endMin: integer().notNull().default(0),
  how: text({ enum: ['cancelled', 'moved', 'shortened', 'unreserved'] }).notNull().default('cancelled'),
  /** Whose time it was: never offered to the same person. */
  leftBy: text(),
  actionId: text(),
  freedAt: integer().notNull().default(0),
  freedBy: text(),
  closedAt: integer(),
  closedHow: text({ enum: ['taken', 'past', 'byHand', 'undone'] }),
}, (t) => [index('freed_slots_open').on(t.closedAt, t.day)]);

/** Предложение окна одному из листа ожидания: append-only, ended once with its result. While it lasts, slot and entry are nobody else's. */
export const waitlistOffers = branchTable('waitlist_offers', {
  slotId: text().notNull().default(''),
  entryId: text().notNull().default(''),
  byEmployee: text(),
  startedAt: integer().notNull().default(0),
  expiresAt: integer().notNull().default(0),
  endedAt: integer(),
  result: text({ enum: ['booked', 'moved', 'refused', 'noAnswer', 'callLater', 'released', 'expired', 'taken'] }),
  /** The booking or the move the offer ended with: undoing it opens the entry again. */
  actionId: text(),
}, (t) => [index('waitlist_offers_slot').on(t.slotId), index('waitlist_offers_entry').on(t.entryId, t.endedAt)]);

/** Обзвон на ближайший день: append-only, the last row of a call says how it stands. `callKey` is the number, or the card where there is none. */
export const callRoundResults = branchTable('call_round_results', {
  day: text().notNull().default(''),
  callKey: text().notNull().default(''),
  result: text({ enum: ['taken', 'released', 'confirmed', 'noAnswer', 'callLater', 'moved', 'cancelled'] }).notNull().default('taken'),
  at: integer().notNull().default(0),
  byEmployee: text(),
  callAt: integer(),
}, (t) => [index('call_round_results_day').on(t.branchId, t.day, t.callKey)]);
