import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, type Instant } from '#shared/kernel/values.ts';
import { dayOf } from '#shared/kernel/time.ts';
import { healthOf, nextCopyAt, outOfTime, standardKeep, troubleOf, waitAfter, wrongGroups } from './rules.ts';

const zone = 'Europe/Moscow', dayMs = 24 * 60 * 60_000;
const at = (text: string): Instant => instant(Date.parse(text));
const moments = fc.array(fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2026-12-31') }), { maxLength: 60 }).map((list) => list.map((ms) => ({ at: instant(ms) })));

describe('which copies have served their time', () => {
  it('of a copy each night for a year: seven days, four weeks and six months stay', () => {
    const nights = Array.from({ length: 365 }, (_, n) => ({ at: instant(Date.parse('2026-11-24T00:00:00Z') - n * dayMs) }));
    const gone = new Set(outOfTime(nights, standardKeep, zone)), kept = nights.filter((copy) => !gone.has(copy)).map((copy) => dayOf(copy.at, zone));
    expect(kept).toEqual(['2026-11-24', '2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-15', '2026-11-08', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30']);
  });
  it('are never the two newest, never all of a day that counts, and thinning twice is thinning once', () => {
    fc.assert(fc.property(moments, (copies) => {
      const gone = outOfTime(copies, standardKeep, zone), left = copies.filter((copy) => !gone.includes(copy));
      const newest = [...copies].sort((a, b) => b.at - a.at).slice(0, 2);
      expect(newest.every((copy) => left.includes(copy))).toBe(true);
      expect(left.length).toBeLessThanOrEqual(7 + 4 + 6 + 1);
      expect(outOfTime(left, standardKeep, zone)).toEqual([]);
      const days = [...new Set([...copies].sort((a, b) => b.at - a.at).map((copy) => dayOf(copy.at, zone)))].slice(0, 7);
      for (const day of days) expect(left.some((copy) => dayOf(copy.at, zone) === day)).toBe(true);
    }));
  });
});

describe('when the next copy is due', () => {
  it('is the coming night, or now when the last night was missed', () => {
    const noon = at('2026-11-24T09:00:00Z');
    expect(nextCopyAt(noon, at('2026-11-24T00:00:05Z'), 3, zone)).toBe(at('2026-11-25T00:00:00Z'));
    expect(nextCopyAt(noon, at('2026-11-23T00:00:05Z'), 3, zone)).toBe(noon);
    expect(nextCopyAt(noon, undefined, 3, zone)).toBe(noon);
    expect(nextCopyAt(at('2026-11-23T23:00:00Z'), at('2026-11-23T12:00:00Z'), 3, zone)).toBe(at('2026-11-24T00:00:00Z'));
  });
  it('never lies more than a day ahead, never in the past, and never twice for one night', () => {
    fc.assert(fc.property(fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-31') }), fc.integer({ min: 0, max: 5 * dayMs }), fc.integer({ min: 0, max: 23 }), (ms, ago, hour) => {
      const now = instant(ms), due = nextCopyAt(now, instant(ms - ago), hour, zone);
      expect(due).toBeGreaterThanOrEqual(now);
      expect(due - now).toBeLessThanOrEqual(dayMs);
      if (due === now) expect(nextCopyAt(now, now, hour, zone)).toBeGreaterThan(now);
    }));
  });
});

it('a copy is old after two days', () => {
  const now = at('2026-11-24T09:00:00Z');
  expect([undefined, instant(now - 47 * 3_600_000), instant(now - 49 * 3_600_000)].map((last) => healthOf(now, last))).toEqual(['never', 'fresh', 'old']);
});

it('a folder is refused for the first thing that is wrong with it', () => {
  const good = { exists: true, isFolder: true, writable: true, own: false, freeBytes: 1_000 };
  expect([good, { ...good, exists: false }, { ...good, isFolder: false }, { ...good, own: true }, { ...good, writable: false }, { ...good, freeBytes: 901 }].map((facts) => troubleOf(facts, 900))).toEqual([undefined, 'away', 'not-a-folder', 'own-folder', 'not-writable', 'no-room']);
});

it('the groups read off the paper are compared as the printed code is: case, spaces and lookalikes do not matter', () => {
  const code = '0A1BC-DEFGH-11111-22222-33333-44444-55555-66666';
  expect(wrongGroups(code, [1, 3], ['oa1bc', ' lI11 1'])).toEqual([]);
  expect(wrongGroups(code, [1, 3], ['DEFGH', '11111'])).toEqual([1]);
  expect(wrongGroups(code, [1, 3], [])).toEqual([1, 3]);
});

it('each wrong password after the third waits longer, up to a minute', () => {
  expect([0, 1, 2, 3, 4, 6, 20].map(waitAfter)).toEqual([0, 0, 0, 1_000, 2_000, 8_000, 60_000]);
});
