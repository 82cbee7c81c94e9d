import type { AppContract } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { CallContext } from '../../ipc/context.ts';
import { levels } from './levels.ts';

export type TrainingHandlers = Handlers<AppContract['training'], CallContext>;

/** Where no window can be opened: the levels are told, and none is begun. */
export const noTraining: TrainingHandlers = {
  levels: () => levels.map(({ training: id, title, about, minutes, callers }) => ({ id, title, about, minutes, calls: callers.length })),
  start: () => { throw new AppError('conflict', 'training-no-window'); },
  startFile: () => { throw new AppError('conflict', 'training-no-window'); },
  state: () => ({ kind: 'none' }), finish: () => null,
};
