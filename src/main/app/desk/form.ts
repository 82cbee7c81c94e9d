import { AppError } from '#shared/kernel/errors.ts';
import { clockText, shortDayText, weekdayOf } from '#shared/kernel/time.ts';
import type { Id } from '#shared/kernel/values.ts';
import { splitName } from '#shared/patients/split-name.ts';
import type { BookingForm } from '#shared/schedule/view.ts';
import { describe, personFor, talkingCall } from './cards.ts';
import { mustBeActive } from './panel.ts';
import type { DeskDeps, OpenForm } from './ports.ts';
import type { DeskSession } from './session.ts';

/** «Связать с текущим звонком» starts ticked if the patient matches the call – as it is picked here, saved or not – or the call has no person. */
function linkTicked(deps: DeskDeps, session: DeskSession, inquiryId: Id, patientId: Id | undefined): boolean {
  if (!deps.inquiries.store.get(inquiryId)) return false;
  const { person } = personFor(deps, session, inquiryId);
  return person.kind === 'none' || person.kind === 'typed' || (person.kind === 'patient' && (patientId === undefined || person.id === patientId));
}

export function formFor(deps: DeskDeps, session: DeskSession, employeeId: Id, form: OpenForm): BookingForm {
  const buffer = form.bufferId ? deps.inquiries.store.buffer(form.bufferId) : undefined;
  const inquiryId = buffer?.inquiryId ?? form.openedIn;
  const row = inquiryId ? deps.inquiries.store.get(inquiryId) : undefined;
  const fromInquiry = row && (buffer !== undefined || linkTicked(deps, session, row.id, form.patientId)) ? row : undefined;
  const person = fromInquiry ? personFor(deps, session, fromInquiry.id).person : undefined;
  const patientId = form.patientId ?? (person?.kind === 'patient' ? person.id : undefined);
  const who = patientId ? describe(deps, { kind: 'patient', id: patientId }, undefined) : undefined;
  const linkable = form.bufferId === undefined ? form.openedIn ?? talkingCall(deps, employeeId)?.callId : undefined;
  const phone = patientId && deps.phoneOf(patientId);
  const { slot } = form;
  const newCard = !patientId && fromInquiry ? { ...splitName(person?.kind === 'typed' ? person.name : ''), ...(fromInquiry.phoneE164 ? { phone: fromInquiry.phoneE164 } : {}) } : undefined;
  return {
    formId: form.formId, slot, doctor: deps.doctorName(slot.doctorId),
    when: `${deps.words().weekdays[weekdayOf(slot.day) - 1]!} ${shortDayText(slot.day)} ${clockText(slot.startMin)}–${clockText(slot.endMin)}`,
    ...(patientId && who?.name ? { patient: { id: patientId, name: who.name, ...(phone ? { phone } : {}) } } : {}),
    ...(newCard ? { newCard } : {}),
    ...(fromInquiry?.comment ? { callComment: fromInquiry.comment } : {}),
    ...(buffer ? { buffer: { bufferId: buffer.id, inquiryId: buffer.inquiryId } } : {}),
    ...(linkable ? { linkCurrent: { inquiryId: linkable, ticked: form.linkByHand ?? linkTicked(deps, session, linkable, patientId) } } : {}),
    ...(form.openedIn ? { openedIn: form.openedIn } : {}),
    ...(who?.ban !== undefined ? { canBook: false, whyNot: deps.words().ban(who.ban) } : patientId ? { canBook: true } : { canBook: false, whyNot: deps.words().noPerson }),
  };
}

/** What a booking says of its inquiry, checked: the buffer must be the employee's own, the call must run or have been running when the form opened. */
export function checkGiven(deps: DeskDeps, employeeId: Id, given: { inquiryId: Id; how: 'buffer' | 'current' | 'panel' }, form: OpenForm | undefined): { givenHow: 'buffer' | 'current' | 'panel'; givenInCall: boolean; bufferId?: Id } {
  const row = deps.inquiries.store.get(given.inquiryId);
  if (!row) throw new AppError('not-found', 'inquiry');
  if (given.how === 'buffer') {
    const buffer = deps.inquiries.store.activeBuffers(employeeId).find((b) => b.inquiryId === given.inquiryId);
    if (!buffer) throw new AppError('not-found', 'buffer');
    return { givenHow: 'buffer', givenInCall: mustBeActive(deps, buffer.id, employeeId).madeInCall, bufferId: buffer.id };
  }
  if (deps.inquiries.saving.isRunning(row)) return { givenHow: 'current', givenInCall: true };
  if (form?.openedIn === given.inquiryId) return { givenHow: 'panel', givenInCall: true };
  throw new AppError('conflict', 'call-ended');
}
