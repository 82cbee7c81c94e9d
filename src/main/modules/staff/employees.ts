import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { AppError } from '#shared/kernel/errors.ts';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { accessResult, Employee, EmployeeInput, employeeResult, PasswordResult } from '#shared/staff/contract.ts';
import { employeeName } from '#shared/staff/names.ts';
import { grantable } from '#shared/staff/rights.ts';
import { judgePassword } from '#shared/staff/password.ts';
import type { WritableDb } from '../../db/index.ts';
import { employeePhones, employees } from '../../db/schema/index.ts';
import type { Actor } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { StaffAudit } from './audit-port.ts';
import type { Guard } from './guarded.ts';
import { grantsOf, isWithin, normaliseLogin, type Access } from './rules.ts';
import type { Reads } from './store.ts';

type EmployeeResult = z.output<typeof employeeResult>;
type AccessResult = z.output<typeof accessResult>;
type Row = ReturnType<Reads['everybody']>[number];

export interface EmployeesDeps {
  readonly reads: Reads;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: StaffAudit;
  readonly patientName: (id: Id) => string | undefined;
  readonly hash: (password: string) => Promise<string>;
  /** Staff, roles or logins are others now. */
  readonly changed: () => void;
  /** The sessions of an employee whose password is another one now. */
  readonly endSessions: (employeeId: Id) => void;
}

const accessOf = ({ row, ticks }: Row): Access | undefined => (row.role ? { role: row.role, roleId: row.roleId, ticks, grants: row.grants } : undefined);
const moreThanOwn = { kind: 'refused', why: 'more-than-own' } as const;

/** Сотрудники: who works here, by which numbers they call, and how they sign in. */
export function createEmployees(deps: EmployeesDeps) {
  const { reads, guard, clock, newId, audit } = deps;
  function must(id: Id): Row {
    const found = reads.everybody().find(({ row }) => row.id === id);
    if (!found) throw new AppError('not-found', 'employee');
    return found;
  }
  const phonesOf = (id: Id) => reads.phones().filter((phone) => phone.employeeId === id);

  function list(actor: Actor): Employee[] {
    const phones = Map.groupBy(reads.phones(), (phone) => phone.employeeId);
    return reads.everybody().map(({ row }) => {
      const patientName = row.patientId !== null && actor.has('patients.read') ? deps.patientName(row.patientId) : undefined;
      return {
        id: row.id, surname: row.surname, firstName: row.firstName, patronymic: row.patronymic, name: employeeName(row), hasPassword: Boolean(row.password), retired: row.retiredAt !== null,
        phones: (phones.get(row.id) ?? []).map((phone) => phone.e164 ?? phone.digits), grants: row.role === null ? [] : grantsOf({ role: row.role, grants: row.grants }),
        ...(row.login === null ? {} : { login: row.login }), ...(row.role === null ? {} : { role: row.role }), ...(row.roleId === null ? {} : { roleId: row.roleId }),
        ...(row.patientId === null ? {} : { patientId: row.patientId }), ...(patientName === undefined ? {} : { patientName }),
      };
    });
  }

  /** The access that a form asks for; an own role brings its base with it. */
  function wanted({ role, roleId, grants: asked }: EmployeeInput, old: Row | undefined): Access | undefined {
    const grants = asked ? JSON.stringify(grantable.filter((right) => asked.includes(right))) : old?.row.grants ?? '[]';
    if (roleId === null) return role === null ? undefined : { role, roleId: null, grants };
    const own = reads.ownRoles().find((one) => one.id === roleId);
    if (!own || (own.retiredAt !== null && old?.row.roleId !== roleId)) throw new AppError('not-found', 'role');
    return { role: own.base, roleId, ticks: own.rights, grants };
  }

  function putPhones(tx: WritableDb, employeeId: Id, wantedPhones: readonly { readonly e164: string | null; readonly digits: string }[]): void {
    const key = (phone: { readonly e164: string | null; readonly digits: string }): string => phone.e164 ?? phone.digits, now = phonesOf(employeeId), keep = new Set(wantedPhones.map(key));
    for (const phone of now) if (!keep.has(key(phone))) tx.update(employeePhones).set({ deleted: 1 }).where(eq(employeePhones.id, phone.id)).run();
    for (const phone of wantedPhones) if (!now.some((one) => key(one) === key(phone))) tx.insert(employeePhones).values({ id: newId(), employeeId, ...phone }).run();
  }

  function save(actor: Actor, id: Id | undefined, given: EmployeeInput): EmployeeResult {
    const old = id === undefined ? undefined : must(id), access = wanted(given, old), login = given.login?.trim() || null;
    const names = { surname: given.surname.trim(), firstName: given.firstName.trim(), patronymic: given.patronymic.trim() };
    if (names.surname === '') throw new AppError('invalid-input', 'name');
    if (login !== null && access === undefined) throw new AppError('invalid-input', 'role');
    // One's own row may stay as it is, and so may a row whose access nobody touches.
    const touches = old?.row.login !== login || (old.row.role ?? null) !== (access?.role ?? null) || (old.row.roleId ?? null) !== (access?.roleId ?? null);
    const grants = access?.grants ?? old?.row.grants ?? '[]', grantsChange = grants !== (old?.row.grants ?? '[]');
    if (grantsChange && !actor.has('roles.write')) return moreThanOwn;
    if (touches && !(isWithin(actor, old && accessOf(old)) && isWithin(actor, access))) return moreThanOwn;
    if (login !== null) {
      const owner = reads.everybody().find(({ row }) => row.id !== id && row.login !== null && normaliseLogin(row.login) === normaliseLogin(login));
      if (owner) return { kind: 'login-taken', by: employeeName(owner.row) };
    }
    const numbers: { e164: string | null; digits: string }[] = [], others = reads.phones().filter((phone) => phone.employeeId !== id);
    for (const raw of given.phones.map((phone) => phone.trim()).filter(Boolean)) {
      const parsed = parsePhone(raw), number = { e164: parsed.e164 ?? null, digits: parsed.digits };
      if (number.digits === '') return { kind: 'phone-wrong', phone: raw };
      const taken = others.find((phone) => (phone.e164 ?? phone.digits) === (number.e164 ?? number.digits)), holder = taken && reads.names(taken.employeeId);
      if (taken) return { kind: 'phone-taken', phone: raw, by: holder ? employeeName(holder) : '' };
      if (!numbers.some((one) => (one.e164 ?? one.digits) === (number.e164 ?? number.digits))) numbers.push(number);
    }
    const columns = { ...names, login, role: access?.role ?? null, roleId: access?.roleId ?? null, ...(grantsChange ? { grants } : {}), ...(given.patientId === undefined ? {} : { patientId: given.patientId }) };
    const was = old ? { grants: grantsOf({ role: access?.role ?? 'administrator', grants: old.row.grants }), surname: old.row.surname, firstName: old.row.firstName, patronymic: old.row.patronymic, login: old.row.login, role: old.row.role, roleId: old.row.roleId, patientId: old.row.patientId, phones: phonesOf(old.row.id).map((phone) => phone.e164 ?? phone.digits) } : {};
    const is = { ...columns, ...(grantsChange ? { grants: grantsOf({ role: access?.role ?? 'administrator', grants }) } : {}), phones: numbers.map((phone) => phone.e164 ?? phone.digits) }, keys = Object.keys(is).filter((key) => JSON.stringify(was[key as keyof typeof was] ?? null) !== JSON.stringify(is[key as keyof typeof is] ?? null));
    if (old && keys.length === 0) return { kind: 'saved', id: old.row.id };
    const employeeId = id ?? newId(), pick = (of: object) => Object.fromEntries(keys.map((key) => [key, (of as Readonly<Record<string, unknown>>)[key] ?? null]));
    const result = guard<EmployeeResult>(actor.employeeId, (tx) => {
      if (old) tx.update(employees).set(columns).where(eq(employees.id, employeeId)).run();
      else tx.insert(employees).values({ id: employeeId, ...columns }).run();
      putPhones(tx, employeeId, numbers);
      audit.append(tx, { employeeId: actor.employeeId, action: old ? 'staff.change' : 'staff.add', entity: 'employee', entityId: employeeId, ...(old ? { before: pick(was) } : {}), after: pick(is) });
      return { kind: 'saved', id: employeeId };
    });
    if (result.kind === 'saved') deps.changed();
    return result;
  }

  /** Writes a password nobody sees again; the log says that, and never what. */
  async function putPassword(actor: Actor, found: Row, password: string): Promise<PasswordResult> {
    if (found.row.login === null) return { kind: 'no-login' };
    const { problem } = judgePassword(password, found.row.login);
    if (problem) return { kind: 'weak', problem };
    const hashed = await deps.hash(password);
    return guard<PasswordResult>(actor.employeeId, (tx) => {
      tx.update(employees).set({ password: hashed }).where(eq(employees.id, found.row.id)).run();
      audit.append(tx, { employeeId: actor.employeeId, action: 'staff.setPassword', entity: 'employee', entityId: found.row.id });
      return { kind: 'done' };
    });
  }

  function setRetired(actor: Actor, id: Id, retired: boolean): AccessResult {
    const found = must(id);
    if ((found.row.retiredAt !== null) === retired) return { kind: 'done' };
    if (!isWithin(actor, accessOf(found))) return moreThanOwn;
    const { login } = found.row;
    if (!retired && login !== null && reads.everybody().some(({ row }) => row.id !== id && row.login !== null && normaliseLogin(row.login) === normaliseLogin(login))) throw new AppError('conflict', 'login-taken');
    const result = guard<AccessResult>(actor.employeeId, (tx) => {
      tx.update(employees).set({ retiredAt: retired ? clock.now() : null }).where(eq(employees.id, id)).run();
      audit.append(tx, { employeeId: actor.employeeId, action: retired ? 'staff.retire' : 'staff.restore', entity: 'employee', entityId: id, before: { retired: !retired }, after: { retired } });
      return { kind: 'done' };
    });
    if (result.kind === 'done') deps.changed();
    return result;
  }

  return {
    list, save, setRetired,
    setPassword: async (actor: Actor, id: Id, password: string): Promise<PasswordResult> => {
      const found = must(id);
      if (!isWithin(actor, accessOf(found))) return moreThanOwn;
      const result = await putPassword(actor, found, password);
      if (result.kind === 'done') {
        if (id !== actor.employeeId) deps.endSessions(id);
        deps.changed();
      }
      return result;
    },
    /** One's own, after the old one was checked. */
    setOwnPassword: (actor: Actor, password: string): Promise<PasswordResult> => putPassword(actor, must(actor.employeeId), password),
  };
}
export type Employees = ReturnType<typeof createEmployees>;
