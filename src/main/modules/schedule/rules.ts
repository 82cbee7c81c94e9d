import { joined, isOnGrid, overlap, without, gridStep, snapUp, type Stretch } from '#shared/schedule/grid.ts';
import { clockText, instantOf, shortDayText } from '#shared/kernel/time.ts';
import { instant, minute, type Day, type Id, type Instant, type Minute, type Zone } from '#shared/kernel/values.ts';
import type { AbsenceKind, AppointmentStatus, PlaceResult, Slot } from '#shared/schedule/contract.ts';

/** «Новый прием» takes time from others only as one of these refusals; the receptionist chooses what to do. */
export type Refusal = Exclude<PlaceResult, { kind: 'done' }>;

export interface Busy extends Stretch { readonly appointmentId: Id; readonly doctorId: Id; readonly chairId: Id | null; readonly patient: string }
export interface Shift extends Stretch { readonly chairId: Id | null }
export interface Reserved extends Stretch { readonly reason: string }

export interface Absent extends Stretch { readonly kind: AbsenceKind; readonly reason: string }

/** What one doctor's day holds, as far as a place in it needs to know. `shifts` are the planned ones; `busy` are the active appointments of the day, of any doctor. */
export interface DayOfDoctor { readonly shifts: readonly Shift[]; readonly absences?: readonly Absent[]; readonly reserved: readonly Reserved[]; readonly busy: readonly Busy[] }

/** A slot is on the grid, at least one step long, and ends the same day. */
export const isSlot = ({ startMin, endMin }: Stretch): boolean => isOnGrid(startMin) && isOnGrid(endMin) && endMin - startMin >= gridStep;

/** The chair named, else that of the shift the slot begins in; null where neither says. */
export const chairFor = (slot: Stretch & { readonly chairId?: Id | undefined }, shifts: readonly Shift[]): Id | null =>
  slot.chairId ?? shifts.find((s) => s.startMin <= slot.startMin && slot.startMin < s.endMin)?.chairId ?? null;

/**
 * Why a slot cannot be taken, or undefined when it can: hours, absences, reserves, the doctor, the chair, in this order.
 * `self` is the appointment being moved: it never stands in its own way.
 */
export function refusalOf(slot: Stretch & { readonly doctorId: Id }, chairId: Id | null, { shifts, absences = [], reserved, busy }: DayOfDoctor, self?: Id): Refusal | undefined {
  if (!joined(shifts).some((s) => s.startMin <= slot.startMin && slot.endMin <= s.endMin)) return { kind: 'outside-hours' };
  const away = absences.find((a) => overlap(a, slot));
  if (away) return { kind: 'absent', absence: away.kind, reason: away.reason };
  const reserve = reserved.find((r) => overlap(r, slot));
  if (reserve) return { kind: 'reserved', reason: reserve.reason };
  const others = busy.filter((b) => b.appointmentId !== self && overlap(b, slot));
  const holder = others.find((b) => b.doctorId === slot.doctorId), sitting = others.find((b) => chairId !== null && b.chairId === chairId);
  const taken = (b: Busy, what: 'doctor' | 'chair'): Refusal => ({ kind: 'slot-taken', by: b.patient, what, startMin: minute(b.startMin), endMin: minute(b.endMin) });
  return holder ? taken(holder, 'doctor') : sitting && taken(sitting, 'chair');
}

/** Steps a receptionist may take by hand; cancelling has its own command, and only «Отменить» leads back from it. */
const steps: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  unconfirmed: ['confirmed', 'arrived', 'inChair', 'completed', 'noShow'],
  confirmed: ['unconfirmed', 'arrived', 'inChair', 'completed', 'noShow'],
  arrived: ['unconfirmed', 'confirmed', 'inChair', 'completed', 'noShow'],
  inChair: ['arrived', 'completed'],
  completed: ['inChair'],
  noShow: ['unconfirmed', 'confirmed', 'arrived'],
  cancelled: [],
};

/** Why a status cannot be set, as the reason of a `conflict`; undefined when it can. Nobody fails to come before the start. */
export function statusRefusal(from: AppointmentStatus, to: AppointmentStatus, startsAt: Instant, now: Instant): 'impossible-status' | 'not-yet' | undefined {
  if (!steps[from].includes(to)) return 'impossible-status';
  return to === 'noShow' && startsAt > now ? 'not-yet' : undefined;
}

/** An appointment that is over or off keeps its place in the schedule. */
export const canBeMoved = (status: AppointmentStatus): boolean => status === 'unconfirmed' || status === 'confirmed' || status === 'arrived';
export const canBeCancelled = (status: AppointmentStatus): boolean => status !== 'cancelled' && status !== 'completed';

/**
 * The instants of a stretch of the branch's wall clock. A start that summer time skips moves forward, and the end with
 * it where it would come before: an appointment always lasts.
 */
export function instantsOf({ day, startMin, endMin }: Stretch & { readonly day: Day }, zone: Zone): { readonly startsAt: Instant; readonly endsAt: Instant } {
  const startsAt = instantOf(day, startMin, zone), endsAt = instantOf(day, endMin, zone);
  return { startsAt, endsAt: endsAt > startsAt ? endsAt : instant(startsAt + (endMin - startMin) * 60_000) };
}

/** Another day, start or doctor is a move; a new length or chair is not (it leaves no action). */
export const isMove = (from: Slot, to: Slot): boolean => from.day !== to.day || from.startMin !== to.startMin || from.doctorId !== to.doctorId;

export interface Wish { readonly lengthMin: number; readonly fromMin?: number | undefined; readonly tillMin?: number | undefined; /** Nothing before it: now, when the day is today. */ readonly notBefore?: number | undefined }

/**
 * Places of one doctor's day that fit a wish, one after another in every free stretch, the earliest first.
 * A chair of the shift taken by somebody else's patient is no free time.
 */
export function freePlaces(doctorId: Id, day: DayOfDoctor, { lengthMin, fromMin = 0, tillMin = 1440, notBefore = 0 }: Wish): Stretch[] {
  const length = Math.ceil(lengthMin / gridStep) * gridStep, places: Stretch[] = [];
  const { shifts, reserved, absences = [] } = day, chairs = new Set(shifts.map((s) => s.chairId)), busy = day.busy.filter((b) => b.doctorId === doctorId || (b.chairId !== null && chairs.has(b.chairId)));
  const free = shifts.flatMap((shift) => without([shift], [...reserved, ...absences, ...busy.filter((b) => b.doctorId === doctorId || (shift.chairId !== null && b.chairId === shift.chairId))]));
  for (const { startMin, endMin } of joined(free)) {
    const last = Math.min(endMin, tillMin) - length;
    for (let at: number = snapUp(Math.max(startMin, fromMin, notBefore)); at <= last; at += length) {
      const place = { startMin: at, endMin: at + length };
      // Where two shifts of different chairs touch, the chair of the first must hold to the end.
      if (!refusalOf({ ...place, doctorId }, chairFor(place, shifts), { shifts, absences, reserved, busy })) places.push(place);
    }
  }
  return places;
}

/** «26.11 10:00 Орлова»: how an appointment is named in a line. */
export const appointmentLine = (day: Day, startMin: Minute, doctor: string): string => `${shortDayText(day)} ${clockText(startMin)} ${doctor}`;
