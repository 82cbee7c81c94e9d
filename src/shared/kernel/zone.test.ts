import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, instantOf, wallOf } from './time.ts';
import { day, instant, type Day, type Zone } from './values.ts';
import { stretchOf } from './zone.ts';

const zones = fc.constantFrom<Zone>('Europe/Moscow', 'Europe/Kaliningrad', 'Asia/Kamchatka', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Africa/Casablanca', 'UTC');
const from = Date.UTC(1950, 0, 1), till = Date.UTC(2060, 0, 1);
const instants = fc.integer({ min: from, max: till });
const days = instants.map((at) => new Date(at).toISOString().slice(0, 10));
/** Days on which Moscow, Berlin and New York changed their clocks, and their neighbours. */
const changing = fc.constantFrom('2014-10-25', '2014-10-26', '2011-03-27', '2026-03-28', '2026-03-29', '2026-10-25', '2026-11-01', '2027-03-14', '1981-03-31', '1981-04-01');

describe('the wall clock of a zone', () => {
  it('shows at every instant what Temporal shows', () => {
    fc.assert(fc.property(instants, zones, (at, zone) => {
      const told = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      expect(wallOf(instant(at), zone)).toEqual({ day: told.toPlainDate().toString(), minute: told.hour * 60 + told.minute, second: told.second });
      expect(dayOf(instant(at), zone)).toBe(told.toPlainDate().toString());
    }), { numRuns: 400 });
  });

  it('shows the new time at the very millisecond of a change, and the old one before it', () => {
    fc.assert(fc.property(instants, zones, (at, zone) => {
      const change = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
      if (!change) return;
      for (const beside of [-1, 0, 1]) {
        const moment = change.epochMilliseconds + beside, told = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
        expect(stretchOf(moment, zone).offset).toBe(told.offsetNanoseconds / 1e6);
        expect(wallOf(instant(moment), zone).minute).toBe(told.hour * 60 + told.minute);
      }
    }), { numRuns: 200 });
  });

  it('is turned back into the instant that Temporal finds, in skipped and doubled hours too', () => {
    fc.assert(fc.property(fc.oneof(days, changing), fc.integer({ min: -1_440, max: 2_880 }), zones, (on, at, zone) => {
      const told = Temporal.PlainDate.from(on).toPlainDateTime().add({ minutes: at }).toZonedDateTime(zone).epochMilliseconds;
      expect(instantOf(day(on), at, zone)).toBe(told);
    }), { numRuns: 600 });
  });

  it('refuses a day that no calendar has', () => {
    expect(() => instantOf('2026-02-30' as Day, 0, 'Europe/Moscow')).toThrow(RangeError);
  });

  it('asks of each stretch once: an instant of the same half-year is answered by the same object', () => {
    const winter = Date.UTC(2026, 0, 15), stretch = stretchOf(winter, 'Europe/Berlin');
    expect(stretchOf(winter + 86_400_000, 'Europe/Berlin')).toBe(stretch);
    expect(stretchOf(Date.UTC(2026, 6, 1), 'Europe/Berlin')).not.toBe(stretch);
    expect(stretch).toEqual({ from: Date.UTC(2025, 9, 26, 1), till: Date.UTC(2026, 2, 29, 1), offset: 3_600_000 });
  });
});
