import type { QueryClient } from '@tanstack/react-query';
import type { AppointmentRow, DaysView, DayView } from '#shared/schedule/contract.ts';

type Painted = DayView | DaysView;
const isPainted = (data: unknown): data is Painted => typeof data === 'object' && data !== null && 'appointments' in data && 'branch' in data;

/** The row on every screen of the schedule changes at once; the answer of main, or its refusal, follows. Returns what puts it back. */
export function paintAhead(queries: QueryClient, row: AppointmentRow, change: Partial<AppointmentRow>): () => void {
  const before = queries.getQueriesData({ queryKey: ['schedule'] }).filter((entry): entry is [typeof entry[0], Painted] => isPainted(entry[1]) && entry[1].appointments.some((a) => a.id === row.id));
  const day = change.day ?? row.day;
  for (const [key, data] of before) {
    const appointments = data.appointments.flatMap((a) => (a.id !== row.id ? [a] : 'day' in data && data.day !== day ? [] : [{ ...a, ...change }]));
    queries.setQueryData(key, { ...data, appointments });
  }
  return () => { for (const [key, data] of before) queries.setQueryData(key, data); };
}
