import { callIdOf } from '#main/kernel/ids.ts';
import type { Clinic } from '#main/app/compose.ts';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant, minute, type E164, type Id } from '#shared/kernel/values.ts';
import { benchNow } from './make.ts';

const today = dayOf(benchNow, 'Europe/Moscow');
export const everything = { has: () => true };

/** Numbers and cards to ask for, spread over the whole file; the same for the product and its floors. */
export interface Sample { readonly phones: readonly E164[]; readonly patients: readonly Id[]; readonly surnames: readonly string[]; readonly lastDigits: readonly string[] }

export function sampleOf({ database: { raw } }: Clinic, size = 500): Sample {
  const phones: E164[] = [], patients: Id[] = [], most = (raw.prepare('SELECT max(rowid) AS n FROM patients').get() as { n: number }).n;
  const one = raw.prepare(`SELECT f.e164 AS e164, p.id AS id, p.surname AS surname FROM patients p JOIN patient_phones f ON f.patient_id = p.id WHERE p.rowid = ? AND f.main = 1`);
  const holders = raw.prepare('SELECT count(*) AS n FROM patient_phones WHERE e164 = ?');
  const surnames: string[] = [];
  for (let n = 0; phones.length < size && n < size * 20; n++) {
    const row = one.get(1 + Math.floor(((n * 0.618_034) % 1) * most)) as { e164: E164; id: Id; surname: string } | undefined;
    if (!row || (holders.get(row.e164) as { n: number }).n !== 1) continue;
    phones.push(row.e164);
    patients.push(row.id);
    surnames.push(row.surname);
  }
  return { phones, patients, surnames: surnames.map((s) => s.slice(0, 4).toLowerCase()), lastDigits: phones.map((p) => p.slice(-4)) };
}

export type Path = (n: number) => unknown;

/** The reads a desk lives on, each as the program does it. The argument says which of the sample. */
export function readPaths(clinic: Clinic, sample: Sample): Readonly<Record<string, Path>> {
  const at = <T>(list: readonly T[], n: number): T => list[n % list.length]!, { patients, schedule, inquiries } = clinic;
  return {
    'who is calling': (n) => patients.findByPhone(at(sample.phones, n)),
    'context of a patient': (n) => patients.contextOf(at(sample.patients, n), everything),
    'search by name': (n) => patients.search(at(sample.surnames, n), 20),
    'search by last digits': (n) => patients.search(at(sample.lastDigits, n), 20),
    'day of the schedule': (n) => schedule.day(addDays(today, n % 5), true),
    'free slots': (n) => schedule.freeSlots({ fromDay: addDays(today, n % 5), lengthMin: 30, limit: 10 }),
    'first page of the history': (n) => inquiries.history.page({ fromDay: addDays(today, -30 - (n % 5)), tillDay: today, view: 'rows' }, { limit: 50 }),
    'missed calls of today': () => inquiries.store.missedSince(instant(benchNow - 9 * 3_600_000)),
  };
}

/** The two writes of a call: its own record and the booking. They change the file, so it must be a copy. */
export function writePaths(clinic: Clinic, sample: Sample): Readonly<Record<string, Path>> {
  const { database, schedule, inquiries } = clinic, doctorId = (database.raw.prepare(`SELECT id FROM doctors WHERE display_name = 'Ким'`).get() as { id: Id }).id;
  const by = (database.raw.prepare(`SELECT id FROM employees WHERE login = 'ivleva'`).get() as { id: Id }).id;
  let calls = 0, bookings = 0;
  return {
    'record of a call': (n) => {
      const key = `bench-${calls++}`, phone = sample.phones[n % sample.phones.length]!;
      inquiries.calls.record({
        callId: callIdOf('bench', key), exchange: 'bench', direction: 'inbound', state: 'ringing', startedAt: benchNow, party: { kind: 'phone', e164: phone, raw: phone }, legs: [],
      });
      return calls;
    },
    'booking': (n) => {
      const place = bookings++, startMin = minute(540 + (place % 144) * 5), day = addDays(today, 13 + Math.floor(place / 144));
      const result = database.write((tx) => schedule.commands.book(tx, by, { slot: { doctorId, day, startMin, endMin: minute(startMin + 5) }, patientId: sample.patients[n % sample.patients.length]!, comment: '', kind: 'ordinary', status: 'unconfirmed' }));
      return result.kind;
    },
  };
}
