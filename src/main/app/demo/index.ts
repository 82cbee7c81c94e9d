import { setImmediate } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { branches, localSettings } from '#main/db/schema/index.ts';
import type { Database, ReadableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { addDays, dayOf, weekdayOf } from '#shared/kernel/time.ts';
import type { Day, Instant, Zone } from '#shared/kernel/values.ts';
import { liniya, loadLiniya, type LoadedClinic } from '../fixture/index.ts';
import { settleLinks } from '../../modules/inquiries/index.ts';
import { makeBindings, makeCalls } from './calls.ts';
import { makeCrmRows } from './crm.ts';
import { createCalendar, type DemoProgress, type DemoStep, type Making } from './context.ts';
import { makeDoctors } from './doctors.ts';
import { makePeople } from './people.ts';
import { makeLeads } from './leads.ts';
import { leaveOpen } from './open.ts';
import { createRandom } from './random.ts';
import { demoScale, type DemoScale } from './scale.ts';
import { callBackMissed } from './tidy.ts';
import { makeVisits } from './visits.ts';

export type { DemoProgress, DemoStep } from './context.ts';
export { benchScale, demoScale, type DemoScale } from './scale.ts';
export { keptFree } from './visits.ts';
export { practiceLead } from './lead.ts';
export { settleLinks } from '../../modules/inquiries/index.ts';

/** Whoever keeps a demo base makes it anew when this changes. */
export const demoVersion = 6;
/** The same of a benchmark's clinic: what a tidy desk does afterwards is of the demo alone. */
export const generatorVersion = 5;
const marker = 'demo';

export interface DemoDeps {
  /** Whoever fills a base without its indexes settles the links when they are there. */
  readonly linksLater?: boolean;
  readonly newId: NewId;
  readonly clock: Clock;
  /** The self-describing scrypt string of a published password. */
  readonly hashPassword: (password: string) => string;
  readonly progress?: (progress: DemoProgress) => void;
  readonly scale?: DemoScale;
  readonly seed?: number;
}
export interface DemoMade { readonly clinic: LoadedClinic; readonly appointments: number; readonly calls: number }

/** The Tuesday of the week `now` lies in: the demo's days are counted from it. */
export function demoBaseDay(now: Instant, zone: Zone = liniya.branch.zone): Day {
  const today = dayOf(now, zone);
  return addDays(today, 2 - weekdayOf(today));
}

/**
 * What a demo base is: `empty` (fill it), `partial` (its making was cut off: remove the file and begin anew), `outdated`
 * (made in another week or by another version: its schedule is past; the caller may make a new one), or `current`.
 */
export function demoStateOf(db: ReadableDb, now: Instant): 'empty' | 'partial' | 'outdated' | 'current' {
  const row = db.select({ value: localSettings.value }).from(localSettings).where(eq(localSettings.key, marker)).get();
  if (!row) return db.select({ id: branches.id }).from(branches).limit(1).get() ? 'partial' : 'empty';
  const { version, baseDay } = JSON.parse(row.value) as { version?: number; baseDay?: string };
  return version === demoVersion && baseDay === demoBaseDay(now) ? 'current' : 'outdated';
}

/**
 * Fills an empty base with the clinic «Линия» moved to this week and with generated life around it. The same seed,
 * moment and ids give the same rows. Gives way to other work between its transactions.
 */
export async function makeDemoClinic(database: Database, { linksLater = false, newId, clock, hashPassword, progress = () => undefined, scale = demoScale, seed = 20_261_124 }: DemoDeps): Promise<DemoMade> {
  const now = clock.now(), baseDay = demoBaseDay(now);
  progress({ step: 'clinic', done: 0, total: 1 });
  const clinic = database.write((tx) => loadLiniya(tx, { baseDay, newId, hashPassword }));
  const administrators = liniya.employees.flatMap((e) => ('role' in e && e.role === 'administrator' ? clinic.employees.get(e.key)! : [])).slice(0, liniya.phones.length).map(({ id }, n) => ({ id, phone: liniya.phones[n]! }));
  const making: Making = {
    database, scale, now, baseDay, clinic, administrators, zone: clinic.zone, random: createRandom(seed), calendar: createCalendar(baseDay, clinic.zone),
    inPortions: async (step: DemoStep, total, begin) => {
      const perWrite = Math.max(1, Math.ceil(total / 100));
      for (let done = 0; done < total;) {
        progress({ step, done, total });
        const till = Math.min(total, done + perWrite);
        let begun = false;
        database.write((tx) => {
          // After a full disk `write` runs its work anew, but half of what is remembered here has gone with the first run.
          if (begun) throw new AppError('storage', 'full');
          begun = true;
          const make = begin(tx);
          for (; done < till; done++) make(done);
        });
        await setImmediate();
      }
      progress({ step, done: total, total });
    },
  };
  progress({ step: 'doctors', done: 0, total: 1 });
  const doctors = makeDoctors(making), people = await makePeople(making);
  const appointments = await makeVisits(making, doctors, people), calls = await makeCalls(making, people);
  if (scale.tidy) callBackMissed(making);
  // where anybody calls, some of their calls lie near bookings they were not made for
  if (!linksLater) await settleLinks(database);
  makeBindings(making);
  makeCrmRows(making, doctors, people);
  makeLeads(making);
  if (scale.tidy) leaveOpen(making, people);
  database.write((tx) => { tx.insert(localSettings).values({ key: marker, value: JSON.stringify({ version: demoVersion, baseDay, seed }) }).run(); });
  return { clinic, appointments, calls };
}
