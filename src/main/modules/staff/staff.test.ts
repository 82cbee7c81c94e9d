import { describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { rights, rightsOfRole } from '#shared/staff/rights.ts';
import { openTestDatabase, testKey } from '#tests/support/database.ts';
import { employees } from '../../db/schema/index.ts';
import { createIds } from '../../kernel/ids.ts';
import { silentLog } from '../../kernel/log.ts';
import { createAudit } from '../audit/index.ts';
import { createStaff, hashPassword, publishedCost, standardCost, verifyPassword } from './index.ts';
import { failedAgain, forgetAfter, waitOf, type Failures } from './rules.ts';

/** Анна works at the desk, Попова leads it, Орлова treats; Мороз has no login, Лис has left. */
function aStaff() {
  const database = openTestDatabase(), audit = createAudit({ database, key: testKey, clock: database.clock }), changes: string[] = [];
  const password = (word: string): string => hashPassword(word, publishedCost);
  database.write((tx) => {
    tx.insert(employees).values([
      { id: 'anna', surname: 'Ивлева', firstName: 'Анна', login: 'ivleva', password: password('анна-1'), role: 'administrator' },
      { id: 'popova', surname: 'Попова', login: 'popova', password: password('попова-1'), role: 'manager' },
      { id: 'orlova', surname: 'Орлова', login: 'orlova', password: password('орлова-1'), role: 'doctor' },
      { id: 'moroz', surname: 'Мороз', firstName: 'Ирина' },
      { id: 'lis', surname: 'Лис', login: 'lis', password: password('лис-1'), role: 'administrator', retiredAt: 1 },
    ]).run();
  });
  const staff = createStaff({ database, clock: database.clock, log: silentLog, audit, newId: createIds(database.clock), phoneOf: (id) => (id === 'anna' ? { id: 'phone-101', extension: '101' } : undefined), demoPasswordOf: () => undefined, changed: (id) => changes.push(id) });
  const actions = (): unknown[] => database.raw.prepare('SELECT action, entity_id FROM audit_log ORDER BY seq').raw().all();
  const setRole = (id: string, role: 'administrator' | 'doctor' | null): void => { database.write((tx) => { tx.update(employees).set({ role }).where(eq(employees.id, id)).run(); }); };
  return { database, staff, actions, changes, setRole };
}

describe('signing in', () => {
  it('with the own login and password opens a session with the role’s rights; the audit log knows', async () => {
    const { staff, actions, changes } = aStaff();
    const result = await staff.signIn('w1', ' IVLEVA ', 'анна-1');
    expect(result).toEqual({ kind: 'signed-in', me: { employeeId: 'anna', name: 'Ивлева Анна', shortName: 'Ивлева\u00a0А.', role: 'administrator', locked: false, phone: { id: 'phone-101', extension: '101' },
      rights: rights.filter((right) => rightsOfRole.administrator.has(right)) } });
    expect(staff.me('w1')).toEqual(result.kind === 'signed-in' && result.me);
    expect(staff.me('w2')).toBeUndefined();
    expect(actions()).toEqual([['staff.signIn', 'anna']]);
    expect(changes).toEqual(['w1']);
  });
  it.each([['ivleva', 'анна-2'], ['ivleva', ''], ['nobody', 'анна-1'], ['lis', 'лис-1'], ['', '']])('as %s with «%s» opens nothing and does not say what was wrong', async (login, password) => {
    const { staff } = aStaff();
    expect(await staff.signIn('w1', login, password)).toEqual({ kind: 'wrong-password' });
    expect(staff.me('w1')).toBeUndefined();
    expect(staff.sessions()).toEqual([]);
  });
  it('of another employee at the same window ends the first one’s session', async () => {
    const { staff, actions } = aStaff();
    await staff.signIn('w1', 'ivleva', 'анна-1');
    await staff.signIn('w1', 'popova', 'попова-1');
    expect(staff.me('w1')).toMatchObject({ employeeId: 'popova' });
    expect(actions()).toEqual([['staff.signIn', 'anna'], ['staff.signOut', 'anna'], ['staff.signIn', 'popova']]);
  });
  it('after three wrong tries has to wait, longer each time, also with the right password; other employees do not', async () => {
    const { staff, database, actions } = aStaff();
    for (let i = 0; i < 3; i++) expect(await staff.signIn('w1', 'ivleva', 'мимо')).toEqual({ kind: 'wrong-password' });
    expect(await staff.signIn('w1', 'Ivleva', 'анна-1')).toEqual({ kind: 'wait', ms: 1000 });
    expect(await staff.signIn('w2', 'popova', 'попова-1')).toMatchObject({ kind: 'signed-in' });
    database.clock.advance(1000);
    expect(await staff.signIn('w1', 'ivleva', 'мимо')).toEqual({ kind: 'wrong-password' });
    expect(await staff.signIn('w1', 'ivleva', 'анна-1')).toEqual({ kind: 'wait', ms: 2000 });
    database.clock.advance(2000);
    expect(await staff.signIn('w1', 'ivleva', 'анна-1')).toMatchObject({ kind: 'signed-in' });
    expect(await staff.signIn('w1', 'ivleva', 'мимо')).toEqual({ kind: 'wrong-password' });
    expect(actions().filter((a) => (a as string[])[0] === 'staff.signInFailed')).toHaveLength(5);
  });
  it('in a burst gains nothing: the tries are counted before they are checked', async () => {
    const { staff } = aStaff();
    const answers = await Promise.all(Array.from({ length: 20 }, () => staff.signIn('w1', 'ivleva', 'мимо')));
    expect(answers.filter((a) => a.kind === 'wrong-password')).toHaveLength(3);
    expect(answers.filter((a) => a.kind === 'wait')).toHaveLength(17);
  });
  it('never locks anybody out for good', () => {
    let failures: Failures | undefined;
    for (let i = 0; i < 50; i++) failures = failedAgain(failures, i);
    expect(waitOf(failures, 49)).toBe(60_000);
    expect(waitOf(failures, 49 + 60_000)).toBe(0);
    expect(failedAgain(failures, 49 + forgetAfter)).toMatchObject({ count: 1 });
  });
});

describe('a session', () => {
  it('that is locked has no rights until its own employee unlocks it', async () => {
    const { staff, actions } = aStaff();
    await staff.signIn('w1', 'ivleva', 'анна-1');
    staff.lock('w1');
    staff.lock('w1');
    expect(staff.actorOf('w1')).toBeUndefined();
    expect(staff.me('w1')).toMatchObject({ employeeId: 'anna', locked: true });
    expect(() => staff.assertRight('w1', 'patients.read')).toThrow(expect.objectContaining({ code: 'no-session' }));
    expect(await staff.unlock('w1', 'попова-1')).toEqual({ kind: 'wrong-password' });
    expect(await staff.unlock('w1', 'анна-1')).toMatchObject({ kind: 'signed-in', me: { locked: false } });
    expect(staff.assertRight('w1', 'patients.read')).toMatchObject({ employeeId: 'anna', name: 'Ивлева Анна' });
    expect(actions()).toEqual([['staff.signIn', 'anna'], ['staff.lock', 'anna'], ['staff.signInFailed', 'anna'], ['staff.unlock', 'anna']]);
  });
  it('is locked everywhere when the PC goes to sleep', async () => {
    const { staff } = aStaff();
    await staff.signIn('w1', 'ivleva', 'анна-1');
    await staff.signIn('w2', 'popova', 'попова-1');
    staff.lockAll();
    expect(staff.sessions().map((s) => [s.id, s.locked])).toEqual([['w1', true], ['w2', true]]);
  });
  it('loses a right with the very next call after the role is taken away', async () => {
    const { staff, setRole } = aStaff();
    await staff.signIn('w1', 'ivleva', 'анна-1');
    expect(staff.assertRight('w1', 'schedule.write').role).toBe('administrator');
    setRole('anna', 'doctor');
    expect(() => staff.assertRight('w1', 'schedule.write')).toThrow(expect.objectContaining({ code: 'forbidden', reason: 'schedule.write' }));
    expect(staff.assertRight('w1', 'schedule.read').role).toBe('doctor');
    setRole('anna', null);
    expect(() => staff.assertRight('w1', 'schedule.read')).toThrow(expect.objectContaining({ code: 'no-session' }));
    setRole('anna', 'administrator');
    expect(staff.actorOf('w1')).toBeUndefined(); // over is over
  });
  it('ends by signing out, and cannot be unlocked then, not even by a password already on its way', async () => {
    const { staff } = aStaff();
    await staff.signIn('w1', 'ivleva', 'анна-1');
    staff.lock('w1');
    const late = staff.unlock('w1', 'анна-1');
    staff.signOut('w1');
    await expect(late).rejects.toMatchObject({ code: 'no-session' });
    await expect(staff.unlock('w1', 'анна-1')).rejects.toMatchObject({ code: 'no-session' });
    expect(staff.me('w1')).toBeUndefined();
  });
});

describe('the lists', () => {
  it('offer those who may sign in, and name everybody who works here', () => {
    const { staff } = aStaff();
    expect(staff.logins()).toEqual([
      { login: 'ivleva', name: 'Ивлева Анна', role: 'administrator' }, { login: 'orlova', name: 'Орлова', role: 'doctor' }, { login: 'popova', name: 'Попова', role: 'manager' },
    ]);
    expect(staff.list().map((e) => e.name)).toEqual(['Ивлева Анна', 'Мороз Ирина', 'Орлова', 'Попова']);
    expect(JSON.stringify([staff.logins(), staff.list()])).not.toContain('scrypt');
  });
});

describe('a password', () => {
  it('is stored salted, with its cost, and opens in either Unicode form only for itself', async () => {
    const stored = hashPassword('йод-1', standardCost), cheap = hashPassword('йод-1', publishedCost);
    expect(stored).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(cheap).not.toBe(hashPassword('йод-1', publishedCost));
    expect(await verifyPassword('йод-1'.normalize('NFD'), stored)).toBe(true);
    expect(await verifyPassword('йод-2', cheap)).toBe(false);
    for (const broken of ['', 'йод-1', 'scrypt$1$1$1$$', `${cheap}x`, cheap.replace('1024', '2048')]) expect(await verifyPassword('йод-1', broken)).toBe(false);
    await expect(verifyPassword('йод-1', cheap.replace('1024', '1023'))).rejects.toThrow('scrypt'); // no power of two: an error, and no way in
  });
});
