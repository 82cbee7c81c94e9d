import type { AppointmentRow } from '#shared/schedule/contract.ts';
import type { Stretch } from '#shared/schedule/grid.ts';
import { keyOf, type Sheet } from './sheet.ts';

const hour = 60;

/**
 * The hours a day shows: from opening to closing, widened to whole hours by every shift, reserve and appointment that
 * lies outside them, so that nothing booked is ever out of sight.
 */
export function hoursOf(sheet: Pick<Sheet, 'branch' | 'columns' | 'appointments'>): Stretch {
  const all: Stretch[] = [
    { startMin: sheet.branch.opensMin, endMin: sheet.branch.closesMin },
    ...sheet.columns.flatMap((column) => [...column.shifts, ...column.reserved]),
    ...sheet.appointments,
  ];
  const first = Math.min(...all.map((s) => s.startMin)), last = Math.max(...all.map((s) => s.endMin));
  return { startMin: Math.floor(first / hour) * hour, endMin: Math.ceil(last / hour) * hour };
}

/** Rows by column; one without any gets the same empty list each time, so that columns stay memoised. */
export function rowsByColumn(rows: readonly AppointmentRow[]): ReadonlyMap<string, readonly AppointmentRow[]> {
  const byColumn = new Map<string, AppointmentRow[]>();
  for (const row of rows) {
    const key = keyOf(row), known = byColumn.get(key);
    if (known) known.push(row);
    else byColumn.set(key, [row]);
  }
  return byColumn;
}

/**
 * The same map with every unchanged list taken from the one before, so that a change of one doctor's day draws one
 * column and not twenty-five.
 */
export function steadyRows(before: ReadonlyMap<string, readonly AppointmentRow[]> | undefined, next: ReadonlyMap<string, readonly AppointmentRow[]>): ReadonlyMap<string, readonly AppointmentRow[]> {
  if (!before) return next;
  return new Map([...next].map(([key, rows]) => {
    const known = before.get(key);
    return [key, known?.length === rows.length && known.every((row, i) => row === rows[i]) ? known : rows];
  }));
}
