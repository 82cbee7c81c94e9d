import { readdirSync, rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { Clock } from '#main/kernel/clock.ts';
import type { FileDialogs } from '#main/kernel/files.ts';
import type { Log } from '#main/kernel/log.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Database, Migration } from '../../db/index.ts';
import type { ClinicListener, ClinicSession } from '../clinic-port.ts';
import type { Clinic, ClinicOptions } from '../compose.ts';
import type { TrainingWindow } from '../desk-port.ts';
import type { DemoScale } from '../demo/index.ts';
import { levelOf, type Level } from './level.ts';
import { levels } from './levels.ts';
import type { TrainingHandlers } from './none.ts';
import { openPractice, practiceFolder, type Practice } from './practice.ts';
import { createResults } from './results.ts';
import { createTrainingShift, type TrainingShift } from './shift.ts';


export interface TrainingDeps {
  readonly folder: string;
  readonly migrations: () => readonly Migration[];
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly workerFile?: string | URL | undefined;
  readonly files: Pick<FileDialogs, 'chooseOpen'>;
  readonly window: TrainingWindow;
  readonly create: (options: ClinicOptions) => Clinic;
  /** The real base: it is asked for a name, and told how well somebody did; nothing else of a training reaches it. */
  readonly real: () => { readonly database: Database; readonly changed: () => void };
  readonly language: () => 'ru' | 'en';
  readonly scale?: DemoScale;
}
const largestFile = 256 * 1024;

/** The training shift: a second clinic in a second window, gone without a trace when it closes. */
export function createTraining(deps: TrainingDeps) {
  const { clock, log, window } = deps;
  let running: { readonly practice: Practice; readonly begin: () => TrainingShift; readonly window: number; shift?: TrainingShift; session?: Promise<ClinicSession> } | undefined, opening = false;

  const elsewhere = (): never => { throw new AppError('conflict', 'training-here'); };
  /** What the practice clinic answers; it trains nobody a second time. */
  const inside: TrainingHandlers = {
    levels: () => [], start: elsewhere, startFile: elsewhere,
    state: () => running?.shift?.state() ?? { kind: 'none' },
    finish: () => { running?.shift?.finish(); return null; },
  };

  async function start(level: Level, speed: number, ctx: CallContext): Promise<{ kind: 'started' | 'running' }> {
    const { employeeId, name } = actorOf(ctx);
    if (running || opening) {
      window.focus();
      return { kind: 'running' };
    }
    opening = true;
    try {
      const [surname = '', firstName = ''] = name.split(' ');
      const practice = await openPractice({ folder: deps.folder, migrations: deps.migrations(), clock, log, version: deps.version, workerFile: deps.workerFile, callers: level.callers, trainee: { surname, firstName }, create: deps.create, training: inside, ...(deps.scale ? { scale: deps.scale } : {}) });
      const told = (): void => { practice.clinic.changed(['training']); };
      // begun when the window is there: nobody rings while it is being made
      const begin = (): TrainingShift => createTrainingShift(practice, { level, speed, changed: told, finished: ({ percent }) => {
        createResults(deps.real().database).add(employeeId, level.training, percent, clock.now());
        deps.real().changed();
      } });
      try {
        const opened = await window.open();
        running = { practice, begin, window: opened.window };
        void opened.closed.then(() => stop());
      } catch (error) {
        await practice.destroy();
        throw error;
      }
      return { kind: 'started' };
    } finally {
      opening = false;
    }
  }

  async function stop(): Promise<void> {
    const ended = running;
    if (!ended) return;
    running = undefined;
    ended.shift?.stop();
    await ended.practice.destroy().catch((error: unknown) => { log('error', 'training.not-removed', {}, error); });
  }

  async function enter(of: NonNullable<typeof running>, listener: ClinicListener): Promise<ClinicSession> {
    const { clinic, login, password, loaded } = of.practice, session = clinic.openSession(listener);
    await session.call('staff.signIn', { login, password });
    await session.call('settings.setLocal', { language: deps.language() });
    await session.call('telephony.choosePhone', { phoneId: loaded.phones.get('101') });
    of.shift = of.begin();
    return session;
  }
  /** The window's session: the trainee is signed in and has the phone before any question of the page is answered. */
  async function sessionOf(id: number, listener: ClinicListener): Promise<ClinicSession | undefined> {
    return running?.window === id ? running.session ??= enter(running, listener) : undefined;
  }
  // a program that was killed in a training left its base behind; nobody has its key
  for (const name of readdirSync(deps.folder)) if (name.startsWith(practiceFolder)) rmSync(join(deps.folder, name), { recursive: true, force: true });

  const outside: TrainingHandlers = {
    levels: (_, ctx) => {
      const own = createResults(deps.real().database).of(actorOf(ctx).employeeId);
      return levels.map(({ training: id, title, about, minutes, callers }) => ({ id, title, about, minutes, calls: callers.length, ...(own.has(id) ? { own: own.get(id)! } : {}) }));
    },
    start: ({ level: id, speed }, ctx) => {
      const level = levels.find(({ training }) => training === id);
      if (!level) throw new AppError('not-found', 'training-level');
      return start(level, speed, ctx);
    },
    startFile: async ({ speed }, ctx) => {
      const path = await deps.files.chooseOpen({ filters: [{ name: 'YAML', extensions: ['yaml', 'yml'] }] });
      if (path === undefined) return { kind: 'nothing-chosen' };
      let content: unknown;
      try {
        if ((await stat(path)).size > largestFile) return { kind: 'bad-file' };
        content = parseYaml(await readFile(path, 'utf8'), { maxAliasCount: 50 });
      } catch {
        return { kind: 'bad-file' };
      }
      const level = levelOf(content);
      return level ? start(level, speed, ctx) : { kind: 'bad-file' };
    },
    state: () => ({ kind: 'none' }),
    finish: () => null,
  };
  return { handlers: outside, sessionOf, owns: (id: number): boolean => running?.window === id, practice: (): Clinic | undefined => running?.practice.clinic, stop };
}
export type Training = ReturnType<typeof createTraining>;
