import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { JobFacts, JobRow, jobsContract } from '#shared/jobs/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError, type Failure } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import { actorOf, type CallContext } from '../ipc/context.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Order, Start, Told } from './messages.ts';
import type { TaskInput, TaskName, TaskResult } from './tasks.ts';

export interface JobOptions<R> {
  /** Whose it is; the program's own where absent. */
  readonly by?: Id | undefined;
  readonly about?: JobFacts;
  /** Its task breathes between portions, so it can be stopped and gone on with. */
  readonly pausable?: boolean;
  /** MiB of objects its thread may hold at once; V8 takes memory rather than collect it where nothing is said. A thread that needs more fails. */
  readonly heapMb?: number | undefined;
  readonly onProgress?: (at: { readonly done: number; readonly total: number; readonly step?: string | undefined }) => void;
  /** After the result came: what follows in main, and the facts for the sentence at the end. */
  readonly onDone?: (result: R) => JobFacts | void;
  /** However it ended, once. */
  readonly onEnd?: (state: 'done' | 'failed' | 'cancelled') => void;
}
export interface Jobs {
  /** Begins long work, or queues it behind others; it stands in the list until it is put away. */
  start<K extends TaskName>(kind: K, input: TaskInput<K>, options?: JobOptions<TaskResult<K>>): Id;
  /** Runs a task that stands in no list. @throws AppError as the task threw it; `conflict`/`cancelled` when `signal` says so or the program closes */
  run<K extends TaskName>(kind: K, input: TaskInput<K>, options?: Pick<JobOptions<TaskResult<K>>, 'heapMb' | 'onProgress'> & { readonly signal?: AbortSignal }): Promise<TaskResult<K>>;
  list(): readonly JobRow[];
  /** @throws AppError `not-found` */
  order(jobId: Id, order: Order): void;
  readonly handlers: Handlers<typeof jobsContract, CallContext>;
  /** Ends all threads; what they were at is cancelled. */
  stop(): Promise<void>;
}
export interface JobsDeps {
  /** The thread's program: worker/index.ts, or what it was bundled to. */
  readonly workerFile: string | URL;
  readonly file: string;
  readonly key: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly changed: () => void;
}

interface Job {
  row: JobRow;
  readonly by: Id | undefined;
  readonly quiet: boolean;
  readonly input: unknown;
  readonly options: JobOptions<never>;
  readonly settle: ((result: unknown) => void) | undefined;
  readonly reject: ((error: unknown) => void) | undefined;
  worker: Worker | undefined;
}

const most = 2, keptEnded = 20, tellEveryMs = 250;
const alive = (state: JobRow['state']): boolean => state === 'waiting' || state === 'running' || state === 'paused';

/** How long the end of the program waits for a thread to come to its next breath, real milliseconds. */
const graceMs = 2_000;

/** Long work beside the desk: a thread for each job, two at a time, the others in a queue. */
export function createJobs({ workerFile, file, key, clock, newId, log, changed }: JobsDeps): Jobs {
  const jobs = new Map<Id, Job>();
  let due = false, stopped = false;

  function tell(): void {
    if (due || stopped) return;
    due = true;
    clock.after(tellEveryMs, () => { due = false; if (!stopped) changed(); });
  }
  function set(job: Job, change: Partial<JobRow>): void {
    job.row = { ...job.row, ...change };
    if (!job.quiet) tell();
  }

  function end(job: Job, state: 'done' | 'failed' | 'cancelled', rest: { readonly result?: unknown; readonly failure?: Failure } = {}): void {
    if (!alive(job.row.state)) return;
    let result: JobFacts | undefined, failure = rest.failure;
    if (state === 'done') {
      try {
        result = job.options.onDone?.(rest.result as never) ?? undefined;
      } catch (error) {
        log('error', 'jobs.end-failed', { kind: job.row.kind }, error);
        failure = { code: error instanceof AppError ? error.code : 'internal' };
      }
    }
    const ended = failure ? 'failed' : state;
    job.worker = undefined;
    set(job, { state: ended, endedAt: clock.now(), ...(result ? { result } : {}), ...(failure ? { failure: { code: failure.code, ...(failure.reason ? { reason: failure.reason } : {}) } } : {}) });
    job.options.onEnd?.(ended);
    if (ended === 'done') job.settle?.(rest.result);
    else job.reject?.(failure ? new AppError(failure.code, failure.reason, failure.details) : new AppError('conflict', 'cancelled'));
    if (job.quiet) jobs.delete(job.row.id);
    const old = [...jobs.values()].filter((other) => !other.quiet && !alive(other.row.state));
    for (const other of old.slice(0, Math.max(0, old.length - keptEnded))) jobs.delete(other.row.id);
    next();
  }

  function begin(job: Job): void {
    const { kind } = job.row, started: Start = { kind, input: job.input, file, key };
    const worker = job.worker = new Worker(workerFile, { workerData: started, name: kind, ...(job.options.heapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: job.options.heapMb, maxYoungGenerationSizeMb: 16 } }) });
    set(job, { state: 'running', startedAt: clock.now() });
    worker.on('message', (told: Told) => {
      if (told.tell === 'progress') {
        set(job, { done: told.done, total: told.total, ...(told.step === undefined ? {} : { step: told.step }) });
        job.options.onProgress?.(told);
      } else if (told.tell === 'done') end(job, 'done', { result: told.result });
      else if (told.tell === 'cancelled') end(job, 'cancelled');
      else {
        // The trace of a defect names code, never data: the message is left out.
        if (told.failure.code === 'internal') log('error', 'jobs.failed', { kind, trace: told.trace?.split('\n').slice(1, 6).join(' ').slice(0, 600) ?? '' });
        end(job, 'failed', { failure: told.failure });
      }
    });
    worker.on('error', (error) => {
      log('error', 'jobs.thread-fell', { kind }, error);
      end(job, 'failed', { failure: { code: 'internal' } });
    });
    worker.on('exit', (code) => { if (alive(job.row.state)) end(job, code === 0 ? 'cancelled' : 'failed', code === 0 ? {} : { failure: { code: 'internal' } }); });
  }
  function next(): void {
    if (stopped) return;
    const all = [...jobs.values()], busy = all.filter(({ row }) => row.state === 'running').length;
    for (const job of all.filter(({ row }) => row.state === 'waiting').slice(0, Math.max(0, most - busy))) begin(job);
  }

  function add(kind: TaskName, input: unknown, options: JobOptions<never>, promise?: { readonly settle: (result: unknown) => void; readonly reject: (error: unknown) => void }): Id {
    const { by, about = {}, pausable = false } = options;
    const row: JobRow = { id: newId(), kind, about, state: 'waiting', done: 0, total: 0, startedAt: clock.now(), pausable };
    jobs.set(row.id, { row, by, quiet: promise !== undefined, input, options, settle: promise?.settle, reject: promise?.reject, worker: undefined });
    next();
    tell();
    return row.id;
  }

  function order(jobId: Id, what: Order): void {
    const job = jobs.get(jobId);
    if (!job) throw new AppError('not-found', 'job');
    if (!alive(job.row.state)) return;
    if (what === 'cancel' && job.row.state === 'waiting') { end(job, 'cancelled'); return; }
    // A thread that was told to wait while its row goes on as «running» could never be told to go on.
    if (what === 'pause' && !(job.row.pausable && job.row.state === 'running')) return;
    if (what === 'resume' && job.row.state !== 'paused') return;
    job.worker?.postMessage(what);
    if (what !== 'cancel') set(job, { state: what === 'pause' ? 'paused' : 'running' });
    if (what === 'pause') next();
  }

  const visible = (ctx: CallContext) => {
    const { employeeId } = actorOf(ctx);
    return [...jobs.values()].filter(({ by, quiet }) => !quiet && (by === undefined || by === employeeId));
  };
  const own = (ctx: CallContext, jobId: Id): Id => {
    if (!visible(ctx).some(({ row }) => row.id === jobId)) throw new AppError('not-found', 'job');
    return jobId;
  };

  return {
    start: (kind, input, options = {}) => add(kind, input, options),
    run: (kind, input, { signal, ...options } = {}) => new Promise((settle, reject) => {
      const id = add(kind, input, options, { settle: settle as (result: unknown) => void, reject });
      signal?.addEventListener('abort', () => { if (jobs.has(id)) order(id, 'cancel'); }, { once: true });
    }),
    list: () => [...jobs.values()].filter(({ quiet }) => !quiet).map(({ row }) => row),
    order,
    handlers: {
      list: (_, ctx) => visible(ctx).map(({ row }) => row).reverse(),
      pause: ({ jobId }, ctx) => { order(own(ctx, jobId), 'pause'); return null; },
      resume: ({ jobId }, ctx) => { order(own(ctx, jobId), 'resume'); return null; },
      cancel: ({ jobId }, ctx) => { order(own(ctx, jobId), 'cancel'); return null; },
      dismiss: ({ jobId }, ctx) => {
        const job = jobs.get(own(ctx, jobId));
        if (job && !alive(job.row.state)) jobs.delete(jobId);
        tell();
        return null;
      },
    },
    stop: async () => {
      stopped = true;
      const running = [...jobs.values()].flatMap(({ worker }) => (worker ? [worker] : []));
      for (const job of jobs.values()) end(job, 'cancelled');
      // A thread that is cut down inside SQLite can take the process with it: it is asked to end first.
      await Promise.all(running.map(async (worker) => {
        const gone = new Promise((done) => { worker.once('exit', done); });
        worker.postMessage('cancel' satisfies Order);
        await Promise.race([gone, pause(graceMs, undefined, { ref: false })]);
        await worker.terminate();
      }));
    },
  };
}
