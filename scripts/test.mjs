// npm test: fetches what is missing, then runs every check and every test. The last line is `N passed, N failed`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importRules, lint, typecheck } from './lib/checks.mjs';
import { node24 } from './lib/packages.mjs';
import { folder, project, projectKey } from './lib/places.mjs';
import { heading, main, say, Stop } from './lib/say.mjs';
import { runSuite, vitest } from './lib/suites.mjs';
import { ensureWindow, openStage } from './lib/window.mjs';

const minutes = (n) => n * 60_000;

async function unitTests() {
  const report = join(folder('reports'), `unit-${projectKey}.json`);
  return runSuite('unit and integration tests', [node24, [vitest(project), 'run']], { cwd: project, report, timeoutMs: minutes(22) });
}

async function windowTests(ready) {
  const stage = await openStage(ready, { sideBySide: true });
  const command = stage.command([vitest(stage.cwd), 'run', '--configLoader', 'native', '--config', 'vitest.window.config.ts']);
  try {
    return await runSuite('window tests', command, { cwd: stage.cwd, env: stage.env, report: join(stage.work, 'window.json'), timeoutMs: minutes(24) });
  } finally {
    await stage.stop();
  }
}

await main(async () => {
  const began = Date.now();
  heading('What is missing');
  let ready;
  let obstacle;
  // the window is one part of the tests: where it cannot be had, the others still run, and this is a failure
  try {
    ready = await ensureWindow();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    obstacle = error.message;
    say(`   FAILED: ${obstacle}`);
  }
  if (!existsSync(node24)) throw new Stop(obstacle ?? 'Node 24 is not there.');
  const total = { passed: 0, failed: 0, skipped: 0 };
  say(`-> Set-up took ${Math.round((Date.now() - began) / 1000)} s`);
  const parts = [
    ['Types', typecheck], ['Lint', lint], ['Import rules', importRules], ['Unit and integration tests', unitTests],
    ['Window tests', () => (ready ? windowTests(ready) : Promise.reject(new Stop(obstacle)))],
  ];
  for (const [name, part] of parts) {
    heading(name);
    const partBegan = Date.now();
    let sum = { passed: 0, failed: 1, skipped: 0 };
    try {
      sum = await part();
    } catch (error) {
      say(`   FAILED: ${name}: ${error instanceof Stop ? error.message : error?.stack}`);
    }
    say(`   ${name}: ${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}, ${Math.round((Date.now() - partBegan) / 1000)} s`);
    for (const key of Object.keys(total)) total[key] += sum[key];
  }
  say(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
  return Number(total.failed > 0 || total.passed === 0);
});
