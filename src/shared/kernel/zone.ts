import { Temporal } from 'temporal-polyfill';
import type { Zone } from './values.ts';

/** A stretch of time in which a zone never changes its clock: `from` inclusive, `till` exclusive, all in milliseconds. */
export interface Stretch { readonly from: number; readonly till: number; /** How far the wall clock is ahead of UTC. */ readonly offset: number }

const known = new Map<Zone, Stretch[]>();
/** A base holds some years of one or two zones; whoever asks for centuries is not served from memory. */
const mostKept = 64;

/**
 * The stretch around an instant (milliseconds since 1970). Where summer time is kept it is half a year long, elsewhere it
 * has no end; asking Temporal for it anew is what a wall clock costs.
 */
export function stretchOf(at: number, zone: Zone): Stretch {
  let stretches = known.get(zone);
  if (!stretches) known.set(zone, stretches = []);
  for (const one of stretches) if (at >= one.from && at < one.till) return one;
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone), next = there.getTimeZoneTransition('next');
  // «previous» is strictly before: a change at this very moment begins the stretch
  const before = Temporal.Instant.fromEpochMilliseconds(at + 1).toZonedDateTimeISO(zone).getTimeZoneTransition('previous');
  const found: Stretch = { from: before?.epochMilliseconds ?? -Infinity, till: next?.epochMilliseconds ?? Infinity, offset: there.offsetNanoseconds / 1e6 };
  if (stretches.length >= mostKept) stretches.shift();
  stretches.push(found);
  return found;
}
