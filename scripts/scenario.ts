/**
 * npm run scenario -- tests/scenarios/O-01.yaml …
 * Plays scenario files (docs/scenarios.md) through the program on a fresh encrypted base and a virtual clock, prints every
 * expectation, and ends with `N passed, N failed, N skipped`. Exit code 1 on a miss, on a file that cannot be read, or
 * when nothing was expected; 2 on a wrong command line. `--with care` also plays the lines that wait for that issue.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readMigrations } from '../src/main/db/index.ts';
import { capability, parseScenario, planRuns, playRun, ScenarioError, type Capability, type Outcome } from '../src/main/app/scenario/index.ts';

const marks = { passed: 'ok  ', failed: 'MISS', skipped: 'skip' } as const;
const say = (text: string): void => { process.stdout.write(`${text}\n`); };

function print({ verdict, run, time, what, waitsFor, expected, got }: Outcome): void {
  say(`${marks[verdict]} ${run}  ${time}  ${what}${waitsFor === undefined ? '' : `  (waits for ${waitsFor})`}`);
  if (verdict === 'failed') say(`    expected ${expected ?? ''}\n    got      ${got ?? ''}`);
}

function commandLine(): { files: string[]; built: Set<Capability> } | undefined {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { with: { type: 'string', multiple: true, default: [] } } });
    if (positionals.length > 0) return { files: positionals, built: new Set(values.with.map((name) => capability.parse(name))) };
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  say('npm run scenario -- FILE.yaml…  [--with telephony|inquiries|chats|care]');
  return undefined;
}

const asked = commandLine();
if (!asked) process.exit(2);

const migrations = readMigrations(join(import.meta.dirname, '../migrations'));
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const file of asked.files) {
  try {
    const scenario = parseScenario(readFileSync(file, 'utf8'), basename(file));
    say(`${scenario.scenario}  ${scenario.title}`);
    for (const run of planRuns(scenario)) await playRun(run, { migrations, built: asked.built, onOutcome: (outcome) => { counts[outcome.verdict]++; print(outcome); } });
  } catch (error) {
    counts.failed++;
    say(error instanceof ScenarioError ? error.message : `${basename(file)}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
  }
}
say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 || counts.passed + counts.skipped === 0 ? 1 : 0;
