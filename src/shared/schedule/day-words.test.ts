import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayText, weekdayOf } from '../kernel/time.ts';
import { day } from '../kernel/values.ts';
import { dayOfWords } from './day-words.ts';

const tuesday = day('2026-11-24');

it.each([
  ['сегодня', '2026-11-24'], ['Завтра', '2026-11-25'], ['вчера', '2026-11-23'], ['через неделю', '2026-12-01'], ['через 2 недели', '2026-12-08'], ['через две недели', '2026-12-08'],
  ['через 3 дня', '2026-11-27'], ['через месяц', '2026-12-24'], ['in a week', '2026-12-01'], ['in 3 days', '2026-11-27'], ['tomorrow', '2026-11-25'], ['+10', '2026-12-04'], ['-1', '2026-11-23'],
  ['пт', '2026-11-27'], ['в пятницу', '2026-11-27'], ['во вторник', '2026-12-01'], ['on monday', '2026-11-30'],
  ['25.11', '2026-11-25'], ['25,11', '2026-11-25'], ['25.11.2026', '2026-11-25'], ['10.01', '2027-01-10'], ['1.11', '2026-11-01'], ['25', '2026-11-25'], ['3', '2026-12-03'], ['10.01.2026', '2026-01-10'],
  ['31.02', undefined], ['39', undefined], ['', undefined], ['через год и два', undefined], ['<script>', undefined], ['через 999999 недель', undefined],
] as const)('«%s» on Tuesday 24.11.2026 is %s', (typed, wanted) => {
  expect(dayOfWords(typed, tuesday)).toBe(wanted);
});
it('goes a month on by the calendar', () => {
  expect(dayOfWords('через месяц', day('2027-01-31'))).toBe('2027-02-28');
});
it('reads a whole date back, and never takes a weekday for a day that is past', () => {
  fc.assert(fc.property(fc.integer({ min: -300, max: 300 }), fc.constantFrom('пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'), (n, weekday) => {
    const on = addDays(tuesday, n);
    expect(dayOfWords(dayText(on), tuesday)).toBe(on);
    const next = dayOfWords(weekday, on)!;
    expect(next > on && next <= addDays(on, 7)).toBe(true);
    expect(weekdayOf(next)).toBe(['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'].indexOf(weekday) + 1);
  }));
});
it('throws at nothing that is typed', () => {
  fc.assert(fc.property(fc.string(), (text) => { dayOfWords(text, tuesday); }));
});
