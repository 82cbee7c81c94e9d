import { describe, expect, it } from 'vitest';
import { day } from '#shared/kernel/values.ts';
import { noFilter } from '../view/filters.ts';
import { hoursOf, rowsByColumn } from '../view/hours.ts';
import { aDoctor, anAppointment, aSheet, at } from '../view/test-builders.ts';
import { atCursor, firstCursor, placeOf, type GridModel } from './grid-model.ts';

const orlova = aDoctor('Орлова', ['09:00–12:00', '13:00–15:00']), dayOff = aDoctor('Белов', []);
const early = anAppointment('early', 'Орлова', '09:00–10:00'), beside = anAppointment('beside', 'Орлова', '09:30–10:00');
const sheet = aSheet([dayOff, orlova], [early, beside]);
const model: GridModel = {
  columns: sheet.columns, appointments: sheet.appointments, rows: rowsByColumn(sheet.appointments), hours: hoursOf(sheet), lengthMin: noFilter.lengthMin, chairs: new Map(), zone: 'Europe/Moscow', heads: 'doctors', pixelsPerMinute: 1.7,
};
const here = '2026-11-25 Орлова', on = (clock: string) => ({ day: day('2026-11-25'), minute: at(clock) });

describe('the place of the keyboard', () => {
  it('begins with a doctor who works, at the present or at the next shift', () => {
    expect(firstCursor(model, on('10:02'))).toEqual({ column: here, atMin: at('10:05') });
    expect(firstCursor(model, on('12:30'))).toEqual({ column: here, atMin: at('13:00') });
    expect(firstCursor(model, undefined)).toEqual({ column: here, atMin: at('09:00') });
  });
  it('is nowhere when no doctor is shown', () => {
    expect(firstCursor({ ...model, columns: [] }, undefined)).toBeUndefined();
  });
  it('means the appointment that was clicked among those that overlap', () => {
    expect(atCursor(model, { column: here, atMin: at('09:40'), appointmentId: 'beside' })).toEqual({ kind: 'taken', row: beside });
    expect(atCursor(model, { column: here, atMin: at('09:40') })).toEqual({ kind: 'taken', row: early });
    expect(atCursor(model, { column: '2026-11-25 Петров', atMin: at('09:40') })).toBeUndefined();
  });
  it('books the doctor’s usual length, or the wished one, up to the next appointment', () => {
    expect(placeOf(model, { column: here, atMin: at('10:00') })).toEqual({ column: here, startMin: at('10:00'), endMin: at('10:30') });
    expect(placeOf({ ...model, lengthMin: 60 }, { column: here, atMin: at('10:00') })).toEqual({ column: here, startMin: at('10:00'), endMin: at('11:00') });
    expect(placeOf({ ...model, lengthMin: 90 }, { column: here, atMin: at('08:00') })).toEqual({ column: here, startMin: at('08:00'), endMin: at('09:00') });
  });
});
