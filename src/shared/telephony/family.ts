import { clockText, dayText, shortDayText } from '../kernel/time.ts';
import type { Day, Id, Instant, Minute } from '../kernel/values.ts';
import type { PersonChoice } from './view.ts';

/** A visit as the choice of a person needs it. */
export interface KinVisit { readonly day: Day; readonly startMin: Minute; readonly startsAt: Instant; readonly status: string; readonly doctor: string }

/** One of the cards that hold a calling number. */
export interface Kin {
  readonly patientId: Id;
  readonly name: string;
  readonly born?: Day | undefined;
  readonly archived: boolean;
  readonly banned: boolean;
  readonly guardian?: string | undefined;
  readonly visits: readonly KinVisit[];
  /** The newest lead of theirs that nobody has worked on. */
  readonly lead?: { readonly day: Day; readonly minute: Minute; readonly at: Instant } | undefined;
}

interface Place { readonly rank: number; /** Among those of one rank, the smaller first. */ readonly at: number; readonly reason?: PersonChoice['reason'] }
const came = (visit: KinVisit): boolean => visit.status !== 'cancelled' && visit.status !== 'noShow';
const bySoonest = (a: KinVisit, b: KinVisit): number => a.startsAt - b.startsAt;

/** Where somebody stands in the list and by what: today's visit, the next one, an open lead, the last visit (USERS.md, "Who of the family?"). */
function placeOf({ visits, lead }: Kin, now: Instant, today: Day): Place {
  const kept = visits.filter((visit) => visit.status !== 'cancelled').sort(bySoonest);
  const onToday = kept.filter((visit) => visit.day === today), ofToday = onToday.find((visit) => visit.startsAt > now) ?? onToday.at(-1);
  if (ofToday) return { rank: 0, at: Math.abs(ofToday.startsAt - now), reason: { kind: 'today', text: `${clockText(ofToday.startMin)} ${ofToday.doctor}`.trim() } };
  const next = kept.find((visit) => visit.startsAt > now && visit.day > today);
  if (next) return { rank: 1, at: next.startsAt, reason: { kind: 'next', text: `${shortDayText(next.day)} ${clockText(next.startMin)} ${next.doctor}`.trim() } };
  if (lead) return { rank: 2, at: now - lead.at, reason: { kind: 'lead', text: lead.day === today ? clockText(lead.minute) : `${shortDayText(lead.day)} ${clockText(lead.minute)}` } };
  const last = kept.filter((visit) => visit.startsAt <= now && came(visit)).at(-1);
  if (last) return { rank: 3, at: now - last.startsAt, reason: { kind: 'last', text: `${dayText(last.day)} ${last.doctor}`.trim() } };
  return { rank: 4, at: 0 };
}

/**
 * The list to choose among when a number is in several cards: numbered, the likeliest first, archived ones last, of
 * equals the elder, who calls for the child. Why a line stands where it does is told beside it; nobody is chosen here.
 */
export function orderFamily(kin: readonly Kin[], now: Instant, today: Day, parent: (name: string) => string): PersonChoice[] {
  return kin.map((one) => ({ one, place: placeOf(one, now, today) }))
    .sort((a, b) => Number(a.one.archived) - Number(b.one.archived) || a.place.rank - b.place.rank || a.place.at - b.place.at
      || (a.one.born ?? '9').localeCompare(b.one.born ?? '9') || a.one.name.localeCompare(b.one.name, 'ru') || (a.one.patientId < b.one.patientId ? -1 : 1))
    .map(({ one: { patientId, name, born, archived, banned, guardian }, place: { reason } }) => ({
      patientId, name, archived, banned, ...(born ? { born: dayText(born) } : {}), ...(reason ? { reason } : {}), ...(guardian ? { guardian: parent(guardian) } : {}),
    }));
}
