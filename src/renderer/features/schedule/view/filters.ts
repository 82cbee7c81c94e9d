import type { Stretch } from '#shared/schedule/grid.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import { hasRoom, type DoctorColumn } from './column.ts';

/** The parts of a day a patient asks for. «Утро» ends and «вечер» begins where a clinic's working day is usually divided. */
export const partsOfDay = {
  morning: { startMin: 0, endMin: 12 * 60 },
  afternoon: { startMin: 12 * 60, endMin: 17 * 60 },
  evening: { startMin: 17 * 60, endMin: 24 * 60 },
} as const satisfies Readonly<Record<string, Stretch>>;
export type SuitableTime = 'any' | keyof typeof partsOfDay | 'custom';

export interface ScheduleFilter {
  readonly doctorIds: readonly string[];
  readonly group: string | undefined;
  readonly time: SuitableTime;
  /** Used while `time` is `custom`. */
  readonly custom: Stretch;
  /** Length wished for; undefined means the doctor's usual one. */
  readonly lengthMin: number | undefined;
}
/** A length when neither the filter nor a chosen doctor says one: also what the nearest free time is looked for by. */
export const defaultLength = 30;
export const noFilter: ScheduleFilter = { doctorIds: [], group: undefined, time: 'any', custom: { startMin: 9 * 60, endMin: 18 * 60 }, lengthMin: undefined };

/** The wished time of day; undefined when any will do. */
export const wishedTime = (filter: ScheduleFilter): Stretch | undefined =>
  filter.time === 'any' ? undefined : filter.time === 'custom' ? filter.custom : partsOfDay[filter.time];

export const isFiltering = (filter: ScheduleFilter): boolean => filter.doctorIds.length > 0 || filter.group !== undefined || filter.time !== 'any';

/**
 * The columns to show: those of the chosen doctors and group and, when a time is wished, only those with room for the
 * length in it.
 */
export function shownDoctors(doctors: readonly DoctorColumn[], rowsOf: (key: string) => readonly AppointmentRow[], filter: ScheduleFilter): DoctorColumn[] {
  const wished = wishedTime(filter);
  return doctors.filter((doctor) =>
    (filter.doctorIds.length === 0 || filter.doctorIds.includes(doctor.id))
    && (filter.group === undefined || doctor.group === filter.group)
    && (wished === undefined || hasRoom(doctor, rowsOf(doctor.key), wished, filter.lengthMin ?? Math.min(doctor.usualMin, defaultLength))));
}
