// npm run tour: plays a day at the desk in the real window and leaves a screenshot of each step in out/tour/.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './lib/child.mjs';
import { ownFolder } from './lib/person.mjs';
import { project, projectKey } from './lib/places.mjs';
import { Stop, heading, main, say } from './lib/say.mjs';
import { ensureWindow, openStage } from './lib/window.mjs';

await main(async () => {
  heading('Tour: what is missing');
  const stage = await openStage(await ensureWindow());
  heading('Tour');
  // the ordinary user writes into a folder of its own; the pictures are fetched from there
  rmSync(join(stage.work, 'tour'), { recursive: true, force: true });
  const pictures = ownFolder('home', `work-${projectKey}`, 'tour');
  const [command, args] = stage.command(['--disable-warning=ExperimentalWarning', join(stage.cwd, 'tests/window/tour.ts'), ...process.argv.slice(2)]);
  const { code, timedOut } = await run(command, args, { cwd: stage.cwd, env: { ...stage.env, STOIKA_TOUR_OUT: pictures }, timeoutMs: 600_000, show: true });
  await stage.stop();
  const target = join(project, 'out/tour');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  if (existsSync(pictures)) cpSync(pictures, target, { recursive: true });
  if (timedOut) throw new Stop('the tour took more than ten minutes and was ended.');
  say(`-> Pictures: ${target}`);
  return code;
});
