import { expect, it } from 'vitest';
import { day, minute } from '../kernel/values.ts';
import type { AppointmentRow } from './contract.ts';
import { linesOfColumn, type ListColumn } from './list.ts';

const at = (clock: string) => minute(Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
const stretch = (text: string) => ({ startMin: at(text.slice(0, 5)), endMin: at(text.slice(6)) });
const column = (works: readonly string[], more: Partial<ListColumn> = {}): ListColumn => ({ shifts: works.map(stretch), reserved: [], absences: [], ...more });
const booked = (id: string, time: string, status: AppointmentRow['status'] = 'unconfirmed'): AppointmentRow => ({ id, doctorId: 'd', patient: 'Сафин Олег', day: day('2026-11-25'), ...stretch(time), status, kind: 'ordinary', comment: '', banned: false });
const told = (...input: Parameters<typeof linesOfColumn>) => linesOfColumn(...input).map((l) => [l.kind, l.startMin, l.endMin]);

it('lists a doctor’s day in the order of time, with what is free between', () => {
  const rows = [booked('b', '10:00–10:30'), booked('a', '09:00–10:00'), booked('gone', '11:00–11:30', 'cancelled')];
  expect(told(column(['09:00–12:00'], { reserved: [{ id: 'r', reason: 'Обед', ...stretch('11:30–11:55') }] }), rows)).toEqual([
    ['appointment', at('09:00'), at('10:00')], ['appointment', at('10:00'), at('10:30')], ['free', at('10:30'), at('11:30')], ['appointment', at('11:00'), at('11:30')], ['reserved', at('11:30'), at('11:55')],
  ]);
});
it('says that a doctor does not work, or why', () => {
  expect(told(column([]), [])).toEqual([['off', 0, 0]]);
  expect(told(column([], { absences: [{ id: 'x', startMin: at('00:00'), endMin: at('24:00'), kind: 'vacation', reason: '' }] }), [])).toEqual([['absent', 0, 1440]]);
});
