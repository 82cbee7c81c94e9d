import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { crmContract, taskInput, waitlistInput } from '#shared/crm/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { parsePhone, phoneText } from '#shared/kernel/phone.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';
import type { WritableDb } from '#main/db/index.ts';
import type * as z from 'zod';
import { fullName, type PatientTask } from '../patients/index.ts';
import type { CrmDeps } from './deps.ts';
import { aboutNobody, isOverdue, whoText } from './rules.ts';
import { crmStore, finishTask, insertTask, insertWaitlistEntry } from './store.ts';

export type { CrmDeps } from './deps.ts';
type TaskInput = z.output<typeof taskInput>;
type WaitlistInput = z.output<typeof waitlistInput>;

interface WhoRow { readonly surname: string | null; readonly firstName: string | null; readonly patronymic: string | null; readonly typedName: string | null; readonly phoneE164: string | null }
const whoOf = (r: WhoRow): string =>
  whoText(fullName({ surname: r.surname ?? '', firstName: r.firstName ?? '', patronymic: r.patronymic ?? '' }), r.typedName, r.phoneE164 === null ? undefined : phoneText(r.phoneE164));

/** Tasks and the wait list: rows and the forms that make them; their screens come later. */
export function createCrm(deps: CrmDeps) {
  const { db, clock, newId, audit } = deps, store = crmStore(db.db);

  function columnsOf(input: TaskInput | WaitlistInput) {
    if (aboutNobody(input)) throw new AppError('invalid-input', 'who');
    return {
      id: newId(), branchId: deps.branch().id, patientId: input.patientId ?? null, typedName: input.typedName?.trim() || null,
      phoneE164: (input.phone && parsePhone(input.phone).e164) || null, inquiryId: input.inquiryId ?? null, createdAt: clock.now(),
    };
  }

  /** Adds a task in the caller's transaction, audited. @throws AppError `invalid-input` when it is about nobody */
  function addTask(tx: WritableDb, by: Id, input: TaskInput): Id {
    const row = { ...columnsOf(input), kind: input.kind, what: input.what, dueAt: input.dueAt, ownerId: input.ownerId ?? by, createdBy: by };
    insertTask(tx, row);
    audit.append(tx, { employeeId: by, action: 'crm.addTask', entity: 'task', entityId: row.id, after: row });
    return row.id;
  }

  /** Adds a wait-list entry in the caller's transaction, audited. «Хочет раньше» names the appointment it would replace. */
  function addToWaitlist(tx: WritableDb, by: Id, input: WaitlistInput): Id {
    if (input.kind === 'wantsEarlier' && input.appointmentId === undefined) throw new AppError('invalid-input', 'appointmentId');
    const row = {
      ...columnsOf(input), kind: input.kind, appointmentId: input.appointmentId ?? null, doctorId: input.doctorId ?? null, specialityId: input.specialityId ?? null,
      lengthMin: input.lengthMin, fromDay: input.fromDay ?? null, tillDay: input.tillDay ?? null, fromMin: input.fromMin ?? null, tillMin: input.tillMin ?? null, wish: input.wish, createdBy: by,
    };
    insertWaitlistEntry(tx, row);
    audit.append(tx, { employeeId: by, action: 'crm.addToWaitlist', entity: 'waitlistEntry', entityId: row.id, after: row });
    return row.id;
  }

  function write<T>(ctx: CallContext, work: (tx: WritableDb, by: Id) => T): T {
    const { employeeId } = actorOf(ctx), result = db.write((tx) => work(tx, employeeId));
    deps.changed(['crm', 'patients']);
    return result;
  }

  const handlers: Handlers<typeof crmContract, CallContext> = {
    addTask: (input, ctx) => ({ taskId: write(ctx, (tx, by) => addTask(tx, by, input)) }),
    finishTask: ({ taskId }, ctx) => write(ctx, (tx, by) => {
      const task = store.task.get({ id: taskId });
      if (!task) throw new AppError('not-found', 'task');
      if (task.doneAt !== null) throw new AppError('conflict', 'already-done');
      finishTask(tx, taskId, clock.now(), by);
      audit.append(tx, { employeeId: by, action: 'crm.finishTask', entity: 'task', entityId: taskId, before: { doneAt: null }, after: { doneAt: clock.now(), doneBy: by } });
      return null;
    }),
    addToWaitlist: (input, ctx) => ({ entryId: write(ctx, (tx, by) => addToWaitlist(tx, by, input)) }),
    tasks: ({ open }) => (open ? store.openTasks : store.doneTasks).all({ branchId: deps.branch().id }).map((t) => ({
      id: t.id, what: t.what, who: whoOf(t), dueAt: t.dueAt, overdue: isOverdue(t, clock.now()),
      ...(t.patientId ? { patientId: t.patientId } : {}), ...(t.inquiryId ? { inquiryId: t.inquiryId } : {}),
    })),
    waitlist: () => store.waitlist.all({ branchId: deps.branch().id }).map((w) => ({
      id: w.id, kind: w.kind, who: whoOf(w), wish: w.wish, createdAt: w.createdAt,
      ...(w.doctor ? { doctor: w.doctor } : {}), ...(w.patientId ? { patientId: w.patientId } : {}),
    })),
  };

  return {
    handlers,
    addTask,
    addToWaitlist,
    /** Open tasks of a patient, the soonest first: R-028. */
    openTasksOf: (patientId: Id): PatientTask[] => store.openOfPatient.all({ patientId }).map((t) => ({ id: t.id, what: t.what, dueAt: t.dueAt as Instant })),
  };
}
export type Crm = ReturnType<typeof createCrm>;
