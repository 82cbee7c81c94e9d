import { describe, expect, it } from 'vitest';
import { busyOf } from '#shared/schedule/list.ts';
import { hasRoom, layOutColumn, loadOf, stateAt } from './column.ts';
import { aDoctor, aSheet, anAppointment, at } from './test-builders.ts';
import { hoursOf, rowsByColumn, steadyRows } from './hours.ts';

const day = { startMin: at('08:00'), endMin: at('21:00') };

describe('a doctor’s column', () => {
  it('hatches everything outside the shifts', () => {
    const layout = layOutColumn(aDoctor('Орлова', ['09:00–12:00', '13:00–15:00']), [], day);
    expect(layout.closed).toEqual([
      { startMin: at('08:00'), endMin: at('09:00') }, { startMin: at('12:00'), endMin: at('13:00') }, { startMin: at('15:00'), endMin: at('21:00') },
    ]);
  });

  it('puts two overlapping appointments side by side and leaves a lone one the whole width', () => {
    const rows = [anAppointment('a', 'Орлова', '09:00–10:00'), anAppointment('b', 'Орлова', '09:30–10:00'), anAppointment('c', 'Орлова', '11:00–11:30')];
    expect(layOutColumn(aDoctor('Орлова'), rows, day).blocks.map(({ row, lane, lanes }) => [row.id, lane, lanes])).toEqual([['a', 0, 2], ['b', 1, 2], ['c', 0, 1]]);
  });

  it('takes no time for a cancelled appointment', () => {
    const rows = [anAppointment('a', 'Орлова', '09:00–10:00', { status: 'cancelled' }), anAppointment('b', 'Орлова', '10:00–11:00')];
    expect(busyOf(aDoctor('Орлова', ['09:00–15:00'], ['11:00–12:00']), rows)).toEqual([{ startMin: at('10:00'), endMin: at('12:00') }]);
  });

  it('has room only where a free stretch inside the wished time is long enough', () => {
    const doctor = aDoctor('Орлова', ['09:00–12:00']), rows = [anAppointment('a', 'Орлова', '09:30–11:40')];
    expect(hasRoom(doctor, rows, { startMin: at('09:00'), endMin: at('12:00') }, 30)).toBe(true);
    expect(hasRoom(doctor, rows, { startMin: at('09:00'), endMin: at('12:00') }, 35)).toBe(false);
    expect(hasRoom(doctor, rows, { startMin: at('09:10'), endMin: at('11:55') }, 30)).toBe(false);
  });

  it('counts the taken share of the shifts and nothing for a day off', () => {
    expect(loadOf(aDoctor('Орлова', ['09:00–13:00']), [anAppointment('a', 'Орлова', '09:00–10:00')])).toBe(0.25);
    expect(loadOf(aDoctor('Белов', []), [])).toBeUndefined();
  });

  it('names what stands at a time: the live appointment before a cancelled one, then reserves, then closed hours', () => {
    const doctor = aDoctor('Орлова', ['09:00–15:00'], ['14:00–15:00']);
    const rows = [anAppointment('gone', 'Орлова', '09:00–10:00', { status: 'cancelled' }), anAppointment('live', 'Орлова', '09:30–10:00')];
    const kindAt = (clock: string) => stateAt(doctor, rows, { startMin: at(clock), endMin: at(clock) + 5 });
    expect(kindAt('09:30')).toEqual({ kind: 'taken', row: rows[1] });
    expect(kindAt('09:00')).toEqual({ kind: 'taken', row: rows[0] });
    expect(kindAt('14:30')).toEqual({ kind: 'reserved', reserved: doctor.reserved[0] });
    expect(kindAt('15:00')).toEqual({ kind: 'closed' });
    expect(kindAt('10:00')).toEqual({ kind: 'free' });
  });
});

describe('the hours of a day', () => {
  it('show opening to closing', () => {
    expect(hoursOf(aSheet([aDoctor('Орлова')]))).toEqual(day);
  });
  it('widen to the whole hour of an appointment outside them', () => {
    const rows = [anAppointment('a', 'Орлова', '07:40–08:10'), anAppointment('b', 'Орлова', '20:50–21:20')];
    expect(hoursOf(aSheet([aDoctor('Орлова')], rows))).toEqual({ startMin: at('07:00'), endMin: at('22:00') });
  });
  it('keep every row with its doctor', () => {
    const rows = [anAppointment('a', 'Орлова', '09:00–10:00'), anAppointment('b', 'Белов', '09:00–10:00'), anAppointment('c', 'Орлова', '10:00–10:30')];
    expect([...rowsByColumn(rows)].map(([id, own]) => [id, own.map((r) => r.id)])).toEqual([['2026-11-25 Орлова', ['a', 'c']], ['2026-11-25 Белов', ['b']]]);
  });
  it('stay the same list for a doctor whose day did not change', () => {
    const a = anAppointment('a', 'Орлова', '09:00–10:00'), b = anAppointment('b', 'Белов', '09:00–10:00');
    const before = rowsByColumn([a, b]), after = steadyRows(before, rowsByColumn([a, { ...b, status: 'arrived' }]));
    expect(after.get('2026-11-25 Орлова')).toBe(before.get('2026-11-25 Орлова'));
    expect(after.get('2026-11-25 Белов')).not.toBe(before.get('2026-11-25 Белов'));
    expect(after.get('2026-11-25 Белов')?.[0]?.status).toBe('arrived');
  });
});
