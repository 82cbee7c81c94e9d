import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario, planRuns, playRun, type Outcome, type Run } from '#main/app/scenario/index.ts';
import { testMigrations } from '#tests/support/database.ts';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml')).sort();
const scenarios = files.map((name) => parseScenario(readFileSync(join(import.meta.dirname, name), 'utf8'), name));
const play = (run: Run): Promise<Outcome[]> => playRun(run, { migrations: testMigrations });
const counted = (outcomes: readonly Outcome[], verdict: Outcome['verdict']) => outcomes.filter((outcome) => outcome.verdict === verdict);

/** What the main path may still wait for: messages and charges, and the answer to one of them (O-03, 4). */
const mainPath: Readonly<Record<string, readonly string[]>> = {
  'O-01': ['messages', 'charges'],
  'O-03': ['reply', 'appointments P2', 'messages', 'charges'],
};

it('there are twelve scenarios, each named as its file', () => {
  expect(scenarios.map(({ scenario }) => `${scenario}.yaml`)).toEqual(files);
  expect(files).toHaveLength(12);
});

describe.each(scenarios.map((file) => [file.scenario, file] as const))('%s', (name, file) => {
  it.for(planRuns(file))('$name happens as written', { timeout: 60_000 }, async (run, { annotate, skip }) => {
    const outcomes = await play(run), skipped = counted(outcomes, 'skipped'), waits = [...new Set(skipped.map(({ waitsFor }) => waitsFor))].join(', ');
    expect(outcomes.length).toBeGreaterThan(0);
    expect(counted(outcomes, 'failed')).toEqual([]);
    if (name in mainPath) expect(skipped.map(({ what, waitsFor }) => [what, waitsFor])).toEqual(mainPath[name]!.map((what) => [what, 'care']));
    if (skipped.length === outcomes.length) skip(`all ${skipped.length} lines wait for ${waits}`);
    if (skipped.length > 0) await annotate(`${counted(outcomes, 'passed').length} passed, ${skipped.length} skipped: wait for ${waits}`);
  });
});
