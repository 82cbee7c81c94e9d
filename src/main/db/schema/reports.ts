import { blob, integer, primaryKey, text } from 'drizzle-orm/sqlite-core';
import { localTable } from './kinds.ts';

/**
 * What the reports need of one day of a zone's wall clock, folded into columns of numbers (decision 24): `data` holds
 * them, `ids` the keys they point to. A day without a row, or with a mark upon it, is worked out from the rows themselves.
 */
export const reportDays = localTable('report_days', {
  zone: text().notNull(),
  kind: text({ enum: ['calls', 'contacts', 'tags'] }).notNull(),
  day: text().notNull(),
  fromAt: integer().notNull().default(0),
  tillAt: integer().notNull().default(0),
  ids: text().notNull().default(''),
  data: blob({ mode: 'buffer' }).notNull(),
}, (t) => [primaryKey({ columns: [t.zone, t.kind, t.day] })]);

/**
 * Time in which something a report counts has changed since its days were folded, by triggers in the writer's own
 * transaction (report-marks.ts). `n` counts the changes, so that one made while a day is being folded is not lost.
 */
export const reportMarks = localTable('report_marks', {
  fromAt: integer().notNull(),
  tillAt: integer().notNull(),
  n: integer().notNull().default(1),
}, (t) => [primaryKey({ columns: [t.fromAt, t.tillAt] })]);
