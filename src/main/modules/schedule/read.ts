import { AppError } from '#shared/kernel/errors.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { addDays, wallOf } from '#shared/kernel/time.ts';
import { minute, type Day, type Id, type Instant, type Minute } from '#shared/kernel/values.ts';
import type { AppointmentRow, DaysView, DayView, FreeSlot, scheduleContract } from '#shared/schedule/contract.ts';
import type { PlannedShift } from '#shared/schedule/plan-contract.ts';
import { absentOn, daysFrom, workedShifts } from '#shared/schedule/plan.ts';
import type * as z from 'zod';
import { fullName, type PatientAppointment } from '../patients/index.ts';
import type { Debtors } from './debtors.ts';
import type { Branch, ScheduleDeps } from './deps.ts';
import { appointmentLine, freePlaces, type DayOfDoctor } from './rules.ts';
import type { ScheduleStore } from './store.ts';

type Shown = NonNullable<ReturnType<ScheduleStore['shown']['get']>>;
type AbsenceDbRow = ReturnType<ScheduleStore['absencesBetween']['all']>[number];
type DaysInput = z.output<(typeof scheduleContract)['days']['input']>;
type FreeSlotsInput = z.output<(typeof scheduleContract)['freeSlots']['input']>;

/** How far the finder of free slots looks, and how many days it reads at a time. */
export const searchDays = 60;
const chunkDays = 7;

export const personOf = (r: { readonly surname: string | null; readonly firstName: string | null; readonly patronymic: string | null }): string =>
  fullName({ surname: r.surname ?? '', firstName: r.firstName ?? '', patronymic: r.patronymic ?? '' });

const grouped = <T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> => Map.groupBy(rows, key);

/** A row of the database as the contract promises it; `debt` only for who may see money. */
function rowOf(a: Shown, debt: boolean | undefined): AppointmentRow {
  return {
    id: a.id, patient: personOf(a), doctorId: a.doctorId, day: a.day as Day, startMin: minute(a.startMin), endMin: minute(a.endMin),
    status: a.status, kind: a.kind, comment: a.comment, banned: a.banAt !== null,
    ...(a.patientId === null ? {} : { patientId: a.patientId }), ...(a.chairId === null ? {} : { chairId: a.chairId }),
    ...(a.phone ? { phone: a.phone.startsWith('+') ? phoneText(a.phone) : a.phone } : {}),
    ...(debt === undefined ? {} : { debt }),
  };
}

type Stretched = { readonly startMin: number; readonly endMin: number };
const stretch = ({ startMin, endMin }: Stretched) => ({ startMin: minute(startMin), endMin: minute(endMin) });
const withChair = (s: Stretched & { readonly chairId: Id | null }): PlannedShift => ({ ...stretch(s), ...(s.chairId === null ? {} : { chairId: s.chairId }) });

/** The hours of one doctor on one day as a screen shows them. */
function hoursOf(shifts: readonly (Stretched & { readonly chairId: Id | null })[], absences: readonly AbsenceDbRow[], reserves: readonly (Stretched & { readonly id: Id; readonly reason: string })[]) {
  return {
    shifts: workedShifts(shifts.map(withChair), absences),
    reserved: reserves.map((r) => ({ id: r.id, ...stretch(r), reason: r.reason })),
    absences: absences.map((a) => ({ id: a.id, ...stretch(a), kind: a.kind, reason: a.reason })),
  };
}

export function createScheduleReads(store: ScheduleStore, debtors: Debtors, { branch, branches, clock }: Pick<ScheduleDeps, 'branch' | 'branches' | 'clock'>) {
  /** @throws AppError `not-found` */
  function branchOf(id: Id | undefined): Branch {
    const found = id === undefined ? branch() : branches().find((b) => b.id === id);
    if (!found) throw new AppError('not-found', 'branch');
    return found;
  }
  const branchView = ({ id, name, zone, opensMin, closesMin }: Branch) => ({ id, name, zone, opensMin, closesMin });
  const doctorView = (d: ReturnType<typeof store.doctors.all>[number]) => ({ id: d.id, name: d.name, speciality: d.speciality ?? '', group: d.group ?? '', colour: d.colour, usualMin: d.usualMin });
  const chairsOf = (branchId: Id) => store.chairs.all().filter((c) => c.branchId === branchId).map(({ id, name }) => ({ id, name }));

  /** One statement a table; doctors without work that day are shown too, retired ones only with appointments. */
  function day(on: Day, withMoney: boolean, ofBranch?: Id): DayView {
    const at = branchOf(ofBranch), branchId = at.id, range = { fromDay: on, tillDay: on, branchId };
    const rows = store.shownOfDay.all({ day: on, branchId }), shifts = grouped(store.shiftsOfDay.all({ day: on, branchId }), (s) => s.doctorId);
    const reserves = grouped(store.reservesOfDay.all({ day: on, branchId }), (r) => r.doctorId), away = grouped(store.absencesBetween.all(range), (a) => a.doctorId), booked = new Set(rows.map((a) => a.doctorId));
    const owes = withMoney ? debtors.among(rows.map((a) => a.patientId), () => store.debtorsOfDay.all({ day: on, branchId })) : undefined;
    return {
      day: on, branch: branchView(at), chairs: chairsOf(branchId),
      doctors: store.doctors.all({ branchId }).filter((d) => d.retiredAt === null || booked.has(d.id)).map((d) => ({ ...doctorView(d), ...hoursOf(shifts.get(d.id) ?? [], away.get(d.id) ?? [], reserves.get(d.id) ?? []) })),
      appointments: rows.map((a) => rowOf(a, owes?.(a.patientId))),
    };
  }

  /** The same for several days, still one statement a table. */
  function days(input: DaysInput, withMoney: boolean): DaysView {
    const at = branchOf(input.branchId), branchId = at.id, range = { fromDay: input.fromDay, tillDay: addDays(input.fromDay, input.days - 1), branchId };
    const wanted = input.doctorIds && new Set(input.doctorIds), mine = <T extends { readonly doctorId: Id }>(rows: readonly T[]): readonly T[] => (wanted ? rows.filter((r) => wanted.has(r.doctorId)) : rows);
    const rows = mine(store.shownBetween.all(range)), shifts = grouped(mine(store.shiftsBetween.all(range)), (s) => `${s.day} ${s.doctorId}`);
    const reserves = grouped(mine(store.reservesBetween.all(range)), (r) => `${r.day} ${r.doctorId}`), away = mine(store.absencesBetween.all(range)), booked = new Set(rows.map((a) => a.doctorId));
    const owes = withMoney ? debtors.among(rows.map((a) => a.patientId), () => store.debtorsBetween.all(range)) : undefined;
    const doctors = store.doctors.all({ branchId }).filter((d) => (wanted ? wanted.has(d.id) : true) && (d.retiredAt === null || booked.has(d.id)));
    return {
      branch: branchView(at), chairs: chairsOf(branchId), doctors: doctors.map(doctorView),
      days: daysFrom(range.fromDay, range.tillDay).map((on) => {
        const absent = grouped(absentOn(away as readonly (AbsenceDbRow & { fromDay: Day; tillDay: Day })[], on), (a) => a.doctorId);
        return {
          day: on,
          doctors: doctors.flatMap((d) => {
            const key = `${on} ${d.id}`, own = [shifts.get(key), reserves.get(key), absent.get(d.id)] as const;
            return own.some(Boolean) ? [{ id: d.id, ...hoursOf(own[0] ?? [], own[2] ?? [], own[1] ?? []) }] : [];
          }),
        };
      }),
      appointments: rows.map((a) => rowOf(a, owes?.(a.patientId))),
    };
  }

  const debtOf = (patientId: Id | null, withMoney: boolean): boolean | undefined =>
    (withMoney ? patientId !== null && (store.balance.get({ patientId })?.balance ?? 0) < 0 : undefined);

  function freeSlots({ fromDay, lengthMin, doctorId, group, fromMin, tillMin, limit, branchId: ofBranch }: FreeSlotsInput): FreeSlot[] {
    const { id: branchId, zone } = branchOf(ofBranch ?? (doctorId === undefined ? undefined : store.doctor.get({ id: doctorId })?.branchId)), { day: today, minute: nowMin, second } = wallOf(clock.now(), zone);
    const doctors = store.doctors.all({ branchId }).filter((d) => d.retiredAt === null && (doctorId === undefined || d.id === doctorId) && (group === undefined || d.group === group));
    const first = fromDay < today ? today : fromDay, found: FreeSlot[] = [];
    for (let offset = 0; offset < searchDays && doctors.length > 0 && found.length < limit; offset += chunkDays) {
      const range = { fromDay: addDays(first, offset), tillDay: addDays(first, Math.min(offset + chunkDays, searchDays) - 1), branchId };
      const shifts = grouped(store.shiftsBetween.all(range), (s) => s.day), reserves = grouped(store.reservesBetween.all(range), (r) => r.day), away = store.absencesBetween.all(range) as (AbsenceDbRow & { fromDay: Day; tillDay: Day })[], busy = grouped(store.busyBetween.all(range), (b) => b.day);
      for (const on of [...shifts.keys()].sort() as Day[]) {
        const notBefore = on === today ? nowMin + (second > 0 ? 1 : 0) : 0, held = busy.get(on)?.map((b) => ({ ...b, patient: '' })) ?? [];
        found.push(...doctors.flatMap((d) => {
          const own: DayOfDoctor = { absences: absentOn(away, on).filter((a) => a.doctorId === d.id), shifts: shifts.get(on)?.filter((s) => s.doctorId === d.id) ?? [], reserved: reserves.get(on)?.filter((r) => r.doctorId === d.id) ?? [], busy: held };
          return own.shifts.length === 0 ? [] : freePlaces(d.id, own, { lengthMin, fromMin, tillMin, notBefore }).map((place) => ({ doctorId: d.id, doctor: d.name, day: on, ...stretch(place) }));
        }).sort((a, b) => a.startMin - b.startMin));
        if (found.length >= limit) break;
      }
    }
    return found.slice(0, limit);
  }

  return {
    day,
    days,
    branchOf,
    freeSlots,
    /** The whole clinic's branches, doctors and chairs. */
    places: () => ({
      here: branch().id, branches: branches().map(branchView), chairs: store.chairs.all(), doctors: store.allDoctors.all().map((d) => ({ ...doctorView(d), branchId: d.branchId })),
    }),
    /** @throws AppError `not-found` */
    appointment: (id: Id, withMoney: boolean): AppointmentRow => {
      const row = store.shown.get({ id });
      if (!row) throw new AppError('not-found', 'appointment');
      return rowOf(row, debtOf(row.patientId, withMoney));
    },
    shownOfPatient(patientId: Id, withMoney: boolean): (AppointmentRow & { doctor: string })[] {
      const debt = debtOf(patientId, withMoney);
      return store.shownOfPatient.all({ patientId }).map((a) => ({ ...rowOf(a, debt), doctor: a.doctor ?? '' }));
    },
    /** Every appointment of a patient, as the context of a call needs it. */
    appointmentsOf: (patientId: Id): PatientAppointment[] => store.ofPatient.all({ patientId }).map((a) => ({
      id: a.id, day: a.day as Day, startMin: a.startMin as Minute, startsAt: a.startsAt as Instant, status: a.status, doctor: a.doctor ?? '',
      ...(a.cancelledBy ? { cancelledBy: a.cancelledBy } : {}),
    })),
    /** The nearest future appointment of each, as a line: «26.11 10:00 Орлова». */
    nextAppointments: (patientIds: readonly Id[]): Map<Id, string> => {
      const next = new Map<Id, string>();
      for (const a of store.comingOf.all({ ids: JSON.stringify(patientIds), now: clock.now() })) {
        if (a.patientId !== null && !next.has(a.patientId)) next.set(a.patientId, appointmentLine(a.day as Day, a.startMin as Minute, a.doctor ?? ''));
      }
      return next;
    },
    /** The nearest that starts later than now and is not cancelled; later today counts. */
    nextVisitOf: (patientId: Id): { readonly appointmentId: Id; readonly day: Day; readonly startMin: Minute; readonly doctor: string } | undefined => {
      const next = store.future.get({ patientId, now: clock.now() });
      return next && { appointmentId: next.id, day: next.day as Day, startMin: minute(next.startMin), doctor: store.doctorName.get({ id: next.doctorId })?.name ?? '' };
    },
    doctorName: (id: Id): string => store.doctorName.get({ id })?.name ?? '',
  };
}
export type ScheduleReads = ReturnType<typeof createScheduleReads>;
