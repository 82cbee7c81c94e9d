import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../kernel/values.ts';
import { callFilter, filterKinds, filtersAnything, isShown, leftOutBy, noFilter, type CallFilter, type CallTraits, type FilterKind } from './filter.ts';

const value = fc.constantFrom('a', 'b', 'c', 'd');
const filterOf: fc.Arbitrary<CallFilter> = fc.record(Object.fromEntries(filterKinds.map((kind) => [kind, fc.uniqueArray(value, { maxLength: 3 })])) as Record<FilterKind, fc.Arbitrary<string[]>>);
const traitsOf: fc.Arbitrary<CallTraits> = fc.record(Object.fromEntries(filterKinds.map((kind) => [kind, value])) as Record<FilterKind, fc.Arbitrary<string>>, { requiredKeys: [] });
const kindOf = fc.constantFrom(...filterKinds);
const waiting = { direction: 'inbound' } as const;

describe('a filter of calls', () => {
  it('that names nothing lets everything through', () => {
    expect(filtersAnything(noFilter)).toBe(false);
    fc.assert(fc.property(traitsOf, (traits) => { expect(leftOutBy(noFilter, traits)).toBeUndefined(); }));
  });
  it('leaves a call out exactly when one of its known values is on a list of others', () => {
    fc.assert(fc.property(filterOf, traitsOf, (filter, traits) => {
      const elsewhere = filterKinds.filter((kind) => traits[kind] !== undefined && filter[kind].length > 0 && filter[kind].every((one) => one !== traits[kind]));
      expect(leftOutBy(filter, traits)).toBe(elsewhere[0]);
    }));
  });
  it('never loses a call for what the exchange did not tell', () => {
    fc.assert(fc.property(filterOf, traitsOf, kindOf, (filter, traits, kind) => {
      const { [kind]: _untold, ...rest } = traits;
      if (leftOutBy(filter, traits) === undefined) expect(leftOutBy(filter, rest)).toBeUndefined();
    }));
  });
  it('that names one value more shows no call less, unless it named none of that kind before', () => {
    fc.assert(fc.property(filterOf, traitsOf, kindOf, value, (filter, traits, kind, more) => {
      fc.pre(filter[kind].length > 0);
      if (leftOutBy(filter, traits) === undefined) expect(leftOutBy({ ...filter, [kind]: [...filter[kind], more] }, traits)).toBeUndefined();
    }));
  });
  it('of the PC and of the user both hold, in whatever order they are asked', () => {
    fc.assert(fc.property(filterOf, filterOf, traitsOf, (pc, user, traits) => {
      expect(isShown([pc, user], waiting, traits)).toBe(isShown([user, pc], waiting, traits));
      expect(isShown([pc, user], waiting, traits)).toBe(isShown([pc], waiting, traits) && isShown([user], waiting, traits));
    }));
  });
  it('hides no call that was answered at this phone or dialled from it', () => {
    fc.assert(fc.property(filterOf, traitsOf, (filter, traits) => {
      expect(isShown([filter], { direction: 'inbound', answeredAt: instant(1) }, traits)).toBe(true);
      expect(isShown([filter], { direction: 'outbound' }, traits)).toBe(true);
    }));
  });
  it('of an older version is read with what it lacks empty', () => {
    expect(callFilter.parse({ lines: ['+74950001001'] })).toEqual({ ...noFilter, lines: ['+74950001001'] });
  });
});
