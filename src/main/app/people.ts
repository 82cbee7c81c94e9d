import type { E164, Id } from '#shared/kernel/values.ts';
import type { DeskWords } from '#shared/desk/words.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import type { PersonChoice } from '#shared/telephony/view.ts';
import { dayText } from '#shared/kernel/time.ts';
import type { NumberOwners, People } from '../modules/inquiries/index.ts';
import type { Patients } from '../modules/patients/index.ts';
import type { Schedule } from '../modules/schedule/index.ts';
import type { PatientBrief } from './desk/ports.ts';

export interface PeopleDeps {
  readonly patients: Patients;
  readonly schedule: Schedule;
  employeeName(id: Id): string | undefined;
  words(): DeskWords;
}

const choiceOf = (row: PersonRow, words: DeskWords): PersonChoice => ({
  patientId: row.patientId, name: row.name, archived: row.archived, banned: row.banned,
  ...(row.born ? { born: dayText(row.born) } : {}),
  ...(row.nextAppointment ? { hint: row.nextAppointment } : row.guardian ? { hint: words.parent(row.guardian) } : {}),
});

/** Who of a shared number is likelier to call: archived last, a booked one first, then the older, who calls for the child. */
const byLikelihood = (a: PersonRow, b: PersonRow): number =>
  Number(a.archived) - Number(b.archived) || Number(b.nextAppointment !== undefined) - Number(a.nextAppointment !== undefined)
  || (a.born ?? '9').localeCompare(b.born ?? '9') || a.name.localeCompare(b.name, 'ru');

/** What inquiries and the desk ask of patients, staff and schedule: the joints between modules lie in one file. */
export function createPeople({ patients, schedule, employeeName, words }: PeopleDeps): People & { briefOf(patientId: Id): PatientBrief | undefined } {
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
    choicesOf: (ids) => patients.personRows(ids).sort(byLikelihood).map((row) => choiceOf(row, words())),
    banOf: (id) => patients.banOf(id),
    hasFutureAppointment: (id) => schedule.hasFuture(id),
    briefOf: (id) => patients.briefOf(id),
  };
}
