import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { employees, importProposals, imports, ledgerEntries } from '#main/db/schema/index.ts';
import { hashPassword, publishedCost } from '#main/modules/staff/index.ts';
import { demoPasswordOf } from '#main/app/fixture/index.ts';
import { contract } from '#shared/ipc/contract.ts';
import { rights, rightsOfRole, roles, type Right, type Role } from '#shared/staff/rights.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '../support/clinic.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/rights.md'), 'utf8').split('## Fields')[1]!;
const table = new Map([...page.matchAll(/^\| (\w+\.\w+: [^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|/gm)].map(([, field, ...marks]) => [field!.trim(), marks.map((mark) => mark.trim())]));

type Look = (window: TestWindow, clinic: TestClinic) => Promise<boolean>;
const patientOf = (clinic: TestClinic) => clinic.loaded.patients.get('P1')!.id;
/** Books the patient at the first free place from this day on. */
async function bookFrom(clinic: TestClinic, fromDay: string): Promise<string> {
  const desk = await clinic.signIn('ivleva'), [free] = await desk.ask<{ doctorId: string; day: string; startMin: number; endMin: number }[]>('schedule.freeSlots', { fromDay, lengthMin: 30, limit: 1 });
  const { doctorId, day, startMin, endMin } = free!;
  await desk.ask('schedule.book', { slot: { doctorId, day, startMin, endMin }, patientId: patientOf(clinic) });
  return day;
}
const has = (name: string, method: string): Look => async (window, clinic) => name in await window.ask<object>(method, { patientId: patientOf(clinic) });

/** Whether a window of somebody gets to see the field: one look for every line of «Fields». */
const looks: Readonly<Record<string, Look>> = {
  'patients.card: money': has('money', 'patients.card'),
  'patients.context: money': has('money', 'patients.context'),
  'patients.history: money rows': async (window, clinic) => {
    clinic.database.write((tx) => { clinic.audit.append(tx, { action: 'ledger.add', entity: 'patient', entityId: patientOf(clinic), after: { amount: 123_00 } }); });
    return JSON.stringify(await window.ask('patients.history', { patientId: patientOf(clinic) })).includes('12300');
  },
  'schedule.day: debt': async (window, clinic) => {
    const day = await bookFrom(clinic, '2026-11-25');
    return (await window.ask<{ appointments: object[] }>('schedule.day', { day })).appointments.some((one) => 'debt' in one);
  },
  'crm.morning: debts': async (window, clinic) => {
    await bookFrom(clinic, '2026-11-24');
    clinic.database.write((tx) => { tx.insert(ledgerEntries).values({ id: crypto.randomUUID(), patientId: patientOf(clinic), kind: 'charge', amount: 5_000_000_00, at: clinic.clock.now() }).run(); });
    return (await window.ask<{ sections: { key: string; count: number }[] }>('crm.morning')).sections.some(({ key, count }) => key === 'debts' && count > 0);
  },
  'audit.ofEntity: texts of a patient': async (window, clinic) => {
    const entityId = patientOf(clinic);
    clinic.database.write((tx) => { clinic.audit.append(tx, { action: 'patients.update', entity: 'patient', entityId, after: { surname: 'Видимая' } }); });
    return JSON.stringify(await window.ask('audit.ofEntity', { entity: 'patient', entityId })).includes('Видимая');
  },
  'audit.page: texts of a patient': async (window, clinic) => {
    const entityId = patientOf(clinic);
    clinic.database.write((tx) => { clinic.audit.append(tx, { action: 'patients.update', entity: 'patient', entityId, after: { surname: 'Видимая' } }); });
    const rows = JSON.stringify(await window.ask('audit.page', { entity: 'patient' }));
    expect(rows).toContain('patients.update'); // that something was done, everybody sees who reads the log
    return rows.includes('Видимая') || rows.includes('subject');
  },
  'import.proposals: name of the card': async (window, clinic) => {
    const importId = crypto.randomUUID();
    clinic.database.write((tx) => {
      tx.insert(imports).values({ id: importId, kind: 'patients', fileName: 'База.csv', filePath: '/nowhere' }).run();
      tx.insert(importProposals).values({ importId, row: 2, patientId: patientOf(clinic), who: 'Кто-то из файла', why: 'same-name' }).run();
    });
    const { rows } = await window.ask<{ rows: { who: string; card?: string }[] }>('import.proposals', { importId });
    expect(rows.map(({ who }) => who)).toEqual(['Кто-то из файла']); // what stands in the file, whoever imports it sees
    return JSON.stringify(rows).includes(clinic.loaded.patients.get('P1')!.name);
  },
  'staff.employees: name of the linked card': async (window, clinic) => {
    clinic.database.write((tx) => { tx.insert(employees).values({ id: crypto.randomUUID(), surname: 'Связанная', patientId: patientOf(clinic) }).run(); });
    return (await window.ask<object[]>('staff.employees')).some((one) => 'patientName' in one);
  },
};

async function windowOf(clinic: TestClinic, role: Role): Promise<TestWindow> {
  const login = `field-${role}-${crypto.randomUUID()}`;
  clinic.database.write((tx) => { tx.insert(employees).values({ id: crypto.randomUUID(), surname: role, login, password: hashPassword(demoPasswordOf(login), publishedCost), role }).run(); });
  return clinic.signIn(login);
}
/** An own role of the clinic with exactly these rights, given to somebody who has just signed in. */
async function windowWith(clinic: TestClinic, base: Role, ticks: readonly Right[]): Promise<TestWindow> {
  const window = await windowOf(clinic, base), roleId = crypto.randomUUID();
  clinic.database.raw.prepare('INSERT INTO staff_roles (id, name, base, rights) VALUES (?, ?, ?, ?)').run(roleId, roleId, base, JSON.stringify(ticks));
  clinic.database.raw.prepare('UPDATE employees SET role_id = ? WHERE id = ?').run(roleId, window.snapshot().me!.employeeId);
  return window;
}
const sees = async (look: Look, window: TestWindow, clinic: TestClinic): Promise<string> => {
  try {
    return await look(window, clinic) ? '+' : '-';
  } catch (error) {
    return error instanceof Error && error.message.includes('forbidden') ? 'refused' : String(error);
  }
};

describe('«Fields» of docs/rights.md', () => {
  it('has a look for every line, and a line for every look', () => {
    expect(Object.keys(looks).sort()).toEqual([...table.keys()].sort());
  });

  it.each(Object.keys(looks))('is what each role sees: %s', async (field) => {
    const clinic = openTestClinic(), seen: string[] = [];
    for (const role of roles) seen.push(await sees(looks[field]!, await windowOf(clinic, role), clinic));
    expect(seen).toEqual(table.get(field)!.map((mark) => (mark === '+' || mark === '-' ? mark : 'refused')));
  });

  it('follows the ticks of an own role: without sums, without cards, with nothing but the log', async () => {
    const clinic = openTestClinic(), manager = [...rightsOfRole.manager];
    const without = (...taken: Right[]) => manager.filter((right) => !taken.includes(right));
    const [cards, log, all] = [['patients.card', 'patients.context', 'patients.history'], ['audit.ofEntity', 'audit.page'], Object.keys(looks)];
    const sums = all.filter((field) => /money|debt/.test(field)), of = (modules: readonly string[]) => all.filter((field) => modules.some((one) => field.startsWith(`${one}:`)));
    const cases: readonly (readonly [string, readonly Right[], Readonly<Record<string, readonly string[]>>])[] = [
      ['no sums', without('money.read'), { '-': sums, '+': all.filter((field) => !sums.includes(field)) }],
      ['no cards', without('patients.read', 'patients.history'), { refused: of(cards), '-': [...of(log), 'staff.employees: name of the linked card', 'import.proposals: name of the card'] }],
      ['the log alone', ['audit.read'], { refused: all.filter((field) => !of(log).includes(field)), '-': of(log) }],
    ];
    for (const [name, ticks, expected] of cases) {
      const window = await windowWith(clinic, 'manager', ticks);
      for (const [mark, fields] of Object.entries(expected)) for (const field of fields) expect([name, field, await sees(looks[field]!, window, clinic)]).toEqual([name, field, mark]);
    }
  });
});

it('opens, each right by itself, the methods that name it and no other', { timeout: 180_000 }, async () => {
  const clinic = openTestClinic(), wrong: string[] = [];
  for (const right of rights) {
    const window = await windowWith(clinic, right === 'roles.write' ? 'systemAdministrator' : 'manager', [right]);
    for (const [module, methods] of Object.entries(contract)) {
      for (const [key, method] of Object.entries(methods) as [string, { readonly right: string }][]) {
        if (module === 'start' || method.right === 'public' || method.right === 'signed-in') continue;
        const reply = await window.call(`${module}.${key}`, { nonsense: true }), admitted = reply.ok || reply.error.code !== 'forbidden';
        if (admitted !== (method.right === right)) wrong.push(`${right}: ${module}.${key}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
