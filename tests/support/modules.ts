import { contract } from '#shared/ipc/contract.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Client } from '#shared/ipc/define.ts';
import { idSchema } from '#shared/kernel/schemas.ts';
import type { Id } from '#shared/kernel/values.ts';
import { rightsOfRole, type Role } from '#shared/staff/rights.ts';
import type { CallContext } from '#main/ipc/context.ts';
import { createRouter } from '#main/ipc/router.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { branches, chairs, doctors, specialities, workShifts } from '#main/db/schema/index.ts';
import { createAudit } from '#main/modules/audit/index.ts';
import { createAttachments } from '#main/modules/attachments/index.ts';
import { createCrm } from '#main/modules/crm/index.ts';
import { createDirectories } from '#main/modules/directories/index.ts';
import { createLedger } from '#main/modules/ledger/index.ts';
import { createPatients, type Patients } from '#main/modules/patients/index.ts';
import { createPrivacy } from '#main/modules/privacy/index.ts';
import { branchKey, createSchedule, type AppointmentAction, type ScheduleDeps, type Schedule } from '#main/modules/schedule/index.ts';
import { createSettings, type Settings } from '#main/modules/settings/index.ts';
import { openTestDatabase, testKey, type TestDatabase } from './database.ts';

/** A base of the days after which the tests are written: Tue 24.11 to Fri 27.11.2026, 09:00–15:00 Орлова, 12:00–18:00 Ким. */
export const workDays = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'] as const;
export interface Exported { readonly name: string; readonly titles: readonly string[]; readonly rows: readonly unknown[] }
const called = { attachments: contract.attachments, privacy: contract.privacy, crm: contract.crm, directories: contract.directories, ledger: contract.ledger, patients: contract.patients, schedule: contract.schedule, settings: contract.settings };

/** Patients, directories, schedule, crm and settings over a fresh encrypted file, called through the router as a role. */
export function openModules(hooks: Partial<Pick<ScheduleDeps, 'resolveGiven' | 'afterBooked' | 'onUndone' | 'onAction' | 'onFreed'>> = {}, database: TestDatabase = openTestDatabase()) {
  const { clock } = database;
  let counter = 0;
  const newId = createIds(clock, (n) => {
    const bytes = new Uint8Array(n);
    new DataView(bytes.buffer).setUint32(n - 4, ++counter);
    return bytes;
  });
  const audit = createAudit({ database, key: testKey, clock }), told: string[][] = [], exported: Exported[] = [], actions: AppointmentAction[] = [];
  const common = { db: database, clock, newId, audit, log: silentLog, changed: (topics: readonly string[]) => { told.push([...topics]); } };
  const late: { schedule?: Schedule; settings?: Settings } = {}, marks = new Map<string, string>();
  const directories = createDirectories({ ...common, branchId: () => late.settings?.getLocal(branchKey, idSchema) }), branch = () => directories.branch();
  const settings = late.settings = createSettings({ ...common, about: () => ({ version: '0.0.0', demo: false, driver: 'test', keyHow: 'test' }) });
  const crm = createCrm({
    ...common, changed: (topics) => { common.changed(crm.live.invalidate(topics)); }, branch, announce: () => undefined, employeeName: (id) => (id === ids.anna ? 'Ивлева Анна' : id === ids.boris ? 'Чуев Борис' : ''), language: () => 'ru', debtsOn: () => new Map(),
    exportTable: (_, name, { columns, rows }) => { exported.push({ name, titles: columns.map((c) => c.title), rows: [...rows] }); return Promise.resolve({ kind: 'cancelled' }); },
    inquiries: { missed: () => [], buffers: () => [] }, marks: { get: (key, id) => marks.get(`${key} ${id}`), keep: (key, id, value) => { marks.set(`${key} ${id}`, value); } },
    schedule: {
      freeOf: (doctorId, day) => late.schedule!.freeOf(doctorId, day), doctorsOn: (day) => late.schedule!.day(day, false).doctors, move: (tx, by, id, slot) => late.schedule!.commands.move(tx, by, id, slot),
      book: (tx, by, input) => late.schedule!.commands.book(tx, by, { ...input, kind: 'ordinary', status: 'unconfirmed' }), confirm: (tx, by, id) => { late.schedule!.commands.setStatus(tx, by, id, 'confirmed'); },
    },
  });
  const patients: Patients = createPatients({
    ...common, zone: () => branch().zone, tasksOf: (id) => crm.openTasksOf(id), afterCardsMoved: () => undefined,
    appointmentsOf: (id) => late.schedule?.appointmentsOf(id) ?? [], nextAppointments: (ids) => late.schedule?.nextAppointments(ids) ?? new Map(),
  });
  const ledger = createLedger(common);
  /** What the next file dialog answers, and the name it was offered. */
  const chosen: { open: string | undefined; save: string | undefined; folder: string | undefined; asked: string | undefined } = { open: undefined, save: undefined, folder: undefined, asked: undefined };
  const files = { chooseOpen: () => Promise.resolve(chosen.open), chooseSave: ({ name }: { readonly name: string }) => { chosen.asked = name; return Promise.resolve(chosen.save); } };
  const attachments = createAttachments({ ...common, files });
  const privacy = createPrivacy({
    ...common, settings, language: () => 'ru', zone: () => branch().zone, files: { chooseFolder: () => Promise.resolve(chosen.folder) },
    exportTable: (_, name, { columns, rows }) => { exported.push({ name, titles: columns.map((c) => c.title), rows: [...rows] }); return Promise.resolve({ kind: 'cancelled' }); },
  });
  const schedule = late.schedule = createSchedule({
    ...common, changed: (topics) => { common.changed(crm.live.invalidate(topics)); }, branch, branches: () => directories.branches(), local: { get: (key, schema) => settings.getLocal(key, schema), set: (tx, key, value) => { settings.setLocal(tx, key, value); } },
    onAction: (tx, action) => { actions.push(action); crm.onAction(tx, action); }, onUndone: (tx, actionId) => { crm.onUndone(tx, actionId); }, onFreed: (tx, freed) => { crm.onFreed(tx, freed); }, ...hooks,
    forms: { open: () => ({ formId: newId() }), edit: () => undefined, close: () => undefined },
  });

  const ids = { branch: newId(), therapy: newId(), surgery: newId(), orlova: newId(), kim: newId(), chair1: newId(), chair2: newId(), anna: newId(), boris: newId() };
  database.write((tx) => {
    tx.insert(branches).values({ id: ids.branch, name: 'Арбат', nameInMessages: 'Линия на Арбате', zone: 'Europe/Moscow', opensMin: 540, closesMin: 1260 }).run();
    tx.insert(specialities).values([{ id: ids.therapy, name: 'терапевт', groupName: 'Терапия' }, { id: ids.surgery, name: 'хирург', groupName: 'Хирургия' }]).run();
    tx.insert(chairs).values([{ id: ids.chair1, branchId: ids.branch, name: '1' }, { id: ids.chair2, branchId: ids.branch, name: '2' }]).run();
    tx.insert(doctors).values([
      { id: ids.orlova, branchId: ids.branch, specialityId: ids.therapy, displayName: 'Орлова', sort: 1 }, { id: ids.kim, branchId: ids.branch, specialityId: ids.surgery, displayName: 'Ким', sort: 2 },
    ]).run();
    tx.insert(workShifts).values(workDays.flatMap((day) => [
      { id: newId(), branchId: ids.branch, doctorId: ids.orlova, chairId: ids.chair1, day, startMin: 540, endMin: 900 }, { id: newId(), branchId: ids.branch, doctorId: ids.kim, chairId: ids.chair2, day, startMin: 720, endMin: 1080 },
    ])).run();
  });

  const contexts = new Map<string, CallContext>();
  const router = createRouter({ actorOf: (sessionId) => contexts.get(sessionId)?.actor, refused: () => undefined, log: (_, event, ___, cause) => { if (cause !== undefined) throw new Error(event, { cause }); } });
  const modules = { attachments, privacy, crm, directories, ledger, patients, schedule, settings };
  for (const [name, { handlers }] of Object.entries(modules)) router.add(name, called[name as keyof typeof called], handlers);

  /** The modules' methods as somebody of this role calls them; a failure is thrown as the AppError it was. */
  function as(role: Role, employeeId: Id = ids.anna): Client<typeof called> {
    const sessionId = `${role}-${employeeId}`;
    contexts.set(sessionId, { sessionId, actor: { employeeId, name: 'Ивлева Анна', role, has: (right) => rightsOfRole[role].has(right) } });
    const call = (name: string) => async (input: unknown): Promise<unknown> => {
      const reply = await router.call(sessionId, name, input);
      if (!reply.ok) throw new AppError(reply.error.code, reply.error.reason, reply.error.details);
      return reply.value;
    };
    return Object.fromEntries(Object.entries(called).map(([module, methods]) =>
      [module, Object.fromEntries(Object.keys(methods).map((key) => [key, call(`${module}.${key}`)]))])) as Client<typeof called>;
  }
  return { ...modules, database, clock, newId, audit, ids, as, told, actions, chosen, exported };
}
export type TestModules = ReturnType<typeof openModules>;
