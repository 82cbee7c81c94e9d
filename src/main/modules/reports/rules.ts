import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant, type Day, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import type { CallType } from '#shared/reports/contract.ts';

/** A phone that rang or dialled in a call. */
export interface LegOfReport { readonly phone: string; readonly startedAt: Instant; readonly answeredAt?: Instant }

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
 * Whose row a call counts in. A conversation belongs to whoever had the phone when it was answered, and stays there
 * when the phone changes hands; a missed call to the holder of the one phone that rang. Several phones that
 * rang in vain, or a phone nobody had, give undefined: «Общая линия».
 */
export function ownerOf(call: Pick<CallOfReport, 'outcome' | 'legs'>, holderOf: Holders): Id | undefined {
  const answered = call.legs.filter((leg) => leg.answeredAt !== undefined).sort((a, b) => a.answeredAt! - b.answeredAt!)[0];
  if (answered) return holderOf(answered.phone, answered.answeredAt!);
  const first = call.legs[0];
  return first && call.legs.every((leg) => leg.phone === first.phone) ? holderOf(first.phone, first.startedAt) : undefined;
}

export interface Share { of: number; n: number; percent?: number }

/** `n` of `of` in per cent: one decimal, half up; no figure of nothing. Whole numbers alone, so no binary fraction tips the half. */
export function shareOf(n: number, of: number): Share {
  return of === 0 ? { of, n } : { of, n, percent: Math.floor((n * 2000 + of) / (2 * of)) / 10 };
}

export interface Efficiency {
  readonly total: number;
  readonly booked: number;
  readonly conversion: Share;
  readonly talkMs: number;
  readonly averageMs?: number;
  readonly missed: Share;
  readonly unanswered: Share;
}

/** One row of «Эффективность администраторов»: every share is of all calls, missed ones too; time is of answered ones. */
function efficiencyOf(calls: readonly CallOfReport[]): Efficiency {
  const total = calls.length;
  const answered = calls.filter((call) => call.outcome === 'answered');
  const booked = calls.filter((call) => conversionOf(call) === 'yes').length;
  const talkMs = answered.reduce((sum, call) => sum + (call.talkMs ?? 0), 0);
  return {
    total, booked, conversion: shareOf(booked, total), talkMs,
    ...(answered.length > 0 ? { averageMs: Math.floor(talkMs / answered.length + 0.5) } : {}),
    missed: shareOf(calls.filter((call) => call.outcome === 'missed').length, total),
    unanswered: shareOf(calls.filter((call) => call.outcome === 'unanswered').length, total),
  };
}

/** A day on which one phone was several people's, or one person had several phones. */
export type BrokenDay =
  | { readonly kind: 'together' | 'shared'; readonly day: Day; readonly phone: string; readonly employees: readonly Id[] }
  | { readonly kind: 'several'; readonly day: Day; readonly employee: Id; readonly phones: readonly string[] };

/** The days a binding touches inside the span; one of no length touches none. */
function daysOf({ fromAt, tillAt }: Binding, from: Instant, till: Instant, zone: Zone): Day[] {
  const begin = Math.max(fromAt, from), end = Math.min(tillAt ?? till, till);
  if (begin >= end) return [];
  const days: Day[] = [], last = dayOf(instant(end - 1), zone);
  for (let on = dayOf(instant(begin), zone); on <= last; on = addDays(on, 1)) days.push(on);
  return days;
}
const overlap = (a: Binding, b: Binding): boolean => a.fromAt < (b.tillAt ?? Infinity) && b.fromAt < (a.tillAt ?? Infinity);

/** Where «1 administrator = 1 login = 1 phone» was broken in [from, till), day by day, the worse thing first. `till` ends an open shift: what is not yet, breaks nothing. */
export function brokenDays(bindings: readonly Binding[], from: Instant, till: Instant, zone: Zone): BrokenDay[] {
  const byDay = new Map<Day, Binding[]>();
  for (const binding of bindings) for (const on of daysOf(binding, from, till, zone)) byDay.set(on, [...byDay.get(on) ?? [], binding]);
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([day, own]) => {
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

/** Rows for everyone who has a call or, by `presentBindings`, had a phone in the period, in the order of `employees`. */
export function efficiencyTable(calls: readonly CallOfReport[], bindings: readonly Binding[], employees: readonly Id[], presentBindings = bindings): EfficiencyTable {
  const holders = holdersOf(bindings), byOwner = Map.groupBy(calls, (call) => ownerOf(call, holders));
  const shared = byOwner.get(undefined);
  const present = new Set<Id>([...presentBindings.map((b) => b.employeeId), ...[...byOwner.keys()].filter((id) => id !== undefined)]);
  return {
    byEmployee: employees.filter((id) => present.has(id)).map((employeeId) => ({ employeeId, row: efficiencyOf(byOwner.get(employeeId) ?? []) })),
    ...(shared ? { shared: efficiencyOf(shared) } : {}),
    clinic: efficiencyOf(calls),
  };
}

/** A row of inquiries as the IDENT conversion sees it. */
export interface ContactOfReport {
  readonly id: Id;
  /** The row that opens the обращение: a lead and its call-back are one contact. */
  readonly headId: Id;
  readonly kind: 'call' | 'chat' | 'lead' | 'dialog' | 'dialogLead';
  readonly whoType?: 'wantsToBook' | 'alreadyBooked' | 'other' | 'employee' | 'contractor';
  readonly hasTopic: boolean;
  readonly authorId?: Id;
  readonly savedAt?: Instant;
  /** A booking is linked to the row in «Успешность». */
  readonly booked: boolean;
}

/** A call or a chat about booking without a topic is «не заполнено» and left out; elsewhere the topic is optional. */
const counts = (row: ContactOfReport): boolean => row.whoType === 'wantsToBook' && (row.hasTopic || (row.kind !== 'call' && row.kind !== 'chat'));

/**
 * «Конверсия администраторов»: contacts «Пациент. Хочет записаться» with a linked booking ÷ all such contacts,
 * by the author who saved first. Every author of the period has a row, so a dash is seen, not guessed.
 */
export function bookingConversion(rows: readonly ContactOfReport[]): ReadonlyMap<Id, Share> {
  const tally = new Map<Id, { n: number; of: number }>();
  for (const contact of Map.groupBy(rows, (row) => row.headId).values()) {
    const first = contact.filter((row) => row.authorId !== undefined).sort((a, b) => (a.savedAt ?? 0) - (b.savedAt ?? 0) || (a.id < b.id ? -1 : 1))[0];
    if (first?.authorId === undefined) continue;
    const own = tally.get(first.authorId) ?? { n: 0, of: 0 };
    if (counts(first)) {
      own.of += 1;
      if (contact.some((row) => row.booked)) own.n += 1;
    }
    tally.set(first.authorId, own);
  }
  return new Map([...tally].map(([id, { n, of }]) => [id, shareOf(n, of)]));
}
