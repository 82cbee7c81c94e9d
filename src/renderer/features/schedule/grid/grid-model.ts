import type { AppointmentRow, DayView } from '#shared/schedule/contract.ts';
import type { Stretch } from '#shared/schedule/grid.ts';
import { busyOf, stateAt, type DoctorColumn, type PlaceState } from '../view/column.ts';
import { coveredBy, slotAt, type Cursor, type CursorSpace } from '../view/cursor.ts';
import type { Place } from '../view/drag.ts';

const none: readonly AppointmentRow[] = [];

/** One day as the grid draws it: the columns shown, their rows and the hours. */
export interface GridModel {
  readonly view: DayView;
  readonly doctors: readonly DoctorColumn[];
  readonly rows: ReadonlyMap<string, readonly AppointmentRow[]>;
  readonly hours: Stretch;
  /** The length wished for; undefined means the doctor's usual one. */
  readonly lengthMin: number | undefined;
}

export const rowsOf = (model: GridModel, doctorId: string): readonly AppointmentRow[] => model.rows.get(doctorId) ?? none;
export const doctorOf = (model: GridModel, doctorId: string): DoctorColumn | undefined => model.doctors.find((d) => d.id === doctorId);
export const rowOf = (model: GridModel, id: string): AppointmentRow | undefined => model.view.appointments.find((row) => row.id === id);
export const spaceOf = (model: GridModel): CursorSpace => ({ doctorIds: model.doctors.map((d) => d.id), hours: model.hours });

/** What the cursor stands on; the appointment that was clicked outranks those it overlaps. */
export function atCursor(model: GridModel, cursor: Cursor): PlaceState | undefined {
  const doctor = doctorOf(model, cursor.doctorId);
  if (!doctor) return undefined;
  const clicked = cursor.appointmentId === undefined ? undefined : rowOf(model, cursor.appointmentId);
  if (clicked && clicked.doctorId === doctor.id && (clicked.status !== 'cancelled' || rowsOf(model, doctor.id).includes(clicked))) return { kind: 'taken', row: clicked };
  return stateAt(doctor, rowsOf(model, doctor.id), coveredBy(cursor));
}

/** The time a booking at the cursor takes. */
export function placeOf(model: GridModel, cursor: Cursor): Place {
  const doctor = doctorOf(model, cursor.doctorId);
  const busy = doctor ? busyOf(doctor, rowsOf(model, doctor.id)) : [];
  return { doctorId: cursor.doctorId, ...slotAt(cursor, model.lengthMin ?? doctor?.usualMin ?? 30, busy, model.hours) };
}

/** Where the keyboard begins: the present time, or the first shift, of the first doctor who works. */
export function firstCursor(model: GridModel, nowMin: number | undefined): Cursor | undefined {
  const doctor = model.doctors.find((d) => d.shifts.length > 0) ?? model.doctors[0];
  if (!doctor) return undefined;
  const shift = doctor.shifts.find((s) => nowMin === undefined || s.endMin > nowMin) ?? doctor.shifts[0];
  const start = shift?.startMin ?? model.hours.startMin;
  return { doctorId: doctor.id, atMin: nowMin !== undefined && shift && nowMin > start && nowMin < shift.endMin ? Math.ceil(nowMin / 5) * 5 : start };
}
