import type { Day } from '#shared/kernel/values.ts';
import type { AbsenceKind, AppointmentRow, DayView } from '#shared/schedule/contract.ts';
import { busyOf } from '#shared/schedule/list.ts';
import { joined, overlap, without, type Stretch } from '#shared/schedule/grid.ts';
import { lanesOf, type Lane } from '#shared/schedule/lanes.ts';

/** One doctor's day. A day of the schedule has many, a doctor's week seven; `key` tells them apart (view/sheet.ts). */
export type DoctorColumn = DayView['doctors'][number] & { readonly day: Day; readonly key: string };
export interface PlacedBlock extends Lane { readonly row: AppointmentRow }
export interface ColumnLayout {
  readonly blocks: readonly PlacedBlock[];
  /** Outside the shifts: hatched. */
  readonly closed: readonly Stretch[];
  /** Cut to the hours shown. */
  readonly absences: readonly (Stretch & { readonly id: string; readonly kind: AbsenceKind; readonly reason: string })[];
}

/** Where everything of one doctor stands; `hours` are the hours the grid shows. */
export function layOutColumn(doctor: DoctorColumn, rows: readonly AppointmentRow[], hours: Stretch): ColumnLayout {
  const lanes = lanesOf(rows);
  return {
    blocks: rows.map((row, i) => ({ row, ...(lanes[i] ?? { lane: 0, lanes: 1 }) })),
    closed: without([hours], doctor.shifts),
    absences: doctor.absences.flatMap((absence) => (overlap(absence, hours) ? [{ ...absence, startMin: Math.max(absence.startMin, hours.startMin), endMin: Math.min(absence.endMin, hours.endMin) }] : [])),
  };
}

/** Whether `lengthMin` fits into the doctor's free time somewhere inside `wished`. */
export function hasRoom(doctor: DoctorColumn, rows: readonly AppointmentRow[], wished: Stretch, lengthMin: number): boolean {
  return without(doctor.shifts, busyOf(doctor, rows))
    .some((free) => Math.min(free.endMin, wished.endMin) - Math.max(free.startMin, wished.startMin) >= lengthMin);
}

/** How much of the shifts is taken, 0…1; undefined for a doctor who does not work that day. */
export function loadOf(doctor: DoctorColumn, rows: readonly AppointmentRow[]): number | undefined {
  const length = (stretches: readonly Stretch[]) => stretches.reduce((sum, s) => sum + s.endMin - s.startMin, 0);
  const whole = length(joined(doctor.shifts));
  if (whole === 0) return undefined;
  return 1 - length(without(doctor.shifts, busyOf(doctor, rows))) / whole;
}

export type PlaceState =
  | { readonly kind: 'free' }
  | { readonly kind: 'closed'; readonly absence?: DoctorColumn['absences'][number] }
  | { readonly kind: 'reserved'; readonly reserved: DoctorColumn['reserved'][number] }
  | { readonly kind: 'taken'; readonly row: AppointmentRow };

/** What stands at a stretch of a column, the strongest first: an appointment, a reserve, closed hours, nothing. */
export function stateAt(doctor: DoctorColumn, rows: readonly AppointmentRow[], at: Stretch): PlaceState {
  const here = rows.filter((row) => overlap(row, at));
  const row = here.find((r) => r.status !== 'cancelled') ?? here[0];
  if (row) return { kind: 'taken', row };
  const reserved = doctor.reserved.find((r) => overlap(r, at));
  if (reserved) return { kind: 'reserved', reserved };
  if (without([at], doctor.shifts).length === 0) return { kind: 'free' };
  const absence = doctor.absences.find((a) => overlap(a, at));
  return { kind: 'closed', ...(absence ? { absence } : {}) };
}
