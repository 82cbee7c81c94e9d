import { weekdayOf } from '#shared/kernel/time.ts';
import { day as dayValue } from '#shared/kernel/values.ts';
import type { AnswerFigures, CallDayRow, HourCell, MissedFigures } from '#shared/reports/figures.ts';
import { backLimits } from '#shared/reports/figures.ts';
import { bookedAt, callTypes, fateAt, fates, hourAt, none, typeAt, type FoldedDay } from './columns.ts';
import { noCalls, shareOf, type CallSums } from './rules.ts';
import { inScope, made, percentileOf, slots, type Scope } from './slots.ts';

type Days = Iterable<FoldedDay<'calls'>>;
const [inbound, , missed, unanswered] = callTypes.map((_, n) => n);

/** Sums by whose call it is; nobody's stand under ''. */
export function sumsByOwner(days: Days, branchId: string | undefined): Map<string, CallSums> {
  const sums = new Map<string, CallSums>(), sumsOf = made(sums, noCalls);
  for (const day of days) {
    const { columns: { owner, flags, talkMs }, length, ids } = day, passes = inScope(day, 'owner', { branchId }), slot = slots(ids, sumsOf);
    if (!passes) continue;
    for (let n = 0; n < length; n++) {
      if (!passes(n)) continue;
      const own = slot(owner[n]!), type = typeAt(flags[n]!);
      own.total++;
      if (bookedAt(flags[n]!)) own.booked++;
      if (type === missed) own.missed++;
      else if (type === unanswered) own.unanswered++;
      else { own.answered++; own.talkMs += talkMs[n]!; }
    }
  }
  return sums;
}

/** «Количество звонков по дням»: every day of the period has a row. */
export function callsByDay(days: Days, scope: Scope): CallDayRow[] {
  return [...days].map((day) => {
    const counts = [0, 0, 0, 0], passes = inScope(day, 'owner', scope);
    if (passes) for (let n = 0; n < day.length; n++) if (passes(n)) counts[typeAt(day.columns.flags[n]!)]!++;
    return { day: day.day, inbound: counts[0]!, outbound: counts[1]!, missed: counts[2]!, unanswered: counts[3]! };
  });
}

/** Incoming calls by weekday and hour, missed ones apart: when the desk needs more hands. */
export function hourCells(days: Days, scope: Scope): HourCell[] {
  const all = new Uint32Array(7 * 24), lost = new Uint32Array(7 * 24);
  for (const day of days) {
    const passes = inScope(day, 'owner', scope), row = (weekdayOf(dayValue(day.day)) - 1) * 24;
    if (!passes) continue;
    for (let n = 0; n < day.length; n++) {
      const flags = day.columns.flags[n]!, type = typeAt(flags);
      if ((type !== inbound && type !== missed) || !passes(n)) continue;
      all[row + hourAt(flags)]!++;
      if (type === missed) lost[row + hourAt(flags)]!++;
    }
  }
  return [...all].flatMap((calls, n) => (calls === 0 ? [] : [{ weekday: Math.floor(n / 24) + 1, hour: n % 24, calls, missed: lost[n]! }]));
}

/** How long answered callers had to wait. */
export function answerFigures(days: Days, scope: Scope, withinS: number): AnswerFigures {
  const counts = new Uint32Array(none.seconds);
  for (const day of days) {
    const passes = inScope(day, 'owner', scope), { ringS } = day.columns;
    if (passes) for (let n = 0; n < day.length; n++) if (ringS[n] !== none.seconds && passes(n)) counts[ringS[n]!]!++;
  }
  const upTo = (limit: number): number => counts.subarray(0, limit + 1).reduce((sum, n) => sum + n, 0), answered = upTo(counts.length);
  const median = percentileOf(counts, 0.5), p90 = percentileOf(counts, 0.9), edges = [5, 10, 20, 30, 60];
  return {
    answered, within: shareOf(upTo(withinS), answered), withinS, ...(median === undefined ? {} : { medianS: median }), ...(p90 === undefined ? {} : { p90S: p90 }),
    bands: [...edges, undefined].map((tillS, n) => ({ fromS: n === 0 ? 0 : edges[n - 1]! + 1, ...(tillS === undefined ? {} : { tillS }), calls: (tillS === undefined ? answered : upTo(tillS)) - (n === 0 ? 0 : upTo(edges[n - 1]!)) })),
  };
}

/** Seconds counted one by one up to two days; longer waits are all alike. */
const longestS = 2 * 86_400;

/** «Обработка пропущенных»: what became of each on its own day, and how soon. */
export function missedFigures(days: Days, scope: Scope): MissedFigures {
  const by = fates.map(() => 0), delays = new Uint32Array(longestS);
  let total = 0;
  for (const day of days) {
    const passes = inScope(day, 'owner', scope), { flags, backS } = day.columns;
    if (!passes) continue;
    for (let n = 0; n < day.length; n++) {
      if (typeAt(flags[n]!) !== missed || !passes(n)) continue;
      total++;
      const fate = fateAt(flags[n]!);
      by[fate]!++;
      if (fates[fate] === 'calledBack') delays[Math.min(longestS - 1, backS[n]!)]!++;
    }
  }
  const upTo = (limitS: number): number => delays.subarray(0, Math.min(limitS + 1, longestS)).reduce((sum, n) => sum + n, 0), median = percentileOf(delays, 0.5), p90 = percentileOf(delays, 0.9);
  return {
    total, calledBack: shareOf(by[1]!, total), cameAgain: shareOf(by[2]!, total), commented: shareOf(by[3]!, total), none: shareOf(by[0]!, total),
    within: backLimits.map((limitS) => ({ limitS, share: shareOf(upTo(limitS), total) })), ...(median === undefined ? {} : { medianS: median }), ...(p90 === undefined ? {} : { p90S: p90 }),
  };
}
