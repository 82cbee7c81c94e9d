import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmployeeInput } from '#shared/staff/contract.ts';
import { rightsOfRole, roles, type Role } from '#shared/staff/rights.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '#tests/support/clinic.ts';
import { employees } from '../../db/schema/index.ts';
import { hashPassword, publishedCost } from './index.ts';
import { brokenBy } from './rules.ts';

type Answer = { readonly kind: string; readonly id: string; readonly why?: string } & Readonly<Record<string, unknown>>;
const fields = (change: Partial<EmployeeInput> = {}): EmployeeInput => ({ surname: 'Новикова', firstName: 'Ольга', patronymic: '', login: 'novikova', role: 'administrator', roleId: null, phones: [], ...change });
const save = (window: TestWindow, change: Partial<EmployeeInput> = {}, id?: string) => window.ask<Answer>('staff.save', { fields: fields(change), ...(id === undefined ? {} : { id }) });
const secret = 'мороз и солнце';

/** The clinic «Линия» with its manager at one window and the system administrator at another. */
async function aClinic(): Promise<{ clinic: TestClinic; manager: TestWindow; system: TestWindow; idOf: (login: string) => string }> {
  const clinic = openTestClinic(), systemId = crypto.randomUUID();
  clinic.database.write((tx) => { tx.insert(employees).values({ id: systemId, surname: 'Системный', login: 'sys', password: hashPassword(secret, publishedCost), role: 'systemAdministrator' }).run(); });
  const system = clinic.openWindow(), manager = await clinic.signIn('popova');
  await system.ask('staff.signIn', { login: 'sys', password: secret });
  return { clinic, manager, system, idOf: (login) => (clinic.database.raw.prepare('SELECT id FROM employees WHERE login = ?').get(login) as { id: string }).id };
}

describe('an employee', () => {
  it('is added with a login, gets a password, and signs in; a weak password is refused by name', async () => {
    const { clinic, manager } = await aClinic(), { id } = await save(manager);
    expect(await manager.ask('staff.setPassword', { id, password: 'novikova1' })).toEqual({ kind: 'weak', problem: 'login' });
    expect(await manager.ask('staff.setPassword', { id, password: 'qwertyui' })).toEqual({ kind: 'weak', problem: 'common' });
    expect(await manager.ask('staff.setPassword', { id, password: secret })).toEqual({ kind: 'done' });
    const window = clinic.openSession(() => undefined);
    expect(await window.call('staff.signIn', { login: 'NOVIKOVA', password: secret })).toMatchObject({ ok: true, value: { kind: 'signed-in', me: { name: 'Новикова Ольга', role: 'administrator' } } });
    expect(JSON.stringify(clinic.database.raw.prepare('SELECT * FROM audit_texts').all())).not.toMatch(/scrypt|мороз/);
  });

  it('is known by the phones: a call of theirs gets the type «Сотрудник» by itself (R-050)', async () => {
    const { clinic, manager } = await aClinic(), { id } = await save(manager, { phones: ['8 (900) 555-44-33'] });
    expect(clinic.patients.employeesByPhone('+79005554433' as never)).toMatchObject([{ employeeId: id }]);
    expect(await save(manager, { surname: 'Другая', login: 'other', phones: ['+7 900 555-44-33'] })).toEqual({ kind: 'phone-taken', phone: '+7 900 555-44-33', by: 'Новикова Ольга' });
    expect(await save(manager, { surname: 'Другая', login: 'other', phones: ['нет'] })).toEqual({ kind: 'phone-wrong', phone: 'нет' });
    expect(await save(manager, { phones: [] }, id)).toEqual({ kind: 'saved', id });
    expect(clinic.patients.employeesByPhone('+79005554433' as never)).toEqual([]);
  });

  it('has a login nobody else has, and is called by somebody’s name', async () => {
    const { manager } = await aClinic();
    expect(await save(manager, { login: ' Ivleva ' })).toEqual({ kind: 'login-taken', by: 'Ивлева Анна' });
    await expect(save(manager, { surname: ' ' })).rejects.toThrow('invalid-input name');
    await expect(save(manager, { role: null })).rejects.toThrow('invalid-input role');
  });

  it('who left signs in no more and is thrown out at once, stays in history, and can come back', async () => {
    const { clinic, manager, idOf } = await aClinic(), anna = await clinic.signIn('ivleva'), id = idOf('ivleva');
    expect(await manager.ask('staff.retire', { id })).toEqual({ kind: 'done' });
    expect(anna.snapshot().me).toBeUndefined();
    expect(await anna.call('patients.search', { text: 'носова', limit: 5 })).toMatchObject({ ok: false, error: { code: 'no-session' } });
    expect(clinic.staff.nameOf(id)).toBe('Ивлева Анна');
    expect((await manager.ask<{ name: string }[]>('staff.list')).map((e) => e.name)).not.toContain('Ивлева Анна');
    expect(await manager.ask('staff.restore', { id })).toEqual({ kind: 'done' });
    await clinic.signIn('ivleva');
  });

  it('changes the own password by the old one, and is signed out elsewhere when somebody else sets it', async () => {
    const { clinic, manager, idOf } = await aClinic(), anna = await clinic.signIn('ivleva');
    expect(await anna.ask('staff.changePassword', { old: 'не тот', password: secret })).toEqual({ kind: 'wrong-password' });
    expect(await anna.ask('staff.changePassword', { old: (await anna.ask<{ login: string; demoPassword: string }[]>('staff.logins')).find((l) => l.login === 'ivleva')!.demoPassword, password: secret })).toEqual({ kind: 'done' });
    expect(anna.snapshot().me).toBeDefined();
    expect(await manager.ask('staff.setPassword', { id: idOf('ivleva'), password: 'новый пароль утром' })).toEqual({ kind: 'done' });
    expect(anna.snapshot().me).toBeUndefined();
  });

  it('writes of one change only what differs, never the password', async () => {
    const { clinic, manager } = await aClinic(), { id } = await save(manager);
    await save(manager, { surname: 'Новикова-Лис' }, id);
    const { action, text } = clinic.database.raw.prepare('SELECT l.action AS action, t.text AS text FROM audit_log l JOIN audit_texts t ON t.seq = l.seq ORDER BY l.seq DESC LIMIT 1').get() as { action: string; text: string };
    expect([action, JSON.parse(text)]).toEqual(['staff.change', { before: { surname: 'Новикова' }, after: { surname: 'Новикова-Лис' } }]);
    const { seq } = clinic.audit.head();
    await save(manager, { surname: 'Новикова-Лис' }, id);
    expect(clinic.audit.head().seq).toBe(seq);
  });
});

describe('access', () => {
  it('is never given wider than one’s own, nor touched where it is wider; the system administrator stands above it', async () => {
    const { manager, system, idOf } = await aClinic(), sys = idOf('sys'), why = { kind: 'refused', why: 'more-than-own' };
    expect(await save(manager, { role: 'systemAdministrator' })).toEqual(why);
    expect(await manager.ask('staff.setPassword', { id: sys, password: secret })).toEqual(why);
    expect(await manager.ask('staff.retire', { id: sys })).toEqual(why);
    expect(await save(manager, { surname: 'Системный', login: 'mine', role: 'administrator' }, sys)).toEqual(why);
    expect(await save(manager, { surname: 'Системная', firstName: '', login: 'sys', role: 'systemAdministrator' }, sys)).toMatchObject({ kind: 'saved' }); // a name is no access
    expect(await save(system, { login: 'second', role: 'manager' })).toMatchObject({ kind: 'saved' });
  });

  it('never leaves a clinic without somebody who can manage it, nor locks out whoever changes it', async () => {
    const { clinic, manager, system, idOf } = await aClinic(), sys = idOf('sys'), popova = idOf('popova');
    expect(await system.ask('staff.retire', { id: sys })).toEqual({ kind: 'refused', why: 'own-access' });
    expect(await save(system, { surname: 'Системный', firstName: '', login: 'sys', role: 'doctor' }, sys)).toEqual({ kind: 'refused', why: 'own-access' });
    expect(await save(system, { surname: 'Системный', firstName: '', login: null, role: 'systemAdministrator' }, sys)).toEqual({ kind: 'refused', why: 'own-access' });
    expect(await manager.ask('staff.retire', { id: popova })).toEqual({ kind: 'refused', why: 'own-access' });
    expect(clinic.database.raw.prepare('SELECT count(*) AS n FROM employees WHERE retired_at IS NOT NULL').get()).toEqual({ n: 0 }); // taken back whole
  });
});

describe('a right given to one person', () => {
  const anna = { surname: 'Ивлева', firstName: 'Анна', login: 'ivleva' } as const, period = { fromDay: '2026-11-24', tillDay: '2026-11-24' };
  it('is given and taken by the system administrator alone, acts on the next call, and stays when others change the person (R-171, R-172)', async () => {
    const { clinic, manager, system, idOf } = await aClinic(), window = await clinic.signIn('ivleva'), id = idOf('ivleva');
    await expect(window.ask('reports.callHistory', period)).rejects.toThrow('forbidden');
    expect(await save(manager, { ...anna, grants: ['calls.history'] }, id)).toEqual({ kind: 'refused', why: 'more-than-own' });
    expect(await save(system, { ...anna, grants: ['calls.history'] }, id)).toMatchObject({ kind: 'saved' });
    expect(window.snapshot().me?.rights).toContain('calls.history');
    expect(await window.ask('reports.callHistory', period)).toEqual({ rows: [] });
    expect(await save(manager, { ...anna, patronymic: 'Петровна' }, id)).toMatchObject({ kind: 'saved' });
    expect(window.snapshot().me?.rights).toContain('calls.history');
    expect(await save(system, { ...anna, patronymic: 'Петровна', grants: [] }, id)).toMatchObject({ kind: 'saved' });
    await expect(window.ask('reports.callHistory', period)).rejects.toThrow('forbidden');
  });
  it('is none for a role that may never hold it, and none where the row is spoilt', async () => {
    const { clinic, system, idOf } = await aClinic(), id = idOf('sys');
    expect(await save(system, { surname: 'Системный', firstName: '', login: 'sys', role: 'systemAdministrator', grants: ['calls.history'] }, id)).toMatchObject({ kind: 'saved' });
    await expect(system.ask('reports.callHistory', period)).rejects.toThrow('forbidden');
    const window = await clinic.signIn('ivleva');
    clinic.database.raw.prepare("UPDATE employees SET grants = '{oops' WHERE login = 'ivleva'").run();
    await expect(window.ask('reports.callHistory', period)).rejects.toThrow('forbidden');
    expect(window.snapshot().me?.rights).toEqual([...rightsOfRole.administrator]);
  });
});

describe('a role of the clinic’s own', () => {
  it('is a copy with other ticks: a right taken away acts on the next call, and the session’s snapshot knows at once', async () => {
    const { clinic, system, idOf } = await aClinic(), anna = await clinic.signIn('ivleva'), without = [...rightsOfRole.administrator].filter((right) => right !== 'money.read');
    const role = await system.ask<Answer>('staff.saveRole', { base: 'administrator', name: 'Стажёр', rights: without });
    expect(anna.snapshot().me?.rights).toContain('money.read');
    expect(await save(system, { surname: 'Ивлева', firstName: 'Анна', login: 'ivleva', role: null, roleId: role.id }, idOf('ivleva'))).toMatchObject({ kind: 'saved' });
    expect(anna.snapshot().me).toMatchObject({ role: 'administrator', roleName: 'Стажёр', rights: without });
    expect(await system.ask('staff.saveRole', { id: role.id, base: 'administrator', name: 'Стажёр', rights: ['schedule.read'] })).toMatchObject({ kind: 'saved' });
    expect(anna.snapshot().me?.rights).toEqual(['schedule.read']);
    expect(await anna.call('patients.search', { text: 'носова', limit: 5 })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    const text = (clinic.database.raw.prepare(`SELECT t.text AS text FROM audit_log l JOIN audit_texts t ON t.seq = l.seq WHERE l.action = 'staff.changeRole'`).get() as { text: string }).text;
    expect((JSON.parse(text) as { after: { rightsTaken: string[] } }).after.rightsTaken).toEqual(without.filter((right) => right !== 'schedule.read'));
  });

  it('keeps the walls: no card for the system administrator’s, no rights for the others', async () => {
    const { system } = await aClinic();
    await system.ask('staff.saveRole', { base: 'systemAdministrator', name: 'Техник', rights: ['patients.read', 'money.read', 'telephony.configure'] });
    await system.ask('staff.saveRole', { base: 'manager', name: 'Директор', rights: ['patients.read', 'roles.write'] });
    const list = await system.ask<{ name?: string; rights: string[] }[]>('staff.roles');
    expect(list.filter((role) => role.name !== undefined).map((role) => [role.name, role.rights])).toEqual([['Директор', ['patients.read']], ['Техник', ['telephony.configure']]]);
  });

  it('is not retired while somebody has it, and has a name of its own', async () => {
    const { system, manager, idOf } = await aClinic(), role = await system.ask<Answer>('staff.saveRole', { base: 'doctor', name: 'Ассистент', rights: ['schedule.read'] });
    expect(await system.ask('staff.saveRole', { base: 'doctor', name: ' ассистент', rights: [] })).toEqual({ kind: 'same-name' });
    await save(system, { surname: 'Орлова', firstName: '', login: 'orlova', role: null, roleId: role.id }, idOf('orlova'));
    expect(await system.ask('staff.retireRole', { id: role.id })).toEqual({ kind: 'in-use', users: 1 });
    await save(system, { surname: 'Орлова', firstName: '', login: 'orlova', role: 'doctor', roleId: null }, idOf('orlova'));
    expect(await system.ask('staff.retireRole', { id: role.id })).toMatchObject({ kind: 'saved' });
    await expect(save(system, { login: 'x', role: null, roleId: role.id })).rejects.toThrow('not-found role');
    expect(await manager.call('staff.saveRole', { base: 'doctor', name: 'Мой', rights: [] })).toMatchObject({ ok: false, error: { code: 'forbidden', reason: 'roles.write' } });
  });

  it('whose row is missing or spoilt gives nothing at all', async () => {
    const { clinic, idOf } = await aClinic(), anna = await clinic.signIn('ivleva');
    clinic.database.raw.prepare('UPDATE employees SET role_id = ? WHERE id = ?').run(crypto.randomUUID(), idOf('ivleva'));
    expect(anna.snapshot().me?.rights).toEqual([]);
    clinic.database.raw.exec(`INSERT INTO staff_roles (id, name, base, rights) SELECT role_id, 'Порча', 'administrator', 'не список' FROM employees WHERE role_id IS NOT NULL`);
    expect(anna.snapshot().me?.rights).toEqual([]);
  });
});

describe('the rules of access', () => {
  const one = (id: string, role: Role) => ({ id, role, roleId: null, ticks: null });
  it('ask for somebody who manages the staff and somebody who manages the rights', () => {
    const both = [one('m', 'manager'), one('s', 'systemAdministrator')];
    expect(brokenBy(both, [one('m', 'manager')], 'nobody here')).toBe('last-roles');
    expect(brokenBy(both, [one('d', 'doctor')], 'nobody here')).toBe('last-staff');
    expect(brokenBy(both, [one('s', 'systemAdministrator')], 'm')).toBe('own-access');
    expect(brokenBy([one('m', 'manager')], [one('m', 'manager')], 'm')).toBeUndefined(); // a clinic that never had a system administrator can still be worked on
  });
  it('let every change through that keeps them, and none that loses them', () => {
    const people = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), role: fc.constantFrom(...roles) }), { maxLength: 5 }).map((list) => list.map(({ id, role }) => one(id, role)));
    fc.assert(fc.property(people, people, (before, after) => {
      const why = brokenBy(before, after, 'z'), has = (list: typeof before, right: 'staff.write' | 'roles.write') => list.some(({ role }) => rightsOfRole[role].has(right));
      const lost = (right: 'staff.write' | 'roles.write') => has(before, right) && !has(after, right);
      expect(why).toBe(lost('staff.write') ? 'last-staff' : lost('roles.write') ? 'last-roles' : undefined);
    }));
  });
});
