import { addDays, dayOf, dayText, daysBetween, instantOf, shortDayText } from '../kernel/time.ts';
import type { Id, Instant, Zone } from '../kernel/values.ts';

/** What may be owed to somebody. The order is that of the filter. */
export const lostKinds = ['missedCall', 'lead', 'dialogLead', 'chat', 'envelope', 'buffer', 'bookingForm', 'task', 'panel', 'tagPrompt'] as const;
export type LostKind = (typeof lostKinds)[number];

/** A matter is named by its kind and by the row it grew from. */
export interface MatterKey { readonly kind: LostKind; readonly id: string }

/** Something owed, as the collectors found it: facts only, the words come later. */
export interface Matter extends MatterKey {
  /** All rows that are one matter: three missed calls of one number are one person who waits. `id` is the oldest. */
  readonly ids: readonly string[];
  /** Since when it is owed: its age counts from here. */
  readonly since: Instant;
  /** The card's name or the typed one; empty when nobody is known. */
  readonly who: string;
  readonly phone?: string;
  /** What the exchange showed where it is no number. */
  readonly phoneRaw?: string;
  readonly patientId?: Id;
  readonly inquiryId?: Id;
  readonly channel?: string;
  readonly ownerId?: Id;
  readonly promisedAt?: Instant;
  /** What was written with the promise, or on handing it over. */
  readonly note?: string;
  readonly about: MatterFacts;
}
/** What the sentence is made of. */
export interface MatterFacts {
  /** How often they called, and when we last tried and were not answered. */
  readonly times?: number;
  readonly triedAt?: Instant;
  readonly lastAt?: Instant;
  /** The wish of a lead, what a task asks for, the comment begun in a panel. */
  readonly text?: string;
  readonly source?: string;
  /** The place of a half-filled booking. */
  readonly slot?: { readonly day: string; readonly startMin: number; readonly doctor: string };
  /** The buffer went with the shift. */
  readonly shiftEnded?: boolean;
  readonly problems?: readonly string[];
}

/** What is being worked on at this minute is not lost yet: these kinds are left alone for a while. */
export const graceMs = 10 * 60_000;
const graced: ReadonlySet<LostKind> = new Set(['tagPrompt', 'bookingForm', 'panel', 'buffer']);
export const ripeAt = (m: Pick<Matter, 'kind' | 'since'>): number => (graced.has(m.kind) ? m.since + graceMs : m.since);

/** From when a matter is overdue: the promised time, else the midnight it was carried over. */
export const overdueAt = (m: Pick<Matter, 'since' | 'promisedAt'>, zone: Zone): number => m.promisedAt ?? instantOf(addDays(dayOf(m.since, zone), 1), 0, zone);

const order: Readonly<Record<LostKind, number>> = { lead: 1, dialogLead: 1, envelope: 1, missedCall: 2, chat: 2, buffer: 3, bookingForm: 3, task: 4, panel: 5, tagPrompt: 6 };
/** A passed promise first, then leads, missed calls and the rest by age; what was promised for later waits at the end. */
function rankOf(m: Matter, now: number): readonly [number, number] {
  if (m.promisedAt === undefined) return [order[m.kind], m.since];
  return m.promisedAt <= now ? [0, m.promisedAt] : [7, m.promisedAt];
}
export function inOrder(matters: readonly Matter[], now: Instant): Matter[] {
  const ranked = matters.map((matter) => ({ matter, rank: rankOf(matter, now) }));
  ranked.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || (a.matter.id < b.matter.id ? -1 : a.matter.id > b.matter.id ? 1 : 0));
  return ranked.map(({ matter }) => matter);
}

/** Without the right to everybody's, one sees one's own and what is nobody's: what nobody has is lost first. */
export const isVisible = (m: Pick<Matter, 'ownerId'>, me: Id, seesAll: boolean): boolean => seesAll || m.ownerId === undefined || m.ownerId === me;

/** What the menu shows: all that is owed, and how much of it is overdue. */
export interface LostCount { readonly count: number; readonly overdue: number }
/** Of a desk's snapshot; `shift` is what would be left behind by signing out: one's own and nobody's. `handover` waits for this employee's signature. */
export interface LostDesk extends LostCount { readonly shift: number; readonly handover?: { readonly id: Id; readonly from: string; readonly items: number; readonly at: Instant } }

export function countOf(matters: readonly Matter[], now: Instant, zone: Zone): LostCount {
  // every ring shows this number: one midnight is asked for, not one a matter
  const midnight = instantOf(dayOf(now, zone), 0, zone);
  let count = 0, overdue = 0;
  for (const m of matters) {
    if (ripeAt(m) > now) continue;
    count++;
    if (m.promisedAt === undefined ? m.since < midnight : m.promisedAt <= now) overdue++;
  }
  return { count, overdue };
}
/** When the count changes though nothing happens: something ripens or becomes overdue. */
export function nextTurn(matters: readonly Matter[], now: Instant, zone: Zone): number {
  const today = dayOf(now, zone), midnight = instantOf(today, 0, zone), tomorrow = instantOf(addDays(today, 1), 0, zone);
  let next = Infinity;
  for (const m of matters) {
    const overdue = m.promisedAt ?? (m.since < midnight ? midnight : m.since < tomorrow ? tomorrow : overdueAt(m, zone)), ripe = ripeAt(m);
    if (ripe > now) next = Math.min(next, ripe);
    if (overdue > now) next = Math.min(next, overdue);
  }
  return next;
}

/** What was done with a matter by hand; rows are only added, and the last one counts whatever the order they came in. */
export interface Mark { readonly id: Id; readonly at: number; readonly ownerId: Id | null; readonly promisedAt: number | null; readonly note: string; readonly closed: boolean }
export const lastMark = (marks: readonly Mark[]): Mark | undefined =>
  marks.reduce<Mark | undefined>((last, mark) => (last && (last.at > mark.at || (last.at === mark.at && last.id > mark.id)) ? last : mark), undefined);

/** «5 мин», «2 ч 10 мин», and past a midnight «со вчера», «с 22.11»: by the branch's wall. */
export function ageText(since: Instant, now: Instant, zone: Zone, language: 'ru' | 'en'): string {
  const from = dayOf(since, zone), today = dayOf(now, zone), days = daysBetween(from, today), ru = language === 'ru';
  if (days >= 1) return days === 1 ? (ru ? 'со вчера' : 'since yesterday') : `${ru ? 'с' : 'since'} ${from.slice(0, 4) === today.slice(0, 4) ? shortDayText(from) : dayText(from)}`;
  const minutes = Math.max(0, Math.floor((now - since) / 60_000)), hours = Math.floor(minutes / 60), m = ru ? 'мин' : 'min', h = ru ? 'ч' : 'h';
  return hours === 0 ? `${String(minutes)}\u00a0${m}` : `${String(hours)}\u00a0${h}${minutes % 60 ? ` ${String(minutes % 60)}\u00a0${m}` : ''}`;
}
