import { dayOf, wallOf } from '#shared/kernel/time.ts';
import type { E164, Id, Instant, Zone } from '#shared/kernel/values.ts';
import { orderFamily, type Kin } from '#shared/telephony/family.ts';
import type { DeskWords } from '#shared/desk/words.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NumberOwners, People } from '../modules/inquiries/index.ts';
import type { Patients } from '../modules/patients/index.ts';
import type { Schedule } from '../modules/schedule/index.ts';
import type { PatientBrief } from './desk/ports.ts';

export interface PeopleDeps {
  readonly patients: Patients;
  readonly schedule: Schedule;
  readonly clock: Pick<Clock, 'now'>;
  branch(): { readonly zone: Zone };
  /** The newest lead of each that nobody has worked on. */
  openLeads(patientIds: readonly Id[]): ReadonlyMap<Id, Instant>;
  employeeName(id: Id): string | undefined;
  words(): DeskWords;
}

/** What inquiries and the desk ask of patients, staff and schedule: the joints between modules lie in one file. */
export function createPeople({ patients, schedule, clock, branch, openLeads, employeeName, words }: PeopleDeps): People & { briefOf(patientId: Id): PatientBrief | undefined } {
  const ownersOf = (phone: string): NumberOwners => {
    const e164 = phone as E164;
    const [employee] = patients.employeesByPhone(e164);
    return {
      patientIds: patients.idsByPhone(e164),
      ...(employee ? { employee: { id: employee.employeeId, ...(employee.patientId ? { patientId: employee.patientId } : {}) } } : {}),
    };
  };
  return {
    ownersOf,
    phonesOf: (id) => patients.phonesOf(id),
    nameOf: (id) => patients.nameOf(id),
    employeeName,
    choicesOf: (ids) => {
      if (ids.length === 0) return [];
      const now = clock.now(), { zone } = branch(), leads = openLeads(ids);
      const kin = patients.personRows(ids).map(({ patientId, name, born, archived, banned, guardian }): Kin => {
        const at = leads.get(patientId), wall = at === undefined ? undefined : wallOf(at, zone);
        return { patientId, name, born, archived, banned, guardian, visits: schedule.appointmentsOf(patientId), ...(wall && at !== undefined ? { lead: { day: wall.day, minute: wall.minute, at } } : {}) };
      });
      return orderFamily(kin, now, dayOf(now, zone), (of) => words().parent(of));
    },
    banOf: (id) => patients.banOf(id),
    nextVisitOf: (id) => schedule.nextVisitOf(id),
    banSinceOf: (id) => patients.banSinceOf(id),
    briefOf: (id) => patients.briefOf(id),
  };
}
