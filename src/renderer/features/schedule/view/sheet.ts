import type { Day, Id } from '#shared/kernel/values.ts';
import type { AppointmentRow, DaysView, DayView } from '#shared/schedule/contract.ts';
import type { DoctorColumn } from './column.ts';

/** The name of a column: a doctor on a day. */
export const keyOf = (at: { readonly day: Day; readonly doctorId: Id }): string => `${at.day} ${at.doctorId}`;
export const placeOfKey = (key: string): { readonly day: Day; readonly doctorId: Id } => ({ day: key.slice(0, 10) as Day, doctorId: key.slice(11) });

/** What a grid or a list shows, whether it came as a day or as a week: columns in their order, and what is booked in them. */
export interface Sheet {
  readonly branch: DayView['branch'];
  readonly chairs: DayView['chairs'];
  readonly doctors: readonly DaysView['doctors'][number][];
  readonly columns: readonly DoctorColumn[];
  readonly appointments: readonly AppointmentRow[];
}

/** Columns depend on hours alone: a booking makes none of them anew. */
export const columnsOfDay = (day: Day, doctors: DayView['doctors']): DoctorColumn[] => doctors.map((doctor) => ({ ...doctor, day, key: keyOf({ day, doctorId: doctor.id }) }));

const nothing = { shifts: [], reserved: [], absences: [] };

/** The days one after another, each with all its doctors. */
export const columnsOfDays = (days: DaysView['days'], doctors: DaysView['doctors']): DoctorColumn[] => days.flatMap((on) => {
  const own = new Map(on.doctors.map((d) => [d.id, d]));
  return doctors.map((doctor) => ({ ...doctor, ...(own.get(doctor.id) ?? nothing), id: doctor.id, day: on.day, key: keyOf({ day: on.day, doctorId: doctor.id }) }));
});
