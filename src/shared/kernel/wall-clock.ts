import { Temporal } from 'temporal-polyfill';
import { addDays, dayOf, instantOf } from './time.ts';
import { instant, type Zone } from './values.ts';

const dayMs = 86_400_000;

/** What a zone's wall clock shows, for lists of many rows. */
export interface WallClock {
  /** The minute of the day, 0 to 1439. */
  minuteOf(at: number): number;
  /** The moment at which the calendar day of `at` ends. */
  endOfDay(at: number): number;
}

/** By arithmetic between two changes of the zone's offset, which are looked up once (Temporal takes a thousand times longer for a row). */
export function createWallClock(zone: Zone): WallClock {
  let from = 0, till = 0, offset = 0;
  function settle(at: number): void {
    if (at >= from && at < till) return;
    const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    offset = wall.offsetNanoseconds / 1_000_000;
    from = wall.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
    till = wall.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  }
  return {
    minuteOf: (at) => {
      settle(at);
      const local = Math.floor((at + offset) / 60_000);
      return ((local % 1_440) + 1_440) % 1_440;
    },
    endOfDay: (at) => {
      settle(at);
      const end = (Math.floor((at + offset) / dayMs) + 1) * dayMs - offset;
      // the clocks are changed before midnight: that day is longer or shorter
      return end < till ? end : instantOf(addDays(dayOf(instant(at), zone), 1), 0, zone);
    },
  };
}
