import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeDays, likelyAmong, likenessOf, type Identity } from './duplicates.ts';

const anna: Identity = { surname: 'Ёлкина', firstName: 'Анна', patronymic: 'Сергеевна', born: '1992-03-12', phones: ['+79991234567'] };

it('tells the same person, a slip of the pen, a family number and a namesake apart', () => {
  const trust = (change: Partial<Identity>): string | undefined => likenessOf(anna, { ...anna, ...change })?.trust;
  expect(trust({})).toBe('sure');
  expect(trust({ phones: [] })).toBe('sure');
  expect(trust({ born: undefined })).toBe('sure');
  expect(trust({ surname: 'Елкна' })).toBe('likely');
  expect(trust({ born: '1992-12-03' })).toBe('likely');
  expect(trust({ born: undefined, phones: [] })).toBe('likely');
  expect(trust({ surname: 'Громов', firstName: 'Олег', patronymic: '', born: '1980-01-01' })).toBe('possible');
  expect(trust({ born: '1950-07-01', phones: [] })).toBeUndefined();
  expect(trust({ firstName: 'Ольга', phones: [] })).toBeUndefined();
});

it('sees a date with one wrong digit or with day and month swapped', () => {
  expect([closeDays('1992-03-12', '1992-12-03'), closeDays('1992-03-12', '1992-03-13'), closeDays('1992-03-12', '1982-03-12'), closeDays('1992-03-12', '1992-03-12'), closeDays('1992-03-12', '1990-04-12')]).toEqual([true, true, true, false, false]);
});

it('is the same from either side, sure of itself, and takes any text', () => {
  const text = fc.oneof(fc.constantFrom('Анна', 'Ёлкина', 'Елкина', 'Олег', ''), fc.string({ unit: 'binary', maxLength: 20 })), day = fc.option(fc.constantFrom('1992-03-12', '1992-12-03', '2000-01-01'), { nil: undefined });
  const card = fc.record({ surname: text, firstName: text, patronymic: text, born: day, phones: fc.subarray(['+79991234567', '+79001000101']) });
  fc.assert(fc.property(card, card, (a, b) => {
    expect(likenessOf(a, b)).toEqual(likenessOf(b, a));
    const ranks = likelyAmong(a, [b, a, b]).map(({ trust }) => ['sure', 'likely', 'possible'].indexOf(trust));
    expect(ranks).toEqual([...ranks].sort((x, y) => x - y));
  }));
});
