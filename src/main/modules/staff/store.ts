import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Id } from '#shared/kernel/values.ts';
import type { Role } from '#shared/staff/rights.ts';
import type { ReadableDb } from '../../db/index.ts';
import { employeePhones, employees, staffRoles } from '../../db/schema/index.ts';
import type { Access } from './rules.ts';

/** An employee who may sign in. */
export interface Member extends Access { readonly id: Id; readonly surname: string; readonly firstName: string; readonly login: string; readonly password: string; readonly role: Role; readonly roleName: string | null }

const p = sql.placeholder;

/** Reads of the staff, prepared once: a role is read at every call, so a right taken away acts on the next one. */
export function createReads(db: ReadableDb) {
  const columns = {
    id: employees.id, surname: employees.surname, firstName: employees.firstName, login: employees.login, password: employees.password, role: employees.role,
    roleId: employees.roleId, grants: employees.grants, ticks: staffRoles.rights, roleName: staffRoles.name,
  };
  const withRole = () => db.select(columns).from(employees).leftJoin(staffRoles, and(eq(staffRoles.id, employees.roleId), eq(staffRoles.deleted, 0))).$dynamic();
  const working = and(eq(employees.deleted, 0), isNull(employees.retiredAt));
  const maySignIn = and(working, isNotNull(employees.login), isNotNull(employees.password), ne(employees.password, ''), isNotNull(employees.role));
  const byId = withRole().where(and(eq(employees.id, p('id')), maySignIn)).prepare();
  const members = withRole().where(maySignIn).orderBy(asc(employees.surname), asc(employees.firstName), asc(employees.id)).prepare();
  const all = db.select({ id: employees.id, surname: employees.surname, firstName: employees.firstName, role: employees.role }).from(employees).where(working).orderBy(asc(employees.surname), asc(employees.firstName)).prepare();
  const anybody = db.select({ surname: employees.surname, firstName: employees.firstName }).from(employees).where(eq(employees.id, p('id'))).prepare();
  const everybody = db.select({ row: employees, ticks: staffRoles.rights }).from(employees).leftJoin(staffRoles, and(eq(staffRoles.id, employees.roleId), eq(staffRoles.deleted, 0)))
    .where(eq(employees.deleted, 0)).orderBy(asc(employees.surname), asc(employees.firstName), asc(employees.id)).prepare();
  const phones = db.select().from(employeePhones).where(eq(employeePhones.deleted, 0)).orderBy(asc(employeePhones.id)).prepare();
  const ownRoles = db.select().from(staffRoles).where(eq(staffRoles.deleted, 0)).orderBy(asc(staffRoles.name), asc(staffRoles.id)).prepare();
  return {
    /** Also of one who has left: old rows keep their author. */
    names: (id: Id) => anybody.get({ id }),
    member: (id: Id): Member | undefined => byId.get({ id }) as Member | undefined,
    members: (): Member[] => members.all() as Member[],
    all: () => all.all(),
    /** Those who have left, too. */
    everybody: () => everybody.all(),
    phones: () => phones.all(),
    ownRoles: () => ownRoles.all(),
  };
}
export type Reads = ReturnType<typeof createReads>;
