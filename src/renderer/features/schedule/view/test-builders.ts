import { day, minute } from '#shared/kernel/values.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import type { DoctorColumn } from './column.ts';
import { keyOf, type Sheet } from './sheet.ts';

export const at = (clock: string) => minute(Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
const stretch = (text: string) => ({ startMin: at(text.slice(0, 5)), endMin: at(text.slice(6)) });

/** A doctor of a test; `works` and `reserved` are written «09:00–15:00». */
export const aDoctor = (id: string, works: readonly string[] = ['09:00–15:00'], reserved: readonly string[] = []): DoctorColumn => ({
  key: id, day: day('2026-11-25'), id, name: id, speciality: 'терапевт', group: 'Терапия', colour: '#1c7ed6', usualMin: 30,
  shifts: works.map(stretch),
  reserved: reserved.map((text, i) => ({ id: `reserve-${i}`, reason: 'планёрка', ...stretch(text) })),
  absences: [],
});
export const anAppointment = (id: string, doctorId: string, time: string, more: Partial<AppointmentRow> = {}): AppointmentRow => ({
  id, doctorId, patient: 'Ёлкина Анна Сергеевна', day: day('2026-11-25'), status: 'unconfirmed', kind: 'ordinary', comment: '', banned: false, ...stretch(time), ...more,
});
/** A sheet of one day; the keys of its columns are made as in the program. */
export const aSheet = (columns: readonly DoctorColumn[], appointments: readonly AppointmentRow[] = []): Sheet => ({
  branch: { id: 'branch', name: 'Линия', zone: 'Europe/Moscow', opensMin: at('08:00'), closesMin: at('21:00') }, chairs: [], doctors: columns,
  columns: columns.map((column) => ({ ...column, key: keyOf({ day: column.day, doctorId: column.id }) })), appointments: [...appointments],
});
