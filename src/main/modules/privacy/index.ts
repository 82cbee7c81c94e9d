import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, desc, eq, gt, inArray, ne } from 'drizzle-orm';
import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Database, WritableDb } from '#main/db/index.ts';
import { appointments, employees, erasures, patients } from '#main/db/schema/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { FileDialogs } from '#main/kernel/files.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Log } from '#main/kernel/log.ts';
import type { TableExport } from '#main/worker/export-table.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { addDays, clockText, dayText, instantOf, wallOf } from '#shared/kernel/time.ts';
import { instant, type Day, type Id, type Zone } from '#shared/kernel/values.ts';
import { actPage, extractPage, type ActFacts } from '#shared/privacy/act.ts';
import { operatorSchema, type ErasureCounts, type privacyContract } from '#shared/privacy/contract.ts';
import { employeeName } from '#shared/staff/names.ts';
import type * as z from 'zod';
import { createNames, createOpeningReads, type Audit } from '../audit/index.ts';
import { fullName, openedAction } from '../patients/index.ts';
import { cardsOf, countsOf, eraseRows, reachOf } from './erase.ts';
import { exportOpenings } from './export.ts';

export interface PrivacyDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append' | 'eraseAll' | 'head'>;
  readonly files: Pick<FileDialogs, 'chooseFolder'>;
  readonly log: Log;
  readonly zone: () => Zone;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly exportTable: TableExport;
  readonly language: () => 'ru' | 'en';
  /** A setting of the clinic, kept from one act to the next. */
  readonly settings: { get<T>(key: string, schema: z.ZodType<T>): T | undefined; set(tx: WritableDb, by: Id | null, key: string, value: unknown): void };
  /** After an erasure: a fresh copy lets the journal and the older copies go. */
  readonly erased?: () => void;
}
const operatorKey = 'privacy.operator';

/** 152-ФЗ at the desk: who opened which card, and the destruction of a person's data with its act and extract. */
export function createPrivacy(deps: PrivacyDeps) {
  const { db, clock, newId, audit } = deps, openingsOf = createOpeningReads(db.db), names = createNames(db.db);

  function patientOf(id: Id) {
    const row = db.db.select({ surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic, born: patients.born }).from(patients).where(and(eq(patients.id, id), eq(patients.deleted, 0))).get();
    if (!row) throw new AppError('not-found', 'patient');
    return row;
  }
  const comingOf = (cards: readonly Id[]): number =>
    db.db.select({ id: appointments.id }).from(appointments).where(and(inArray(appointments.patientId, [...cards]), gt(appointments.startsAt, clock.now()), ne(appointments.status, 'cancelled'), eq(appointments.deleted, 0))).all().length;
  const period = ({ fromDay, tillDay }: { readonly fromDay: Day; readonly tillDay: Day }) => ({ fromAt: instantOf(fromDay, 0, deps.zone()), tillAt: instantOf(addDays(tillDay, 1), 0, deps.zone()) });

  function named(rows: ReturnType<typeof openingsOf>['rows']) {
    const staff = names.employees(), known = new Map<Id, string>();
    const patient = (id: Id): string => {
      const name = known.get(id) ?? (() => { const row = names.patient(id); return row && row.deleted === 0 ? fullName(row) : ''; })();
      known.set(id, name);
      return name;
    };
    return rows.map(({ seq, at, employeeId, patientId }) => {
      const who = employeeId === null ? undefined : staff.get(employeeId);
      return { seq, at: instant(at), ...(employeeId === null ? {} : { employeeId }), employee: who ? employeeName(who) : '', patientId: patientId ?? '', patient: patient(patientId ?? '') };
    });
  }

  function destroy(by: Id, patientId: Id, input: z.output<(typeof privacyContract)['erase']['input']>): { counts: ErasureCounts; events: { seq: number; what: string; mac: string }[] } {
    return db.write((tx) => {
      const cards = cardsOf(tx, patientId), reach = reachOf(tx, cards), counts = countsOf(tx, reach), now = clock.now();
      const { drafts } = eraseRows(tx, reach, by, now);
      const events: { seq: number; what: string; mac: string }[] = [], witness = (what: string): void => { const { seq, mac } = audit.head(); events.push({ seq, what, mac }); };
      const ids = [...cards, ...reach.appointments, ...reach.ledger, ...reach.inquiries, ...reach.tasks, ...reach.waitlist, ...reach.files, ...reach.phones, ...reach.policies, ...reach.consents];
      const { texts } = audit.eraseAll(tx, { employeeId: by, patientId, ids, words: [...cards, ...reach.digits] });
      if (texts > 0) witness(`Уничтожены тексты журнала изменений, записей: ${String(texts)}`);
      const all = { ...counts, ...(texts > 0 ? { history: texts } : {}), ...(drafts > 0 ? { drafts } : {}) };
      tx.insert(erasures).values({ id: newId(), patientId, at: now, byEmployee: by, reason: input.reason, counts: JSON.stringify(all) }).run();
      audit.append(tx, { employeeId: by, action: 'privacy.erase', entity: 'patient', entityId: patientId, after: { reason: input.reason, counts: all } });
      witness(`Уничтожены персональные данные карточки ${patientId}`);
      deps.settings.set(tx, by, operatorKey, { name: input.operator.name.trim(), address: input.operator.address.trim() });
      return { counts: all, events };
    });
  }

  const handlers: Handlers<typeof privacyContract, CallContext> = {
    openings: ({ fromDay, tillDay, employeeId, patientId, after, limit }) => {
      const { rows, more } = openingsOf({ action: openedAction, ...period({ fromDay, tillDay }), employeeId, patientId, after, limit });
      return { rows: named(rows), more };
    },
    employees: () => [...names.employees()].map(([id, who]) => ({ id, name: employeeName(who) })),
    exportOpenings: (asked, ctx) => exportOpenings(deps.exportTable, actorOf(ctx).employeeId, deps.zone(), deps.language(), (page) => {
      const { rows, more } = openingsOf({ action: openedAction, ...period(asked), employeeId: asked.employeeId, patientId: asked.patientId, ...page });
      return { rows: named(rows), more };
    }),
    plan: ({ patientId }) => {
      const row = patientOf(patientId), cards = cardsOf(db.db, patientId), reach = reachOf(db.db, cards), operator = deps.settings.get(operatorKey, operatorSchema);
      return {
        name: fullName(row), counts: countsOf(db.db, reach), kept: { appointments: reach.appointments.length, ledger: reach.ledger.length, consents: reach.consents.length }, coming: comingOf(cards),
        ...(operator ? { operator } : {}),
      };
    },
    erase: async (input, ctx) => {
      const actor = actorOf(ctx), { patientId } = input, row = patientOf(patientId);
      if (comingOf(cardsOf(db.db, patientId)) > 0) throw new AppError('conflict', 'has-coming-appointments');
      const folder = await deps.files.chooseFolder();
      if (folder === undefined) return { kind: 'cancelled' };
      const wall = wallOf(clock.now(), deps.zone()), reach = reachOf(db.db, cardsOf(db.db, patientId));
      const facts: ActFacts = {
        operator: input.operator, subject: { name: fullName(row), ...(row.born ? { born: row.born as Day } : {}) }, by: { name: actor.name, post: input.post.trim() }, reason: input.reason, basis: input.basis.trim(),
        day: wall.day, time: clockText(wall.minute), counts: countsOf(db.db, reach), kept: { appointments: reach.appointments.length, ledger: reach.ledger.length, consents: reach.consents.length }, patientId,
      };
      const stem = `${dayText(wall.day)} ${clockText(wall.minute).replace(':', '-')} ${patientId.slice(-6)}.html`, act = `Акт об уничтожении ПДн ${stem}`, extract = `Выгрузка из журнала ${stem}`;
      // The act first: once the data are gone nobody knows whose they were.
      await put(join(folder, act), actPage(facts));
      let done: ReturnType<typeof destroy>;
      try {
        done = destroy(actor.employeeId, patientId, input);
      } catch (error) {
        await rm(join(folder, act), { force: true });
        throw error;
      }
      db.emptyLog();
      deps.log('info', 'privacy.erased', { rows: Object.values(done.counts).reduce((sum, n) => sum + n, 0) });
      deps.changed(['patients', 'schedule', 'inquiries', 'crm', 'audit']);
      deps.erased?.();
      const whole = { ...facts, counts: done.counts };
      const written = await Promise.all([put(join(folder, extract), extractPage({ ...whole, node: db.node, events: done.events })), rewrite(join(folder, act), actPage(whole))]).then(() => true, () => false);
      return { kind: 'done', act, counts: done.counts, ...(written ? { extract } : {}) };
    },
    erasures: () => db.db.select({ id: erasures.id, patientId: erasures.patientId, at: erasures.at, reason: erasures.reason, counts: erasures.counts, surname: employees.surname, firstName: employees.firstName })
      .from(erasures).leftJoin(employees, eq(employees.id, erasures.byEmployee)).orderBy(desc(erasures.at)).limit(500).all()
      .map(({ id, patientId, at, reason, counts, surname, firstName }) => ({ id, patientId, at: instant(at), reason, counts: JSON.parse(counts) as ErasureCounts, ...(surname === null ? {} : { by: employeeName({ surname, firstName: firstName ?? '' }) }) })),
  };
  return { handlers };
}
export type Privacy = ReturnType<typeof createPrivacy>;

/** A new file for the clinic's own eyes; one of that name is left alone. @throws AppError `storage` */
async function put(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => { throw new AppError('storage', 'file-not-written', {}, { cause: error }); });
}
const rewrite = (path: string, text: string): Promise<void> => writeFile(path, text, { mode: 0o600 });
