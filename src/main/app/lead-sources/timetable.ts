import { instantOf, wallOf } from '#shared/kernel/time.ts';
import { instant, type Day, type Instant } from '#shared/kernel/values.ts';
import type { DaysView } from '#shared/schedule/contract.ts';
import { without, type Stretch } from '#shared/schedule/grid.ts';
import type { Timetable, TimetableSlot } from '../../modules/leads/index.ts';

/** How far ahead the other side learns the hours. */
export const timetableDays = 30;

export interface Numbers { readonly doctors: readonly { readonly doctorId: string; readonly vendorId: string }[]; readonly branchId: string }

/** The hours of the doctors that have a number at the other side: stretches in which they are free, and those in which they are not. Names and times, no patient. */
export function timetableOf({ branch, doctors, days, appointments }: DaysView, { doctors: numbers, branchId }: Numbers, now: Instant): Timetable {
  const { day: today, minute } = wallOf(now, branch.zone), known = doctors.flatMap((one) => { const vendorId = numbers.find((other) => other.doctorId === one.id)?.vendorId; return vendorId === undefined ? [] : [{ ...one, vendorId }]; });
  const holding = Map.groupBy(appointments.filter((one) => one.status !== 'cancelled'), (one) => one.day);
  const slots = days.flatMap(({ day, doctors: working }) => working.flatMap((hours): TimetableSlot[] => {
    const doctor = known.find((one) => one.id === hours.id), past: Stretch[] = day < today ? [{ startMin: 0, endMin: 1440 }] : day === today ? [{ startMin: 0, endMin: minute + 1 }] : [];
    if (!doctor) return [];
    const chairs = new Set(hours.shifts.map((shift) => shift.chairId).filter((id) => id !== undefined)), taken = (holding.get(day) ?? []).filter((one) => one.doctorId === hours.id || (one.chairId !== undefined && chairs.has(one.chairId)));
    const worked = without(hours.shifts, past), free = without(worked, [...taken, ...hours.reserved]);
    const slotOf = (busy: boolean) => ({ startMin, endMin }: Stretch): TimetableSlot => ({ doctorId: doctor.vendorId, start: startOf(day, startMin, branch.zone), minutes: endMin - startMin, busy });
    return [...free.map(slotOf(false)), ...without(worked, free).map(slotOf(true))];
  }));
  return { doctors: known.map(({ vendorId, name }) => ({ id: vendorId, name })), branch: { id: branchId, name: branch.name }, slots: slots.sort((a, b) => a.start - b.start || Number(a.doctorId) - Number(b.doctorId)) };
}
const startOf = (day: Day, minuteOfDay: number, zone: string): Instant => instant(instantOf(day, minuteOfDay, zone));
