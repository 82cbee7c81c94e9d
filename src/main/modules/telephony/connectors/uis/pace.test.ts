import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNight, nextAskMs, wishes, type Limits, type Mood } from './pace.ts';

const count = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: undefined });
const limits = fc.record({ minuteLimit: count(1000), minuteRemaining: count(1000), minuteResetMs: count(60_000), dayLimit: count(100_000), dayRemaining: count(100_000), dayResetMs: count(86_400_000) })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Limits);

describe('how often UIS is asked', () => {
  it('is as wished where nothing is limited', () => {
    expect((['alive', 'idle', 'night'] as const).map((mood) => nextAskMs({}, mood))).toEqual([wishes.aliveMs, wishes.idleMs, wishes.nightMs]);
    expect([0, 419, 420, 1319, 1320].map(isNight)).toEqual([true, true, false, false, true]);
  });
  it('is never faster than wished, and a live call is never asked about less often than silence, nor silence than the night', () => {
    fc.assert(fc.property(limits, (of) => {
      const [alive, idle, night] = (['alive', 'idle', 'night'] as const).map((mood) => nextAskMs(of, mood)) as [number, number, number];
      expect(alive).toBeLessThanOrEqual(idle);
      expect(idle).toBeLessThanOrEqual(night);
      expect([alive >= wishes.aliveMs, idle >= wishes.idleMs, night >= wishes.nightMs]).toEqual([true, true, true]);
      expect(Number.isFinite(night)).toBe(true);
    }));
  });
  it('gets slower as points grow fewer', () => {
    fc.assert(fc.property(limits, fc.constantFrom<Mood>('alive', 'idle', 'night'), (of, mood) => {
      // without a known limit the reserve shrinks with what remains: compare under one limit
      if (of.minuteLimit === undefined || of.minuteRemaining === undefined || of.minuteRemaining === 0) return;
      expect(nextAskMs({ ...of, minuteRemaining: of.minuteRemaining - 1 }, mood)).toBeGreaterThanOrEqual(nextAskMs(of, mood));
    }));
  });

  /** A server that counts: the desk asks as the rule says for a day, other desks and people spend points beside it. */
  function day(minuteLimit: number, dayLimit: number, moods: readonly Mood[], others: readonly number[]) {
    let at = 0, minute = 0, minuteUsed = 0, dayUsed = 0, refused = 0, asked = 0;
    while (at < 86_400_000 && asked < 40_000) {
      const now = Math.floor(at / 60_000);
      if (now !== minute) { minute = now; minuteUsed = 0; }
      if (minuteUsed >= minuteLimit || dayUsed >= dayLimit) refused++;
      else { minuteUsed++; dayUsed++; }
      const spend = asked % 97 === 0 ? others[asked % others.length] ?? 0 : 0;
      minuteUsed = Math.min(minuteLimit, minuteUsed + spend);
      dayUsed = Math.min(dayLimit, dayUsed + spend);
      asked++;
      const answer: Limits = { minuteLimit, dayLimit, minuteRemaining: minuteLimit - minuteUsed, dayRemaining: dayLimit - dayUsed, minuteResetMs: 60_000 - (at % 60_000), dayResetMs: 86_400_000 - at };
      at += nextAskMs(answer, moods[Math.floor(at / 600_000) % moods.length]!);
    }
    return { refused, asked };
  }
  it('stays within the limits a whole day, whatever they are and whoever else spends them', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 30_000 }), fc.array(fc.constantFrom<Mood>('alive', 'idle', 'night'), { minLength: 1, maxLength: 12 }), fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }),
      (minuteLimit, dayLimit, moods, others) => { expect(day(minuteLimit, dayLimit, moods, others).refused).toBe(0); }), { numRuns: 60 });
  });
  it('uses what it is given: 5,000 points of a day are asked away, not saved up', () => {
    const { asked, refused } = day(120, 5_000, ['idle'], [0]);
    expect(refused).toBe(0);
    expect(asked).toBeGreaterThan(4_500);
  });
});
