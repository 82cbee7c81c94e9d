import { describe, expect, it } from 'vitest';
import { isFiltering, noFilter, shownDoctors, wishedTime } from './filters.ts';
import { aDoctor, anAppointment, at } from './test-builders.ts';

const doctors = [aDoctor('Орлова', ['09:00–13:00']), { ...aDoctor('Белов', ['12:00–20:00']), group: 'Хирургия' }, aDoctor('Ким', ['17:00–20:00'])];
const rows = [anAppointment('a', 'Ким', '17:00–19:45')];
const shown = (change: Partial<typeof noFilter>) => shownDoctors(doctors, (id) => rows.filter((r) => r.doctorId === id), { ...noFilter, ...change }).map((d) => d.id);

describe('filters of the schedule', () => {
  it('show everybody when nothing is chosen', () => {
    expect(shown({})).toEqual(['Орлова', 'Белов', 'Ким']);
    expect(isFiltering(noFilter)).toBe(false);
  });
  it('show the chosen doctors in the order of the screen', () => {
    expect(shown({ doctorIds: ['Ким', 'Орлова'] })).toEqual(['Орлова', 'Ким']);
  });
  it('show a group of specialists', () => {
    expect(shown({ group: 'Хирургия' })).toEqual(['Белов']);
  });
  it('show only those with room for the length in the suitable time', () => {
    expect(shown({ time: 'evening' })).toEqual(['Белов']);
    expect(shown({ time: 'evening', lengthMin: 15 })).toEqual(['Белов', 'Ким']);
    expect(shown({ time: 'custom', custom: { startMin: at('12:30'), endMin: at('13:00') } })).toEqual(['Орлова', 'Белов']);
  });
  it('name the suitable time', () => {
    expect(wishedTime(noFilter)).toBeUndefined();
    expect(wishedTime({ ...noFilter, time: 'morning' })).toEqual({ startMin: 0, endMin: at('12:00') });
  });
});
