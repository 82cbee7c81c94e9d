// What window tests and the tour need: a runtime, a built program, a display, an ordinary user.
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { ensureDebian, forTheBench, forTheFaults, forTheWindow } from './debian.mjs';
import { openDisplay } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { ensurePackages } from './packages.mjs';
import { ordinaryPerson, ownFolder, personLine, readableProject } from './person.mjs';
import { projectKey } from './places.mjs';
import { say } from './say.mjs';

/** Fetches all that is missing, in the order in which it is fastest to fail. */
export async function ensureWindow() {
  await ensurePackages();
  await ensureDebian([...forTheWindow, ...forTheBench, ...forTheFaults], 'the window, the telephony bench and the faults');
  const electron = await ensureElectron();
  return { electron, app: await ensureBuild(electron.binding) };
}

/**
 * The place to run window tests from: `{ cwd, env, work, command(args), stop }`. `command` makes the command line that
 * runs Node 24 with these arguments as the ordinary user; `work` is a folder which that user may write.
 */
export async function openStage({ electron, app }, { sideBySide = false } = {}) {
  const person = ordinaryPerson();
  const cwd = await readableProject(person);
  const work = ownFolder('home', `work-${projectKey}`);
  // window tests stand side by side, each with a display of its own: two programs on one would take the focus from each other
  const displays = [await openDisplay({ always: true }), ...(sideBySide ? [await openDisplay({ always: true })] : [])];
  say(`-> The window runs ${personLine()}`);
  const env = {
    ...person.env, ...displays[0].env, ...(displays[0].invisible ? { STOIKA_TEST_DISPLAYS: JSON.stringify(displays.map(({ env: of }) => of)) } : {}),
    STOIKA_TEST_ELECTRON: electron.executable, STOIKA_TEST_APP: app, STOIKA_TEST_BINDING: electron.binding, STOIKA_TEST_WORK: work,
  };
  return { cwd, env, work, command: (args) => person.wrap(join(cwd, 'node_modules/node/bin/node'), args), stop: async () => { for (const display of displays) await display.stop(); } };
}
