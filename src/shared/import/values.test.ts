import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyText } from '../kernel/money.ts';
import { clockText, dayText } from '../kernel/time.ts';
import { day, kopecks } from '../kernel/values.ts';
import { cleanText, readDay, readMinutes, readMoney, readSex, readStatus, readTime, shortened } from './values.ts';

const value = (read: { readonly ok: boolean; readonly value?: unknown; readonly problem?: string }): unknown => (read.ok ? read.value : read.problem);

describe('a cell of a file', () => {
  it.each([
    ['31.12.2026', '2026-12-31'], ['1.2.1986', '1986-02-01'], ['01/02/1986', '1986-02-01'], ['1986-02-01', '1986-02-01'], ['1986-02-01 00:00:00', '1986-02-01'], ['14.03.1986 г.', '1986-03-14'], ['14.03.1986 10:30', '1986-03-14'],
    ['31485', '1986-03-14'], ['29.02.2024', '2024-02-29'], ['29.02.2023', 'no-such-day'], ['31.02.1990', 'no-such-day'], ['00.01.1990', 'no-such-day'], ['15.13.1990', 'no-such-day'], ['14.03.86', 'short-year'],
    ['14 марта 1986', 'not-a-day'], ['', 'not-a-day'], ['01.01.1800', 'day-out-of-range'], ['60', 'not-a-day'], ['999999', 'day-out-of-range'],
  ])('holds the day %s as %s', (raw, expected) => { expect(value(readDay(raw))).toBe(expected); });
  it('gives back any day of the calendar in every form it is written in', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1900-03-02'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
      const on = day(date.toISOString().slice(0, 10)), serial = Math.round((Date.parse(on) - Date.UTC(1899, 11, 30)) / 86_400_000);
      expect([readDay(dayText(on)), readDay(on), readDay(`${on}T10:00`), readDay(String(serial))].map(value)).toEqual([on, on, on, serial < 1_000 ? 'not-a-day' : on]);
    }), { seed: 31_02, numRuns: 2_000 });
  });
  it.each([['9:05', 545], ['09:05:00', 545], ['9.05', 545], ['24.11.2026 10:00', 600], ['2026-11-24 10:00', 600], ['0,5', 720], ['0.375', 540], ['24:00', 1440], ['24:01', 'not-a-time'], ['утром', 'not-a-time'], ['9:60', 'not-a-time'], ['', 'not-a-time']])(
    'holds the time %s as %s', (raw, expected) => { expect(value(readTime(raw))).toBe(expected); });
  it('gives back any minute of the day', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => { expect(value(readTime(clockText(minute)))).toBe(minute); }), { seed: 1 });
  });
  it.each([
    ['1 234,50 ₽', 123_450], ['1\u00a0234,50', 123_450], ['-1200', -120_000], ['−1\u202f200 руб.', -120_000], ['(1 200)', -120_000], ['1.234,50', 123_450], ['1,234.50', 123_450], ['1.234.567', 123_456_700], ['0', 0], ['-0', 0], ['12,5', 1_250],
    ['1234.5000000001', 123_450], ['1,234', 'money-ambiguous'], ['1.234', 'money-ambiguous'], ['много', 'not-money'], ['', 'not-money'], ['=1+1', 'not-money'], ['12,34,5', 'not-money'], ['99999999999999', 'money-too-large'],
  ])('holds the sum %s as %s', (raw, expected) => { expect(value(readMoney(raw))).toBe(expected); });
  it('gives back any sum as the program itself writes it', () => {
    fc.assert(fc.property(fc.integer({ min: -99_999_999_900, max: 99_999_999_900 }), (amount) => { expect(value(readMoney(moneyText(kopecks(amount))))).toBe(amount + 0); }), { seed: 2, numRuns: 2_000 });
  });
  it('knows sexes, statuses and lengths in words', () => {
    expect(['ж', 'Муж.', 'F', 'оно'].map((raw) => value(readSex(raw)))).toEqual(['female', 'male', 'female', 'not-a-sex']);
    expect(['Завершён', 'не пришёл', 'Отменен клиникой', 'confirmed', '?'].map((raw) => value(readStatus(raw)))).toEqual(['completed', 'noShow', 'cancelled', 'confirmed', 'not-a-status']);
    expect(['30', '45 мин', '1 ч', '0:30', '2', 'долго'].map((raw) => value(readMinutes(raw)))).toEqual([30, 45, 60, 30, 'not-minutes', 'not-minutes']);
  });
  it('is text whatever it says, without what cannot be seen', () => {
    expect(cleanText('<script>alert(1)</script>')).toEqual({ text: '<script>alert(1)</script>', changed: false });
    expect(cleanText('\u202eИва\u200bнов\u0000\u200f ')).toEqual({ text: 'Иванов', changed: true });
    expect(cleanText('Андреи\u0306').text).toBe('Андрей');
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
      const { text } = cleanText(raw);
      expect(/[\u0000-\u0008\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(text)).toBe(false);
      expect(cleanText(text)).toEqual({ text, changed: false });
    }), { seed: 3, numRuns: 2_000 });
    expect(shortened(`a\n${'б'.repeat(99)}`)).toHaveLength(40);
  });
});
