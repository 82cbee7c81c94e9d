import { expect, it } from 'vitest';
import { day } from '#shared/kernel/values.ts';
import { briefDay, longDay } from './day-text.ts';

it('writes a day with its weekday in the language of the screen, whatever the zone of the PC', () => {
  expect(longDay(day('2026-11-25'), 'ru')).toBe('Ср 25.11.2026');
  expect(briefDay(day('2026-11-22'), 'ru')).toBe('Вс 22.11');
  expect(briefDay(day('2026-11-22'), 'en')).toBe('Sun 22.11');
});
