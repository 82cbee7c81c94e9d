/**
 * The worker thread: one task, its own read-only connection, then the end of the thread. A fault in it, even one that
 * takes the thread down, leaves the desk as it was (DESIGN.md 2).
 */
import { constants, setPriority } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, failureOf } from '#shared/kernel/errors.ts';
import { openReadOnly } from '../db/index.ts';
import type { Order, Start, Told } from './messages.ts';
import { Cancelled, type Task, type TaskContext } from './task.ts';
import { tasks } from './tasks.ts';

// Whoever waits at the desk goes first where the processor is short. On Linux a priority is a thread's (setpriority(2),
// «C library/kernel differences»); elsewhere it would be that of the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const port = parentPort!, { kind, input, file, key } = workerData as Start;
const tellEveryMs = 250;
let order: Order = 'resume', wake: () => void = () => undefined, told = 0, opened: ReturnType<typeof openReadOnly> | undefined;

const tell = (message: Told): void => { port.postMessage(message); };
port.on('message', (next: Order) => {
  order = next;
  wake();
});

const context: TaskContext = {
  file, key,
  database: () => opened ??= openReadOnly(file, key),
  progress: (done, total, step) => {
    const now = performance.now();
    if (now - told < tellEveryMs && done < total) return;
    told = now;
    tell({ tell: 'progress', done, total, ...(step === undefined ? {} : { step }) });
  },
  breathe: async () => {
    await setImmediate();
    while (order === 'pause') await new Promise<void>((done) => { wake = done; });
    if (order === 'cancel') throw new Cancelled();
  },
};

try {
  const task = (tasks as Readonly<Record<string, Task<never, unknown>>>)[kind];
  if (!task) throw new AppError('not-found', 'unknown-task');
  const result = await task(input as never, context);
  tell({ tell: 'done', result });
} catch (error) {
  if (error instanceof Cancelled) tell({ tell: 'cancelled' });
  else tell({ tell: 'failed', failure: failureOf(error), ...(error instanceof AppError || !(error instanceof Error) ? {} : { trace: error.stack }) });
} finally {
  opened?.close();
  port.close();
}
