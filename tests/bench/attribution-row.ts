import { openReadOnly, type RawDatabase } from '#main/db/index.ts';
import { differingActions } from '#main/modules/inquiries/index.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { openPair } from './clinics.ts';
import { byRatio, within } from './figure.ts';
import { benchKey } from './make.ts';
import { median, mustEqual } from './measure.ts';
import type { Row } from './rows.ts';

const minuteMs = 60_000;

/** The floor: the same columns read bare into typed arrays, and the nearest talk of each booking by a sweep. No number without a card, no buffer, nothing compared with what is stored. */
function readAndSweep(raw: RawDatabase): number {
  const numberOf = new Map<string, number>(), actions: [number, number, number][] = [];
  for (const [patient, at, kind] of raw.prepare(`SELECT patient_id, at, kind FROM appointment_actions WHERE patient_id IS NOT NULL AND given_inquiry_id IS NULL AND _deleted = 0`).raw().iterate() as IterableIterator<[string, number, string]>) {
    let number = numberOf.get(patient);
    if (number === undefined) numberOf.set(patient, number = numberOf.size);
    actions.push([number, at, (kind === 'booked' ? 30 : 15) * minuteMs]);
  }
  const most = (raw.prepare('SELECT count(*) AS n FROM inquiries').get() as { n: number }).n, talkOf = new Int32Array(most), from = new Float64Array(most), till = new Float64Array(most), head = new Int32Array(numberOf.size + 1), ids: string[] = [];
  let talks = 0;
  for (const [id, patient, answered, ended] of raw.prepare('SELECT id, patient_id, answered_at, ended_at FROM inquiries WHERE patient_id IS NOT NULL AND answered_at IS NOT NULL AND _deleted = 0').raw().iterate() as IterableIterator<[string, string, number, number]>) {
    const number = numberOf.get(patient);
    if (number === undefined) continue;
    talkOf[talks] = number; from[talks] = answered; till[talks++] = ended;
    ids.push(id);
    head[number + 1]!++;
  }
  for (let p = 0; p < numberOf.size; p++) head[p + 1]! += head[p]!;
  const place = head.slice(), order = new Int32Array(talks);
  for (let i = 0; i < talks; i++) order[place[talkOf[i]!]!++] = i;
  let linked = 0;
  for (const [patient, at, w] of actions) {
    let best = Number.POSITIVE_INFINITY;
    for (let k = head[patient]!; k < head[patient + 1]!; k++) best = Math.min(best, Math.max(from[order[k]!]! - at, at - till[order[k]!]!, 0));
    if (best <= w) linked++;
  }
  return linked;
}

/** Ends a transaction that only measured: nothing of it stays. */
class TakenBack extends Error {}

/** P8: all history decided anew, and what a booking pays for its link. */
export const p8: Row = async (files, { rounds }) => {
  const { product: { database, inquiries }, plain, close } = openPair(files), reader = openReadOnly(files.clinic, benchKey);
  try {
    const { raw } = database, stored = (raw.prepare('SELECT count(*) AS n FROM appointment_actions WHERE linked_inquiry_id IS NOT NULL AND given_inquiry_id IS NULL AND _deleted = 0').get() as { n: number }).n;
    const whole: number[] = [], bare: number[] = [];
    let found: Awaited<ReturnType<typeof differingActions>> | undefined;
    for (let round = 0; round < Math.max(2, Math.round(rounds / 12)); round++) {
      let from = performance.now();
      found = await differingActions(reader.raw, [], () => Promise.resolve());
      whole.push(performance.now() - from);
      from = performance.now();
      mustEqual('P8', readAndSweep(plain.database.raw), stored);
      bare.push(performance.now() - from);
    }
    mustEqual('P8', found?.ids, []);
    const rebuilt = median(whole), floor = median(bare), what = `all links of ${found!.actions} actions decided anew among ${found!.inquiries} conversations and compared with those stored; floor: the bare columns of the plain file read and swept`;

    // Bookings like those that have a link, a millisecond later, each decided as a new one is; whatever was written is taken back.
    const size = Math.max(50, rounds * 10), samples = raw.prepare(`SELECT a.*, row_number() OVER () AS n FROM appointment_actions a WHERE a.linked_inquiry_id IS NOT NULL AND a.given_inquiry_id IS NULL AND a.rowid % ? = 0 LIMIT ?`).all(Math.max(1, Math.floor(stored / size / 2)), size) as { id: Id; patient_id: Id; at: number; kind: 'booked'; linked_inquiry_id: Id }[];
    const one = plain.database.raw.prepare('SELECT id, answered_at, ended_at FROM inquiries WHERE patient_id = ? AND started_at BETWEEN ? AND ?').raw();
    const linking: number[] = [], statement: number[] = [], links: unknown[] = [];
    try {
      database.write((tx) => {
        for (const [n, a] of samples.entries()) {
          const id = `ffffffff-0000-7000-8000-${String(n).padStart(12, '0')}`, at = a.at + 1;
          let from = performance.now();
          const link = inquiries.linkOf(tx, { id, kind: a.kind, at: instant(at), patientId: a.patient_id, given: undefined });
          linking.push(performance.now() - from);
          links.push(link.linkedInquiryId);
          from = performance.now();
          one.all(a.patient_id, at - 90 * minuteMs, at + 30 * minuteMs);
          statement.push(performance.now() - from);
        }
        throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
    mustEqual('P8', links, samples.map((a) => a.linked_inquiry_id));
    return [
      within('P8 rebuild', what, rebuilt, floor, 1_000),
      byRatio('P8 rebuild by its floor', what, rebuilt, floor, 2.5),
      within('P8 new booking', `its link decided in the booking's transaction, to be written with its row, ${samples.length} times; floor: the patient's inquiries of those hours by one bare statement`, median(linking), median(statement), 0.02),
    ];
  } finally {
    reader.close();
    await close();
  }
};
