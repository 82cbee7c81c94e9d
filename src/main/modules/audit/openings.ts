import { and, asc, desc, eq, gte, lt, or, type SQL } from 'drizzle-orm';
import type { ReadableDb } from '#main/db/index.ts';
import { auditLog, employees, patients } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';

export interface OpeningsAsked {
  readonly action: string;
  readonly fromAt: number;
  readonly tillAt: number;
  readonly employeeId?: Id | undefined;
  readonly patientId?: Id | undefined;
  /** The last row of the page before: by it the next one begins, however many came before. */
  readonly after?: { readonly at: number; readonly seq: number } | undefined;
  readonly limit: number;
}

/**
 * Who did `action` to which card between two instants, the newest first. A page is one walk of an index from where the
 * last one ended: (action, at), (employee, action, at) or (entity, id), whichever is asked by.
 */
export function createOpeningReads(db: ReadableDb) {
  return ({ action, fromAt, tillAt, employeeId, patientId, after, limit }: OpeningsAsked) => {
    const wanted: (SQL | undefined)[] = [eq(auditLog.action, action), gte(auditLog.at, fromAt), lt(auditLog.at, tillAt)];
    if (employeeId !== undefined) wanted.push(eq(auditLog.employeeId, employeeId));
    if (patientId !== undefined) wanted.push(eq(auditLog.entity, 'patient'), eq(auditLog.entityId, patientId));
    if (after) wanted.push(or(lt(auditLog.at, after.at), and(eq(auditLog.at, after.at), lt(auditLog.seq, after.seq))));
    const page = db.select({ seq: auditLog.seq, at: auditLog.at, employeeId: auditLog.employeeId, patientId: auditLog.entityId }).from(auditLog)
      .where(and(...wanted)).orderBy(desc(auditLog.at), desc(auditLog.seq)).limit(limit + 1).all();
    return { rows: page.slice(0, limit), more: page.length > limit };
  };
}

/** Names of the people in a page of the log. */
export function createNames(db: ReadableDb) {
  return {
    employees: (): Map<Id, { readonly surname: string; readonly firstName: string }> =>
      new Map(db.select({ id: employees.id, surname: employees.surname, firstName: employees.firstName }).from(employees).orderBy(asc(employees.surname)).all().map((row) => [row.id, row])),
    patient: (id: Id) => db.select({ surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic, deleted: patients.deleted }).from(patients).where(eq(patients.id, id)).get(),
  };
}
