import { describe, expect, it } from 'vitest';
import { noFilter } from '../view/filters.ts';
import { hoursOf, rowsByDoctor } from '../view/hours.ts';
import { aDay, aDoctor, anAppointment, at } from '../view/test-builders.ts';
import { atCursor, firstCursor, placeOf, type GridModel } from './grid-model.ts';

const orlova = aDoctor('Орлова', ['09:00–12:00', '13:00–15:00']), dayOff = aDoctor('Белов', []);
const early = anAppointment('early', 'Орлова', '09:00–10:00'), beside = anAppointment('beside', 'Орлова', '09:30–10:00');
const view = aDay([dayOff, orlova], [early, beside]);
const model: GridModel = { view, doctors: view.doctors, rows: rowsByDoctor(view.appointments), hours: hoursOf(view), lengthMin: noFilter.lengthMin };

describe('the place of the keyboard', () => {
  it('begins with a doctor who works, at the present or at the next shift', () => {
    expect(firstCursor(model, at('10:02'))).toEqual({ doctorId: 'Орлова', atMin: at('10:05') });
    expect(firstCursor(model, at('12:30'))).toEqual({ doctorId: 'Орлова', atMin: at('13:00') });
    expect(firstCursor(model, undefined)).toEqual({ doctorId: 'Орлова', atMin: at('09:00') });
  });
  it('is nowhere when no doctor is shown', () => {
    expect(firstCursor({ ...model, doctors: [] }, undefined)).toBeUndefined();
  });
  it('means the appointment that was clicked among those that overlap', () => {
    expect(atCursor(model, { doctorId: 'Орлова', atMin: at('09:40'), appointmentId: 'beside' })).toEqual({ kind: 'taken', row: beside });
    expect(atCursor(model, { doctorId: 'Орлова', atMin: at('09:40') })).toEqual({ kind: 'taken', row: early });
    expect(atCursor(model, { doctorId: 'Петров', atMin: at('09:40') })).toBeUndefined();
  });
  it('books the doctor’s usual length, or the wished one, up to the next appointment', () => {
    expect(placeOf(model, { doctorId: 'Орлова', atMin: at('10:00') })).toEqual({ doctorId: 'Орлова', startMin: at('10:00'), endMin: at('10:30') });
    expect(placeOf({ ...model, lengthMin: 60 }, { doctorId: 'Орлова', atMin: at('10:00') })).toEqual({ doctorId: 'Орлова', startMin: at('10:00'), endMin: at('11:00') });
    expect(placeOf({ ...model, lengthMin: 90 }, { doctorId: 'Орлова', atMin: at('08:00') })).toEqual({ doctorId: 'Орлова', startMin: at('08:00'), endMin: at('09:00') });
  });
});
