// node scripts/window.mjs [files]: only the window tests, or only these files of them.
import { join } from 'node:path';
import { main, heading, say } from './lib/say.mjs';
import { runSuite, vitest } from './lib/suites.mjs';
import { ensureWindow, openStage } from './lib/window.mjs';

await main(async () => {
  heading('Window tests: what is missing');
  const stage = await openStage(await ensureWindow(), { sideBySide: true });
  const command = stage.command([vitest(stage.cwd), 'run', '--configLoader', 'native', '--config', 'vitest.window.config.ts', ...process.argv.slice(2)]);
  const sum = await runSuite('window tests', command, { cwd: stage.cwd, env: stage.env, report: join(stage.work, 'window.json'), timeoutMs: 1_440_000 });
  await stage.stop();
  say(`${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`);
  return Number(sum.failed > 0 || sum.passed === 0);
});
