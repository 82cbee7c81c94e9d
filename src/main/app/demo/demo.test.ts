import { and, asc, eq, like, ne, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '#main/db/index.ts';
import { appointmentActions, appointments, callLegs, doctors, employees, inquiries, patientPhones, patients, reservedTimes, specialities, workShifts } from '#main/db/schema/index.ts';
import { createIds } from '#main/kernel/ids.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { phoneColumns } from '#main/modules/patients/index.ts';
import { createInquiries } from '#main/modules/inquiries/index.ts';
import { silentLog } from '#main/kernel/log.ts';
import { addDays, instantOf } from '#shared/kernel/time.ts';
import { day, type Id } from '#shared/kernel/values.ts';
import { openOptions } from '#tests/support/database.ts';
import { liniya, liniyaPhones, loadLiniya } from '../fixture/index.ts';
import { demoBaseDay, demoStateOf, keptFree, makeDemoClinic, type DemoProgress, type DemoScale } from './index.ts';
import { surnameFor, patronymicFor } from './names.ts';
import { deskWords } from '#shared/desk/words.ts';
import { createRandom, scattered } from './random.ts';
import { relinkAll } from '#tests/support/relink.ts';

/** Thursday noon of the week after the scenarios'. */
const now = instantOf(day('2026-12-03'), 12 * 60, liniya.branch.zone), baseDay = demoBaseDay(now);
const small: DemoScale = { patients: 8_000, branches: 1, doctorsPerBranch: 25, fromDay: -8, tillDay: 12, calls: 900, callDays: 365, bookedShare: 1, tidy: true };

async function aDemo(scale: DemoScale, progress?: (p: DemoProgress) => void): Promise<{ database: Database; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'stoika-demo-')), clock = createVirtualClock(now), seeded = createRandom(1);
  const database = openDatabase(openOptions(folder, { clock }));
  const newId = createIds(clock, (n) => Uint8Array.from({ length: n }, () => seeded.int(256)));
  await makeDemoClinic(database, { newId, clock, hashPassword: (p) => `hash of ${p}`, scale, ...(progress ? { progress } : {}) });
  return { database, folder };
}
const rowsOf = (database: Database, table: string): unknown[][] => database.raw.prepare(`SELECT * FROM ${table} ORDER BY 1`).raw().all() as unknown[][];

describe('the demo clinic', () => {
  const steps: DemoProgress[] = [];
  let database: Database;
  beforeAll(async () => {
    const made = await aDemo(small, (p) => { steps.push(p); });
    database = made.database;
    return () => {
      database.close();
      rmSync(made.folder, { recursive: true, force: true });
    };
  }, 60_000);
  const count = (query: string): number => (database.raw.prepare(`SELECT count(*) AS n FROM ${query}`).get() as { n: number }).n;

  it('has 25 doctors in groups, as many patients as asked, a filled schedule and a year of calls', () => {
    expect(count('doctors')).toBe(25);
    expect(database.db.selectDistinct({ group: specialities.groupName }).from(doctors).innerJoin(specialities, eq(specialities.id, doctors.specialityId)).all()).toHaveLength(6);
    expect(count('patients')).toBe(small.patients + liniya.patients.length);
    expect(count('appointments')).toBeGreaterThan(2_000);
    expect(count('inquiries')).toBeGreaterThan(small.calls);
    expect(count(`inquiries WHERE outcome = 'missed'`)).toBeGreaterThan(40);
    expect(count(`inquiries WHERE started_at < ${now - 300 * 86_400_000}`)).toBeGreaterThan(50);
    for (const what of ['insurance_policies', 'families', 'ledger_entries', 'patients WHERE archived_at IS NOT NULL', 'patients WHERE ban_at IS NOT NULL', 'patients WHERE guardian_id IS NOT NULL', 'phone_bindings']) expect([what, count(what) > 3]).toEqual([what, true]);
  });

  it('stands in the current week and tells how far the making has come', () => {
    expect([baseDay, demoStateOf(database.db, now), demoStateOf(database.db, instantOf(addDays(day(baseDay), 7), 0, 'UTC'))]).toEqual(['2026-12-01', 'current', 'outdated']);
    expect([...new Set(steps.map((s) => s.step))]).toEqual(['clinic', 'doctors', 'patients', 'appointments', 'calls']);
    expect(steps.every((s) => s.done <= s.total)).toBe(true);
  });

  it('leaves every row of the fixture as the fixture alone would have it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stoika-demo-')), clock = createVirtualClock(now), seeded = createRandom(1);
    const bare = openDatabase(openOptions(folder, { clock }));
    try {
      const newId = createIds(clock, (n) => Uint8Array.from({ length: n }, () => seeded.int(256)));
      bare.write((tx) => loadLiniya(tx, { baseDay, newId, hashPassword: (p) => `hash of ${p}` }));
      for (const table of ['branches', 'patients', 'patient_phones', 'families', 'employees', 'employee_phones', 'doctors', 'chairs', 'work_shifts', 'appointments', 'appointment_actions', 'ledger_entries', 'insurance_policies', 'consents', 'lines', 'topics', 'phones']) {
        const here = new Map(rowsOf(database, table).map((row) => [row[0], row]));
        for (const row of rowsOf(bare, table)) expect([table, here.get(row[0])]).toEqual([table, row]);
      }
      const own = new Set(rowsOf(bare, 'patients').map((row) => row[0]));
      expect(database.db.select({ id: appointments.patientId }).from(appointments).all().filter((a) => own.has(a.id))).toHaveLength(liniya.appointments.length);
    } finally {
      bare.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('gives nobody a number of the fixture or of the scenarios, and writes numbers as the card does', () => {
    const all = database.db.select().from(patientPhones).where(and(ne(patientPhones.e164, ''), sql`${patientPhones.e164} not like '+7900%'`)).all();
    expect(all.length).toBeGreaterThan(small.patients - 1);
    for (const { e164 } of all) expect([e164, liniyaPhones.has(e164!), /^\+79\d\d555\d{4}$/.test(e164!)]).toEqual([e164, false, true]);
    expect(database.db.select().from(patientPhones).where(like(patientPhones.e164, '+7900%')).all()).toHaveLength(liniya.patients.length);
    expect(database.db.select().from(inquiries).where(like(inquiries.phoneE164, '+7900%')).all()).toEqual([]);
    for (const { e164, digits, digitsRev, kind } of all.slice(0, 200)) expect({ e164, digits, digitsRev, kind }).toEqual({ ...phoneColumns(e164!), digits: phoneColumns(e164!).digits });
  });

  it('lets children share a parent’s number and surname, and never makes a parent younger than the child', () => {
    const kids = database.raw.prepare(`SELECT c.surname AS surname, c.sex AS sex, c.born AS born, g.born AS parentBorn, c.family_id = g.family_id AS family,
      EXISTS (SELECT 1 FROM patient_phones a JOIN patient_phones b ON a.e164 = b.e164 WHERE a.patient_id = c.id AND b.patient_id = g.id) AS shared
      FROM patients c JOIN patients g ON g.id = c.guardian_id`).all() as { born: string; parentBorn: string; family: number; shared: number }[];
    expect(kids.length).toBeGreaterThan(50);
    expect(kids.filter((k) => k.shared === 1).length).toBeGreaterThan(kids.length / 2);
    expect(kids.filter((k) => Number(k.born.slice(0, 4)) - Number(k.parentBorn.slice(0, 4)) < 17 || k.family !== 1)).toEqual([]);
  });

  it('books no doctor, chair or patient twice at a time, inside shifts only', () => {
    const overlapping = (column: string) => count(`appointments a JOIN appointments b ON a.day = b.day AND a.${column} = b.${column} AND a.id < b.id AND a.start_min < b.end_min AND b.start_min < a.end_min`);
    expect([overlapping('doctor_id'), overlapping('chair_id'), overlapping('patient_id')]).toEqual([0, 0, 0]);
    expect(count('appointments a WHERE NOT EXISTS (SELECT 1 FROM work_shifts s WHERE s.day = a.day AND s.doctor_id = a.doctor_id AND s.chair_id = a.chair_id AND s.start_min <= a.start_min AND s.end_min >= a.end_min)')).toBe(0);
    expect(count('work_shifts a JOIN work_shifts b ON a.day = b.day AND a.chair_id = b.chair_id AND a.id < b.id AND a.start_min < b.end_min AND b.start_min < a.end_min')).toBe(0);
    expect(count('appointments WHERE start_min % 5 <> 0 OR end_min % 5 <> 0 OR end_min <= start_min')).toBe(0);
  });

  it('keeps the times of the scenarios free', () => {
    for (const [name, times] of Object.entries(keptFree)) {
      const doctor = database.db.select({ id: doctors.id }).from(doctors).where(eq(doctors.displayName, name)).get()!;
      for (const t of times) {
        const busy = database.db.select().from(appointments).where(and(eq(appointments.doctorId, doctor.id), eq(appointments.day, addDays(day(baseDay), t.day)), sql`${appointments.startMin} < ${t.endMin}`, sql`${appointments.endMin} > ${t.startMin}`)).all();
        expect(busy.filter((a) => !(name === 'Орлова' && t.day === 2 && a.startMin === 600))).toEqual([]);
      }
    }
    expect(database.db.select().from(reservedTimes).all()).toEqual([]);
  });

  it('has finished what is past, and confirmed or not what is to come', () => {
    const wrong = count(`appointments WHERE created_by IS NOT NULL AND ((ends_at <= ${now} AND status NOT IN ('completed', 'noShow', 'cancelled')) OR (starts_at > ${now + 20 * 60_000} AND status NOT IN ('unconfirmed', 'confirmed', 'cancelled'))
      OR (starts_at <= ${now} AND ends_at > ${now} AND status NOT IN ('inChair', 'arrived', 'unconfirmed', 'cancelled')) OR created_at > ${now} OR (status = 'cancelled') <> (cancelled_at IS NOT NULL))`);
    expect(wrong).toBe(0);
    for (const status of ['completed', 'noShow', 'cancelled', 'inChair', 'confirmed', 'unconfirmed']) expect([status, count(`appointments WHERE status = '${status}'`) > 0]).toEqual([status, true]);
    expect(count(`inquiries WHERE ended_at IS NULL OR ended_at > ${now + 120_000} OR ended_at < started_at`)).toBe(0);
  });

  it('refers only to rows that are there', () => {
    const refers = (table: string, column: string, to: string) => [table, column, count(`${table} WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT id FROM ${to})`)];
    const all = [
      ['patients', 'family_id', 'families'], ['patients', 'guardian_id', 'patients'], ['patients', 'created_by', 'employees'], ['patient_phones', 'patient_id', 'patients'], ['insurance_policies', 'patient_id', 'patients'],
      ['ledger_entries', 'patient_id', 'patients'], ['ledger_entries', 'appointment_id', 'appointments'], ['consents', 'patient_id', 'patients'], ['doctors', 'employee_id', 'employees'], ['doctors', 'speciality_id', 'specialities'],
      ['doctors', 'branch_id', 'branches'], ['work_shifts', 'doctor_id', 'doctors'], ['work_shifts', 'chair_id', 'chairs'], ['appointments', 'patient_id', 'patients'], ['appointments', 'doctor_id', 'doctors'], ['appointments', 'chair_id', 'chairs'],
      ['appointments', 'created_by', 'employees'], ['appointment_actions', 'appointment_id', 'appointments'], ['appointment_actions', 'actor_id', 'employees'], ['appointment_actions', 'given_inquiry_id', 'inquiries'],
      ['appointment_actions', 'linked_inquiry_id', 'inquiries'], ['inquiries', 'patient_id', 'patients'], ['inquiries', 'author_id', 'employees'], ['inquiries', 'topic_id', 'topics'], ['inquiries', 'ad_channel_id', 'ad_channels'],
      ['inquiries', 'head_id', 'inquiries'], ['call_legs', 'call_id', 'inquiries'], ['phone_bindings', 'phone_id', 'phones'], ['phone_bindings', 'employee_id', 'employees'],
    ] as const;
    for (const [table, column, to] of all) expect(refers(table, column, to)).toEqual([table, column, 0]);
    expect(count(`inquiries WHERE kind = 'call' AND id NOT IN (SELECT call_id FROM call_legs)`)).toBe(0);
    expect(count('leads')).toBe(44);
    expect(count(`leads WHERE id NOT IN (SELECT id FROM inquiries WHERE kind = 'lead')`)).toBe(0);
    expect(count(`appointments WHERE id NOT IN (SELECT appointment_id FROM appointment_actions WHERE kind = 'booked')`)).toBe(0);
    expect(database.db.select().from(callLegs).where(ne(callLegs.state, 'ended')).all()).toEqual([]);
    expect(database.db.select().from(employees).where(sql`${employees.login} is not null`).all()).toHaveLength(7);
  });

  it('links bookings to calls exactly as attribution would', () => {
    const numbers = new Map<string, Id[]>(), numbersOf = new Map<Id, string[]>();
    for (const { patientId, e164 } of database.db.select().from(patientPhones).orderBy(asc(patientPhones.id)).all()) {
      numbers.set(e164!, [...numbers.get(e164!) ?? [], patientId]);
      numbersOf.set(patientId, [...numbersOf.get(patientId) ?? [], e164!]);
    }
    const nothing = () => undefined;
    const { linking } = createInquiries({
      database, clock: createVirtualClock(now), newId: () => '', log: silentLog, audit: { append: nothing }, words: () => deskWords.ru, doctorName: () => '', windows: () => [], channelOf: nothing, branch: () => ({ id: '', zone: liniya.branch.zone }), changed: nothing,
      people: { ownersOf: (e164) => ({ patientIds: numbers.get(e164) ?? [] }), phonesOf: (id) => numbersOf.get(id) ?? [], nameOf: nothing, employeeName: nothing, choicesOf: () => [], banOf: nothing, nextVisitOf: nothing, banSinceOf: nothing },
    });
    const linked = database.db.select().from(appointmentActions).where(sql`${appointmentActions.linkedInquiryId} is not null`).all();
    expect(linked.length).toBeGreaterThan(500);
    expect(database.write((tx) => relinkAll(tx, { linking }))).toBe(0);
    for (const a of linked.slice(0, 50)) expect(database.db.select({ patient: inquiries.patientId }).from(inquiries).where(eq(inquiries.id, a.linkedInquiryId!)).get()?.patient).toBe(a.patientId);
  });

  it('has surnames in their forms and a sex for everybody', () => {
    expect([surnameFor('female', 'Вишневский'), surnameFor('female', 'Шевченко'), surnameFor('female', 'Дикой'), surnameFor('female', 'Киселёв'), surnameFor('female', 'Воронин-Бережной'), patronymicFor('female', 'Илья'), patronymicFor('female', 'Пётр'), patronymicFor('male', 'Лев')])
      .toEqual(['Вишневская', 'Шевченко', 'Дикая', 'Киселёва', 'Воронина-Бережная', 'Ильинична', 'Петровна', 'Львович']);
    const people = database.db.select().from(patients).where(ne(patients.patronymic, '')).all();
    for (const p of people) expect([p.surname, p.sex, /(вна|чна)$/.test(p.patronymic)]).toEqual([p.surname, p.sex, p.sex === 'female']);
    expect(people.filter((p) => p.sex === 'male' && /(ова|ева|ина|ская)$/.test(p.surname))).toEqual([]);
    expect(new Set(people.map((p) => p.surname)).size).toBeGreaterThan(300);
  });

  it('has the tables a clinic looks at filled with shifts on every coming day', () => {
    for (let n = 0; n <= 12; n++) expect(database.db.select().from(workShifts).where(eq(workShifts.day, addDays(day(baseDay), n))).all().length).toBeGreaterThan(8);
  });
});

it('makes the same clinic again from the same seed', async () => {
  const digests: string[] = [], tiny: DemoScale = { ...small, patients: 200, calls: 100, doctorsPerBranch: 6 };
  for (let n = 0; n < 2; n++) {
    const { database, folder } = await aDemo(tiny), hash = createHash('sha256');
    for (const table of ['patients', 'patient_phones', 'ledger_entries', 'doctors', 'work_shifts', 'appointments', 'appointment_actions', 'inquiries', 'call_legs', 'phone_bindings', 'tasks', 'waitlist_entries', 'leads', 'lost_marks', 'buffers']) hash.update(JSON.stringify(rowsOf(database, table)));
    digests.push(hash.digest('hex'));
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
  expect(digests[0]).toBe(digests[1]);
});

it('walks every number once before it comes back', () => {
  for (const size of [1, 2, 7, 1_500]) {
    const walk = scattered(size, 3);
    expect(new Set(Array.from({ length: size }, walk)).size).toBe(size);
  }
});

it('says that a base whose making was cut off is partial', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stoika-demo-')), clock = createVirtualClock(now), database = openDatabase(openOptions(folder, { clock }));
  expect(demoStateOf(database.db, now)).toBe('empty');
  const stop = (p: DemoProgress): void => { if (p.step === 'appointments') throw new Error('the power went'); };
  await expect(makeDemoClinic(database, { newId: createIds(clock), clock, hashPassword: (p) => p, scale: { ...small, patients: 50 }, progress: stop })).rejects.toThrow('the power went');
  expect(demoStateOf(database.db, now)).toBe('partial');
  database.close();
  rmSync(folder, { recursive: true, force: true });
});
