import { windowsAt, type WindowsSetting } from '#shared/inquiries/windows.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { RawDatabase } from '../../db/index.ts';
import { windowFor, type Action } from './rules/attribution.ts';
import { talkOf, type TalkFacts } from './rules/conversation.ts';
import { sweepLinks } from './rules/sweep.ts';
import { onlyHolder } from './talks.ts';

type Cell = string | number | null;
/** Rows are read this many numbers at a time: an order to stop is heard between. */
const portion = 60_000;

/** Reads a table by stretches of its row numbers; `sql` has `:from` and `:till` for them. */
async function inPortions(raw: RawDatabase, table: 'inquiries' | 'appointment_actions', sql: string, take: (rows: readonly Cell[][]) => void, between: (part: number) => Promise<void>): Promise<void> {
  const most = (raw.prepare(`SELECT max(rowid) FROM ${table}`).raw().all() as (number | null)[][])[0]?.[0] ?? 0, read = raw.prepare(sql).raw();
  for (let from = 0; from < most; from += portion) {
    take(read.all({ from, till: from + portion }) as Cell[][]);
    await between(Math.min(1, (from + portion) / most));
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

const actionSql = `SELECT id, patient_id, kind, at, given_inquiry_id, linked_inquiry_id, link_rule, link_from, link_till FROM appointment_actions WHERE rowid > :from AND rowid <= :till AND _deleted = 0`;
const talks = `i.rowid > :from AND i.rowid <= :till AND i._deleted = 0 AND i.kind IN ('call', 'chat', 'dialog') AND (i.kind <> 'call' OR i.answered_at IS NOT NULL)`;
const cardSql = `SELECT i.id, i.patient_id, i.kind, i.started_at, i.answered_at, i.ended_at FROM inquiries i WHERE ${talks} AND i.patient_id IS NOT NULL`;
const numberSql = `SELECT DISTINCT i.id, f.patient_id, i.kind, i.started_at, i.answered_at, i.ended_at FROM inquiries i CROSS JOIN patient_phones f ON f.e164 = i.phone_e_164
  WHERE ${talks} AND i.patient_id IS NULL AND i.employee_id IS NULL AND i.phone_e_164 IS NOT NULL AND ${onlyHolder}`;
const givenSql = `SELECT kind, started_at, answered_at, ended_at FROM inquiries WHERE id = ?`;

const startOf = (kind: Cell, startedAt: Cell, answeredAt: Cell): number => (kind === 'call' ? answeredAt : startedAt) as number;
function endOf(kind: Cell, from: number, endedAt: Cell): number {
  if (endedAt === null) return kind === 'dialog' ? from : Number.POSITIVE_INFINITY;
  return Math.max(from, endedAt as number);
}

/**
 * The actions whose stored link is not what the whole history says: read once as columns, decided in one sweep (P8).
 * It only finds them; the decision is made again where it is written.
 */
export async function differingActions(raw: RawDatabase, windows: WindowsSetting, progress: (part: number) => Promise<void>): Promise<{ readonly ids: readonly Id[]; readonly actions: number; readonly inquiries: number }> {
  const numberOf = new Map<string, number>(), actions: Cell[][] = [], wanted = new Map<string, number>();
  await inPortions(raw, 'appointment_actions', actionSql, (rows) => {
    for (const row of rows) {
      actions.push(row);
      if (row[4] !== null) wanted.set(row[4] as string, -1);
      else if (row[1] !== null && !numberOf.has(row[1] as string)) numberOf.set(row[1] as string, numberOf.size);
    }
  }, (part) => progress(part * 0.3));

  const talkIds: string[] = [], patient = column(), from = column(), till = column();
  let inquiries = 0;
  const givenFrom: number[] = [], givenTill: number[] = [];
  const take = (rows: readonly Cell[][]): void => {
    inquiries += rows.length;
    for (const [id, of, kind, startedAt, answeredAt, endedAt] of rows) {
      const p = numberOf.get(of as string), start = startOf(kind!, startedAt!, answeredAt!), end = endOf(kind!, start, endedAt!);
      if (wanted.size > 0 && wanted.has(id as string)) {
        wanted.set(id as string, givenFrom.length);
        givenFrom.push(start);
        givenTill.push(end);
      }
      if (p === undefined) continue;
      talkIds.push(id as string);
      patient.push(p);
      from.push(start);
      till.push(end);
    }
  };
  await inPortions(raw, 'inquiries', cardSql, take, (part) => progress(0.3 + part * 0.4));
  await inPortions(raw, 'inquiries', numberSql, take, (part) => progress(0.7 + part * 0.2));

  const columns = { patient: Int32Array.from(patient.done()), from: from.done(), till: till.done() };
  const free = actions.filter((row) => row[4] === null && row[1] !== null);
  const found = sweepLinks(columns, {
    patient: Int32Array.from(free, (row) => numberOf.get(row[1] as string)!), at: Float64Array.from(free, (row) => row[3] as number),
    within: Float64Array.from(free, (row) => windowFor(row[2] as Action['kind'], windowsAt(windows, row[3] as number))),
  }, numberOf.size, (a, b) => talkIds[a]! < talkIds[b]!);

  const ids: Id[] = [], given = raw.prepare(givenSql).raw();
  const differs = ([, , , , , linked, rule, linkFrom, linkTill]: Cell[], to: string | null, by: string | null, start: number | null, end: number | null): boolean => linked !== to || rule !== by || linkFrom !== start || linkTill !== end;
  const finite = (end: number): number | null => (end === Number.POSITIVE_INFINITY ? null : end);
  let n = 0;
  for (const row of actions) {
    const at = row[3] as number, to = row[4] as string | null;
    if (to !== null) {
      const known = wanted.get(to)!;
      let start: number | undefined, end: number | null = null;
      if (known >= 0) [start, end] = [givenFrom[known]!, finite(givenTill[known]!)];
      else {
        // without a card, a lead, or gone
        const [facts] = given.all(to) as [TalkFacts['kind'], number, number | null, number | null][], talk = facts && talkOf({ kind: facts[0], startedAt: facts[1], answeredAt: facts[2], endedAt: facts[3] });
        if (talk) [start, end] = [talk.from, talk.till ?? null];
      }
      if (differs(row, to, 'buffer', start ?? at, end)) ids.push(row[0] as Id);
      continue;
    }
    const talk = row[1] === null ? -1 : found[n++]!;
    if (talk < 0 ? differs(row, null, null, null, null) : differs(row, talkIds[talk]!, at >= columns.from[talk]! && at <= columns.till[talk]! ? 'running' : 'nearest', columns.from[talk]!, finite(columns.till[talk]!))) ids.push(row[0] as Id);
  }
  await progress(1);
  return { ids, actions: actions.length, inquiries };
}
