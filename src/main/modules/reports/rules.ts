import type { Day, Id, Instant } from '#shared/kernel/values.ts';
import type { CallType } from '#shared/reports/contract.ts';
import { shareOf } from '#shared/reports/figures.ts';
import { ownedAt, type LegOfOwner } from '#shared/telephony/owner.ts';

/** A phone that rang or dialled in a call. */
export interface LegOfReport extends LegOfOwner { readonly phone: string }

/** A finished call as the reports need it. A failed attempt (the network lost it) is no call of the four types and never gets here. */
export interface CallOfReport {
  readonly callId: Id;
  readonly direction: 'inbound' | 'outbound';
  readonly outcome: 'answered' | 'missed' | 'unanswered';
  /** Only of an answered call. */
  readonly talkMs?: number;
  readonly legs: readonly LegOfReport[];
  /** A booking was given to this call while it ran: rules. */
  readonly booked: boolean;
}

/** Who had which phone when: half-open, [fromAt, tillAt). */
export interface Binding { readonly phone: string; readonly employeeId: Id; readonly fromAt: Instant; readonly tillAt?: Instant }

/** The four types of R-174. */
export const typeOf = (call: Pick<CallOfReport, 'direction' | 'outcome'>): CallType => (call.outcome === 'answered' ? call.direction : call.outcome);

/** «Конверсия» of «История звонков»: a dash for a missed call, «Нет» for an outgoing one without answer. */
export const conversionOf = (call: Pick<CallOfReport, 'outcome' | 'booked'>): 'yes' | 'no' | 'dash' =>
  call.outcome === 'missed' ? 'dash' : call.booked ? 'yes' : 'no';

/** Who had which phone at a moment, asked many times. */
export type Holders = (phone: string, at: Instant) => Id | undefined;

/** The newest binding wins should two overlap. Sorted once: a year of calls asks a hundred thousand times. */
export function holdersOf(bindings: readonly Binding[]): Holders {
  const byPhone = new Map([...Map.groupBy(bindings, (b) => b.phone)].map(([phone, own]) => [phone, [...own].sort((a, b) => a.fromAt - b.fromAt)]));
  return (phone, at) => {
    const own = byPhone.get(phone) ?? [];
    let low = 0, high = own.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own[middle]!.fromAt <= at) low = middle + 1;
      else high = middle;
    }
    for (let n = low - 1; n >= 0; n--) if (own[n]!.tillAt === undefined || own[n]!.tillAt! > at) return own[n]!.employeeId;
    return undefined;
  };
}

/**
 * Whose row a call counts in. A conversation belongs to whoever lifted the handset or dialled, and stays there when the
 * phone changes hands (A-33, `ownedAt`); a missed call to the holder of the one phone that rang. Several phones that
 * rang in vain, or a phone nobody had, give undefined: «Общая линия».
 */
export function ownerOf(call: Pick<CallOfReport, 'outcome' | 'legs'>, holderOf: Holders): Id | undefined {
  const answered = call.legs.filter((leg) => leg.answeredAt !== undefined).sort((a, b) => a.answeredAt! - b.answeredAt!)[0];
  if (answered) return holderOf(answered.phone, ownedAt(answered));
  const first = call.legs[0];
  return first && call.legs.every((leg) => leg.phone === first.phone) ? holderOf(first.phone, first.startedAt) : undefined;
}

export { shareOf };
export type Share = ReturnType<typeof shareOf>;

export interface Efficiency {
  readonly total: number;
  readonly booked: number;
  readonly conversion: Share;
  readonly talkMs: number;
  readonly averageMs?: number;
  readonly missed: Share;
  readonly unanswered: Share;
}

/** What is added up of calls. */
export interface CallSums { total: number; booked: number; answered: number; talkMs: number; missed: number; unanswered: number }
export const noCalls = (): CallSums => ({ total: 0, booked: 0, answered: 0, talkMs: 0, missed: 0, unanswered: 0 });
export function addSums(to: CallSums, more: CallSums): CallSums {
  for (const name of Object.keys(to) as (keyof CallSums)[]) to[name] += more[name];
  return to;
}

/** One row of «Эффективность администраторов»: every share is of all calls, missed ones too; time is of answered ones. */
export function efficiencyOf({ total, booked, answered, talkMs, missed, unanswered }: CallSums): Efficiency {
  return {
    total, booked, conversion: shareOf(booked, total), talkMs, ...(answered > 0 ? { averageMs: Math.floor(talkMs / answered + 0.5) } : {}),
    missed: shareOf(missed, total), unanswered: shareOf(unanswered, total),
  };
}

/** A day on which one phone was several people's, or one person had several phones. */
export type BrokenDay =
  | { readonly kind: 'together' | 'shared'; readonly day: Day; readonly phone: string; readonly employees: readonly Id[] }
  | { readonly kind: 'several'; readonly day: Day; readonly employee: Id; readonly phones: readonly string[] };

/** A day of the wall clock as instants, [from, till). */
export interface DaySpan { readonly day: Day; readonly from: Instant; readonly till: Instant }

/** The days a binding touches before `now`, by their places; one of no length touches none. */
function touched({ fromAt, tillAt }: Binding, days: readonly DaySpan[], now: Instant): readonly [first: number, after: number] {
  const firstFrom = (at: number): number => {
    let low = 0, high = days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[middle]!.till <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const end = Math.min(tillAt ?? now, now);
  if (fromAt >= end) return [0, 0];
  const first = firstFrom(fromAt), last = firstFrom(end - 1);
  return [first, last < days.length && days[last]!.from < end ? last + 1 : last];
}
const overlap = (a: Binding, b: Binding): boolean => a.fromAt < (b.tillAt ?? Infinity) && b.fromAt < (a.tillAt ?? Infinity);

/** Where «1 administrator = 1 login = 1 phone» was broken, day by day, the worse thing first. `now` ends an open shift: what is not yet, breaks nothing. */
export function brokenDays(bindings: readonly Binding[], days: readonly DaySpan[], now: Instant): BrokenDay[] {
  const byDay: Binding[][] = days.map(() => []);
  for (const binding of bindings) {
    const [firstDay, after] = touched(binding, days, now);
    for (let n = firstDay; n < after; n++) byDay[n]!.push(binding);
  }
  return byDay.flatMap((own, n) => {
    // Most days are as they should be: as many phones as people, as bindings.
    if (new Set(own.map((b) => b.phone)).size === own.length && new Set(own.map((b) => b.employeeId)).size === own.length) return [];
    const { day } = days[n]!;
    const byPhone = [...Map.groupBy(own, (b) => b.phone)].sort(([a], [b]) => (a < b ? -1 : 1));
    const shared = byPhone.flatMap(([phone, list]): BrokenDay[] => {
      const employees = [...new Set(list.map((b) => b.employeeId))].sort();
      if (employees.length < 2) return [];
      const together = list.some((a, n) => list.slice(n + 1).some((b) => a.employeeId !== b.employeeId && overlap(a, b)));
      return [{ kind: together ? 'together' : 'shared', day, phone, employees }];
    });
    const several = [...Map.groupBy(own, (b) => b.employeeId)].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([employee, list]): BrokenDay[] => {
      const phones = [...new Set(list.map((b) => b.phone))].sort();
      return phones.length < 2 ? [] : [{ kind: 'several', day, employee, phones }];
    });
    return [...shared.filter(({ kind }) => kind === 'together'), ...shared.filter(({ kind }) => kind === 'shared'), ...several];
  });
}

export interface EfficiencyTable {
  readonly byEmployee: readonly { readonly employeeId: Id; readonly row: Efficiency }[];
  /** «Общая линия», when it has a call. */
  readonly shared?: Efficiency;
  readonly clinic: Efficiency;
}

/** Rows for everyone who has a call or had a phone in the period, in the order of `employees`; the calls of nobody stand under ''. */
export function efficiencyTable(byOwner: ReadonlyMap<string, CallSums>, present: ReadonlySet<Id>, employees: readonly Id[]): EfficiencyTable {
  const shared = byOwner.get(''), clinic = [...byOwner.values()].reduce((sum, own) => addSums(sum, own), noCalls());
  return {
    byEmployee: employees.filter((id) => present.has(id) || byOwner.has(id)).map((employeeId) => ({ employeeId, row: efficiencyOf(byOwner.get(employeeId) ?? noCalls()) })),
    ...(shared ? { shared: efficiencyOf(shared) } : {}),
    clinic: efficiencyOf(clinic),
  };
}
