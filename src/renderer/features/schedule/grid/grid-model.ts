import type { Day } from '#shared/kernel/values.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import type { Stretch } from '#shared/schedule/grid.ts';
import { busyOf } from '#shared/schedule/list.ts';
import { stateAt, type DoctorColumn, type PlaceState } from '../view/column.ts';
import { coveredBy, slotAt, type Cursor, type CursorSpace } from '../view/cursor.ts';
import type { Place } from '../view/drag.ts';
import { keyOf } from '../view/sheet.ts';

const none: readonly AppointmentRow[] = [];

/** What the grid draws: the columns shown, their rows and the hours. */
export interface GridModel {
  readonly columns: readonly DoctorColumn[];
  readonly rows: ReadonlyMap<string, readonly AppointmentRow[]>;
  /** Every appointment of the days shown, also those a filter or a setting leaves out. */
  readonly appointments: readonly AppointmentRow[];
  readonly chairs: ReadonlyMap<string, string>;
  readonly zone: string;
  readonly hours: Stretch;
  /** The length wished for; undefined means the doctor's usual one. */
  readonly lengthMin: number | undefined;
  /** What the heads say: doctors of one day, days of one doctor, or both. */
  readonly heads: 'doctors' | 'days' | 'both';
  readonly pixelsPerMinute: number;
}

export const rowsOf = (model: GridModel, key: string): readonly AppointmentRow[] => model.rows.get(key) ?? none;
export const columnOf = (model: GridModel, key: string): DoctorColumn | undefined => model.columns.find((c) => c.key === key);
export const indexOf = (model: GridModel, key: string): number => model.columns.findIndex((c) => c.key === key);
export const rowOf = (model: GridModel, id: string): AppointmentRow | undefined => model.appointments.find((row) => row.id === id);
export const spaceOf = (model: GridModel): CursorSpace => ({ columns: model.columns.map((c) => c.key), hours: model.hours });
/** Where an appointment stands. */
export const homeOf = (row: AppointmentRow): Place => ({ column: keyOf(row), startMin: row.startMin, endMin: row.endMin });
export const daysOf = (model: GridModel): Day[] => [...new Set(model.columns.map((c) => c.day))];

/** What the cursor stands on; the appointment that was clicked outranks those it overlaps. */
export function atCursor(model: GridModel, cursor: Cursor): PlaceState | undefined {
  const column = columnOf(model, cursor.column);
  if (!column) return undefined;
  const clicked = cursor.appointmentId === undefined ? undefined : rowOf(model, cursor.appointmentId);
  if (clicked && keyOf(clicked) === column.key && (clicked.status !== 'cancelled' || rowsOf(model, column.key).includes(clicked))) return { kind: 'taken', row: clicked };
  return stateAt(column, rowsOf(model, column.key), coveredBy(cursor));
}

/** The time a booking at the cursor takes. */
export function placeOf(model: GridModel, cursor: Cursor): Place {
  const column = columnOf(model, cursor.column);
  const busy = column ? busyOf(column, rowsOf(model, column.key)) : [];
  return { column: cursor.column, ...slotAt(cursor, model.lengthMin ?? column?.usualMin ?? 30, busy, model.hours) };
}

/** Where the keyboard begins: today if it is shown, at the present time or the first shift of the first doctor who works. */
export function firstCursor(model: GridModel, now: { readonly day: Day; readonly minute: number } | undefined): Cursor | undefined {
  const today = model.columns.filter((c) => c.day === now?.day), among = today.length > 0 ? today : model.columns;
  const column = among.find((c) => c.shifts.length > 0) ?? among[0];
  if (!column) return undefined;
  const nowMin = column.day === now?.day ? now.minute : undefined;
  const shift = column.shifts.find((s) => nowMin === undefined || s.endMin > nowMin) ?? column.shifts[0];
  const start = shift?.startMin ?? model.hours.startMin;
  return { column: column.key, atMin: nowMin !== undefined && shift && nowMin > start && nowMin < shift.endMin ? Math.ceil(nowMin / 5) * 5 : start };
}
