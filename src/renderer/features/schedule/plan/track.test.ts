import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minute } from '#shared/kernel/values.ts';
import type { PlannedShift } from '#shared/schedule/plan-contract.ts';
import { shiftsProblem } from '#shared/schedule/plan.ts';
import { drawn, pushed, replaced, type Hold } from './track.ts';

const hours = { startMin: 480, endMin: 1260 };
const shift = (startMin: number, endMin: number): PlannedShift => ({ startMin: minute(startMin), endMin: minute(endMin) });

it('pushes a shift by quarters of an hour, keeps its length, and stops at the ends', () => {
  expect(pushed(shift(540, 900), 'move', 22, hours)).toEqual(shift(555, 915));
  expect(pushed(shift(540, 900), 'move', -500, hours)).toEqual(shift(480, 840));
  expect(pushed(shift(540, 900), 'end', 60, hours)).toEqual(shift(540, 960));
  expect(pushed(shift(540, 900), 'start', 400, hours)).toEqual(shift(885, 900));
});
it('draws either way, and never over another shift', () => {
  expect(drawn(700, 610, hours)).toEqual(shift(600, 705));
  const day = [shift(540, 720), shift(780, 900)];
  expect(replaced(day, 0, shift(600, 795))).toBe(day);
  expect(replaced(day, 2, shift(900, 960))).toEqual([...day, shift(900, 960)]);
});
it('leaves every day possible, whatever is pushed and drawn', () => {
  const step = fc.record({ index: fc.nat(4), hold: fc.constantFrom<Hold>('move', 'start', 'end'), by: fc.integer({ min: -400, max: 400 }), draw: fc.boolean(), at: fc.integer({ min: 480, max: 1259 }) });
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    let day: readonly PlannedShift[] = [shift(540, 720)];
    for (const s of steps) {
      const held = day[s.index];
      day = s.draw ? replaced(day, day.length, drawn(s.at, s.at + s.by, hours)) : held ? replaced(day, s.index, pushed(held, s.hold, s.by, hours)) : day;
      expect(shiftsProblem(day)).toBeUndefined();
      expect(day.every((d) => d.startMin >= hours.startMin && d.endMin <= hours.endMin)).toBe(true);
    }
  }), { seed: 24_11 });
});
