import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayOf, instantOf, wallOf } from './time.ts';
import { instant } from './values.ts';
import { createWallClock } from './wall-clock.ts';

it.each(['Europe/Moscow', 'Europe/Berlin', 'Asia/Kamchatka', 'America/St_Johns'])('reads the clock of %s as Temporal does, at every change of its offset too', (zone) => {
  const clock = createWallClock(zone), edges = [Date.UTC(2014, 9, 25, 22), Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1), Date.UTC(2011, 2, 26, 14)];
  fc.assert(fc.property(fc.oneof(fc.integer({ min: 0, max: Date.UTC(2035, 0, 1) }), fc.constantFrom(...edges).chain((edge) => fc.integer({ min: edge - 90_000_000, max: edge + 90_000_000 })), fc.constantFrom(...edges)), (at) => {
    expect(clock.minuteOf(at)).toBe(wallOf(instant(at), zone).minute);
    expect(clock.endOfDay(at)).toBe(instantOf(addDays(dayOf(instant(at), zone), 1), 0, zone));
  }), { numRuns: 300 });
});
