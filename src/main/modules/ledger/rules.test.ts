import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryKinds } from '#shared/ledger/contract.ts';
import { effectOf, refundFits, refusalToReverse, withBalances, type Entry } from './rules.ts';

const entries = fc.array(fc.record({ at: fc.integer({ min: 0, max: 5 }), kind: fc.constantFrom(...entryKinds), amount: fc.integer({ min: -1000, max: 1000 }) }), { maxLength: 30 })
  .map((list) => list.map((one, i): Entry => ({ id: String(i).padStart(3, '0'), reverses: null, ...one })));

describe('the ledger of a card', () => {
  it('ends at the sum of its effects, whatever order the rows came in', () => {
    fc.assert(fc.property(entries, (list) => {
      const sum = list.reduce((all, one) => all + effectOf(one), 0), shown = withBalances(list);
      expect(shown.at(-1)?.balance ?? 0).toBe(sum);
      expect(withBalances([...list].reverse())).toEqual(shown);
      for (const [i, row] of shown.entries()) expect(row.balance).toBe((shown[i - 1]?.balance ?? 0) + row.effect);
    }));
  });
  it('is the same again once an entry and its counter-entry are both there', () => {
    fc.assert(fc.property(entries.filter((list) => list.length > 0), fc.nat(), (list, n) => {
      const wrong = list[n % list.length]!, counter: Entry = { ...wrong, id: 'counter', at: 9, amount: 0 - wrong.amount, reverses: wrong.id };
      const shown = withBalances([...list, counter]);
      expect(shown.at(-1)?.balance).toBe(list.filter((one) => one !== wrong).reduce((all, one) => all + effectOf(one), 0));
      expect(shown.find((row) => row.id === wrong.id)?.reversedBy).toBe('counter');
    }));
  });
  it('keeps what the policy pays off the personal account', () => {
    expect([effectOf({ kind: 'payment', amount: 500 }), effectOf({ kind: 'charge', amount: 500 }), effectOf({ kind: 'insuranceCharge', amount: 500 })]).toEqual([500, -500, 0]);
  });
  it('takes an entry back once, and a counter-entry never', () => {
    expect([refusalToReverse({ reverses: null }, false), refusalToReverse({ reverses: null }, true), refusalToReverse({ reverses: 'x' }, false)]).toEqual([undefined, 'already-reversed', 'is-counter-entry']);
  });
  it('gives back no more than came', () => {
    expect([refundFits(100, 100), refundFits(101, 100)]).toEqual([true, false]);
  });
});
