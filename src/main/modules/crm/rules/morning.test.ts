import { describe, expect, it } from 'vitest';
import { day, instant } from '#shared/kernel/values.ts';
import { morningOf, type MorningRows, type MorningVisit } from './morning.ts';

const visit = (id: string, more: Partial<MorningVisit> = {}): MorningVisit => ({
  appointmentId: id, patientId: `p-${id}`, who: id, phone: undefined, doctorId: 'orlova', startMin: 600, endMin: 630, status: 'confirmed', born: undefined, ban: undefined, archived: undefined, debt: undefined, ...more,
});
const morning = (more: Partial<MorningRows>) => morningOf({ day: day('2026-11-24'), now: instant(1000), visits: [], doctors: [{ id: 'orlova', name: 'Орлова', shifts: [{ startMin: 540, endMin: 900 }] }, { id: 'kim', name: 'Ким', shifts: [] }, { id: 'belov', name: 'Белов', shifts: [] }], tasks: [], missed: [], buffers: [], freed: [], ...more });
const rows = (page: ReturnType<typeof morning>, key: string) => page.sections.find((s) => s.key === key)!.rows.map((r) => r.who);

describe('the morning page', () => {
  it('says how full every doctor’s day is; what overlaps is not counted twice, what is cancelled not at all', () => {
    const page = morning({ visits: [visit('a'), visit('b', { startMin: 615, endMin: 660 }), visit('c', { status: 'cancelled' }), visit('d', { doctorId: 'kim' })] });
    expect([page.visits, page.load]).toEqual([3, [{ doctorId: 'orlova', doctor: 'Орлова', visits: 2, bookedMin: 60, shiftMin: 360, shifts: [{ startMin: 540, endMin: 900 }] }, { doctorId: 'kim', doctor: 'Ким', visits: 1, bookedMin: 30, shiftMin: 0, shifts: [] }]]);
  });
  it('names the absent, first those whose patients are booked', () => {
    expect([rows(morning({ visits: [visit('a', { doctorId: 'kim' })] }), 'absent'), rows(morning({}), 'absent')]).toEqual([['Ким', 'Белов'], ['Белов', 'Ким']]);
  });
  it('splits tasks into overdue and due today, by the moment', () => {
    const task = (id: string, at: number) => ({ id, who: id, note: '', at: instant(at) });
    const page = morning({ tasks: [task('late', 999), task('now', 1000), task('soon', 5000)] });
    expect([rows(page, 'overdue'), rows(page, 'due')]).toEqual([['late'], ['now', 'soon']]);
  });
  it('warns of a person once, however many visits they have', () => {
    const twice = { patientId: 'p', debt: 120_000, ban: 'Долг', archived: 'Переехал', born: day('1986-11-24') };
    const page = morning({ visits: [visit('a', twice), visit('b', { ...twice, startMin: 700, endMin: 730 }), visit('c', { debt: 0, born: day('1986-11-25') })] });
    for (const key of ['debts', 'bans', 'archived', 'birthdays']) expect([key, rows(page, key)]).toEqual([key, ['a']]);
    expect(page.sections.find((s) => s.key === 'birthdays')?.rows[0]).toMatchObject({ age: 40 });
    expect(page.sections.find((s) => s.key === 'debts')?.rows[0]).toMatchObject({ sum: 120_000, minute: 600 });
  });
  it('lists the unconfirmed by their hour, and freed slots only where somebody fits', () => {
    const page = morning({ visits: [visit('late', { startMin: 800, endMin: 830, status: 'unconfirmed' }), visit('early', { startMin: 540, endMin: 570, status: 'unconfirmed' }), visit('sure')], freed: [{ id: 's1', doctor: 'Орлова', note: '', fits: 2 }, { id: 's2', doctor: 'Ким', note: '', fits: 0 }] });
    expect([rows(page, 'unconfirmed'), rows(page, 'freed')]).toEqual([['early', 'late'], ['Орлова']]);
    expect(page.sections.every((s) => s.count === s.rows.length)).toBe(true);
  });
});
