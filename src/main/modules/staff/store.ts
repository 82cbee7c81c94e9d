import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Id } from '#shared/kernel/values.ts';
import type { Role } from '#shared/staff/rights.ts';
import type { ReadableDb } from '../../db/index.ts';
import { employees } from '../../db/schema/index.ts';

/** An employee who may sign in. */
export interface Member { readonly id: Id; readonly surname: string; readonly firstName: string; readonly login: string; readonly password: string; readonly role: Role }

const p = sql.placeholder;

/** Reads of the staff, prepared once: a role is read at every call, so a right taken away acts on the next one. */
export function createReads(db: ReadableDb) {
  const columns = { id: employees.id, surname: employees.surname, firstName: employees.firstName, login: employees.login, password: employees.password, role: employees.role };
  const working = and(eq(employees.deleted, 0), isNull(employees.retiredAt));
  const maySignIn = and(working, isNotNull(employees.login), isNotNull(employees.password), ne(employees.password, ''), isNotNull(employees.role));
  const byId = db.select(columns).from(employees).where(and(eq(employees.id, p('id')), maySignIn)).prepare();
  const members = db.select(columns).from(employees).where(maySignIn).orderBy(asc(employees.surname), asc(employees.firstName), asc(employees.id)).prepare();
  const all = db.select({ id: employees.id, surname: employees.surname, firstName: employees.firstName, role: employees.role }).from(employees).where(working).orderBy(asc(employees.surname), asc(employees.firstName)).prepare();
  const anybody = db.select({ surname: employees.surname, firstName: employees.firstName }).from(employees).where(eq(employees.id, p('id'))).prepare();
  return {
    /** Also of one who has left: old rows keep their author. */
    names: (id: Id) => anybody.get({ id }),
    member: (id: Id): Member | undefined => byId.get({ id }) as Member | undefined,
    members: (): Member[] => members.all() as Member[],
    all: () => all.all(),
  };
}
