import { Temporal } from 'temporal-polyfill';
import { day, instant, minute, type Day, type Instant, type Minute, type Zone } from './values.ts';
import { stretchOf } from './zone.ts';

/** A moment as the branch's wall clock shows it. */
export interface Wall { readonly day: Day; readonly minute: Minute; readonly second: number }

const dayMs = 86_400_000;

/** Milliseconds of a day's midnight as if its wall clock were UTC's; undefined for what Temporal has to judge: no such day, or a year that `Date` reads otherwise. */
function bareMidnight(on: Day): number | undefined {
  const year = Number(on.slice(0, 4)), date = Number(on.slice(8, 10)), at = Date.UTC(year, Number(on.slice(5, 7)) - 1, date);
  return on.length === 10 && year >= 100 && new Date(at).getUTCDate() === date ? at : undefined;
}

/**
 * The instant of a wall-clock minute in a zone. An hour skipped by summer time moves forward, a doubled one takes
 * the first (Temporal's "compatible"), so an appointment's truth stays its wall clock.
 */
export function instantOf(on: Day, at: number, zone: Zone): Instant {
  const midnight = bareMidnight(on);
  if (midnight !== undefined && Number.isInteger(at)) {
    const bare = midnight + at * 60_000, { from, till, offset } = stretchOf(bare, zone);
    // far from a change of the clock there is one answer, and it is a sum
    if (bare - dayMs > from && bare + dayMs < till) return instant(bare - offset);
  }
  const wall = Temporal.PlainDate.from(on).toPlainDateTime().add({ minutes: at });
  return instant(wall.toZonedDateTime(zone).epochMilliseconds);
}

/** What the wall clock of `zone` shows at an instant. */
export function wallOf(at: Instant, zone: Zone): Wall {
  const shown = new Date(at + stretchOf(at, zone).offset);
  return { day: day(shown.toISOString().slice(0, 10)), minute: minute(shown.getUTCHours() * 60 + shown.getUTCMinutes()), second: shown.getUTCSeconds() };
}

/** The calendar day of an instant in a zone. */
export const dayOf = (at: Instant, zone: Zone): Day => wallOf(at, zone).day;

export const addDays = (from: Day, n: number): Day => day(Temporal.PlainDate.from(from).add({ days: n }).toString());

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (on: Day): number => Temporal.PlainDate.from(on).dayOfWeek;

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b), { largestUnit: 'days' }).days;

/** Full years of age on a day; who was born on 29 February is a year older on 1 March. Plain arithmetic: lists count it on every line. */
export const ageOn = (born: Day, on: Day): number => Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);

/** `09:05`; minutes above 1440 stay readable (`24:00`). */
export const clockText = (at: number): string => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

/** `24.11.2026`. */
export const dayText = (on: Day): string => `${on.slice(8, 10)}.${on.slice(5, 7)}.${on.slice(0, 4)}`;
/** `24.11`. */
export const shortDayText = (on: Day): string => `${on.slice(8, 10)}.${on.slice(5, 7)}`;
/** `4:22`, `1:02:05`: whole seconds, rounded half up from milliseconds. */
export function durationText(ms: number): string {
  const s = Math.floor(ms / 1000 + 0.5), h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60;
  const two = (n: number) => String(n).padStart(2, '0');
  return h ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
}
