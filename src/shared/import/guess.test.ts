import { expect, it } from 'vitest';
import { missingOf } from './fields.ts';
import { guessKind, guessMapping, looksLikeHeader } from './guess.ts';

it('finds the columns by Russian and English headings in any order and case', () => {
  expect(guessMapping(['Телефон', '№ карты', 'ФИО пациента', 'Дата рождения', 'Пол:', 'Доп. телефон', 'Примечание'], 'patients')).toEqual({ phone: 0, key: 1, name: 2, born: 3, sex: 4, phone2: 5, comment: 6 });
  expect(guessMapping(['Last name', 'First Name', 'DOB', 'Mobile', 'E-mail'], 'patients')).toEqual({ surname: 0, firstName: 1, born: 2, phone: 3, email: 4 });
  expect(guessMapping(['Пациент', 'Врач', 'Дата приёма', 'Время начала', 'Время окончания', 'Статус'], 'appointments')).toEqual({ name: 0, doctor: 1, day: 2, start: 3, end: 4, status: 5 });
});
it('takes the birth date of a file of patients for no day of a visit', () => {
  expect(guessMapping(['Фамилия', 'Дата рождения', 'Дата', 'Врач', 'Время'], 'appointments')).toEqual({ surname: 0, born: 1, day: 2, doctor: 3, start: 4 });
});
it('tells what a file is about', () => {
  expect(guessKind(['№ карты', 'Фамилия', 'Имя', 'Дата рождения', 'Телефон'])).toBe('patients');
  expect(guessKind(['№ карты', 'Врач', 'Дата', 'Начало'])).toBe('appointments');
  expect(guessKind(['№ карты', 'Остаток'])).toBe('balances');
  expect(guessKind(['ФИО', 'Семья'])).toBe('families');
  expect(guessKind(['№ карты', 'Телефон', 'Чей'])).toBe('phones');
  expect(guessKind(['a', 'b'])).toBe('patients');
});
it('knows a header from a first row', () => {
  expect([looksLikeHeader(['Фамилия', 'Телефон']), looksLikeHeader(['Иванов', '+7 900 100-01-01']), looksLikeHeader(['Иванов', 'Иван'])]).toEqual([true, false, false]);
});
it('says which columns are still missing', () => {
  expect(missingOf('appointments', { key: 0, day: 1 })).toEqual([['doctor'], ['start']]);
  expect(missingOf('patients', { name: 3 })).toEqual([]);
});
