import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseScenario, ScenarioError } from './parse.ts';
import { planRuns } from './plan.ts';
import { playRun, type Outcome, type PlayOptions, type Verdict } from './play.ts';

const marks: Readonly<Record<Verdict, string>> = { passed: 'ok  ', failed: 'MISS', skipped: 'skip' };

function print(say: (line: string) => void, { verdict, run, time, what, waitsFor, expected, got }: Outcome): void {
  say(`${marks[verdict]} ${run}  ${time}  ${what}${waitsFor === undefined ? '' : `  (waits for ${waitsFor})`}`);
  if (verdict === 'failed') say(`    expected ${expected ?? ''}\n    got      ${got ?? ''}`);
}

/**
 * Plays scenario files one after another, says every expectation and at last `N passed, N failed, N skipped`.
 * Returns the exit code: 1 on a miss, on a file that cannot be read, or when nothing was expected.
 */
export async function playFiles(files: readonly string[], options: PlayOptions, say: (line: string) => void): Promise<0 | 1> {
  const counts: Record<Verdict, number> = { passed: 0, failed: 0, skipped: 0 };
  const onOutcome = (outcome: Outcome): void => {
    counts[outcome.verdict]++;
    print(say, outcome);
  };
  for (const file of files) {
    try {
      const scenario = parseScenario(readFileSync(file, 'utf8'), basename(file));
      say(`${scenario.scenario}  ${scenario.title}`);
      for (const run of planRuns(scenario)) await playRun(run, { ...options, onOutcome });
    } catch (error) {
      counts.failed++;
      say(error instanceof ScenarioError ? error.message : `${basename(file)}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    }
  }
  say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed > 0 || counts.passed + counts.skipped === 0 ? 1 : 0;
}
