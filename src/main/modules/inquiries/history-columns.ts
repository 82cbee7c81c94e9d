import { windowsAt, type WindowsSetting } from '#shared/inquiries/windows.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { RawDatabase } from '../../db/index.ts';
import { windowFor } from './rules/attribution.ts';
import { talkOf, type TalkFacts } from './rules/conversation.ts';
import { IdTable } from './rules/id-table.ts';
import { sweepLinks } from './rules/sweep.ts';
import { onlyHolder } from './talks.ts';

type Cell = string | number | null;
/** Rows are read this many numbers at a time: an order to stop is heard between. */
const portion = 2_048;

/** Reads actions by stretches of their row numbers. */
async function readActions(raw: RawDatabase, take: (rows: readonly Cell[][]) => void, between: (part: number) => Promise<void>): Promise<void> {
  const most = (raw.prepare('SELECT max(rowid) FROM appointment_actions').raw().all() as (number | null)[][])[0]?.[0] ?? 0, read = raw.prepare(actionSql).raw();
  for (let from = 0; from < most; from += portion) {
    take(read.all({ from, till: from + portion }) as Cell[][]);
    await between(Math.min(1, (from + portion) / most));
  }
}

/** Reads conversations in the order of the index they lie in, each stretch after the last row of the one before. `most` is how many there may be. */
async function readTalks(raw: RawDatabase, sql: string, most: number, take: (rows: readonly Cell[][]) => void, between: (part: number) => Promise<void>): Promise<void> {
  const read = raw.prepare(sql).raw(), startOf = raw.prepare('SELECT started_at FROM inquiries WHERE id = ?').raw();
  for (let after = { of: '', start: 0, id: '' }, count = 0; ;) {
    const rows = read.all({ ...after, portion }) as Cell[][], last = rows.at(-1);
    take(rows);
    if (last === undefined || rows.length < portion) return;
    const id = last[2] as string;
    after = { of: last[3] as string, start: (startOf.all(id) as number[][])[0]![0]!, id };
    await between(Math.min(1, (count += rows.length) / Math.max(1, most)));
  }
}

/** A growing column of numbers. */
function column() {
  let values = new Float64Array(4_096), length = 0;
  return {
    push: (value: number): void => {
      if (length === values.length) {
        const more = new Float64Array(length * 2);
        more.set(values);
        values = more;
      }
      values[length++] = value;
    },
    done: (): Float64Array => values.subarray(0, length),
  };
}

/**
 * What of an action's link can be judged by its own row, in one number: whether it is a booking, whether it was given, and
 * of a link by time 1 during the talk, 2 near it, 0 none; of a given one 1 when it is linked where it was given to.
 */
const actionSql = `SELECT rowid, (kind = 'booked') + 2 * (given_inquiry_id IS NOT NULL)
      + 4 * CASE WHEN given_inquiry_id IS NULL THEN CASE link_rule WHEN 'running' THEN 1 WHEN 'nearest' THEN 2 WHEN 'buffer' THEN 3 ELSE 0 END ELSE linked_inquiry_id IS given_inquiry_id AND link_rule IS 'buffer' END,
    at, link_from, link_till, coalesce(given_inquiry_id, linked_inquiry_id), patient_id
  FROM appointment_actions WHERE rowid > :from AND rowid <= :till AND _deleted = 0`;
/** Conversations as talkOf (rules/conversation.ts) has them: from the answer of a call, from the start of the others; a dialog is a moment. */
const talkColumns = `iif(i.kind = 'call', i.answered_at, i.started_at), iif(i.kind = 'dialog', coalesce(i.ended_at, i.started_at), i.ended_at), i.id`;
const isTalk = `i._deleted = 0 AND i.kind IN ('call', 'chat', 'dialog') AND (i.kind <> 'call' OR i.answered_at IS NOT NULL)`;
/** Those of the card in «Кто»: the index has all of it, and one patient's lie together. */
const namedSql = `SELECT ${talkColumns}, i.patient_id FROM inquiries i INDEXED BY inquiries_patient
  WHERE (i.patient_id, i.started_at, i.id) > (:of, :start, :id) AND ${isTalk} ORDER BY i.patient_id, i.started_at, i.id LIMIT :portion`;
/** Those of nobody, by the card that alone holds the number. */
const unnamedSql = `SELECT ${talkColumns}, i.phone_e_164, (SELECT f.patient_id FROM patient_phones f WHERE f.e164 = i.phone_e_164 AND ${onlyHolder} LIMIT 1) FROM inquiries i INDEXED BY inquiries_unnamed
  WHERE i.patient_id IS NULL AND i.employee_id IS NULL AND (i.phone_e_164, i.started_at, i.id) > (:of, :start, :id) AND ${isTalk}
    AND EXISTS (SELECT 1 FROM patient_phones h WHERE h.e164 = i.phone_e_164 AND h._deleted = 0) ORDER BY i.phone_e_164, i.started_at, i.id LIMIT :portion`;
const givenSql = `SELECT kind, started_at, answered_at, ended_at FROM inquiries WHERE id = ?`;

const endless = Number.POSITIVE_INFINITY;

/** The actions of a base as columns, read once. */
class ActionTable {
  readonly row = column(); readonly booked = column(); readonly at = column(); readonly given = column(); readonly rule = column(); readonly from = column(); readonly till = column();
  /** Where it is linked; of a given one where it was given to. */
  readonly to: (string | null)[] = [];
  /** The number of its patient, -1 without one. */
  readonly patient = column();
  readonly patients = new IdTable();
  /** What actions were given to, and the number of its talk once it is read. */
  readonly wanted = new IdTable();
  givenTalk = new Int32Array(0);

  readonly take = (rows: readonly Cell[][]): void => {
    const { patients, wanted } = this;
    for (const cells of rows) {
      const code = cells[1] as number, to = cells[5] as string | null, patient = cells[6] as string | null, isGiven = (code >> 1) & 1;
      this.row.push(cells[0] as number);
      this.booked.push(code & 1);
      this.given.push(isGiven);
      this.rule.push(code >> 2);
      this.at.push(cells[2] as number);
      this.from.push(cells[3] === null ? Number.NaN : cells[3] as number);
      this.till.push(cells[4] === null ? endless : cells[4] as number);
      this.to.push(to);
      const number = patient === null ? -1 : patients.add(patient);
      if (isGiven === 1) wanted.add(to!);
      // what was given is linked where it was given to, whoever it is of
      this.patient.push(isGiven === 1 ? -1 : number);
    }
  };
}

/** The conversations of the patients that actions are of; what an action was given to is nearly always among them. */
class TalkTable {
  readonly patient = column(); readonly from = column(); readonly till = column();
  readonly ids: string[] = [];
  read = 0;
  readonly #actions: ActionTable;
  constructor(actions: ActionTable) { this.#actions = actions; }

  readonly take = (rows: readonly Cell[][]): void => {
    const { patients, wanted, givenTalk } = this.#actions;
    this.read += rows.length;
    let before: string | null = null, number = -1;
    for (const cells of rows) {
      const patient = (cells.length > 4 ? cells[4] : cells[3]) as string | null;
      if (patient === null) continue;
      if (patient !== before) number = patients.get(before = patient);
      if (number < 0) continue;
      const id = cells[2] as string, from = cells[0] as number, till = cells[1] === null ? endless : Math.max(from, cells[1] as number);
      const asked = wanted.get(id);
      if (asked >= 0) givenTalk[asked] = this.ids.length;
      this.ids.push(id);
      this.patient.push(number);
      this.from.push(from);
      this.till.push(till);
    }
  };
}

/**
 * The actions whose stored link is not what the whole history says: read once as columns, decided in one sweep (P8).
 * It only finds them; the decision is made again where it is written.
 */
export async function differingActions(raw: RawDatabase, windows: WindowsSetting, progress: (part: number) => Promise<void>): Promise<{ readonly ids: readonly Id[]; readonly actions: number; readonly inquiries: number }> {
  const actions = new ActionTable(), talked = new TalkTable(actions);
  await readActions(raw, actions.take, (part) => progress(part * 0.4));
  actions.givenTalk = new Int32Array(actions.wanted.size).fill(-1);
  const most = (raw.prepare('SELECT max(rowid) FROM inquiries').raw().all() as (number | null)[][])[0]?.[0] ?? 0;
  await readTalks(raw, namedSql, most, talked.take, (part) => progress(0.4 + part * 0.5));
  await readTalks(raw, unnamedSql, most, talked.take, (part) => progress(0.9 + part * 0.1));

  const { patients, wanted, givenTalk, to } = actions, { ids: talkIds } = talked, from = talked.from.done(), till = talked.till.done();
  const at = actions.at.done(), booked = actions.booked.done(), owner = new Int32Array(actions.patient.done()), within = new Float64Array(at.length), usual = windows.length === 0 ? windowsAt(windows, 0) : undefined;
  for (let n = 0; n < at.length; n++) within[n] = windowFor(booked[n] === 1 ? 'booked' : 'moved', usual ?? windowsAt(windows, at[n]!));
  // an action without a patient looks into the one bucket that nobody is in
  const nobody = patients.size;
  for (let n = 0; n < owner.length; n++) if (owner[n]! < 0) owner[n] = nobody;
  const found = sweepLinks({ patient: new Int32Array(talked.patient.done()), from, till }, { patient: owner, at, within }, nobody + 1, (a, b) => talkIds[a]! < talkIds[b]!);

  const differing: number[] = [], given = actions.given.done(), rule = actions.rule.done(), linkFrom = actions.from.done(), linkTill = actions.till.done(), row = actions.row.done(), oneTalk = raw.prepare(givenSql).raw();
  for (let n = 0; n < at.length; n++) {
    let same: boolean;
    if (given[n] === 1) {
      const known = givenTalk[wanted.get(to[n]!)]!;
      let start = at[n]!, end = endless;
      if (known >= 0) [start, end] = [from[known]!, till[known]!];
      else {
        // of somebody else, a lead, or gone
        const [facts] = oneTalk.all(to[n]!) as [TalkFacts['kind'], number, number | null, number | null][], talk = facts && talkOf({ kind: facts[0], startedAt: facts[1], answeredAt: facts[2], endedAt: facts[3] });
        if (talk) [start, end] = [talk.from, talk.till ?? endless];
      }
      same = rule[n] === 1 && linkFrom[n] === start && linkTill[n] === end;
    } else {
      const talk = found[n]!;
      same = talk < 0 ? to[n] === null && rule[n] === 0 && Number.isNaN(linkFrom[n]!) && linkTill[n] === endless
        : rule[n] === (at[n]! >= from[talk]! && at[n]! <= till[talk]! ? 1 : 2) && linkFrom[n] === from[talk] && linkTill[n] === till[talk] && to[n] === talkIds[talk];
    }
    if (!same) differing.push(row[n]!);
  }
  const idOf = raw.prepare('SELECT id FROM appointment_actions WHERE rowid = ?').raw(), ids = differing.map((one) => (idOf.all(one) as [Id][])[0]![0]);
  await progress(1);
  return { ids, actions: at.length, inquiries: talked.read };
}
