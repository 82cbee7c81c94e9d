import type { WritableDb } from '#main/db/index.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { addDays, clockText, daysBetween } from '#shared/kernel/time.ts';
import { minute, type Day, type Id } from '#shared/kernel/values.ts';
import { undoMs } from '#shared/schedule/contract.ts';
import { overlap } from '#shared/schedule/grid.ts';
import type { AbsenceRow, DayPlan, PlanChange, PlanEffect, PlannedShift } from '#shared/schedule/plan-contract.ts';
import { absentOn, changedDays, copiedDays, daysFrom, isInside, lastDayOf, mondayOf, patternDays, sameShifts, shiftsProblem, sorted, workedShifts } from '#shared/schedule/plan.ts';
import type { ScheduleDeps } from './deps.ts';
import { dropAbsence, dropShift, insertAbsence, insertShift, planStore, type AbsenceDbRow, type PlanStore, type ShiftDbRow } from './plan-store.ts';
import { personOf } from './read.ts';
import { isSlot } from './rules.ts';
import type { ScheduleStore } from './store.ts';

/** How far ahead a pattern or an absence reaches at most. */
const longest = 400;

type DoctorDbRow = NonNullable<ReturnType<PlanStore['doctor']>>;
/** One doctor's days before and after a change; `absences` are those that will be there. */
interface Step {
  readonly doctor: DoctorDbRow;
  readonly fromDay: Day;
  readonly tillDay: Day;
  readonly before: ReadonlyMap<Day, readonly PlannedShift[]>;
  readonly changed: readonly DayPlan[];
  readonly absencesBefore: readonly AbsenceDbRow[];
  readonly absencesAfter: readonly AbsenceDbRow[];
}
interface Done { readonly by: Id; readonly mono: number; readonly days: readonly { readonly doctor: DoctorDbRow; readonly day: Day; readonly before: readonly PlannedShift[]; readonly after: readonly PlannedShift[] }[]; readonly added: readonly AbsenceDbRow[]; readonly dropped: readonly AbsenceDbRow[] }

const shiftOf = (r: ShiftDbRow): PlannedShift => ({ startMin: minute(r.startMin), endMin: minute(r.endMin), ...(r.chairId === null ? {} : { chairId: r.chairId }) });
const away = (rows: readonly AbsenceDbRow[], on: Day) => absentOn(rows as readonly (AbsenceDbRow & { fromDay: Day; tillDay: Day })[], on);
/** «09:00–15:00, 16:00–20:00»: how a day's plan stands in the log. */
const hoursText = (shifts: readonly PlannedShift[]): string => sorted(shifts).map((s) => `${clockText(s.startMin)}–${clockText(s.endMin)}`).join(', ');

/**
 * График работы врачей. A day's shifts are rows of that day, so a pattern is nothing but many days written at once and
 * leaves nothing behind that could disagree with them; an absence is a row of its own that is cut out when hours are read.
 */
export function createPlan(scheduleStore: ScheduleStore, { db, clock, newId, audit }: Pick<ScheduleDeps, 'db' | 'clock' | 'newId' | 'audit'>) {
  const store = planStore(db.db), done = new Map<Id, Done>();

  const doctorOf = (id: Id): DoctorDbRow => {
    const doctor = store.doctor(id);
    if (!doctor) throw new AppError('not-found', 'doctor');
    return doctor;
  };
  const plannedOf = (doctorId: Id, fromDay: Day, tillDay: Day): Map<Day, PlannedShift[]> => {
    const days = new Map<Day, PlannedShift[]>();
    for (const row of store.shifts([doctorId], fromDay, tillDay)) days.set(row.day as Day, [...(days.get(row.day as Day) ?? []), shiftOf(row)]);
    return days;
  };
  const asDays = (planned: ReadonlyMap<Day, readonly PlannedShift[]>): DayPlan[] => [...planned].map(([on, shifts]) => ({ day: on, shifts: [...shifts] }));
  function checkRange(fromDay: Day, tillDay: Day): void {
    if (tillDay < fromDay || daysBetween(fromDay, tillDay) > longest) throw new AppError('invalid-input', 'range');
  }

  function step(doctorId: Id, fromDay: Day, tillDay: Day, make: (before: ReadonlyMap<Day, readonly PlannedShift[]>) => readonly DayPlan[], absencesAfter?: (rows: AbsenceDbRow[]) => AbsenceDbRow[]): Step {
    const before = plannedOf(doctorId, fromDay, tillDay), changed = changedDays(before, make(before)), absencesBefore = store.absences([doctorId], fromDay, tillDay);
    for (const { shifts } of changed) {
      const problem = shiftsProblem(shifts);
      if (problem) throw new AppError('invalid-input', problem);
    }
    return { doctor: doctorOf(doctorId), fromDay, tillDay, before, changed, absencesBefore, absencesAfter: absencesAfter?.(absencesBefore) ?? absencesBefore };
  }

  /** The change as days of one doctor or several. Nothing is written. */
  function stepsOf(change: PlanChange): Step[] {
    switch (change.kind) {
      case 'days': {
        const days = change.days.map((d) => d.day).sort();
        return [step(change.doctorId, days[0]!, days.at(-1)!, () => change.days.map((d) => ({ day: d.day, shifts: sorted(d.shifts) })))];
      }
      case 'pattern':
        checkRange(change.fromDay, change.tillDay);
        return [step(change.doctorId, change.fromDay, change.tillDay, () => patternDays(change.fromDay, change.tillDay, change.weeks))];
      case 'copyWeek': {
        const from = mondayOf(change.fromDay), to = mondayOf(change.toDay), tillDay = lastDayOf(to, change.weeks);
        return change.doctorIds.map((id) => {
          const week = asDays(plannedOf(id, from, addDays(from, 6)));
          return step(id, to, tillDay, () => copiedDays(week, from, to, change.weeks));
        });
      }
      case 'absence': {
        const { doctorId, fromDay, tillDay, startMin, endMin, absence: kind, reason } = change;
        checkRange(fromDay, tillDay);
        if (!isSlot({ startMin, endMin })) throw new AppError('invalid-input', 'slot');
        const row: AbsenceDbRow = { id: newId(), branchId: doctorOf(doctorId).branchId, doctorId, fromDay, tillDay, startMin, endMin, kind, reason, byEmployee: null, deleted: 0 };
        return [step(doctorId, fromDay, tillDay, () => [], (rows) => [...rows, row])];
      }
      case 'dropAbsence': {
        const row = store.absence(change.absenceId);
        if (!row) throw new AppError('not-found', 'absence');
        return [step(row.doctorId, row.fromDay as Day, row.tillDay as Day, () => [], (rows) => rows.filter((r) => r.id !== row.id))];
      }
    }
  }

  function effectOf(steps: readonly Step[]): PlanEffect {
    const chairs = new Map(scheduleStore.chairs.all().map((c) => [c.id, c.name])), outside: PlanEffect['outside'] = [], clashes: PlanEffect['chairs'] = [];
    let days = 0;
    for (const { doctor, fromDay, tillDay, before, changed, absencesBefore, absencesAfter } of steps) {
      const after = new Map<Day, readonly PlannedShift[]>([...before, ...changed.map((d) => [d.day, d.shifts] as const)]);
      const worked = (on: Day, planned: ReadonlyMap<Day, readonly PlannedShift[]>, absent: readonly AbsenceDbRow[]) => workedShifts(planned.get(on) ?? [], away(absent, on));
      days += daysFrom(fromDay, tillDay).filter((on) => !sameShifts(worked(on, before, absencesBefore), worked(on, after, absencesAfter))).length;
      for (const a of store.booked([doctor.id], fromDay, tillDay)) {
        const on = a.day as Day;
        if (isInside(worked(on, after, absencesAfter), a) || !isInside(worked(on, before, absencesBefore), a)) continue;
        outside.push({ id: a.id, patient: personOf(a), doctor: doctor.name, day: on, startMin: minute(a.startMin), endMin: minute(a.endMin), ...(a.phone ? { phone: a.phone.startsWith('+') ? phoneText(a.phone) : a.phone } : {}) });
      }
      const used = [...new Set(changed.flatMap((d) => d.shifts.flatMap((s) => s.chairId ?? [])))];
      const others = used.length === 0 ? [] : store.inChairs(used, doctor.id, fromDay, tillDay);
      for (const { day: on, shifts } of changed) for (const s of shifts) {
        for (const o of others) if (o.day === on && o.chairId === s.chairId && overlap(o, s)) {
          clashes.push({ day: on, startMin: minute(Math.max(o.startMin, s.startMin)), endMin: minute(Math.min(o.endMin, s.endMin)), chair: chairs.get(s.chairId ?? '') ?? '', doctor: o.doctor });
        }
      }
    }
    return { days, outside, chairs: clashes };
  }

  /** Makes a day's rows say what is wanted; rows that already do stay as they are. */
  function writeDay(tx: WritableDb, { id: doctorId, branchId }: DoctorDbRow, on: Day, shifts: readonly PlannedShift[]): void {
    const left = [...shifts];
    for (const row of store.shifts([doctorId], on, on)) {
      const same = left.findIndex((s) => s.startMin === row.startMin && s.endMin === row.endMin && (s.chairId ?? null) === row.chairId);
      if (same < 0) dropShift(tx, row.id);
      else left.splice(same, 1);
    }
    for (const s of left) insertShift(tx, { id: newId(), branchId, doctorId, chairId: s.chairId ?? null, day: on, startMin: s.startMin, endMin: s.endMin });
  }

  const textOf = (rows: readonly AbsenceDbRow[]) => rows.map(({ fromDay, tillDay, startMin, endMin, kind, reason }) => ({ fromDay, tillDay, startMin, endMin, kind, reason }));

  return {
    read: ({ doctorId, fromDay, tillDay }: { readonly doctorId: Id; readonly fromDay: Day; readonly tillDay: Day }): { days: DayPlan[]; absences: AbsenceRow[] } => {
      checkRange(fromDay, tillDay);
      const planned = plannedOf(doctorId, fromDay, tillDay);
      return {
        days: daysFrom(fromDay, tillDay).map((on) => ({ day: on, shifts: planned.get(on) ?? [] })),
        absences: store.absences([doctorId], fromDay, tillDay).map((a) => ({ id: a.id, doctorId, fromDay: a.fromDay as Day, tillDay: a.tillDay as Day, startMin: minute(a.startMin), endMin: minute(a.endMin), kind: a.kind, reason: a.reason })),
      };
    },
    preview: (change: PlanChange): PlanEffect => effectOf(stepsOf(change)),
    apply(tx: WritableDb, by: Id, change: PlanChange): PlanEffect & { changeId: Id } {
      const steps = stepsOf(change), effect = effectOf(steps), changeId = newId(), now = clock.mono();
      const days: Done['days'][number][] = [], added: AbsenceDbRow[] = [], dropped: AbsenceDbRow[] = [];
      for (const s of steps) {
        for (const { day: on, shifts } of s.changed) {
          writeDay(tx, s.doctor, on, shifts);
          days.push({ doctor: s.doctor, day: on, before: s.before.get(on) ?? [], after: shifts });
        }
        for (const row of s.absencesAfter) if (!s.absencesBefore.includes(row)) {
          const { deleted: _, ...written } = { ...row, byEmployee: by };
          insertAbsence(tx, written);
          added.push({ ...written, deleted: 0 });
        }
        for (const row of s.absencesBefore) if (!s.absencesAfter.includes(row)) {
          dropAbsence(tx, row.id);
          dropped.push(row);
        }
        audit.append(tx, {
          employeeId: by, action: `schedule.plan.${change.kind}`, entity: 'doctor', entityId: s.doctor.id,
          before: { days: Object.fromEntries(s.changed.map((d) => [d.day, hoursText(s.before.get(d.day) ?? [])])), absences: textOf(dropped.filter((r) => r.doctorId === s.doctor.id)) },
          after: { days: Object.fromEntries(s.changed.map((d) => [d.day, hoursText(d.shifts)])), absences: textOf(added.filter((r) => r.doctorId === s.doctor.id)) },
        });
      }
      for (const [id, { mono }] of done) if (now - mono > undoMs) done.delete(id);
      done.set(changeId, { by, mono: now, days, added, dropped });
      return { ...effect, changeId };
    },
    undo(tx: WritableDb, by: Id, changeId: Id): { days: number } {
      const last = done.get(changeId);
      if (!last || last.by !== by) throw new AppError('conflict', 'nothing-to-undo');
      if (clock.mono() - last.mono > undoMs) throw new AppError('conflict', 'too-late');
      for (const { doctor, day, after } of last.days) if (!sameShifts(plannedOf(doctor.id, day, day).get(day) ?? [], after)) throw new AppError('conflict', 'changed-since');
      for (const row of last.added) if (!store.absence(row.id)) throw new AppError('conflict', 'changed-since');
      for (const { doctor, day, before } of last.days) writeDay(tx, doctor, day, before);
      for (const row of last.added) dropAbsence(tx, row.id);
      // a tombstone is not raised again: what comes back is a new row that says the same
      for (const { deleted: _, ...row } of last.dropped) insertAbsence(tx, { ...row, id: newId() });
      const doctorIds = new Set([...last.days.map((d) => d.doctor.id), ...last.added.map((a) => a.doctorId), ...last.dropped.map((a) => a.doctorId)]);
      for (const id of doctorIds) {
        const own = last.days.filter((d) => d.doctor.id === id);
        audit.append(tx, {
          employeeId: by, action: 'schedule.plan.undo', entity: 'doctor', entityId: id,
          before: { days: Object.fromEntries(own.map((d) => [d.day, hoursText(d.after)])), absences: textOf(last.added.filter((a) => a.doctorId === id)) },
          after: { days: Object.fromEntries(own.map((d) => [d.day, hoursText(d.before)])), absences: textOf(last.dropped.filter((a) => a.doctorId === id)) },
        });
      }
      return { days: last.days.length + last.added.length + last.dropped.length };
    },
    forget: (changeId: Id): void => { done.delete(changeId); },
  };
}
export type SchedulePlan = ReturnType<typeof createPlan>;
