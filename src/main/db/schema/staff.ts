import { index, integer, text } from 'drizzle-orm/sqlite-core';
import { branchTable, clinicTable } from './kinds.ts';

/** Сотрудник. `password` is a self-describing scrypt string, empty for one who cannot sign in. */
export const employees = clinicTable('employees', {
  surname: text().notNull().default(''),
  firstName: text().notNull().default(''),
  patronymic: text().notNull().default(''),
  login: text(),
  password: text(),
  role: text({ enum: ['administrator', 'manager', 'doctor', 'systemAdministrator'] }),
  /** A role of the clinic's own; `role` is then what that one was copied from. */
  roleId: text(),
  /** Rights given to this one person besides the role's: a JSON list, as in `staff_roles`. */
  grants: text().notNull().default('[]'),
  /** The patient card of an employee who is treated here. */
  patientId: text(),
  retiredAt: integer(),
}, (t) => [index('employees_login').on(t.login)]);

/** Своя роль клиники: a copy of a built-in role with other ticks. `rights` is a JSON list; a right this program does not know is none. */
export const staffRoles = clinicTable('staff_roles', {
  name: text().notNull().default(''),
  base: text({ enum: ['administrator', 'manager', 'doctor', 'systemAdministrator'] }).notNull().default('administrator'),
  rights: text().notNull().default('[]'),
  retiredAt: integer(),
});

/** Numbers of employees: they set the type «Сотрудник» by themselves. */
export const employeePhones = clinicTable('employee_phones', {
  employeeId: text().notNull().default(''),
  e164: text(),
  digits: text().notNull().default(''),
}, (t) => [index('employee_phones_e164').on(t.e164)]);

/** Who had which phone when (DESIGN.md 9): a row is never rewritten but to set `tillAt`. */
export const phoneBindings = branchTable('phone_bindings', {
  phoneId: text().notNull().default(''),
  employeeId: text().notNull().default(''),
  fromAt: integer().notNull().default(0),
  tillAt: integer(),
}, (t) => [index('phone_bindings_phone').on(t.phoneId, t.fromAt), index('phone_bindings_employee').on(t.employeeId, t.fromAt)]);
