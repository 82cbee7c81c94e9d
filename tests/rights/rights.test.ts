import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { employees } from '#main/db/schema/index.ts';
import { hashPassword, publishedCost } from '#main/modules/staff/index.ts';
import { contract } from '#shared/ipc/contract.ts';
import { roles, type Role } from '#shared/staff/rights.ts';
import { demoPasswordOf } from '#main/app/fixture/index.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '../support/clinic.ts';

type Mark = '+' | '-' | 'everybody' | 'signed in';
const page = readFileSync(join(import.meta.dirname, '../../docs/rights.md'), 'utf8');
const table = new Map([...page.matchAll(/^\| (\w+\.\w+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|/gm)].map(([, method, ...marks]) => [method!, marks.slice(0, 4).map((m) => m.trim()) as Mark[]]));
const methods = Object.entries(contract).flatMap(([module, methodsOf]) => Object.keys(methodsOf).map((key) => `${module}.${key}`));
const clinicMethods = methods.filter((method) => !method.startsWith('start.'));

let signedIn = 0;

async function windowOf(clinic: TestClinic, role: Role): Promise<TestWindow> {
  const login = `role-${role}-${String(signedIn++)}`;
  clinic.database.write((tx) => {
    tx.insert(employees).values({ id: crypto.randomUUID(), surname: role, login, password: hashPassword(demoPasswordOf(login), publishedCost), role }).run();
  });
  return clinic.signIn(login);
}

/** How the router meets a call: refused before anything of it was parsed, or let in (whatever then came of nonsense input). */
async function isAdmitted(window: TestWindow, method: string): Promise<boolean> {
  const reply = await window.call(method, { nonsense: true });
  return reply.ok || (reply.error.code !== 'forbidden' && reply.error.code !== 'no-session');
}

describe('docs/rights.md', () => {
  it('names every method there is and no other', () => {
    expect([...table.keys()].sort()).toEqual([...methods].sort());
  });

  it.each(roles.map((role, column) => [role, column] as const))('is what %s may do in the program', async (role, column) => {
    const clinic = openTestClinic();
    const differences: string[] = [];
    let window = await windowOf(clinic, role);
    for (const method of clinicMethods) {
      if (method.startsWith('staff.')) window = await windowOf(clinic, role); // signing out or locking must not colour the next call
      const mark = table.get(method)![column]!, admitted = await isAdmitted(window, method);
      if (admitted !== (mark !== '-')) differences.push(`${method}: page ${mark}, program ${admitted ? 'lets in' : 'refuses'}`);
    }
    expect(differences).toEqual([]);
  });

  it('lets nobody in before signing in but to what everybody may', async () => {
    const clinic = openTestClinic(), window = clinic.openSession(() => undefined) as TestWindow;
    const open: string[] = [];
    for (const method of clinicMethods) if (await isAdmitted(window, method)) open.push(method);
    expect(open.sort()).toEqual(clinicMethods.filter((method) => table.get(method)![0] === 'everybody').sort());
  });

  it('acts on the next call when a role is taken away, and writes the refusal down', async () => {
    const clinic = openTestClinic(), window = await windowOf(clinic, 'manager'), period = { fromDay: '2026-11-24', tillDay: '2026-11-24' };
    expect((await window.call('reports.efficiency', period)).ok).toBe(true);
    clinic.database.write((tx) => { tx.update(employees).set({ role: 'doctor' }).run(); });
    const before = clinic.audit.head().seq;
    expect(await window.call('reports.efficiency', period)).toEqual({ ok: false, error: { code: 'forbidden', reason: 'reports.read' } });
    expect(clinic.audit.head().seq).toBe(before + 1);
  });

  it('refuses names that are no methods, also those of JavaScript itself', async () => {
    const clinic = openTestClinic(), window = await windowOf(clinic, 'systemAdministrator');
    for (const name of ['__proto__', 'constructor', 'toString', 'patients', 'patients.constructor', '', 7, null, {}]) {
      expect(await window.call(name, null)).toEqual({ ok: false, error: { code: 'not-found', reason: 'unknown-method' } });
    }
  });
});
