import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { roleResult, RoleRow, staffContract } from '#shared/staff/contract.ts';
import { mayHold, rights, rightsOfRole, roles } from '#shared/staff/rights.ts';
import { staffRoles } from '../../db/schema/index.ts';
import type { Actor } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { StaffAudit } from './audit-port.ts';
import type { Guard } from './guarded.ts';
import { normaliseLogin, rightsOf } from './rules.ts';
import type { Reads } from './store.ts';

type RoleResult = z.output<typeof roleResult>;
type RoleInput = z.output<(typeof staffContract)['saveRole']['input']>;
interface Deps { readonly reads: Reads; readonly guard: Guard; readonly clock: Clock; readonly newId: NewId; readonly audit: StaffAudit; readonly changed: () => void }

/** Roles: the four of docs/rights.md, which nobody changes, and the clinic's own copies of them with other ticks. */
export function createRoles({ reads, guard, clock, newId, audit, changed }: Deps) {
  const usersOf = (roleId: Id): number => reads.everybody().filter(({ row }) => row.roleId === roleId && row.retiredAt === null).length;
  function must(id: Id) {
    const found = reads.ownRoles().find((one) => one.id === id);
    if (!found) throw new AppError('not-found', 'role');
    return found;
  }

  function list(): RoleRow[] {
    const everybody = reads.everybody(), working = everybody.filter(({ row }) => row.retiredAt === null);
    return [
      ...roles.map((base) => ({ base, rights: rights.filter((right) => rightsOfRole[base].has(right)), users: working.filter(({ row }) => row.role === base && row.roleId === null).length, retired: false })),
      ...reads.ownRoles().map((own) => ({
        id: own.id, base: own.base, name: own.name, users: working.filter(({ row }) => row.roleId === own.id).length, retired: own.retiredAt !== null,
        rights: rights.filter((right) => rightsOf({ role: own.base, roleId: own.id, ticks: own.rights }).has(right)),
      })),
    ];
  }

  function save(actor: Actor, { id, base, name: given, rights: ticks }: RoleInput): RoleResult {
    const name = given.trim(), old = id === undefined ? undefined : must(id);
    if (name === '') throw new AppError('invalid-input', 'roleName');
    if (reads.ownRoles().some((one) => one.id !== id && normaliseLogin(one.name) === normaliseLogin(name))) return { kind: 'same-name' };
    const whole = old?.base ?? base, allowed = rights.filter((right) => ticks.includes(right) && mayHold(whole, right));
    const had = rightsOf(old ? { role: old.base, roleId: old.id, ticks: old.rights } : { role: base }), roleId = id ?? newId();
    const added = allowed.filter((right) => !had.has(right)), removed = rights.filter((right) => had.has(right) && !allowed.includes(right));
    if (old && name === old.name && added.length === 0 && removed.length === 0) return { kind: 'saved', id: roleId };
    const result = guard<RoleResult>(actor.employeeId, (tx) => {
      if (old) tx.update(staffRoles).set({ name, rights: JSON.stringify(allowed) }).where(eq(staffRoles.id, roleId)).run();
      else tx.insert(staffRoles).values({ id: roleId, name, base, rights: JSON.stringify(allowed) }).run();
      audit.append(tx, {
        employeeId: actor.employeeId, action: old ? 'staff.changeRole' : 'staff.addRole', entity: 'role', entityId: roleId,
        ...(old && old.name !== name ? { before: { name: old.name } } : {}), after: { ...(old && old.name === name ? {} : { name }), ...(old ? {} : { base }), ...(added.length > 0 ? { rightsGiven: added } : {}), ...(removed.length > 0 ? { rightsTaken: removed } : {}) },
      });
      return { kind: 'saved', id: roleId };
    });
    if (result.kind === 'saved') changed();
    return result;
  }

  function setRetired(actor: Actor, id: Id, retired: boolean): RoleResult {
    const own = must(id), users = usersOf(id);
    if ((own.retiredAt !== null) === retired) return { kind: 'saved', id };
    if (retired && users > 0) return { kind: 'in-use', users };
    const result = guard<RoleResult>(actor.employeeId, (tx) => {
      tx.update(staffRoles).set({ retiredAt: retired ? clock.now() : null }).where(eq(staffRoles.id, id)).run();
      audit.append(tx, { employeeId: actor.employeeId, action: retired ? 'staff.retireRole' : 'staff.restoreRole', entity: 'role', entityId: id, before: { retired: !retired }, after: { retired } });
      return { kind: 'saved', id };
    });
    if (result.kind === 'saved') changed();
    return result;
  }

  return { list, save, setRetired };
}
export type Roles = ReturnType<typeof createRoles>;
