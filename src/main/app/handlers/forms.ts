import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { WritableDb } from '../../db/index.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Booked, BookInput, FormInput, Given } from '../../modules/schedule/index.ts';
import { talkingCall } from '../desk/cards.ts';
import { checkGiven } from '../desk/form.ts';
import type { Desk } from '../desk/index.ts';
import { mustBeActive } from '../desk/panel.ts';
import type { DeskDeps, OpenForm } from '../desk/ports.ts';
import { halfBooked } from '../half-booked.ts';

/** «Новый прием» of each session: what schedule asks of the desk before and after a booking. */
export function createForms(deps: () => DeskDeps, desk: () => Desk) {
  const formOf = (ctx: CallContext, formId: Id | undefined): OpenForm | undefined => {
    const { form } = desk().must(ctx.sessionId);
    return formId !== undefined && form?.formId === formId ? form : undefined;
  };
  return {
    open: (input: FormInput, ctx: CallContext): { formId: Id } => {
      const { employeeId } = actorOf(ctx), session = desk().must(ctx.sessionId);
      if (input.bufferId) mustBeActive(deps(), input.bufferId, employeeId);
      const formId = deps().newId(), { inquiries: { drafts, store } } = deps();
      if (session.form) halfBooked.close(drafts, employeeId, session.form);
      session.form = { formId, slot: input.slot, patientId: input.patientId, bufferId: input.bufferId, openedIn: talkingCall(deps(), employeeId)?.callId, linkByHand: undefined };
      halfBooked.keep(drafts, employeeId, session.form, input.bufferId && store.buffer(input.bufferId)?.inquiryId, deps().clock.now());
      desk().announce();
      return { formId };
    },
    edit: ({ formId, patientId, linkCurrent }: { formId: Id; patientId?: Id | null | undefined; linkCurrent?: boolean | undefined }, ctx: CallContext): void => {
      const session = desk().must(ctx.sessionId), form = formOf(ctx, formId);
      if (!form) throw new AppError('not-found', 'form');
      const edited = session.form = { ...form, ...(patientId === undefined ? {} : { patientId: patientId ?? undefined }), ...(linkCurrent === undefined ? {} : { linkByHand: linkCurrent }) };
      if (patientId !== undefined) halfBooked.keep(deps().inquiries.drafts, actorOf(ctx).employeeId, edited, form.bufferId && deps().inquiries.store.buffer(form.bufferId)?.inquiryId, deps().clock.now());
      desk().announce();
    },
    /** Closing without saving ends the link; whoever was chosen in it is still owed an answer. */
    close: ({ formId }: { readonly formId: Id }, ctx: CallContext): void => {
      const session = desk().must(ctx.sessionId);
      if (session.form?.formId === formId) {
        halfBooked.close(deps().inquiries.drafts, actorOf(ctx).employeeId, session.form);
        session.form = undefined;
      }
      desk().announce();
    },
    resolveGiven: (ctx: CallContext, input: BookInput): Given | undefined => {
      if (!input.given) return undefined;
      const { givenHow, givenInCall } = checkGiven(deps(), actorOf(ctx).employeeId, input.given, formOf(ctx, input.formId));
      return { inquiryId: input.given.inquiryId, how: givenHow, inCall: givenInCall };
    },
    /** The buffer has done its work, the person of the inquiry has a card now, the form is gone. */
    afterBooked: (ctx: CallContext, tx: WritableDb, _: Booked, input: BookInput): void => {
      const { employeeId } = actorOf(ctx), { inquiries } = deps(), session = desk().must(ctx.sessionId);
      if (input.given) {
        const buffer = input.given.how === 'buffer' ? inquiries.store.activeBuffers(employeeId).find((b) => b.inquiryId === input.given?.inquiryId) : undefined;
        if (buffer) inquiries.saving.endBuffer(tx, buffer, 'booked');
        inquiries.saving.giveCard(tx, input.given.inquiryId, input.patientId);
      }
      if (session.form && session.form.formId === input.formId) {
        const { formId } = session.form;
        session.form = undefined;
        // drafts have a transaction of their own: after this one
        queueMicrotask(() => { halfBooked.drop(inquiries.drafts, employeeId, formId); });
      }
    },
  };
}
