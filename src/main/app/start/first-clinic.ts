import type * as z from 'zod';
import type { startContract } from '#shared/start/contract.ts';
import type { Database } from '../../db/index.ts';
import { branches, employees, topics } from '../../db/schema/index.ts';
import type { NewId } from '../../kernel/ids.ts';

export type FirstClinic = z.output<(typeof startContract)['begin']['input']>;

/** Topics every dental desk begins with; the manager changes them in «Справочники». */
const firstTopics = ['Терапия', 'Хирургия', 'Ортодонтия', 'Имплантация', 'Гигиена', 'Детский приём'];

/**
 * The rows a new clinic cannot do without: its branch, the manager who signs in first, and the system administrator
 * with a login of its own (`sys_…`, the same password until it is changed).
 */
export function makeFirstClinic(database: Database, input: FirstClinic, newId: NewId, password: string): void {
  database.write((tx) => {
    const branchId = newId();
    tx.insert(branches).values({ id: branchId, name: input.branch, nameInMessages: input.branch, zone: input.zone }).run();
    tx.insert(employees).values({ id: newId(), surname: input.surname, firstName: input.firstName, login: input.login, password, role: 'manager' }).run();
    tx.insert(employees).values({ id: newId(), surname: 'Администратор', firstName: 'системы', login: `sys_${input.login}`, password, role: 'systemAdministrator' }).run();
    firstTopics.forEach((name, sort) => { tx.insert(topics).values({ id: newId(), name, sort }).run(); });
  });
}

/** Whether anybody could sign in: a first run that was cut off leaves a base with nobody in it. */
export const hasClinic = ({ db }: Pick<Database, 'db'>): boolean => db.select({ id: employees.id }).from(employees).limit(1).all().length > 0;
