import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driverName, openDatabase, type Migration } from '#main/db/index.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog, type Log } from '#main/kernel/log.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { hashPassword, publishedCost } from '#main/modules/staff/index.ts';
import { createClinic } from '../compose.ts';
import { liniya, liniyaExchange, loadLiniya } from '../fixture/index.ts';
import { look } from './checks.ts';
import { doAction } from './deeds.ts';
import { happen } from './events.ts';
import type { Action, Capability, Step } from './format.ts';
import { prepare } from './given.ts';
import { actionOf, checksOf, eventOf, type PlannedStep, type Run } from './plan.ts';
import { same, told } from './same.ts';
import { ask, playerOf, Refused, settle, signIn, type World } from './world.ts';
import { timeText } from './wall.ts';

export type Verdict = 'passed' | 'failed' | 'skipped';
/** One line of the result: an expectation, a deed that failed, or either of them waiting for a later issue. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly run: string;
  readonly time: string;
  readonly what: string;
  readonly waitsFor?: Capability;
  readonly expected?: string;
  readonly got?: string;
}

export interface PlayOptions {
  readonly migrations: readonly Migration[];
  /** What of the later issues the program already has: their lines are played and not skipped. */
  readonly built?: ReadonlySet<Capability>;
  readonly log?: Log;
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** A scenario's base holds no secrets: the key is published here, and the folder goes away with the run. */
const key = '5c'.repeat(32);

/** Bytes that look random and are the same on every run. */
function seededBytes(): (n: number) => Uint8Array {
  let state = 20_261_124;
  return (n) => Uint8Array.from({ length: n }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

type Tell = (verdict: Verdict, what: string, more?: Pick<Outcome, 'waitsFor' | 'expected' | 'got'>) => void;

const reasonOf = (error: unknown): string => (error instanceof Refused ? `refused: ${error.reason}` : error instanceof Error ? error.message : String(error));

/** A new clinic of the fixture in `folder`. */
function openWorld(folder: string, run: Run, { migrations, log = silentLog }: PlayOptions): World & { close(): Promise<void> } {
  const clock = createVirtualClock(run.start), newId = createIds(clock, seededBytes());
  const database = openDatabase({ file: join(folder, 'scenario.db'), key, migrations, clock, log, node: 'scen01', ballast: 0 });
  const fixture = database.write((tx) => loadLiniya(tx, { baseDay: run.clock.day, newId, hashPassword: (password) => hashPassword(password, publishedCost) }));
  prepare(database, newId, fixture, run.clock, run.givens);
  const clinic = createClinic({
    database, key, clock, newId, log, about: { version: '0.0.0', demo: false, driver: driverName, keyHow: 'test' }, simulator: { id: 'simulator', ...liniyaExchange },
  });
  const { simulator } = clinic;
  if (!simulator) throw new Error('the built-in exchange is missing');
  return {
    run, clock, fixture, clinic: { openSession: clinic.openSession, leads: clinic.leads, simulator, exchange: liniya.exchange },
    players: new Map(), inquiries: new Map(), keys: new Map(), answeredOn: new Map(), close: () => clinic.close(),
  };
}

async function act(world: World, who: string, item: Action, tell: Tell): Promise<void> {
  const [name, value] = actionOf(item), { refused } = item;
  try {
    await doAction(world, await playerOf(world, who), name, value as never);
    if (refused !== undefined) tell('failed', `${who}: ${name} refused`, { expected: refused, got: 'it was done' });
  } catch (error) {
    if (refused === undefined) tell('failed', `${who}: ${name}`, { expected: 'done', got: reasonOf(error) });
    else if (error instanceof Refused && error.reason === refused) tell('passed', `${who}: ${name} refused: ${refused}`);
    else tell('failed', `${who}: ${name} refused`, { expected: refused, got: reasonOf(error) });
  }
}

async function playStep(world: World, step: Step, tell: Tell): Promise<void> {
  for (const item of step.do ?? []) await act(world, step.who!, item, tell);
  const event = eventOf(step);
  if (event) {
    try {
      await happen(world, event, step[event]!);
    } catch (error) {
      tell('failed', event, { expected: 'it happens', got: reasonOf(error) });
    }
  }
  for (const check of checksOf(step.expect ?? {})) {
    const what = [check.kind, check.of].filter(Boolean).join(' ');
    try {
      const { expected, got } = await look(world, check);
      if (same(expected, got)) tell('passed', what);
      else tell('failed', what, { expected: told(expected), got: told(got) });
    } catch (error) {
      tell('failed', what, { expected: told(check.expected), got: reasonOf(error) });
    }
  }
}

/** What a skipped step would have done or shown, a line each. */
function skip(step: Step, waitsFor: Capability, tell: Tell): void {
  for (const item of step.do ?? []) tell('skipped', `${step.who!}: ${actionOf(item)[0]}`, { waitsFor });
  const event = eventOf(step);
  if (event) tell('skipped', event, { waitsFor });
  for (const { kind, of } of checksOf(step.expect ?? {})) tell('skipped', [kind, of].filter(Boolean).join(' '), { waitsFor });
}

async function startShift(world: World): Promise<void> {
  for (const [who, extension] of world.run.shift) {
    const phoneId = world.fixture.phones.get(extension);
    if (phoneId === undefined) throw new RangeError(`no phone ${extension}`);
    await ask(await signIn(world, who), 'telephony', 'choosePhone', { phoneId });
  }
}

/** Plays one run from an empty folder to its last step. A run all of whose steps wait opens no base at all. */
export async function playRun(run: Run, options: PlayOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waitsFor = ({ requires }: PlannedStep): Capability | undefined => (requires !== undefined && !options.built?.has(requires) ? requires : undefined);
  const tellAt = (at: PlannedStep['at']): Tell => (verdict, what, more = {}) => {
    const outcome: Outcome = { verdict, run: run.name, time: timeText(at, run.clock), what, ...more };
    outcomes.push(outcome);
    options.onOutcome?.(outcome);
  };
  async function play(world: World | undefined): Promise<void> {
    if (world) await startShift(world);
    for (const planned of run.steps) {
      const waits = waitsFor(planned), tell = tellAt(planned.at);
      if (waits !== undefined) skip(planned.step, waits, tell);
      else if (world) {
        world.clock.moveTo(planned.at);
        await settle();
        await playStep(world, planned.step, tell);
      }
    }
  }
  if (run.steps.every((planned) => waitsFor(planned) !== undefined)) {
    await play(undefined);
    return outcomes;
  }
  const folder = mkdtempSync(join(tmpdir(), 'stoika-scenario-'));
  try {
    const world = openWorld(folder, run, options);
    try {
      await play(world);
    } finally {
      await world.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return outcomes;
}
