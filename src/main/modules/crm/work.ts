import type { WritableDb } from '#main/db/index.ts';
import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { CrmDeps } from './deps.ts';
import { aboutNobody } from './rules/task.ts';

interface About { readonly patientId?: Id | undefined; readonly typedName?: string | undefined; readonly phone?: string | undefined; readonly inquiryId?: Id | undefined }

/** One command: one transaction, then the windows are told. */
export function createWork({ db, changed }: Pick<CrmDeps, 'db' | 'changed'>) {
  return function work<T>(ctx: CallContext, deed: (tx: WritableDb, by: Id) => T, topics: readonly Topic[] = ['crm', 'patients']): T {
    const { employeeId } = actorOf(ctx), result = db.write((tx) => deed(tx, employeeId));
    changed(topics);
    return result;
  };
}
export type Work = ReturnType<typeof createWork>;

/** The columns every row about somebody begins with. @throws AppError `invalid-input` when it is about nobody */
export function aboutColumns({ newId, branch, clock }: Pick<CrmDeps, 'newId' | 'branch' | 'clock'>, input: About) {
  if (aboutNobody(input)) throw new AppError('invalid-input', 'who');
  return {
    id: newId(), branchId: branch().id, patientId: input.patientId ?? null, typedName: input.typedName?.trim() || null,
    phoneE164: (input.phone && parsePhone(input.phone).e164) || null, inquiryId: input.inquiryId ?? null, createdAt: clock.now(),
  };
}
