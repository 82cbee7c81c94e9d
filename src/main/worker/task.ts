import type { openReadOnly } from '../db/index.ts';

/** What a task in the worker thread works with. It is killed with its thread, so it leaves nothing half-done behind. */
export interface TaskContext {
  /** A read-only connection of the task's own, opened at the first use; lookups of the desk never wait for it. */
  readonly database: () => ReturnType<typeof openReadOnly>;
  /** The clinic's file and its raw key, for what opens it in another way (a copy, an import's writer). */
  readonly file: string;
  readonly key: string;
  /** How far it is. Told to the window at most ten times a second, however often it is called; `step` is a code the screen has words for. */
  readonly progress: (done: number, total: number, step?: string) => void;
  /**
   * Called between portions of work: waits while the job is paused.
   * @throws Cancelled once somebody has cancelled it
   */
  readonly breathe: () => Promise<void>;
}

/** One kind of long work. What it takes and gives is cloned between threads: plain values only. */
export type Task<I, O> = (input: I, context: TaskContext) => Promise<O>;

/** The end of a task that somebody cancelled; it passes through the task, which cleans up in `finally`. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}
