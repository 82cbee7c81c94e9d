// npm start: from a fresh clone to the open desk of the demo clinic. `-- --smoke` ends when the login screen is painted.
import { openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { start, stopChild } from './lib/child.mjs';
import { ensureDebian, forTheWindow } from './lib/debian.mjs';
import { openDisplay } from './lib/display.mjs';
import { ensureElectron } from './lib/electron.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { ordinaryPerson, ownFolder, personLine } from './lib/person.mjs';
import { heading, main, say } from './lib/say.mjs';

const smokeLimitMs = 120_000;

await main(async () => {
  const args = process.argv.slice(2);
  const smoke = args.includes('--smoke');
  heading('Stoika: what is missing');
  await ensurePackages();
  await ensureDebian(forTheWindow, 'the window');
  const electron = await ensureElectron();
  const app = await ensureBuild(electron.binding);

  heading('Stoika: the desk of the demo clinic');
  const person = ordinaryPerson();
  const display = await openDisplay();
  say(`-> The window runs ${personLine()}`);
  const log = join(ownFolder('home', 'logs'), `electron-${process.pid}.log`);
  const output = openSync(log, 'w', 0o600);
  const plain = args.filter((argument) => argument.startsWith('--'));
  // a smoke start has a profile of its own, so that it works while a desk is open
  const ownProfile = smoke ? ownFolder('home', `smoke-${process.pid}`) : undefined;
  const profile = ownProfile ? [`--profile=${ownProfile}`] : [];
  // behind an invisible display there is no graphics card to try
  const drawing = display.invisible ? ['--disable-gpu'] : [];
  const [command, commandArgs] = person.wrap(electron.executable, [app, '--demo', ...drawing, ...profile, ...plain]);
  const child = start(command, commandArgs, { cwd: '/', env: { ...person.env, ...display.env, STOIKA_DEMO: '1' }, stdio: ['ignore', 'pipe', output] });
  let painted = false;
  child.stdout.on('data', (data) => {
    for (const line of data.toString().split('\n')) {
      if (!line.startsWith('stoika-smoke: ')) continue;
      painted ||= line.includes('is painted');
      say(`-> ${line.slice('stoika-smoke: '.length)}`);
    }
  });
  if (!smoke) say(`-> The desk is open${display.invisible ? ' on the invisible display' : ''}. Ctrl+C closes it. What Electron says goes to ${log}`);
  const timer = smoke ? setTimeout(() => { void stopChild(child); }, smokeLimitMs) : undefined;
  const code = await new Promise((resolve) => {
    child.once('close', (exit) => { resolve(exit ?? 1); });
    child.once('error', () => { resolve(1); });
  });
  clearTimeout(timer);
  await display.stop();
  if (ownProfile) rmSync(ownProfile, { recursive: true, force: true });
  if (smoke && !painted) say(`-> The login screen was not painted; what Electron said is in ${log}`);
  return smoke ? Number(!painted || code !== 0) : code;
});
