import { index, integer, text } from 'drizzle-orm/sqlite-core';
import { branchTable, clinicTable } from './kinds.ts';

/** Филиал. `zone` is IANA; `opensMin`/`closesMin` are minutes of the branch's wall clock. */
export const branches = clinicTable('branches', {
  name: text().notNull().default(''),
  nameInMessages: text().notNull().default(''),
  zone: text().notNull().default('Europe/Moscow'),
  opensMin: integer().notNull().default(540),
  closesMin: integer().notNull().default(1260),
  sort: integer().notNull().default(0),
  retiredAt: integer(),
});

/** Специальность; `groupName` is the group of specialists of R-039. */
export const specialities = clinicTable('specialities', {
  name: text().notNull().default(''),
  groupName: text().notNull().default(''),
  sort: integer().notNull().default(0),
  retiredAt: integer(),
});

/** Врач: a column of the schedule. */
export const doctors = clinicTable('doctors', {
  employeeId: text(),
  branchId: text().notNull().default(''),
  specialityId: text(),
  displayName: text().notNull().default(''),
  colour: text().notNull().default('blue'),
  usualMin: integer().notNull().default(30),
  sort: integer().notNull().default(0),
  anonymousAppointments: integer({ mode: 'boolean' }).notNull().default(false),
  /** The chair of a work shift unless another is chosen. */
  chairId: text(),
  retiredAt: integer(),
});

/** Кресло. */
export const chairs = branchTable('chairs', {
  name: text().notNull().default(''),
  sort: integer().notNull().default(0),
  retiredAt: integer(),
});

/** Рекламный канал with its script. */
export const adChannels = clinicTable('ad_channels', {
  name: text().notNull().default(''),
  script: text().notNull().default(''),
  sort: integer().notNull().default(0),
  retiredAt: integer(),
});

/** Линия: a number the clinic is dialled at, and the channel that advertises it. */
export const lines = clinicTable('lines', {
  e164: text().notNull().default(''),
  adChannelId: text(),
  branchId: text(),
}, (t) => [index('lines_e164').on(t.e164)]);

/** Телефон of a shift: an extension of the exchange. */
export const phones = branchTable('phones', {
  extension: text().notNull().default(''),
  name: text().notNull().default(''),
  exchange: text().notNull().default(''),
  retiredAt: integer(),
});

/** Тема разговора. */
export const topics = clinicTable('topics', {
  name: text().notNull().default(''),
  sort: integer().notNull().default(0),
  retiredAt: integer(),
});

/** Причина отмены or архива. */
export const reasons = clinicTable('reasons', {
  kind: text({ enum: ['cancel', 'archive', 'ban', 'reserve'] }).notNull().default('cancel'),
  name: text().notNull().default(''),
  /** Of a reason of cancelling: whose it is; null fits both. */
  by: text({ enum: ['patient', 'clinic'] }),
  sort: integer().notNull().default(0),
  retiredAt: integer(),
});

/** Группа людей: the clinic's own name under one of the five types, so that statistics keep working. */
export const personGroups = clinicTable('person_groups', {
  name: text().notNull().default(''),
  base: text({ enum: ['wantsToBook', 'alreadyBooked', 'other', 'employee', 'contractor'] }).notNull().default('other'),
  sort: integer().notNull().default(0),
  retiredAt: integer(),
});

/** Услуга without a price: what may be booked, by which speciality, and how long it takes. */
export const services = clinicTable('services', {
  name: text().notNull().default(''),
  code: text().notNull().default(''),
  specialityId: text(),
  lengthMin: integer().notNull().default(30),
  sort: integer().notNull().default(0),
  retiredAt: integer(),
});
