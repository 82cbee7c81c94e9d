import { and, count, desc, sql } from 'drizzle-orm';
import type { HistoryCursor, HistoryFilter } from '#shared/inquiries/history.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import { foldText } from '#shared/kernel/normalise.ts';
import { instant, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../../db/index.ts';
import { employees, inquiries, patients } from '../../../db/schema/index.ts';
import { isHead, planOf, valuesOf, within, type Plan, type Values } from './conditions.ts';
import { found, rowOf, type FoundRow, type RowReader } from './rows.ts';

const p = sql.placeholder;
/** How many rows of the walked index one question looks at, portion by portion, before it answers with what it has: where conditions are left to look at, and where every row matches. */
export interface Portions { readonly look: readonly number[]; readonly match: readonly number[] }
const usual: Portions = { look: [2_000, 6_000], match: [150, 600, 2_400] };
/** Sorts below every id: the page begins with the last row of the days. */
const aboveAll = '~';

interface Place { readonly till: number; readonly belowId: string }
export interface Answer { readonly rows: FoundRow[]; readonly next?: HistoryCursor | undefined }
/** A row that passes the conditions SQL knows, with what the others are asked of. */
interface Candidate {
  readonly id: Id; readonly startedAt: number; readonly headId: string | null; readonly comment?: string; readonly text?: string;
  readonly typedName?: string | null; readonly surname?: string | null; readonly firstName?: string | null; readonly ownSurname?: string | null; readonly ownName?: string | null;
}

/** SQLite folds no Cyrillic, so parts of a text are looked for here. */
function passes(filter: HistoryFilter): ((c: Candidate) => boolean) | undefined {
  const text = foldText(filter.text?.trim() ?? ''), who = foldText(filter.person?.trim() ?? '');
  if (text === '' && who === '') return undefined;
  return (c) => (text === '' || foldText(c.comment ?? '').includes(text) || foldText(c.text ?? '').includes(text))
    && (who === '' || foldText(c.typedName ?? [c.surname ?? c.ownSurname, c.firstName ?? c.ownName].join(' ')).includes(who));
}

/** Pages of the history by keyset: the next one goes on below the last row seen, so a new call shifts nothing and no page costs more than the first. */
export function createPages(db: ReadableDb, reader: RowReader, zone: () => Zone, now: () => Instant, sizes: Portions = usual) {
  const kept = new Map<string, unknown>();
  /** The same filter is asked again with every new call; what it means is worked out once. */
  let asked: { readonly text: string; readonly plan: Plan } | undefined;
  function planFor(filter: HistoryFilter): Plan {
    const text = JSON.stringify(filter);
    if (asked?.text !== text) asked = { text, plan: planOf(db, filter) };
    return asked.plan;
  }
  function once<T>(key: string, make: () => T): T {
    const made = (kept.get(key) as T | undefined) ?? make();
    kept.set(key, made);
    return made;
  }
  const order = [desc(inquiries.startedAt), desc(inquiries.id)] as const;

  const preparePage = (plan: Plan, heads: boolean) => found(db).where(and(plan.where, within(plan.sorted), heads ? isHead : undefined)).orderBy(...order).limit(p('limit')).prepare();
  const prepareEdge = (plan: Plan) => db.select({ at: inquiries.startedAt }).from(inquiries).where(and(plan.leading, sql`${inquiries.startedAt} >= ${p('from')}`, sql`${inquiries.startedAt} <= ${p('till')}`)).orderBy(desc(inquiries.startedAt)).limit(1).offset(p('skip')).prepare();
  const candidate = { id: inquiries.id, startedAt: inquiries.startedAt, headId: inquiries.headId };
  const names = { typedName: inquiries.typedName, surname: patients.surname, firstName: patients.firstName, ownSurname: employees.surname, ownName: employees.firstName };
  function prepareCandidates(plan: Plan, filter: HistoryFilter, gathered: boolean) {
    const select = db.select({ ...candidate, ...(filter.text ? { comment: inquiries.comment, text: inquiries.text } : {}), ...(filter.person ? names : {}) }).from(inquiries).$dynamic();
    const named = filter.person ? select.leftJoin(patients, sql`${patients.id} = ${inquiries.patientId}`).leftJoin(employees, sql`${employees.id} = ${inquiries.employeeId}`) : select;
    const texts = filter.text ? sql`(+${inquiries.comment} <> '' or +${inquiries.text} <> '')` : undefined;
    return named.where(and(plan.where, within(plan.sorted), texts, gathered ? sql`${inquiries.headId} <> ${inquiries.id}` : undefined)).orderBy(...order).prepare();
  }
  const headTimes = db.select({ id: inquiries.id, startedAt: inquiries.startedAt }).from(inquiries).where(and(sql`${inquiries.id} in (select value from json_each(${p('ids')}))`, sql`${inquiries.deleted} = 0`)).prepare();

  /** A cursor without an id stands below every row of its moment. */
  const placeOf = (values: Values, after: HistoryCursor | undefined): Place => {
    if (!after || after.startedAt > values.till) return { till: values.till, belowId: aboveAll };
    return after.id === '' ? { till: after.startedAt - 1, belowId: aboveAll } : { till: after.startedAt, belowId: after.id };
  };
  /** Where the index stands after `skip` of its rows; undefined where it ends before. */
  const edge = (plan: Plan, values: Values, till: number, skip: number): number | undefined =>
    (plan.sorted ? undefined : once(`edge ${plan.key}`, () => prepareEdge(plan)).get({ ...values, till, skip })?.at);

  /** Every condition is one of SQL and a row stands for itself. */
  function direct(plan: Plan, filter: HistoryFilter, values: Values, start: Place, limit: number): Answer {
    const statement = once(`page ${plan.key}`, () => preparePage(plan, filter.view === 'heads'));
    if (!plan.looks || plan.sorted) return cut(statement.values({ ...values, ...start, limit: limit + 1 }).map(rowOf), limit);
    const rows: FoundRow[] = [];
    let place = start;
    for (const portion of sizes.look) {
      const from = edge(plan, values, place.till, portion);
      rows.push(...statement.values({ ...values, ...place, from: from ?? values.from, limit: limit + 1 - rows.length }).map(rowOf));
      if (rows.length > limit || from === undefined) return cut(rows, limit);
      place = { till: from - 1, belowId: aboveAll };
    }
    return { rows, next: { startedAt: instant(place.till + 1), id: '' } };
  }
  function cut(rows: FoundRow[], limit: number): Answer {
    if (rows.length <= limit) return { rows };
    const last = rows[limit - 1]!;
    return { rows: rows.slice(0, limit), next: { startedAt: instant(last.startedAt), id: last.id } };
  }

  /** Candidates from a place down, a portion of the index at a time, with how far down all of them are known. */
  function* portions(plan: Plan, filter: HistoryFilter, values: Values, start: Place, lengths: Iterable<number>): Generator<{ readonly rows: Candidate[]; readonly downTo: number; readonly end: boolean }> {
    const statement = once(`candidates ${plan.key}${filter.person ? 'p' : ''}${filter.text ? 't' : ''}`, () => prepareCandidates(plan, filter, false)), pass = passes(filter);
    let place = start;
    for (const size of lengths) {
      const from = edge(plan, values, place.till, size), rows = statement.all({ ...values, ...place, from: from ?? values.from }) as Candidate[];
      yield { rows: pass ? rows.filter(pass) : rows, downTo: from ?? values.from, end: from === undefined };
      if (from === undefined) return;
      place = { till: from - 1, belowId: aboveAll };
    }
  }
  const headOf = (c: Candidate): Id => c.headId ?? c.id;

  /** Events that pass, of обращения that begin before the page: their heads would be missed by going down from the page's start. */
  function gathered(plan: Plan, filter: HistoryFilter, values: Values, after: HistoryCursor): Candidate[] {
    const endOfDay = instantOf(addDays(dayOf(after.startedAt, zone()), 1), 0, zone()) - 1, pass = passes(filter);
    const hiddenPlan = { ...planOf(db, filter, false), sorted: false }, statement = once(`gathered ${plan.key}${filter.person ? 'p' : ''}${filter.text ? 't' : ''}`, () => prepareCandidates(hiddenPlan, filter, true));
    const rows = statement.all({ ...values, from: after.startedAt, till: Math.min(endOfDay, values.till), belowId: aboveAll }) as Candidate[];
    return pass ? rows.filter(pass) : rows;
  }

  /** Conditions that code decides, or обращения of which any event may pass. */
  function gathering(plan: Plan, filter: HistoryFilter, values: Values, after: HistoryCursor | undefined, limit: number): Answer {
    const heads = filter.view === 'heads', start = placeOf(values, after), known = new Map<Id, number>();
    const isBelow = (id: Id, at: number): boolean => at < start.till || (at === start.till && id < start.belowId);
    const learn = (rows: readonly Candidate[]): void => {
      const strangers = new Set<Id>();
      for (const c of rows) {
        const id = heads ? headOf(c) : c.id;
        if (id === c.id) known.set(id, c.startedAt);
        else if (!known.has(id)) strangers.add(id);
      }
      if (strangers.size > 0) for (const { id, startedAt } of headTimes.all({ ids: JSON.stringify([...strangers]) })) known.set(id, startedAt);
    };
    if (heads && after && !plan.sorted) learn(gathered(plan, filter, values, after));
    const settled = (downTo: number): [Id, number][] => [...known].filter(([id, at]) => at >= downTo && isBelow(id, at)).sort(([a, x], [b, y]) => y - x || (a < b ? 1 : -1));
    const answer = (list: readonly [Id, number][], next: HistoryCursor | undefined): Answer => {
      const places = new Map(list.map(([id], n) => [id, n]));
      return { rows: reader.byIds(list.map(([id]) => id)).sort((a, b) => places.get(a.id)! - places.get(b.id)!), next };
    };
    let downTo = start.till;
    for (const portion of portions(plan, filter, values, plan.sorted && heads ? { till: values.till, belowId: aboveAll } : start, plan.looks || passes(filter) ? sizes.look : sizes.match)) {
      learn(portion.rows);
      downTo = portion.end ? Number.MIN_SAFE_INTEGER : portion.downTo;
      const list = settled(downTo);
      if (list.length > limit) return answer(list.slice(0, limit), { startedAt: instant(list[limit - 1]![1]), id: list[limit - 1]![0] });
      if (portion.end) return answer(list, undefined);
    }
    return answer(settled(downTo), { startedAt: instant(downTo), id: '' });
  }
  const isDirect = (filter: HistoryFilter, plan: Plan): boolean => !passes(filter) && (filter.view === 'rows' || plan.where === undefined);
  function* forever(): Generator<number> { for (;;) yield 20_000; }

  return {
    page: (filter: HistoryFilter, after: HistoryCursor | undefined, limit: number): Answer => {
      const plan = planFor(filter), values = valuesOf(filter, zone(), now());
      return isDirect(filter, plan) ? direct(plan, filter, values, placeOf(values, after), limit) : gathering(plan, filter, values, after, limit);
    },
    /** How many rows (or обращения) there are; of a long period in the worker. */
    count: (filter: HistoryFilter): number => {
      const plan = planFor(filter), values = valuesOf(filter, zone(), now()), start = placeOf(values, undefined), heads = filter.view === 'heads';
      if (passes(filter)) {
        const ids = new Set<Id>();
        for (const { rows } of portions(plan, filter, values, start, forever())) for (const c of rows) ids.add(heads ? headOf(c) : c.id);
        return ids.size;
      }
      const what = heads ? sql<number>`count(distinct coalesce(${inquiries.headId}, ${inquiries.id}))` : count();
      return once(`count ${plan.key}`, () => db.select({ n: what }).from(inquiries).where(and(plan.where, within(plan.sorted))).prepare()).get({ ...values, ...start })?.n ?? 0;
    },
  };
}
export type Pages = ReturnType<typeof createPages>;
