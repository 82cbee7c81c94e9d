import type { Handlers } from '#shared/ipc/define.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { staffContract } from '#shared/staff/contract.ts';
import type { Database } from '../../db/index.ts';
import type { CallContext } from '../../ipc/context.ts';
import type { Inquiries } from '../../modules/inquiries/index.ts';
import type { Shift } from '../../modules/shift/index.ts';
import type { Staff } from '../../modules/staff/index.ts';
import type { Desk } from '../desk/index.ts';

interface Deps { readonly staff: Staff; readonly desk: Desk; readonly shift: Shift; readonly inquiries: Inquiries; readonly database: Database; changed(topics: readonly Topic[]): void }

/** Signing in and out moves more than the session: the shift's phone, the buffers and what the window has open. */
export function staffHandlers({ staff, desk, shift, inquiries, database, changed }: Deps): Handlers<typeof staffContract, CallContext> {
  const endShift = (employeeId: Id): void => {
    shift.end(employeeId);
    const buffers = inquiries.store.activeBuffers(employeeId);
    if (buffers.length === 0) return;
    database.write((tx) => { for (const buffer of buffers) inquiries.saving.endBuffer(tx, buffer, 'shiftEnd'); });
    changed(['inquiries']);
  };
  const whoAt = (sessionId: string): Id | undefined => staff.sessions().find((session) => session.id === sessionId)?.employeeId;
  /** Whoever left their last window has gone home: also from a locked window, or because somebody else signed in at it. */
  const gone = (employeeId: Id | undefined): void => {
    if (employeeId !== undefined && !staff.sessions().some((session) => session.employeeId === employeeId)) endShift(employeeId);
  };
  return {
    ...staff.handlers,
    signIn: async (input, ctx) => {
      const before = whoAt(ctx.sessionId), result = await staff.handlers.signIn(input, ctx);
      if (result.kind !== 'signed-in') return result;
      gone(before);
      shift.endStale(staff.sessions());
      desk.resume(ctx.sessionId);
      return { kind: 'signed-in', me: desk.snapshot(ctx.sessionId).me! };
    },
    signOut: async (input, ctx) => {
      const before = whoAt(ctx.sessionId), result = await staff.handlers.signOut(input, ctx);
      gone(before);
      desk.leave(ctx.sessionId);
      return result;
    },
    lock: async (input, ctx) => { const result = await staff.handlers.lock(input, ctx); desk.announce(); return result; },
    unlock: async (input, ctx) => {
      const before = staff.sessions(), result = await staff.handlers.unlock(input, ctx);
      // a desk that stayed locked over the midnight begins a new shift: the phone is asked for again
      if (result.kind === 'signed-in') shift.endStale(before);
      desk.announce();
      return result;
    },
    me: (_, ctx) => desk.snapshot(ctx.sessionId).me,
  };
}
