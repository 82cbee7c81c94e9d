import { snapUp, type Stretch } from '#shared/schedule/grid.ts';
import type { Day, Id } from '#shared/kernel/values.ts';
import type { OfferResult, RankReason } from '#shared/crm/contract.ts';

/** An open entry of the wait list, as far as the ranking needs it. */
export interface Waiting {
  readonly id: Id;
  readonly patientId: Id | undefined;
  readonly doctorId: Id | undefined;
  readonly specialityId: Id | undefined;
  readonly lengthMin: number;
  readonly fromDay: Day | undefined;
  readonly tillDay: Day | undefined;
  readonly fromMin: number | undefined;
  readonly tillMin: number | undefined;
  /** A bit a day of the week, Monday the lowest; 0 is any. */
  readonly weekdays: number;
  readonly createdAt: number;
  /** Since which day of the branch it waits. */
  readonly since: Day;
  /** «Хочет раньше»: the appointment it would replace, while that can still be moved. */
  readonly own: { readonly day: Day; readonly startMin: number } | undefined;
  readonly wantsEarlier: boolean;
  /** Archived or banned: nobody offers a time to such a card. */
  readonly barred: boolean;
}

/** What is left of a freed slot now. `pieces` lie in the freed time, `free` are the whole free stretches around them. */
export interface FreedSpace {
  readonly doctorId: Id;
  readonly specialityId: Id | undefined;
  readonly day: Day;
  /** 1 = Monday. */
  readonly weekday: number;
  readonly pieces: readonly Stretch[];
  readonly free: readonly Stretch[];
  readonly leftBy: Id | undefined;
}

export interface Candidate {
  readonly entryId: Id;
  readonly place: Stretch;
  readonly reasons: readonly RankReason[];
  readonly rank: Rank;
}
/** What the order is made of, from the weightiest to the lightest; every part is a plain number, the id settles what is left. */
export interface Rank { readonly tried: number; readonly doctor: number; readonly wished: number; readonly waited: number; readonly gained: number; readonly left: number; readonly createdAt: number; readonly id: Id }

const dayMs = 86_400_000;
export const daysFrom = (a: Day, b: Day): number => Math.round((Date.parse(b) - Date.parse(a)) / dayMs);

/** The earliest place in the freed time that an entry fits into; it may run on into free time behind it. */
export function placeIn({ pieces, free }: Pick<FreedSpace, 'pieces' | 'free'>, { lengthMin, fromMin = 0, tillMin = 1440 }: Pick<Waiting, 'lengthMin' | 'fromMin' | 'tillMin'>): Stretch | undefined {
  const length = snapUp(lengthMin);
  for (const piece of pieces) {
    const around = free.find((s) => s.startMin <= piece.startMin && piece.startMin < s.endMin);
    const startMin = snapUp(Math.max(piece.startMin, fromMin)), endMin = startMin + length;
    if (around && startMin < piece.endMin && endMin <= around.endMin && endMin <= tillMin) return { startMin, endMin };
  }
  return undefined;
}

/** Words for the order: what speaks for this entry, the weightiest first. */
function reasonsOf(entry: Waiting, space: FreedSpace, place: Stretch, rank: Rank, tried: OfferResult | undefined): RankReason[] {
  const reasons: RankReason[] = [];
  if (tried === 'noAnswer' || tried === 'callLater') reasons.push({ code: tried });
  reasons.push({ code: entry.doctorId ? 'doctor' : entry.specialityId ? 'speciality' : 'anyDoctor' });
  if (rank.wished > 0) reasons.push({ code: 'wished' });
  reasons.push({ code: 'waits', n: rank.waited });
  if (entry.own) reasons.push(entry.own.day === space.day ? { code: 'earlierToday', n: entry.own.startMin - place.startMin } : { code: 'earlier', n: daysFrom(space.day, entry.own.day) });
  if (rank.left === 0) reasons.push({ code: 'whole' });
  return reasons;
}

/** Why an entry cannot be offered the space at all, apart from its length and hours. */
function isOut(entry: Waiting, space: FreedSpace, result: OfferResult | undefined): boolean {
  return entry.barred || (entry.patientId !== undefined && entry.patientId === space.leftBy)
    || result === 'refused' || result === 'booked' || result === 'moved'
    || (entry.doctorId !== undefined ? entry.doctorId !== space.doctorId : entry.specialityId !== undefined && entry.specialityId !== space.specialityId)
    || (entry.fromDay !== undefined && space.day < entry.fromDay) || (entry.tillDay !== undefined && space.day > entry.tillDay)
    || (entry.weekdays !== 0 && (entry.weekdays & (1 << (space.weekday - 1))) === 0)
    || (entry.wantsEarlier && entry.own === undefined);
}

/** A total order: two different entries are never equal, whatever order they come in. */
export function compareRanks(a: Rank, b: Rank): number {
  return a.tried - b.tried || b.doctor - a.doctor || b.wished - a.wished || b.waited - a.waited || b.gained - a.gained || a.left - b.left || a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Whom to offer a freed slot, the likeliest first: those not tried yet; who named this very doctor, then the
 * speciality; whose days and hours were named and fit; who waits longest; who gains most (nobody's own appointment
 * counts as the most); whose length leaves least. An entry that does not fit is not there at all; a taken slot has no
 * pieces, so its list is empty. `triedOf` is how the newest offer of this slot to an entry ended.
 */
export function rankFor(space: FreedSpace, entries: readonly Waiting[], today: Day, triedOf: (entryId: Id) => OfferResult | undefined = () => undefined): Candidate[] {
  if (space.pieces.length === 0) return [];
  const found: Candidate[] = [];
  for (const entry of entries) {
    const tried = triedOf(entry.id);
    if (isOut(entry, space, tried)) continue;
    const place = placeIn(space, entry);
    if (!place) continue;
    const { own } = entry;
    if (own && (own.day < space.day || (own.day === space.day && own.startMin <= place.startMin))) continue;
    const piece = space.pieces.find((p) => p.startMin <= place.startMin && place.startMin < p.endMin)!;
    const rank: Rank = {
      tried: tried === 'noAnswer' || tried === 'callLater' ? 1 : 0,
      doctor: entry.doctorId ? 2 : entry.specialityId ? 1 : 0,
      wished: Number(entry.weekdays !== 0 || entry.fromDay !== undefined) + Number(entry.fromMin !== undefined || entry.tillMin !== undefined),
      waited: Math.max(0, daysFrom(entry.since, today)),
      gained: own ? daysFrom(space.day, own.day) : 100_000,
      left: Math.max(0, piece.endMin - place.endMin) + (place.startMin - piece.startMin),
      createdAt: entry.createdAt, id: entry.id,
    };
    found.push({ entryId: entry.id, place, rank, reasons: reasonsOf(entry, space, place, rank, tried) });
  }
  return found.sort((a, b) => compareRanks(a.rank, b.rank));
}
