import type { historyMethods } from '#shared/inquiries/history.ts';
import type { inquiriesContract, Person } from '#shared/inquiries/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { samePerson, type Change, type Inquiries } from '../../modules/inquiries/index.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Desk } from '../desk/index.ts';
import { bufferFor, mustBeActive } from '../desk/panel.ts';
import type { DeskDeps } from '../desk/ports.ts';
import type { DeskSession, PanelDraft } from '../desk/session.ts';
import { byHandHandlers, given } from './by-hand.ts';

export interface InquiryHandlerDeps { readonly desk: Desk; readonly deskDeps: DeskDeps; readonly inquiries: Inquiries }

export function inquiryHandlers({ desk, deskDeps, inquiries }: InquiryHandlerDeps): Omit<Handlers<typeof inquiriesContract, CallContext>, keyof typeof historyMethods> {
  /** Lays a change over what this session has typed; a new person takes the default type anew unless it was chosen by hand. */
  function typed(session: DeskSession, inquiryId: string, change: Change): PanelDraft {
    const row = inquiries.saving.must(inquiryId), before: PanelDraft = session.drafts.get(inquiryId) ?? {};
    const { person, whoType, topicId, comment } = given(change);
    const byHand = whoType !== undefined || before.whoTypeByHand === true || row.whoTypeByHand;
    const isNew = person !== undefined && !samePerson(person, before.person ?? inquiries.personOf(row));
    return {
      ...before,
      ...(person ? { person } : {}),
      ...(whoType ? { whoType, whoTypeByHand: true } : isNew && !byHand ? newType(person, row.phoneE164) : {}),
      ...(topicId !== undefined ? { topicId } : {}), ...(comment !== undefined ? { comment } : {}),
    };
  }

  function newType(person: Person, phone: string | null): Pick<PanelDraft, 'whoType' | 'typeWhy'> {
    const { whoType, why } = inquiries.calls.typeOf(person, phone);
    return { whoType, typeWhy: why };
  }

  /** What is saved: the typed fields; a type that only followed the person is not "by hand". */
  const savable = ({ whoTypeByHand, whoType, ...rest }: PanelDraft): Change => ({ ...rest, ...(whoType && whoTypeByHand ? { whoType } : {}) });

  function finish(ctx: CallContext, inquiryId: string): void {
    const session = desk.must(ctx.sessionId);
    session.drafts.delete(inquiryId);
    inquiries.drafts.keep(desk.draftKey(inquiryId), actorOf(ctx).employeeId, '');
  }

  function save(ctx: CallContext, inquiryId: string, change: Change, thenBook: boolean): { bufferId?: string } {
    const session = desk.must(ctx.sessionId);
    const result = inquiries.saving.save(inquiryId, savable(typed(session, inquiryId, change)), thenBook, actorOf(ctx).employeeId);
    finish(ctx, inquiryId);
    return result;
  }

  return {
    ...byHandHandlers(deskDeps, inquiries),
    openPanel: ({ inquiryId }, ctx) => { desk.openPanel(ctx, inquiryId); return null; },
    closePanel: (_, ctx) => { desk.show(desk.must(ctx.sessionId), undefined, actorOf(ctx).employeeId); return null; },
    editPanel: ({ inquiryId, change }, ctx) => {
      const session = desk.must(ctx.sessionId), draft = typed(session, inquiryId, change);
      session.drafts.set(inquiryId, draft);
      inquiries.drafts.keep(desk.draftKey(inquiryId), actorOf(ctx).employeeId, JSON.stringify(draft));
      desk.announce();
      return null;
    },
    save: ({ inquiryId, change, thenBook }, ctx) => {
      const result = save(ctx, inquiryId, change, thenBook);
      if (thenBook || inquiries.store.get(inquiryId)?.kind === 'lead') desk.show(desk.must(ctx.sessionId), undefined, actorOf(ctx).employeeId);
      return result;
    },
    assign: ({ inquiryId, person }, ctx) => {
      const { bufferId } = save(ctx, inquiryId, person ? { person } : {}, true);
      desk.show(desk.must(ctx.sessionId), undefined, actorOf(ctx).employeeId);
      return { bufferId: bufferId! };
    },
    buffer: (_, ctx) => {
      const buffer = bufferFor(deskDeps, actorOf(ctx).employeeId);
      return buffer && { bufferId: buffer.bufferId };
    },
    dropBuffer: ({ bufferId }, ctx) => {
      const { employeeId } = actorOf(ctx);
      inquiries.saving.dropBuffer(mustBeActive(deskDeps, bufferId, employeeId).id);
      return null;
    },
    why: ({ inquiryId }) => inquiries.why(inquiryId),
    whyAppointment: ({ appointmentId }) => inquiries.whyAppointment(appointmentId),
  };
}
