import { Temporal } from 'temporal-polyfill';
import type { Zone } from './values.ts';

/**
 * The minute of the day that a zone's wall clock shows, for lists of many rows: by arithmetic between two changes of the
 * zone's offset, which are looked up once (Temporal takes a thousand times longer for a row).
 */
export function createWallMinutes(zone: Zone): (at: number) => number {
  let from = 0, till = 0, offset = 0;
  return (at) => {
    if (at < from || at >= till) {
      const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      offset = wall.offsetNanoseconds / 1_000_000;
      from = wall.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
      till = wall.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    }
    const local = Math.floor((at + offset) / 60_000);
    return ((local % 1_440) + 1_440) % 1_440;
  };
}
