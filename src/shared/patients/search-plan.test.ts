import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { e164Beginnings, namePatterns, planSearch } from './search-plan.ts';

describe('what a search text asks for', () => {
  it('reads words of a name as typed and as if the keyboard had stood on Latin', () => {
    expect(planSearch('Ёлкина  Анна').names[0]).toEqual(['елкина', 'анна']);
    expect(planSearch('tkrbyf')).toEqual({ names: [['tkrbyf'], ['елкина']] });
    expect(planSearch('~krbyf').names.at(-1)).toEqual(['елкина']);
    expect(planSearch('ыьшер').names.at(-1)).toEqual(['smith']);
    expect(planSearch(';erjdf fyyf').names.at(-1)).toEqual(['жукова', 'анна']);
  });

  it('takes three digits or more for a part of a phone, also beside a name', () => {
    expect(planSearch('67')).toEqual({ names: [] });
    expect(planSearch('+7 (999) 123-45')).toEqual({ names: [], digits: '799912345' });
    expect(planSearch('ив 0101')).toMatchObject({ names: [['ив'], ['bd']], digits: '0101' });
  });

  it('keeps the words after the second together, as in «Али Мамед оглы»', () => {
    expect(planSearch('Гусейнов Али Мамед оглы').names[0]).toEqual(['гусейнов', 'али', 'мамед оглы']);
  });

  it('lays words over the parts of a name in every order, the usual ones first', () => {
    expect(namePatterns(['ив', 'се'])[0]).toEqual({ surname: 'ив', firstName: 'се' });
    expect(namePatterns(['ив', 'се', 'пе'])).toHaveLength(6);
    expect(new Set(namePatterns(['а', 'б', 'в']).map((p) => JSON.stringify([p.surname, p.firstName, p.patronymic]))).size).toBe(6);
  });

  it('knows that 8, +7 and no country at all begin the same number', () => {
    expect(e164Beginnings('8900')).toEqual(['+8900', '+7900', '+78900']);
    expect(e164Beginnings('900')).toEqual(['+900', '+7900']);
  });
});

it('reads any text without complaint: RTL and zero-width marks, ten kilobytes, halves of characters', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' })), (text) => {
    const plan = planSearch(text);
    expect(plan.names.every((words) => words.length >= 1 && words.length <= 3 && words.every((w) => w.length > 0))).toBe(true);
  }));
  expect(planSearch('\u202eИва\u200bно\u0301в').names[0]).toEqual(['иванов']);
  expect(planSearch('а'.repeat(10_000)).names[0]![0]).toHaveLength(200);
  expect(planSearch(`${'9'.repeat(10_000)}`).digits).toHaveLength(200);
});

it('knows a whole number in any writing', () => {
  for (const text of ['+7 (999) 123-45-67', '8 999 123 45 67', '9991234567', '7-999-123-45-67', 'тел. 8(999)1234567']) expect(planSearch(text).e164).toBe('+79991234567');
  expect(planSearch('8 10 375 29 123-45-67').e164).toBe('+375291234567');
  expect(planSearch('123-45-67')).not.toHaveProperty('e164');
});
