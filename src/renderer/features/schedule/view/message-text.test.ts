import { expect, it } from 'vitest';
import { messageText } from './message-text.ts';
import { anAppointment } from './test-builders.ts';

it('tells the patient who, when, whom and where, and nothing the clinic keeps to itself', () => {
  const row = anAppointment('a', 'Орлова', '10:00–10:30', { comment: 'долг, боится', phone: '+7 (999) 123-45-67' });
  const about = { row, weekday: 'Ср', doctor: 'Орлова', speciality: 'Терапевт', branch: 'Линия', zone: undefined };
  expect(messageText(about)).toBe('Ёлкина Анна Сергеевна\nСр 25.11.2026 10:00–10:30\nОрлова, терапевт\nЛиния');
  expect(messageText({ ...about, zone: 'UTC+10', speciality: '' })).toBe('Ёлкина Анна Сергеевна\nСр 25.11.2026 10:00–10:30 (UTC+10)\nОрлова\nЛиния');
});
