import { parsePhone } from '#shared/kernel/phone.ts';
import { clockText, shortDayText, wallOf } from '#shared/kernel/time.ts';
import { instant, type Zone } from '#shared/kernel/values.ts';
import type { IncomingLead, LeadProblem } from '#shared/leads/incoming.ts';

/** One letter about a lead: what it said, and the moment it speaks of. */
export interface Part { readonly at: number; readonly lead: IncomingLead }

/** A clock of a site may run a little ahead of ours; more than this is not believed. */
export const clockToleranceMs = 5 * 60_000;
/** A form pressed a thousand times is one lead: the first letter and the newest are kept, the rest lies in the envelopes. */
const mostParts = 30;

/** When the person left it, as far as it can be believed. */
export const leftAtOf = (lead: IncomingLead, arrivedAt: number): number => (lead.createdAt === undefined || lead.createdAt > arrivedAt + clockToleranceMs ? arrivedAt : Math.min(lead.createdAt, arrivedAt));

const orderOf = ({ at, lead }: Part): string => `${String(at).padStart(16, '0')}${JSON.stringify(lead)}`;

/** Letters of one lead in order of time, each once, whatever the order they came in. */
export function sortParts(parts: readonly Part[]): Part[] {
  const sorted = [...new Map(parts.map((part) => [orderOf(part), part])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  return sorted.length > mostParts ? [sorted[0]!, ...sorted.slice(1 - mostParts)] : sorted;
}

/** Whether two letters say the same, whenever they were written. */
export const saysSame = (a: IncomingLead, b: IncomingLead): boolean => JSON.stringify({ ...a, createdAt: 0, updatedAt: 0, problems: [] }) === JSON.stringify({ ...b, createdAt: 0, updatedAt: 0, problems: [] });

export const nameOf = (lead: IncomingLead): string => [lead.surname, lead.firstName, lead.patronymic].filter(Boolean).join(' ') || lead.fullName;

/** «после 17:00, Орлова», «24.11 17:00–18:00, Орлова, имплантация». */
export function wishText(wish: IncomingLead['wish'], zone: Zone): string {
  const from = wish.from === undefined ? undefined : wallOf(wish.from, zone), till = wish.till === undefined ? undefined : wallOf(wish.till, zone);
  const period = from && `${shortDayText(from.day)} ${clockText(from.minute)}${till ? `–${till.day === from.day ? '' : `${shortDayText(till.day)} `}${clockText(till.minute)}` : ''}`;
  return [wish.words, period, wish.doctorName, wish.service].filter(Boolean).join(', ');
}

/** What all letters of a lead say together: the newest word on each point, every comment once. */
export interface Content {
  readonly leftAt: number;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly doctorId: string | undefined;
  readonly doctorName: string;
  readonly wishFrom: number | undefined;
  readonly wishTill: number | undefined;
  /** The wish without its doctor: time and service. */
  readonly wish: string;
  /** What stands in «Комментарий» of the lead's row until an employee writes there. */
  readonly comment: string;
  readonly campaign: string;
  readonly bookingClaim: string | undefined;
  readonly problems: readonly LeadProblem[];
}

export function contentOf(given: readonly Part[], zone: Zone): Content {
  const parts = sortParts(given), newestFirst = [...parts].reverse().map(({ lead }) => lead);
  const newest = <T>(read: (lead: IncomingLead) => T | undefined): T | undefined => newestFirst.map(read).find((value) => value !== undefined && value !== '');
  const wish = newestFirst.map((lead) => lead.wish).find((w) => wishText(w, zone) !== '' || w.doctorId !== undefined) ?? newestFirst[0]!.wish;
  const phone = newest((lead) => lead.phone) ?? '', problems = new Set(newestFirst.flatMap((lead) => lead.problems));
  if (phone === '') problems.add('no-phone');
  else if (parsePhone(phone).e164 === undefined) problems.add('bad-phone');
  if (wish.from !== undefined && wish.till !== undefined && wish.till < wish.from) problems.add('plan-reversed');
  const comments = [...new Set(parts.map(({ lead }) => lead.comment).filter(Boolean))];
  return {
    leftAt: parts[0]!.at, name: newest(nameOf) ?? '', phone, email: newest((lead) => lead.email) ?? '',
    doctorId: wish.doctorId, doctorName: wish.doctorName, wishFrom: wish.from, wishTill: wish.till, wish: wishText({ ...wish, doctorName: '' }, zone),
    comment: [wishText(wish, zone), ...comments].filter(Boolean).join(' · ').slice(0, 4000), campaign: newest((lead) => lead.campaign) ?? newest((lead) => lead.utm.campaign) ?? '',
    bookingClaim: newest((lead) => lead.bookingClaim), problems: [...problems].sort(),
  };
}

export const partsOf = (extra: string): Part[] => (JSON.parse(extra) as { parts?: Part[] }).parts?.map(({ at, lead }) => ({ at: instant(at), lead })) ?? [];
