import type { InquiryKind, Person, WhoType } from '#shared/inquiries/contract.ts';
import type { TypeWhy } from '#shared/inquiries/why.ts';
import type { Id } from '#shared/kernel/values.ts';

/** What the base knows of a number. */
export interface NumberOwners {
  readonly patientIds: readonly Id[];
  /** An employee whose card holds the number, with the patient card of that employee, if any. */
  readonly employee?: { readonly id: Id; readonly patientId?: Id };
}

/** The person of a call by its number: one card is shown, several are never chosen among, none is nobody. */
export function personByNumber(owners: NumberOwners): Person {
  const [only, second] = owners.patientIds;
  if (only && !second) return { kind: 'patient', id: only };
  if (owners.employee && !only) return owners.employee.patientId ? { kind: 'patient', id: owners.employee.patientId } : { kind: 'employee', id: owners.employee.id };
  return { kind: 'none' };
}

/** The default of «Кто, тип» and the rule it comes of: fixed at the answer, computed anew when the person changes, until edited by hand. */
export function defaultTypeOf(person: Person, facts: { readonly employeeNumber: boolean; readonly hasFutureAppointment: boolean }): { readonly whoType: WhoType; readonly rule: TypeWhy['rule'] } {
  if (person.kind === 'employee') return { whoType: 'employee', rule: 'employee' };
  if (facts.employeeNumber) return { whoType: 'employee', rule: 'employeeNumber' };
  if (person.kind !== 'patient') return { whoType: 'wantsToBook', rule: 'noCard' };
  return facts.hasFutureAppointment ? { whoType: 'alreadyBooked', rule: 'future' } : { whoType: 'wantsToBook', rule: 'noFuture' };
}
export const defaultWhoType = (...asked: Parameters<typeof defaultTypeOf>): WhoType => defaultTypeOf(...asked).whoType;

/** Required for statistics: their absence marks the row «не заполнено», it never blocks a call's saving. Of a dialog and a lead the topic may be left out. */
export const isIncomplete = (row: { readonly kind: InquiryKind; readonly whoType: WhoType | null; readonly topicId: string | null; readonly authorId: string | null }): boolean =>
  row.authorId === null || row.whoType === null || (row.whoType === 'wantsToBook' && row.topicId === null && (row.kind === 'call' || row.kind === 'chat'));

export const samePerson = (a: Person, b: Person): boolean =>
  a.kind === b.kind && (a.kind === 'none' || (a.kind === 'typed' ? a.name === (b as typeof a).name : a.id === (b as typeof a).id));
