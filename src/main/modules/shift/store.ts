import { and, asc, desc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Id, Instant } from '#shared/kernel/values.ts';
import type { ReadableDb, WritableDb } from '../../db/index.ts';
import { employees, localSettings, phoneBindings, phones } from '../../db/schema/index.ts';

/** The rows of phones and of who had them when. */
export function shiftStore(db: ReadableDb) {
  const p = sql.placeholder, alive = eq(phoneBindings.deleted, 0);
  const ofPhone = { id: phones.id, extension: phones.extension, name: phones.name };
  return {
    phones: db.select(ofPhone).from(phones).where(and(isNull(phones.retiredAt), eq(phones.deleted, 0))).orderBy(asc(phones.extension)).prepare(),
    open: db.select({ bindingId: phoneBindings.id, phoneId: phoneBindings.phoneId, employeeId: phoneBindings.employeeId, fromAt: phoneBindings.fromAt, surname: employees.surname, firstName: employees.firstName })
      .from(phoneBindings).innerJoin(employees, eq(employees.id, phoneBindings.employeeId)).where(and(isNull(phoneBindings.tillAt), alive)).prepare(),
    ofEmployee: db.select(ofPhone).from(phoneBindings).innerJoin(phones, eq(phones.id, phoneBindings.phoneId))
      .where(and(eq(phoneBindings.employeeId, p('employeeId')), isNull(phoneBindings.tillAt), alive)).orderBy(desc(phoneBindings.fromAt)).limit(1).prepare(),
    owner: db.select({ employeeId: phoneBindings.employeeId }).from(phoneBindings).innerJoin(phones, eq(phones.id, phoneBindings.phoneId))
      .where(and(eq(phones.extension, p('extension')), lte(phoneBindings.fromAt, p('at')), or(isNull(phoneBindings.tillAt), gt(phoneBindings.tillAt, p('at'))), alive))
      .orderBy(desc(phoneBindings.fromAt)).limit(1).prepare(),
    /** The phone an employee had last, and when it went. */
    last: db.select({ bindingId: phoneBindings.id, phoneId: phoneBindings.phoneId, extension: phones.extension, tillAt: phoneBindings.tillAt }).from(phoneBindings).innerJoin(phones, eq(phones.id, phoneBindings.phoneId))
      .where(and(eq(phoneBindings.employeeId, p('employeeId')), alive)).orderBy(desc(phoneBindings.fromAt), desc(phoneBindings.id)).limit(1).prepare(),
    /** Who else began with a phone at this very moment. */
    takenBy: db.select({ surname: employees.surname, firstName: employees.firstName }).from(phoneBindings).innerJoin(employees, eq(employees.id, phoneBindings.employeeId))
      .where(and(eq(phoneBindings.phoneId, p('phoneId')), eq(phoneBindings.fromAt, p('at')), ne(phoneBindings.employeeId, p('employeeId')), alive)).limit(1).prepare(),
    choice: db.select({ value: localSettings.value }).from(localSettings).where(eq(localSettings.key, p('key'))).prepare(),
  };
}
export type ShiftStore = ReturnType<typeof shiftStore>;

export const endHold = (tx: WritableDb, bindingId: Id, at: Instant): void => { tx.update(phoneBindings).set({ tillAt: at }).where(eq(phoneBindings.id, bindingId)).run(); };
