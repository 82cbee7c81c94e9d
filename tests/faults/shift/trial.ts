import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runInWindow } from '#tests/bench/window/start.ts';
import { counter, verdictOf, type Effort, type Verdict } from '../support/verdict.ts';
import { wornBy, type ShiftTold } from './work.ts';

/** QUALITY.md R15: twelve hours of a shift, compressed, in the real window; `runs` counts the calls. */
export async function shiftTrials({ runs }: Effort): Promise<Verdict> {
  const told = await runInWindow('tests/window/shift.window.test.ts', 2_400_000, (stage) => {
    const out = join(stage.work, `shift-${process.pid}.json`);
    return {
      env: { STOIKA_SHIFT_CALLS: String(runs), STOIKA_SHIFT_OUT: out },
      after: (code): ShiftTold => {
        if (code !== 0 || !existsSync(out)) throw new Error(`the shift broke off (code ${code})`);
        return JSON.parse(readFileSync(out, 'utf8')) as ShiftTold;
      },
      clean: () => { rmSync(out, { force: true }); },
    };
  });
  const { figures, control: leaky } = told, shift = counter('calls of a shift, with cards opened and bookings changed'), control = counter('control: a page that keeps what it should let go');
  for (let n = 0; n < figures.calls; n++) shift.count('worked');
  for (const problem of wornBy(figures, true)) shift.problem(problem);
  const seen = wornBy(leaky, false);
  control.count(seen.length > 1 ? 'noticed' : 'not noticed');
  if (seen.length <= 1) control.problem('the leaking page was not noticed: the trial is blind');
  const round = (n: number): number => Number(n.toFixed(3));
  return verdictOf('R15 shift', [shift.group, control.group], {
    calls: figures.calls, growth: round(figures.growth), mibPerThousand: round(figures.perThousand), nodes: round(figures.nodes), listeners: round(figures.listeners), timers: round(figures.timers), lastPopup: round(figures.popup), firstPopupMs: round(figures.firstPopupMs), pss: figures.pss.join(' '),
  });
}
