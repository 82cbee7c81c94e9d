import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, type Id } from '#shared/kernel/values.ts';
import { changeFor, staleHolds, type Hold } from './rules.ts';

const employees = ['anna', 'boris', 'vera', 'dina'], phones = ['101', '102', '103'];
interface Choice { readonly employeeId: Id; readonly phoneId: Id | null }
const choice: fc.Arbitrary<Choice> = fc.record({ employeeId: fc.constantFrom(...employees), phoneId: fc.option(fc.constantFrom(...phones)) });

/** The holds after a choice, as the store writes them. */
function after(held: readonly Hold[], { employeeId, phoneId }: Choice, at: number): Hold[] {
  const { end, begin } = changeFor(held, employeeId, phoneId);
  return [...held.filter((hold) => !end.includes(hold)), ...(begin ? [{ ...begin, bindingId: `b${String(at)}`, fromAt: instant(at) }] : [])];
}
const play = (choices: readonly Choice[]): Hold[] => choices.reduce<Hold[]>((held, one, i) => after(held, one, i), []);

describe('a choice of phone', () => {
  it('leaves one phone an employee and one employee a phone, whatever was chosen before', () => {
    fc.assert(fc.property(fc.array(choice, { maxLength: 20 }), (choices) => {
      const held = play(choices);
      expect(new Set(held.map((h) => h.employeeId)).size).toBe(held.length);
      expect(new Set(held.map((h) => h.phoneId)).size).toBe(held.length);
    }));
  });
  it('gives the employee what was chosen and touches nobody but the one it was taken from', () => {
    fc.assert(fc.property(fc.array(choice, { maxLength: 20 }), choice, (choices, last) => {
      const held = play(choices), now = after(held, last, 99), { takenFrom } = changeFor(held, last.employeeId, last.phoneId);
      expect(now.find((h) => h.employeeId === last.employeeId)?.phoneId ?? null).toBe(last.phoneId);
      const others = (list: readonly Hold[]) => list.filter((h) => h.employeeId !== last.employeeId && h.employeeId !== takenFrom);
      expect(others(now)).toEqual(others(held));
      expect(takenFrom).toBe(held.find((h) => h.phoneId === last.phoneId && h.employeeId !== last.employeeId)?.employeeId);
    }));
  });
  it('made twice is one choice: who had the phone when is not broken in two', () => {
    fc.assert(fc.property(fc.array(choice, { maxLength: 20 }), choice, (choices, last) => {
      const held = after(play(choices), last, 99);
      expect(changeFor(held, last.employeeId, last.phoneId)).toEqual({ end: [] });
    }));
  });
});

describe('a shift nobody ended', () => {
  const dayBegan = instant(1_000);
  const hold = (employeeId: Id, fromAt: number): Hold => ({ bindingId: employeeId, phoneId: employeeId, employeeId, fromAt: instant(fromAt) });
  it('is over when its desk is gone or was locked before this day', () => {
    const held = [hold('anna', 500), hold('boris', 500)];
    expect(staleHolds(held, [{ employeeId: 'boris', locked: true, since: 900 }], dayBegan)).toEqual(held);
  });
  it('goes on through the midnight at a desk where somebody works', () => {
    const held = [hold('anna', 500), hold('boris', 500)];
    expect(staleHolds(held, [{ employeeId: 'anna', locked: false, since: 600 }, { employeeId: 'boris', locked: true, since: 1_200 }], dayBegan)).toEqual([]);
  });
  it('of this day is never stale', () => {
    expect(staleHolds([hold('anna', 1_000)], [], dayBegan)).toEqual([]);
  });
});
