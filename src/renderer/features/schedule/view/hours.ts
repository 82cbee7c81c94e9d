import type { AppointmentRow, DayView } from '#shared/schedule/contract.ts';
import type { Stretch } from '#shared/schedule/grid.ts';

const hour = 60;

/**
 * The hours a day shows: from opening to closing, widened to whole hours by every shift, reserve and appointment that
 * lies outside them, so that nothing booked is ever out of sight.
 */
export function hoursOf(view: DayView): Stretch {
  const all: Stretch[] = [
    { startMin: view.branch.opensMin, endMin: view.branch.closesMin },
    ...view.doctors.flatMap((doctor) => [...doctor.shifts, ...doctor.reserved]),
    ...view.appointments,
  ];
  const first = Math.min(...all.map((s) => s.startMin)), last = Math.max(...all.map((s) => s.endMin));
  return { startMin: Math.floor(first / hour) * hour, endMin: Math.ceil(last / hour) * hour };
}

/** Rows by doctor; a doctor without any gets the same empty list each time, so that columns stay memoised. */
export function rowsByDoctor(rows: readonly AppointmentRow[]): ReadonlyMap<string, readonly AppointmentRow[]> {
  const byDoctor = new Map<string, AppointmentRow[]>();
  for (const row of rows) {
    const known = byDoctor.get(row.doctorId);
    if (known) known.push(row);
    else byDoctor.set(row.doctorId, [row]);
  }
  return byDoctor;
}

/**
 * The same map with every unchanged list taken from the one before, so that a change of one doctor's day draws one
 * column and not twenty-five.
 */
export function steadyRows(before: ReadonlyMap<string, readonly AppointmentRow[]> | undefined, next: ReadonlyMap<string, readonly AppointmentRow[]>): ReadonlyMap<string, readonly AppointmentRow[]> {
  if (!before) return next;
  return new Map([...next].map(([doctorId, rows]) => {
    const known = before.get(doctorId);
    return [doctorId, known?.length === rows.length && known.every((row, i) => row === rows[i]) ? known : rows];
  }));
}
