import type { Handlers } from '#shared/ipc/define.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { staffContract } from '#shared/staff/contract.ts';
import type { Database } from '../../db/index.ts';
import type { CallContext } from '../../ipc/context.ts';
import type { Inquiries } from '../../modules/inquiries/index.ts';
import type { Shift } from '../../modules/shift/index.ts';
import type { Staff } from '../../modules/staff/index.ts';
import type { Desk } from '../desk/index.ts';

interface Deps { readonly staff: Staff; readonly desk: Desk; readonly shift: Shift; readonly inquiries: Inquiries; readonly database: Database }

/** Signing in and out moves more than the session: the shift's phone, the buffers and what the window has open. */
export function staffHandlers({ staff, desk, shift, inquiries, database }: Deps): Handlers<typeof staffContract, CallContext> {
  const endShift = (employeeId: Id): void => {
    shift.end(employeeId);
    const buffers = inquiries.store.activeBuffers(employeeId);
    if (buffers.length) database.write((tx) => { for (const buffer of buffers) inquiries.saving.endBuffer(tx, buffer, 'shiftEnd'); });
  };
  return {
    ...staff.handlers,
    signIn: async (input, ctx) => {
      const result = await staff.handlers.signIn(input, ctx);
      if (result.kind !== 'signed-in') return result;
      shift.endStale();
      desk.resume(ctx.sessionId);
      return { kind: 'signed-in', me: desk.snapshot(ctx.sessionId).me! };
    },
    signOut: async (input, ctx) => {
      const { actor } = ctx;
      const result = await staff.handlers.signOut(input, ctx);
      if (actor) endShift(actor.employeeId);
      desk.leave(ctx.sessionId);
      return result;
    },
    lock: async (input, ctx) => { const result = await staff.handlers.lock(input, ctx); desk.announce(); return result; },
    unlock: async (input, ctx) => { const result = await staff.handlers.unlock(input, ctx); desk.announce(); return result; },
    me: (_, ctx) => desk.snapshot(ctx.sessionId).me,
  };
}
