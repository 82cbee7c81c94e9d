import type { Id, Instant } from '#shared/kernel/values.ts';

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

export type CallType = 'inbound' | 'outbound' | 'missed' | 'unanswered';
/** The four types of R-174. */
export const typeOf = (call: Pick<CallOfReport, 'direction' | 'outcome'>): CallType => (call.outcome === 'answered' ? call.direction : call.outcome);

/** «Конверсия» of «История звонков»: a dash for a missed call, «Нет» for an outgoing one without answer. */
export const conversionOf = (call: Pick<CallOfReport, 'outcome' | 'booked'>): 'yes' | 'no' | 'dash' =>
  call.outcome === 'missed' ? 'dash' : call.booked ? 'yes' : 'no';

/** Who had the phone at a moment; the newest binding wins should two overlap. */
export function holderOf(phone: string, at: Instant, bindings: readonly Binding[]): Id | undefined {
  let found: Binding | undefined;
  for (const b of bindings) {
    if (b.phone !== phone || b.fromAt > at || (b.tillAt !== undefined && b.tillAt <= at)) continue;
    if (!found || b.fromAt > found.fromAt) found = b;
  }
  return found?.employeeId;
}

/**
 * Whose row a call counts in. A conversation belongs to whoever had the phone when it was answered, and stays there
 * when the phone changes hands; a missed call to the holder of the one phone that rang. Several phones that
 * rang in vain, or a phone nobody had, give undefined: «Общая линия».
 */
export function ownerOf(call: Pick<CallOfReport, 'outcome' | 'legs'>, bindings: readonly Binding[]): Id | undefined {
  const answered = call.legs.filter((leg) => leg.answeredAt !== undefined).sort((a, b) => a.answeredAt! - b.answeredAt!)[0];
  if (answered) return holderOf(answered.phone, answered.answeredAt!, bindings);
  const first = call.legs[0];
  return first && call.legs.every((leg) => leg.phone === first.phone) ? holderOf(first.phone, first.startedAt, bindings) : undefined;
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

export interface EfficiencyTable {
  readonly byEmployee: readonly { readonly employeeId: Id; readonly row: Efficiency }[];
  /** «Общая линия», when it has a call. */
  readonly shared?: Efficiency;
  readonly clinic: Efficiency;
}

/** Rows for everyone who has a call or had a phone in the period, in the order of `employees`. */
export function efficiencyTable(calls: readonly CallOfReport[], bindings: readonly Binding[], employees: readonly Id[]): EfficiencyTable {
  const byOwner = Map.groupBy(calls, (call) => ownerOf(call, bindings));
  const shared = byOwner.get(undefined);
  const present = new Set<Id>([...bindings.map((b) => b.employeeId), ...[...byOwner.keys()].filter((id) => id !== undefined)]);
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
