import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { WritableDb } from '#main/db/index.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Id } from '#shared/kernel/values.ts';
import { scheduleLook, type PlaceResult, type scheduleContract } from '#shared/schedule/contract.ts';
import type { ScheduleDeps } from './deps.ts';
import type { SchedulePlan } from './plan.ts';
import { createPrint } from './print.ts';
import type { ScheduleReads } from './read.ts';
import type { ScheduleCommands } from './write.ts';

/** Keys of this PC's settings. */
export const branchKey = 'branch';
const lookKey = (ctx: CallContext): string => `schedule.look:${actorOf(ctx).employeeId}`;

export function createHandlers(deps: ScheduleDeps, reads: ScheduleReads, commands: ScheduleCommands, plan: SchedulePlan): Handlers<typeof scheduleContract, CallContext> {
  const seesMoney = (ctx: CallContext): boolean => actorOf(ctx).has('money.read');
  /** Contexts, cards of calls and «Успешность» show appointments, so their queries are told as well. */
  const tell = (): void => { deps.changed(['schedule', 'patients', 'inquiries']); };

  const print = createPrint(reads, deps);

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
    day: ({ day, branchId }, ctx) => reads.day(day, seesMoney(ctx), branchId),
    days: (input, ctx) => reads.days(input, seesMoney(ctx)),
    places: () => reads.places(),
    look: (_, ctx) => deps.local?.get(lookKey(ctx), scheduleLook) ?? scheduleLook.parse({}),
    keepLook: (input, ctx) => {
      deps.db.write((tx) => { deps.local?.set(tx, lookKey(ctx), input); });
      return null;
    },
    print: (input, ctx) => print(input, ctx),
    standIn: ({ branchId }, ctx) => {
      const before = deps.branch().id, { id } = reads.branchOf(branchId);
      deps.db.write((tx) => {
        deps.local?.set(tx, branchKey, id);
        deps.audit.append(tx, { employeeId: actorOf(ctx).employeeId, action: 'schedule.standIn', entity: 'localSetting', entityId: branchKey, before: { branchId: before }, after: { branchId: id } });
      });
      deps.changed(['settings', 'directories', 'schedule', 'phones']);
      return null;
    },
    appointment: ({ appointmentId }, ctx) => reads.appointment(appointmentId, seesMoney(ctx)),
    ofPatient: ({ patientId }, ctx) => reads.shownOfPatient(patientId, seesMoney(ctx)),
    freeSlots: (input) => reads.freeSlots(input),
    book: (input, ctx) => place(ctx, (tx, by) => {
      const result = commands.book(tx, by, input, () => deps.resolveGiven?.(ctx, input));
      if (result.kind === 'done') deps.afterBooked?.(ctx, tx, result, input);
      return result;
    }),
    move: ({ appointmentId, slot, by: side, reason }, ctx) => place(ctx, (tx, by) => commands.move(tx, by, appointmentId, slot, { ...(side ? { by: side } : {}), ...(reason.trim() ? { reason: reason.trim() } : {}) })),
    resize: ({ appointmentId, startMin, endMin }, ctx) => place(ctx, (tx, by) => commands.resize(tx, by, appointmentId, startMin, endMin)),
    cancel: ({ appointmentId, by: side, reason }, ctx) => write(ctx, (tx, by) => { commands.cancel(tx, by, appointmentId, side, reason); }),
    setStatus: ({ appointmentId, status }, ctx) => write(ctx, (tx, by) => { commands.setStatus(tx, by, appointmentId, status); }),
    setKind: ({ appointmentId, kind }, ctx) => write(ctx, (tx, by) => { commands.setKind(tx, by, appointmentId, kind); }),
    setComment: ({ appointmentId, comment }, ctx) => write(ctx, (tx, by) => { commands.setComment(tx, by, appointmentId, comment); }),
    undo: ({ appointmentId }, ctx) => {
      const result = place(ctx, (tx, by) => commands.undo(tx, by, appointmentId));
      if (result.kind === 'done') commands.forget(appointmentId);
      return result;
    },
    reserve: (input, ctx) => write(ctx, (tx, by) => { commands.reserve(tx, by, input); }),
    reserveSeveral: (input, ctx) => {
      const result = deps.db.write((tx) => commands.reserveSeveral(tx, actorOf(ctx).employeeId, input));
      if (result.kind === 'done') tell();
      return result;
    },
    changeReserve: (input, ctx) => write(ctx, (tx, by) => { commands.changeReserve(tx, by, input); }),
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
    plan: (input) => plan.read(input),
    previewPlan: (input) => plan.preview(input),
    applyPlan: (input, ctx) => {
      const result = deps.db.write((tx) => plan.apply(tx, actorOf(ctx).employeeId, input));
      deps.changed(['schedule']);
      return result;
    },
    undoPlan: ({ changeId }, ctx) => {
      const result = deps.db.write((tx) => plan.undo(tx, actorOf(ctx).employeeId, changeId));
      plan.forget(changeId);
      deps.changed(['schedule']);
      return result;
    },
  };
}
