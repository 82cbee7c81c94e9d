import type { deskContract } from '#shared/desk/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Inquiries } from '../../modules/inquiries/index.ts';
import type { Desk } from '../desk/index.ts';
import type { Idle } from '../idle.ts';

export const deskHandlers = (desk: Desk, inquiries: Inquiries, idle: Idle): Handlers<typeof deskContract, CallContext> => ({
  snapshot: (_, ctx) => desk.snapshot(ctx.sessionId),
  active: ({ agoMs }, { sessionId }) => { idle.active(sessionId, agoMs); return null; },
  dismissNotice: ({ id }) => { desk.notices.dismiss(id); return null; },
  keepDraft: ({ key, value }, ctx) => { inquiries.drafts.keep(`form:${key}`, actorOf(ctx).employeeId, value); return null; },
  draft: ({ key }, ctx) => inquiries.drafts.get(`form:${key}`, actorOf(ctx).employeeId),
});
