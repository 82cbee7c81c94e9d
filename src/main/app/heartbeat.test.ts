import { describe, expect, it } from 'vitest';
import type { Clock } from '#main/kernel/clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { beatMs, createCrashGuard, createHeartbeat } from './heartbeat.ts';

/** A clock that ticks when told. */
function aTicker(): { readonly clock: Clock; tick(times: number): void } {
  let next: (() => void) | undefined;
  const clock: Clock = { now: () => instant(0), mono: () => 0, after: (_ms, run) => { next = run; return () => { next = undefined; }; } };
  return { clock, tick: (times) => { for (let i = 0; i < times; i += 1) next?.(); } };
}

describe('the heartbeat of the page', () => {
  it('calls a page hanging once, within four seconds of its last beat', () => {
    const { clock, tick } = aTicker();
    let hangs = 0;
    const heartbeat = createHeartbeat(clock, () => { hangs += 1; });
    heartbeat.beat();
    tick(6);
    expect(hangs).toBe(0);
    tick(1);
    expect(hangs).toBe(1);
    expect(7 * beatMs).toBeLessThanOrEqual(4_000);
    tick(50);
    expect(hangs).toBe(1);
  });
  it('waits for the first beat of a page that is still loading', () => {
    const { clock, tick } = aTicker();
    let hangs = 0;
    const heartbeat = createHeartbeat(clock, () => { hangs += 1; });
    tick(100);
    heartbeat.beat();
    heartbeat.pause();
    tick(100);
    expect(hangs).toBe(0);
  });
  it('gives a page just loaded ten seconds for its first beat, and no more', () => {
    const { clock, tick } = aTicker();
    let hangs = 0;
    const heartbeat = createHeartbeat(clock, () => { hangs += 1; });
    heartbeat.loaded();
    tick(20);
    expect(hangs).toBe(0);
    tick(1);
    expect(hangs).toBe(1);
    heartbeat.loaded();
    heartbeat.beat();
    heartbeat.loaded();
    tick(7);
    expect(hangs).toBe(2);
  });
  it('is content with a page that beats', () => {
    const { clock, tick } = aTicker();
    let hangs = 0;
    const heartbeat = createHeartbeat(clock, () => { hangs += 1; });
    for (let i = 0; i < 100; i += 1) { heartbeat.beat(); tick(6); }
    expect(hangs).toBe(0);
    heartbeat.stop();
    tick(100);
    expect(hangs).toBe(0);
  });
});

describe('a page that falls', () => {
  it('is opened again twice, and after the third time within a minute waits in safe mode', () => {
    const next = createCrashGuard();
    expect([next(0), next(20_000), next(59_999)]).toEqual(['reload', 'reload', 'safe-mode']);
  });
  it('is opened again each time when it falls once in half a minute', () => {
    const next = createCrashGuard();
    expect([0, 30_000, 60_000, 90_000, 120_000].map(next)).toEqual(['reload', 'reload', 'reload', 'reload', 'reload']);
  });
  it('starts counting anew when a person has left safe mode', () => {
    const next = createCrashGuard();
    expect([1, 2, 3, 4, 5, 6].map(next)).toEqual(['reload', 'reload', 'safe-mode', 'reload', 'reload', 'safe-mode']);
  });
});
