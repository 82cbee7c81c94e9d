import type { WritableDb } from '#main/db/index.ts';
import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { crmContract } from '#shared/crm/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';
import type { PatientTask } from '../patients/index.ts';
import type { AppointmentAction } from '../schedule/index.ts';
import type { CrmDeps } from './deps.ts';
import { createExports } from './export.ts';
import { createFreed } from './freed.ts';
import { createLive } from './live.ts';
import { createMorning } from './morning.ts';
import { presentTask } from './present.ts';
import { createRound } from './round.ts';
import { crmStore } from './store.ts';
import { createTasks } from './tasks.ts';
import { createWaitlist } from './waitlist.ts';
import { createWork } from './work.ts';
import { writes } from './writes.ts';

export type { CrmDeps, Waits } from './deps.ts';

/** Tasks, the wait list, freed slots and their offers, the call round of the next day, and the morning page. */
export function createCrm(deps: CrmDeps) {
  const { clock, branch } = deps, store = crmStore(deps.db.db), work = createWork(deps);
  const tasks = createTasks(deps, store, work), waitlist = createWaitlist(deps, store, work), freed = createFreed(deps, store, waitlist, work), round = createRound(deps, store, work);
  const morning = createMorning(deps, store, freed.briefs);
  const live = createLive(deps, {
    openTasks: () => store.openTasks.all({ branchId: branch().id }).map((t) => presentTask(t, clock.now())),
    freed: freed.briefs, recheck: freed.recheck, nextExpiry: freed.nextExpiry, morningIsDue: morning.isDue,
  });

  const handlers: Handlers<typeof crmContract, CallContext> = {
    ...tasks.methods, ...waitlist.methods, ...freed.methods, ...round.methods, ...morning.methods, ...createExports(deps, tasks, waitlist),
    counts: (_, ctx) => {
      const branchId = branch().id, { all, mine, overdue } = store.taskCounts.get({ branchId, me: actorOf(ctx).employeeId, now: clock.now() })!, waits = store.waitCounts.get({ branchId })!, { total, done } = round.of(round.nextDay());
      return { all, mine, overdue, waitlist: waits.all, wantsEarlier: waits.earlier, freed: freed.count(), roundLeft: total - done };
    },
  };

  return {
    handlers,
    addTask: tasks.add, finishTask: tasks.finish, giveTask: tasks.give,
    addToWaitlist: waitlist.add,
    live,
    /** With every action of the schedule, in its transaction: time given back, and what became of a call of the round. */
    onAction: (tx: WritableDb, action: AppointmentAction): void => {
      writes.warm(tx);
      freed.onAction(tx, action);
      round.onAction(tx, action);
    },
    onUndone: freed.onUndone,
    /** A place became free: by a cancellation, a move, a shorter visit or a lifted reserve. */
    onFreed: freed.open,
    /** Open tasks of a patient, the soonest first: R-028. */
    openTasksOf: (patientId: Id): PatientTask[] => store.openOfPatient.all({ patientId }).map((t) => ({ id: t.id, what: t.what, dueAt: t.dueAt as Instant })),
  };
}
export type Crm = ReturnType<typeof createCrm>;
