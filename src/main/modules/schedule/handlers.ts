import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { WritableDb } from '#main/db/index.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { PlaceResult, scheduleContract } from '#shared/schedule/contract.ts';
import type { ScheduleDeps } from './deps.ts';
import type { ScheduleReads } from './read.ts';
import type { ScheduleCommands } from './write.ts';

export function createHandlers(deps: ScheduleDeps, reads: ScheduleReads, commands: ScheduleCommands): Handlers<typeof scheduleContract, CallContext> {
  const seesMoney = (ctx: CallContext): boolean => actorOf(ctx).has('money.read');
  /** Contexts, cards of calls and «Успешность» show appointments, so their queries are told as well. */
  const tell = (): void => { deps.changed(['schedule', 'patients', 'inquiries']); };

  function write(ctx: CallContext, work: (tx: WritableDb, by: Id) => void): null {
    const { employeeId } = actorOf(ctx);
    deps.db.write((tx) => { work(tx, employeeId); });
    tell();
    return null;
  }
  function place(ctx: CallContext, work: (tx: WritableDb, by: Id) => PlaceResult): PlaceResult {
    const { employeeId } = actorOf(ctx), result = deps.db.write((tx) => work(tx, employeeId));
    if (result.kind === 'done') tell();
    return result;
  }

  return {
    day: ({ day }, ctx) => reads.day(day, seesMoney(ctx)),
    appointment: ({ appointmentId }, ctx) => reads.appointment(appointmentId, seesMoney(ctx)),
    ofPatient: ({ patientId }, ctx) => reads.shownOfPatient(patientId, seesMoney(ctx)),
    freeSlots: (input) => reads.freeSlots(input),
    book: (input, ctx) => place(ctx, (tx, by) => {
      const result = commands.book(tx, by, input, () => deps.resolveGiven?.(ctx, input));
      if (result.kind === 'done') deps.afterBooked?.(ctx, tx, result, input);
      return result;
    }),
    move: ({ appointmentId, slot }, ctx) => place(ctx, (tx, by) => commands.move(tx, by, appointmentId, slot)),
    resize: ({ appointmentId, startMin, endMin }, ctx) => place(ctx, (tx, by) => commands.resize(tx, by, appointmentId, startMin, endMin)),
    cancel: ({ appointmentId, by: side, reason }, ctx) => write(ctx, (tx, by) => { commands.cancel(tx, by, appointmentId, side, reason); }),
    setStatus: ({ appointmentId, status }, ctx) => write(ctx, (tx, by) => { commands.setStatus(tx, by, appointmentId, status); }),
    setComment: ({ appointmentId, comment }, ctx) => write(ctx, (tx, by) => { commands.setComment(tx, by, appointmentId, comment); }),
    undo: ({ appointmentId }, ctx) => {
      const result = place(ctx, (tx, by) => commands.undo(tx, by, appointmentId));
      if (result.kind === 'done') commands.forget(appointmentId);
      return result;
    },
    reserve: (input, ctx) => write(ctx, (tx, by) => { commands.reserve(tx, by, input); }),
    unreserve: ({ reservedId }, ctx) => write(ctx, (tx, by) => { commands.unreserve(tx, by, reservedId); }),
    openForm: (input, ctx) => deps.forms.open(input, ctx),
    editForm: (input, ctx) => {
      deps.forms.edit(input, ctx);
      return null;
    },
    closeForm: (input, ctx) => {
      deps.forms.close(input, ctx);
      return null;
    },
  };
}
