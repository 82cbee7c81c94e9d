// Runs a suite of vitest and counts it. A suite that is empty, breaks off or takes too long is a failure.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { say } from './say.mjs';

/**
 * `{ passed, failed, skipped }` of one vitest run. `command` is the command line without vitest's report arguments,
 * `report` the file that vitest writes (by whoever runs it).
 */
export async function runSuite(name, [command, args], { cwd, env, report, timeoutMs }) {
  rmSync(report, { force: true });
  const { code, timedOut } = await run(command, [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { cwd, env, timeoutMs, show: true });
  const problem = (sentence) => { say(`   FAILED: ${name}: ${sentence}`); };
  if (timedOut) problem(`it was ended after ${timeoutMs / 60_000} minutes`);
  if (!existsSync(report)) {
    if (!timedOut) problem('it broke off without a report');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const empty = result.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
  for (const file of empty) problem(`${file.name} could not be run: ${String(file.message).split('\n')[0]}`);
  const sum = { passed: result.numPassedTests, failed: result.numFailedTests + empty.length, skipped: result.numPendingTests + result.numTodoTests };
  if (timedOut) sum.failed += 1;
  else if (sum.passed + sum.failed === 0) {
    problem('it has no test');
    sum.failed += 1;
  } else if (code !== 0 && sum.failed === 0) {
    problem(`it ended with code ${code} though no test failed (an error outside the tests)`);
    sum.failed += 1;
  }
  return sum;
}

export const vitest = (project) => join(project, 'node_modules/vitest/vitest.mjs');
