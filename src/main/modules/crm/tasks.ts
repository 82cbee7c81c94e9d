import type { WritableDb } from '#main/db/index.ts';
import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { crmContract, taskInput, TaskRow } from '#shared/crm/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { normaliseName } from '#shared/kernel/normalise.ts';
import type { Id } from '#shared/kernel/values.ts';
import type * as z from 'zod';
import type { CrmDeps } from './deps.ts';
import { presentTask, typeOf } from './present.ts';
import { isOverdue } from './rules/task.ts';
import type { CrmStore } from './store.ts';
import { aboutColumns, type Work } from './work.ts';
import { writes } from './writes.ts';

export type TaskInput = z.output<typeof taskInput>;
type Filter = z.output<(typeof crmContract)['tasks']['input']>;
type Methods = Pick<Handlers<typeof crmContract, CallContext>, 'addTask' | 'editTask' | 'snoozeTask' | 'finishTask' | 'reopenTask' | 'tasks' | 'taskTypes' | 'saveTaskType' | 'retireTaskType'>;

/** Whether the words typed into the filter stand in a row, whatever their case and ё. */
export const says = (text: string | undefined, ...places: readonly (string | undefined)[]): boolean => {
  const words = normaliseName(text ?? '').split(' ').filter(Boolean), hay = normaliseName(places.filter(Boolean).join(' ')), digits = places.join(' ').replace(/\D/g, '');
  return words.every((word) => hay.includes(word) || (/^\d{3,}$/.test(word) && digits.includes(word)));
};

export function createTasks(deps: CrmDeps, store: CrmStore, work: Work) {
  const { clock, audit, newId } = deps;

  function must(taskId: Id) {
    const task = store.task.get({ id: taskId });
    if (!task) throw new AppError('not-found', 'task');
    return task;
  }
  function mustBeOpen(taskId: Id) {
    const task = must(taskId);
    if (task.doneAt !== null) throw new AppError('conflict', 'already-done');
    return task;
  }
  /** An own type must be there; a retired one is for old tasks alone. */
  function checkType(typeId: Id | null | undefined): void {
    if (!typeId) return;
    const type = store.type.get({ id: typeId });
    if (!type) throw new AppError('not-found', 'task-type');
    if (type.retiredAt !== null) throw new AppError('conflict', 'type-retired');
  }

  /** Adds a task in the caller's transaction, audited. @throws AppError `invalid-input` when it is about nobody */
  function add(tx: WritableDb, by: Id, input: TaskInput): Id {
    checkType(input.typeId);
    const row = { ...aboutColumns(deps, input), kind: input.typeId ? 'other' as const : input.kind, typeId: input.typeId ?? null, what: input.what.trim(), dueAt: input.dueAt, ownerId: input.ownerId ?? by, createdBy: by };
    if (row.what === '') throw new AppError('invalid-input', 'what');
    writes.insertTask(tx, row);
    audit.append(tx, { employeeId: by, action: 'crm.addTask', entity: 'task', entityId: row.id, after: row });
    return row.id;
  }

  /** Changes the named columns and audits exactly those. */
  function change(tx: WritableDb, by: Id, action: string, task: ReturnType<typeof must>, to: Partial<ReturnType<typeof must>>): void {
    const keys = (Object.keys(to) as (keyof typeof to)[]).filter((key) => task[key] !== to[key]);
    if (keys.length === 0) return;
    const pick = (of: Partial<ReturnType<typeof must>>) => Object.fromEntries(keys.map((key) => [key, of[key] ?? null]));
    writes.updateTask(tx, task.id, { ...to, revision: task.revision + 1 });
    audit.append(tx, { employeeId: by, action, entity: 'task', entityId: task.id, before: pick(task), after: pick(to) });
  }

  function list(filter: Filter, me: Id): TaskRow[] {
    const now = clock.now();
    return (filter.open ? store.openTasks : store.doneTasks).all({ branchId: deps.branch().id }).filter((t) =>
      (!filter.mine || t.ownerId === null || t.ownerId === me) && (!filter.overdue || isOverdue(t, now)) && (!filter.ownerId || t.ownerId === filter.ownerId)
      && (!filter.typeId || t.typeId === filter.typeId) && (!filter.kind || (t.kind === filter.kind && t.typeId === null)) && (!filter.patientId || t.patientId === filter.patientId))
      .map((t) => presentTask(t, now)).filter((t) => !filter.text || says(filter.text, t.who, t.what, t.phone, t.result));
  }

  const methods: Methods = {
    addTask: (input, ctx) => ({ taskId: work(ctx, (tx, by) => add(tx, by, input)) }),
    editTask: ({ taskId, seen, change: to }, ctx) => work(ctx, (tx, by) => {
      const task = mustBeOpen(taskId);
      if (task.revision !== seen) throw new AppError('conflict', 'changed-since');
      if (to.typeId !== task.typeId) checkType(to.typeId);
      if (to.what !== undefined && to.what.trim() === '') throw new AppError('invalid-input', 'what');
      const { typeId, kind, what, dueAt, ownerId } = to;
      change(tx, by, 'crm.editTask', task, {
        ...(typeId === undefined ? {} : { typeId }), ...(kind === undefined && !typeId ? {} : { kind: typeId ? 'other' : kind! }), ...(what === undefined ? {} : { what: what.trim() }),
        // a new time is a new promise: it reminds again
        ...(dueAt === undefined || dueAt === task.dueAt ? {} : { dueAt, remindAt: null }), ...(ownerId === undefined ? {} : { ownerId }),
      });
      return null;
    }),
    snoozeTask: ({ taskId, until }, ctx) => work(ctx, (tx, by) => { change(tx, by, 'crm.snoozeTask', mustBeOpen(taskId), { remindAt: until }); return null; }),
    finishTask: ({ taskId, result }, ctx) => work(ctx, (tx, by) => { change(tx, by, 'crm.finishTask', mustBeOpen(taskId), { doneAt: clock.now(), doneBy: by, result: result.trim() }); return null; }),
    reopenTask: ({ taskId }, ctx) => work(ctx, (tx, by) => {
      const task = must(taskId);
      if (task.doneAt === null) throw new AppError('conflict', 'not-done');
      change(tx, by, 'crm.reopenTask', task, { doneAt: null, doneBy: null, remindAt: null });
      return null;
    }),
    tasks: (filter, ctx) => list(filter, actorOf(ctx).employeeId),

    taskTypes: () => store.types.all().map(typeOf),
    saveTaskType: ({ id, name, colour, icon }, ctx) => work(ctx, (tx, by) => {
      const there = store.types.all(), same = there.find((t) => t.id !== id && t.retiredAt === null && normaliseName(t.name) === normaliseName(name)), after = { name: name.trim(), colour, icon };
      if (after.name === '') throw new AppError('invalid-input', 'name');
      if (same) throw new AppError('conflict', 'type-there');
      if (id === undefined) {
        const row = { id: newId(), ...after, sort: there.length + 1 };
        writes.insertType(tx, row);
        audit.append(tx, { employeeId: by, action: 'crm.addTaskType', entity: 'taskType', entityId: row.id, after });
        return { id: row.id };
      }
      const type = store.type.get({ id });
      if (!type) throw new AppError('not-found', 'task-type');
      writes.updateType(tx, id, after);
      audit.append(tx, { employeeId: by, action: 'crm.changeTaskType', entity: 'taskType', entityId: id, before: { name: type.name, colour: type.colour, icon: type.icon }, after });
      return { id };
    }, ['crm', 'directories']),
    retireTaskType: ({ id, retired }, ctx) => work(ctx, (tx, by) => {
      const type = store.type.get({ id });
      if (!type) throw new AppError('not-found', 'task-type');
      if ((type.retiredAt !== null) === retired) return null;
      const retiredAt = retired ? clock.now() : null;
      writes.updateType(tx, id, { retiredAt });
      audit.append(tx, { employeeId: by, action: retired ? 'crm.retireTaskType' : 'crm.restoreTaskType', entity: 'taskType', entityId: id, before: { retiredAt: type.retiredAt }, after: { retiredAt } });
      return null;
    }, ['crm', 'directories']),
  };
  /** Ends a task by a deed beside it, in that deed's transaction; one that is done already stays as it is. */
  function finish(tx: WritableDb, by: Id, taskId: Id, result: string): void {
    const task = must(taskId);
    if (task.doneAt === null) change(tx, by, 'crm.finishTask', task, { doneAt: clock.now(), doneBy: by, result });
  }
  function give(tx: WritableDb, by: Id, taskId: Id, ownerId: Id | null): void {
    const task = must(taskId);
    if (task.doneAt === null) change(tx, by, 'crm.editTask', task, { ownerId });
  }
  return { methods, add, list, finish, give };
}
export type Tasks = ReturnType<typeof createTasks>;
