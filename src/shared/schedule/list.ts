import type { AppointmentRow, DayView } from './contract.ts';
import { joined, without, type Stretch } from './grid.ts';

/** What of a doctor's day a list needs. */
export type ListColumn = Pick<DayView['doctors'][number], 'shifts' | 'reserved' | 'absences'>;

/** What takes the doctor's time: appointments that are not cancelled, and reserves. */
export function busyOf(doctor: Pick<ListColumn, 'reserved'>, rows: readonly AppointmentRow[]): Stretch[] {
  return joined([...rows.filter((row) => row.status !== 'cancelled'), ...doctor.reserved]);
}

/** A line of the day as a list: what is booked, reserved, away or free, in the order of time. */
export type ListLine = Stretch & (
  | { readonly kind: 'appointment'; readonly row: AppointmentRow }
  | { readonly kind: 'reserved'; readonly reserved: ListColumn['reserved'][number] }
  | { readonly kind: 'absent'; readonly absence: ListColumn['absences'][number] }
  | { readonly kind: 'free' }
  | { readonly kind: 'off' });

const order = { appointment: 0, reserved: 1, absent: 2, free: 3, off: 4 } as const;

/** Free time shorter than this is no line of its own: nobody is booked into it. */
const shortest = 10;

export function linesOfColumn(column: ListColumn, rows: readonly AppointmentRow[]): ListLine[] {
  const lines: ListLine[] = [
    ...rows.map((row) => ({ kind: 'appointment' as const, startMin: row.startMin, endMin: row.endMin, row })),
    ...column.reserved.map((reserved) => ({ kind: 'reserved' as const, startMin: reserved.startMin, endMin: reserved.endMin, reserved })),
    ...column.absences.map((absence) => ({ kind: 'absent' as const, startMin: absence.startMin, endMin: absence.endMin, absence })),
    ...without(column.shifts, busyOf(column, rows)).filter((free) => free.endMin - free.startMin >= shortest).map((free) => ({ kind: 'free' as const, ...free })),
  ];
  if (lines.length === 0) return [{ kind: 'off', startMin: 0, endMin: 0 }];
  return lines.sort((a, b) => a.startMin - b.startMin || order[a.kind] - order[b.kind] || a.endMin - b.endMin);
}
