import type { Id, Instant } from '#shared/kernel/values.ts';
import type { RoundCall, RoundResult } from '#shared/crm/contract.ts';

/** How long «взял» keeps a call from the others when nothing is said of it. */
export const takenMs = 10 * 60_000;

/** An appointment of the day, with whom to call about it: the number, or the card where there is none. */
export interface RoundVisit { readonly callKey: string; readonly phone: string | undefined; readonly who: string; readonly visit: RoundCall['visits'][number] }
export interface RoundRow { readonly callKey: string; readonly result: RoundResult; readonly at: number; readonly byEmployee: Id | null; readonly callAt: number | null }

const finals: ReadonlySet<RoundResult> = new Set(['confirmed', 'moved', 'cancelled']);
const answers = (row: RoundRow): boolean => row.result !== 'taken' && row.result !== 'released';

/** Who has taken a call and not let it go; undefined when anybody may. */
export function holderOf(rows: readonly RoundRow[], now: Instant): RoundRow | undefined {
  const last = rows.at(-1);
  return last?.result === 'taken' && last.at + takenMs > now ? last : undefined;
}

/**
 * The calls of a day: one number is one call, however many of a family are booked. A call is to be made while anything
 * of it is unconfirmed; it is done once nothing is, if the round had to do with it. Order: a promised hour that has
 * come, then those never tried by the hour of their visit, then those who did not answer, the longest ago first, then
 * those to be called later, and the done at the end.
 */
export function roundOf(visits: readonly RoundVisit[], rows: readonly RoundRow[], now: Instant, nameOf: (employeeId: Id) => string): { readonly calls: RoundCall[]; readonly done: number; readonly total: number } {
  const rowsByKey = Map.groupBy([...rows].sort((a, b) => a.at - b.at), (r) => r.callKey), visitsByKey = Map.groupBy(visits, (v) => v.callKey);
  const calls: (RoundCall & { readonly order: readonly [number, number] })[] = [];
  let done = 0, total = 0;
  for (const key of new Set([...visitsByKey.keys(), ...rowsByKey.keys()])) {
    const own = visitsByKey.get(key) ?? [], story = rowsByKey.get(key) ?? [], open = own.filter((v) => v.visit.status === 'unconfirmed');
    const said = story.filter(answers), last = said.at(-1);
    if (open.length === 0 && !said.some((r) => finals.has(r.result))) continue;
    total++;
    if (open.length === 0) done++;
    if (own.length === 0) continue;
    const holder = open.length === 0 ? undefined : holderOf(story, now), later = last?.result === 'callLater' ? last.callAt ?? 0 : undefined;
    const first = Math.min(...own.map((v) => v.visit.startMin));
    const order = open.length === 0 ? [5, first] as const
      : later !== undefined ? (later <= now ? [0, later] as const : [4, later] as const)
      : last?.result === 'noAnswer' ? [3, last.at] as const : [1, first] as const;
    calls.push({
      callKey: key, who: [...new Set(own.map((v) => v.who))], visits: own.map((v) => v.visit).sort((a, b) => a.startMin - b.startMin || (a.appointmentId < b.appointmentId ? -1 : 1)),
      attempts: said.filter((r) => r.result === 'noAnswer' || r.result === 'callLater').length, done: open.length === 0, order,
      ...(own[0]!.phone ? { phone: own[0]!.phone } : {}),
      ...(last ? { last: { result: last.result, at: last.at as Instant, by: last.byEmployee ? nameOf(last.byEmployee) : '', ...(last.callAt === null ? {} : { callAt: last.callAt as Instant }) } } : {}),
      ...(holder ? { takenBy: { employeeId: holder.byEmployee ?? '', name: holder.byEmployee ? nameOf(holder.byEmployee) : '', since: holder.at as Instant } } : {}),
    });
  }
  calls.sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || (a.callKey < b.callKey ? -1 : 1));
  return { calls: calls.map(({ order: _order, ...call }) => call), done, total };
}
