import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { CallContext } from '../ipc/context.ts';
import { actorOf } from '../ipc/context.ts';
import type { Drafts } from '../modules/inquiries/index.ts';
import type { HalfBooked } from '../modules/lost/index.ts';
import type { FormInput } from '../modules/schedule/index.ts';
import type { OpenForm } from './desk/ports.ts';

const keyOf = (formId: Id): string => `half-booked:${formId}`, textOf = (formId: Id): string => `form:booking:${formId}`;
type Kept = Pick<Drafts, 'get' | 'keep'>;

/** What is left of «Новый прием» that was opened and not saved: «Ничего не потеряно» reads it, also after a crash. */
export const halfBooked = {
  keep: (drafts: Kept, employeeId: Id, { formId, slot, patientId, openedIn }: OpenForm, buffered: Id | undefined, at: number): void => {
    const inquiryId = buffered ?? openedIn, was: HalfBooked = { formId, slot, ...(patientId ? { patientId } : {}), ...(inquiryId ? { inquiryId } : {}), buffered: buffered !== undefined, at };
    drafts.keep(keyOf(formId), employeeId, JSON.stringify(was));
  },
  /** It was booked, or dealt with otherwise. */
  drop: (drafts: Kept, employeeId: Id, formId: Id): void => {
    for (const key of [keyOf(formId), textOf(formId)]) if (drafts.get(key, employeeId) !== undefined) drafts.keep(key, employeeId, '');
  },
  /** Closed without saving: a form in which nobody was chosen is not owed to anybody. */
  close: (drafts: Kept, employeeId: Id, form: OpenForm): void => { if (!form.patientId && !form.bufferId && drafts.get(textOf(form.formId), employeeId) === undefined) halfBooked.drop(drafts, employeeId, form.formId); },
};

/** «Открыть» of a half-filled booking: the form is there again, with its text, under the hands of whoever opens it. */
export const resumeForm = (drafts: () => Pick<Drafts, 'get' | 'keep' | 'whose'>, open: (input: FormInput, ctx: CallContext) => { formId: Id }) => (formId: Id, ctx: CallContext): { formId: Id } => {
  const kept = drafts(), owner = kept.whose(keyOf(formId)), value = owner && kept.get(keyOf(formId), owner), was = value ? JSON.parse(value) as HalfBooked : undefined;
  if (!owner || !was) throw new AppError('conflict', 'matter-settled');
  const text = kept.get(textOf(formId), owner), opened = open({ slot: was.slot, patientId: was.patientId }, ctx);
  if (text) kept.keep(textOf(opened.formId), actorOf(ctx).employeeId, text);
  halfBooked.drop(kept, owner, formId);
  return opened;
};
