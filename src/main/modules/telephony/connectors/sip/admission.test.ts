import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { admission, createAdmission } from './admission.ts';

/** How many of `perSecond` calls a second for `seconds` are taken, and what was told of the others. */
function flooded(perSecond: number, seconds: number) {
  const clock = createVirtualClock(instant(0)), told: number[] = [], door = createAdmission(clock, (refused) => { told.push(refused); });
  let taken = 0;
  for (let n = 0; n < perSecond * seconds; n++) {
    if (door.admits()) taken++;
    clock.advance(1_000 / perSecond);
  }
  clock.advance(2_000);
  return { taken, refused: told.reduce((sum, one) => sum + one, 0), told, again: door.admits() };
}

it('takes fifty calls a second for as long as they come', () => {
  expect(flooded(50, 60)).toMatchObject({ taken: 3_000, refused: 0 });
});

it('sheds three hundred a second, says so once a second, and takes the next call after it', () => {
  const { taken, refused, told, again } = flooded(300, 10);
  expect(taken + refused).toBe(3_000);
  expect(refused).toBeGreaterThan(2_000);
  expect(told.length).toBeLessThanOrEqual(11);
  expect(again).toBe(true);
});

it('never takes more than the burst and its rate allow, and counts every refusal', () => {
  fc.assert(fc.property(fc.array(fc.nat(3_000), { maxLength: 400 }), (gaps) => {
    const clock = createVirtualClock(instant(0));
    let refused = 0, taken = 0;
    const door = createAdmission(clock, (n) => { refused += n; });
    for (const gap of gaps) { clock.advance(gap / 10); if (door.admits()) taken++; }
    const passed = gaps.reduce((sum, gap) => sum + gap / 10, 0);
    clock.advance(2_000);
    expect(taken).toBeLessThanOrEqual(admission.burst + Math.ceil(passed * admission.perSecond / 1_000));
    expect(taken + refused).toBe(gaps.length);
  }));
});

it('takes none where there is no room, and counts it among the refused', () => {
  const clock = createVirtualClock(instant(0)), told: number[] = [], door = createAdmission(clock, (refused) => { told.push(refused); });
  expect([door.admits(false), door.admits(true)]).toEqual([false, true]);
  clock.advance(2_000);
  expect(told).toEqual([1]);
});
