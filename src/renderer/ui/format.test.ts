import { describe, expect, it } from 'vitest';
import { dayTimeOf, phoneParts, rawNumber, shortName, timerText } from './format.ts';

describe('what the desk shows', () => {
  it('makes the last four digits of a number stand apart, wherever the dashes are', () => {
    expect(phoneParts('+79991234567')).toEqual({ head: '+7 (999) 123-', tail: '45-67' });
    expect(phoneParts('+7 (916) 111-22-33')).toEqual({ head: '+7 (916) 111-', tail: '22-33' });
    expect(phoneParts('112')).toEqual({ head: '', tail: '112' });
    expect(phoneParts('Номер скрыт')).toEqual({ head: '', tail: 'Номер скрыт' });
  });
  it('copies digits alone, with the plus of an international number', () => {
    expect(rawNumber('+7 (999) 123-45-67')).toBe('+79991234567');
    expect(rawNumber('8 (999) 123-45-67')).toBe('89991234567');
  });
  it('counts a talk from zero, past an hour, and never below zero', () => {
    expect([timerText(-900), timerText(42_999), timerText(61_000), timerText(3_725_000)]).toEqual(['00:00', '00:42', '01:01', '1:02:05']);
  });
  it('shows an instant on the wall of the branch', () => {
    expect(dayTimeOf(Date.UTC(2026, 10, 22, 21, 5), 'Europe/Moscow')).toBe('23.11.2026 00:05');
  });
  it('shortens a name to the surname and initials', () => {
    expect([shortName('Ёлкина Анна Сергеевна'), shortName('Ёлкина'), shortName('')]).toEqual(['Ёлкина А. С.', 'Ёлкина', '']);
  });
});
