import type { Instant } from '#shared/kernel/values.ts';
import { instant } from '#shared/kernel/values.ts';
import { eventNames, type Action, type ActionName, type Capability, type Expectation, type Given, type ScenarioFile, type Step } from './format.ts';
import { timeOf, type ScenarioClock } from './wall.ts';

export type PlannedStep = { readonly at: Instant; readonly requires?: Capability; readonly step: Step };

/** One way a scenario goes, with its steps in order of time. */
export interface Run {
  /** `O-02 a`. */
  readonly name: string;
  readonly clock: ScenarioClock;
  readonly start: Instant;
  readonly shift: ReadonlyMap<string, string>;
  readonly givens: readonly Given[];
  readonly steps: readonly PlannedStep[];
}

function planned(steps: readonly Step[], clock: ScenarioClock, from: Instant, requires: Capability | undefined): PlannedStep[] {
  let at = from;
  return steps.map((step) => {
    if (step.at !== undefined) at = timeOf(step.at, clock);
    const waits = step.requires ?? requires;
    return { at, step, ...(waits ? { requires: waits } : {}) };
  });
}

/** The runs of a file. Steps play in order of time whatever their order in the file; at one time, in the order of the file. */
export function planRuns(file: ScenarioFile): Run[] {
  const clock: ScenarioClock = { day: file.clock.day as ScenarioClock['day'], zone: file.clock.zone };
  const runs = file.runs ?? [{ run: '', steps: [] }];
  return runs.map((run) => {
    const start = timeOf(run.start ?? file.clock.start, clock), requires = run.requires ?? file.requires;
    const steps = [...planned(file.steps, clock, start, requires), ...planned(run.steps, clock, start, requires)].sort((a, b) => a.at - b.at);
    if (steps[0] && steps[0].at < start) throw new RangeError(`${file.scenario} ${run.run}: a step before the clock starts`);
    const shift = run.shift ?? file.shift ?? {};
    return {
      name: `${file.scenario} ${run.run}`.trim(), clock, start: instant(start), steps,
      shift: new Map(Object.entries(shift)), givens: [file.given, run.given].filter((g) => g !== undefined),
    };
  });
}

/** The name and the value of the one action of an item. */
export function actionOf(item: Action): readonly [ActionName, unknown] {
  const [name, value] = Object.entries(item).find(([key, given]) => key !== 'refused' && given !== undefined)!;
  return [name as ActionName, value];
}
export const eventOf = (step: Step) => eventNames.find((name) => step[name] !== undefined);

/** One thing that is compared: a kind of expectation, and for whom where it is told by name. */
export interface Check { readonly kind: keyof Expectation; readonly of?: string; readonly expected: unknown }
const byName: ReadonlySet<string> = new Set<keyof Expectation>(['cards', 'panel', 'context', 'buffer', 'booking', 'notices', 'mustChoosePhone', 'appointments', 'inquiries', 'family', 'card', 'chats', 'leads', 'text', 'tagPopup', 'changeLog', 'sounds']);
export function checksOf(expectation: Expectation): Check[] {
  return (Object.entries(expectation) as [keyof Expectation, unknown][]).flatMap(([kind, value]): Check[] =>
    (byName.has(kind) ? Object.entries(value as Readonly<Record<string, unknown>>).map(([of, expected]) => ({ kind, of, expected })) : [{ kind, expected: value }]));
}

const fates = { answers: 'answers', busy: 'busy', noAnswer: 'no-answer', fails: 'fails' } as const;
/** What the called patient will do, told in advance to the exchange: the first event about this call. */
export function patientDeedOf(run: Run, call: string): { readonly does: (typeof fates)[keyof typeof fates]; readonly at: Instant } | undefined {
  for (const { at, step } of run.steps) {
    if (step.patient?.call === call && step.patient.does !== 'hangsUp') return { at, does: fates[step.patient.does] };
  }
  return undefined;
}
