import type { Cancel } from '#main/kernel/clock.ts';
import { instant } from '#shared/kernel/values.ts';
import type { TrainingResult, TrainingState } from '#shared/training/contract.ts';
import { scoreOf } from '#shared/training/score.ts';
import { createCallers, type Callers } from './callers.ts';
import { doneOf, wantedOf } from './facts.ts';
import type { Level } from './level.ts';
import type { Practice } from './practice.ts';

export interface ShiftDeps {
  readonly level: Level;
  readonly speed: number;
  /** The strip of the practice window asks again. */
  readonly changed: () => void;
  readonly finished: (result: TrainingResult) => void;
}

/** One training from its first caller to its score. */
export function createTrainingShift(practice: Practice, { level, speed, changed, finished }: ShiftDeps) {
  const { clinic, clock, loaded } = practice, began = clock.now(), endsAt = instant(began + (level.minutes / speed) * 60_000);
  const callers: Callers = createCallers(level, speed, practice, changed);
  let result: TrainingResult | undefined;

  function judge(): TrainingResult {
    const { db } = clinic.database;
    const calls = callers.played().map((one) => ({ wanted: wantedOf(one, callers.personOf), done: doneOf(db, one, loaded, practice.began) }));
    const { got, of, percent, grade, marks } = scoreOf(calls);
    return { level: level.training, title: level.title, calls: calls.length, got, of, percent, grade, marks: [...marks] };
  }
  function finish(): void {
    if (result) return;
    end();
    callers.stop();
    result = judge();
    finished(result);
    changed();
  }
  const end: Cancel = clock.after(endsAt - clock.now(), finish);

  return {
    state: (): TrainingState => (result ? { kind: 'finished', result } : { kind: 'running', level: level.training, title: level.title, startedAt: began, endsAt, came: callers.came(), of: level.callers.length, calls: callers.live() }),
    finish,
    stop: (): void => {
      end();
      callers.stop();
    },
  };
}
export type TrainingShift = ReturnType<typeof createTrainingShift>;
