import fc from 'fast-check';
import { expect, it } from 'vitest';
import { highlightName } from './highlight.ts';

const hits = (name: string, asked: string): string[] => highlightName(name, asked).filter((p) => p.hit).map((p) => p.text);

it('marks the beginnings that were typed, in any order, layout and half of a name', () => {
  expect(hits('Ёлкина Анна Сергеевна', 'сер елк')).toEqual(['Ёлк', 'Сер']);
  expect(hits('Ёлкина Анна', 'tkrb')).toEqual(['Ёлки']);
  expect(hits('Римский-Корсаков Пётр', 'корс')).toEqual(['Корс']);
  expect(hits('Иванов Пётр', 'сид')).toEqual([]);
});

it('never loses a letter of the name', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, asked) => { expect(highlightName(name, asked).map((p) => p.text).join('')).toBe(name); }));
});
