import { joined, type Stretch } from '#shared/schedule/grid.ts';
import { ageOn } from '#shared/kernel/time.ts';
import { minute, type Day, type Id, type Instant } from '#shared/kernel/values.ts';
import type { AppointmentStatus } from '#shared/schedule/contract.ts';
import type { MorningPage } from '#shared/crm/contract.ts';

export interface MorningVisit extends Stretch {
  readonly appointmentId: Id;
  readonly patientId: Id | undefined;
  readonly who: string;
  readonly phone: string | undefined;
  readonly doctorId: Id;
  readonly status: AppointmentStatus;
  readonly born: Day | undefined;
  readonly ban: string | undefined;
  readonly archived: string | undefined;
  /** Kopecks owed, above zero; undefined where money may not be seen. */
  readonly debt: number | undefined;
}
export interface MorningDoctor { readonly id: Id; readonly name: string; readonly shifts: readonly Stretch[] }
interface Row { readonly id: string; readonly who: string; readonly note: string; readonly at?: Instant; readonly phone?: string; readonly patientId?: Id; readonly inquiryId?: Id }
export interface MorningRows {
  readonly day: Day;
  readonly now: Instant;
  readonly visits: readonly MorningVisit[];
  readonly doctors: readonly MorningDoctor[];
  /** Open tasks due until the end of the day. */
  readonly tasks: readonly (Row & { readonly at: Instant })[];
  readonly missed: readonly (Row & { readonly at: Instant })[];
  readonly buffers: readonly (Row & { readonly at: Instant })[];
  readonly freed: readonly { readonly id: Id; readonly doctor: string; readonly note: string; readonly fits: number }[];
}

type Section = MorningPage['sections'][number];
const length = (stretches: readonly Stretch[]): number => joined(stretches).reduce((sum, s) => sum + s.endMin - s.startMin, 0);
const person = (v: MorningVisit, note: string): Section['rows'][number] => ({
  id: v.appointmentId, who: v.who, note, minute: minute(v.startMin), doctorId: v.doctorId, ...(v.patientId ? { patientId: v.patientId } : {}), ...(v.phone ? { phone: v.phone } : {}),
});
const row = (r: Row, more: object = {}): Section['rows'][number] => ({ id: r.id, who: r.who, note: r.note, ...(r.at === undefined ? {} : { at: r.at }), ...(r.phone ? { phone: r.phone } : {}), ...(r.patientId ? { patientId: r.patientId } : {}), ...(r.inquiryId ? { inquiryId: r.inquiryId } : {}), ...more });

/** One line a patient, their first visit of the day: a family of four visits is still one debt. */
function onceEach(visits: readonly MorningVisit[]): MorningVisit[] {
  const seen = new Set<Id>();
  return visits.filter((v) => v.patientId !== undefined && !seen.has(v.patientId) && seen.add(v.patientId));
}

/** «Начало утренней смены»: what waits today, each figure with the rows it was counted from. */
export function morningOf({ day, now, visits: all, doctors, tasks, missed, buffers, freed }: MorningRows): MorningPage {
  const visits = all.filter((v) => v.status !== 'cancelled').sort((a, b) => a.startMin - b.startMin || (a.appointmentId < b.appointmentId ? -1 : 1));
  const ofDoctor = Map.groupBy(visits, (v) => v.doctorId), patients = onceEach(visits), nameOf = new Map(doctors.map((d) => [d.id, d.name]));
  const load = doctors.flatMap((d) => {
    const own = ofDoctor.get(d.id) ?? [];
    return d.shifts.length + own.length === 0 ? [] : [{
      doctorId: d.id, doctor: d.name, visits: own.length, bookedMin: length(own), shiftMin: length(d.shifts), shifts: joined(d.shifts).map((s) => ({ startMin: minute(s.startMin), endMin: minute(s.endMin) })),
    }];
  });
  const overdue = tasks.filter((t) => t.at < now), due = tasks.filter((t) => t.at >= now), birthday = patients.filter((v) => v.born?.slice(5) === day.slice(5));
  const sections: Record<Section['key'], Section['rows']> = {
    unconfirmed: visits.filter((v) => v.status === 'unconfirmed').map((v) => person(v, nameOf.get(v.doctorId) ?? '')),
    overdue: overdue.map((t) => row(t, { taskId: t.id })),
    due: due.map((t) => row(t, { taskId: t.id })),
    missed: missed.map((m) => row(m, { inquiryId: m.id })),
    buffers: buffers.map((b) => row(b)),
    freed: freed.filter((f) => f.fits > 0).map((f) => ({ id: f.id, slotId: f.id, who: f.doctor, note: f.note, sum: f.fits })),
    debts: patients.filter((v) => (v.debt ?? 0) > 0).map((v) => ({ ...person(v, nameOf.get(v.doctorId) ?? ''), sum: v.debt })),
    bans: patients.filter((v) => v.ban !== undefined).map((v) => person(v, v.ban ?? '')),
    archived: patients.filter((v) => v.archived !== undefined).map((v) => person(v, v.archived ?? '')),
    birthdays: birthday.map((v) => ({ ...person(v, nameOf.get(v.doctorId) ?? ''), age: ageOn(v.born!, day) })),
    absent: doctors.filter((d) => d.shifts.length === 0).map((d) => ({ id: d.id, doctorId: d.id, who: d.name, note: '', sum: ofDoctor.get(d.id)?.length ?? 0 })).sort((a, b) => b.sum - a.sum || a.who.localeCompare(b.who, 'ru')),
  };
  return { day, visits: visits.length, load, sections: (Object.keys(sections) as Section['key'][]).map((key) => ({ key, count: sections[key].length, rows: sections[key].slice(0, 300) })) };
}
