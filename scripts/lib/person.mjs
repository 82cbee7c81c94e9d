// The ordinary user who runs the window: whoever started the script, or `nobody` where that was root. Chromium's
// sandbox is on for everyone; root would have to turn it off, so root does not run it.
import { chmodSync, chownSync, existsSync, copyFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.mjs';
import { folder, isRoot, project, projectKey, state } from './places.mjs';
import { Stop, say, step } from './say.mjs';

const nobody = 65_534;

/** A folder of the person's own, closed to others. */
export function ownFolder(...parts) {
  const path = folder(...parts);
  if (isRoot) {
    chownSync(path, nobody, nobody);
    chmodSync(path, 0o700);
  }
  return path;
}

/**
 * `{ wrap, env, home }`: `wrap(command, args)` gives the command line that runs as the person, `env` an environment
 * without the starter's own folders.
 */
export function ordinaryPerson() {
  if (!isRoot) return { wrap: (command, args) => [command, args], env: { ...process.env }, home: homedir() };
  if (!existsSync('/usr/bin/setpriv')) throw new Stop('as root the window needs setpriv (Debian package util-linux), or start the program as an ordinary user.');
  const home = ownFolder('home');
  const runtime = ownFolder('home', 'run');
  const { PATH = '/usr/bin:/bin', LANG = 'C.UTF-8', TZ, DISPLAY, XAUTHORITY } = process.env;
  const env = { PATH, LANG, HOME: home, TMPDIR: ownFolder('home', 'tmp'), XDG_RUNTIME_DIR: runtime, USER: 'nobody', LOGNAME: 'nobody', ...(TZ ? { TZ } : {}), ...(DISPLAY ? { DISPLAY } : {}) };
  for (const [name, value] of Object.entries(process.env)) if (/^(STOIKA_|CI$|FORCE_COLOR$|NO_COLOR$)/.test(name)) env[name] = value;
  const ticket = XAUTHORITY ?? join(homedir(), '.Xauthority');
  if (DISPLAY && existsSync(ticket)) {
    env.XAUTHORITY = join(home, '.Xauthority');
    copyFileSync(ticket, env.XAUTHORITY);
    chownSync(env.XAUTHORITY, nobody, nobody);
  }
  const wrap = (command, args) => ['setpriv', [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--', command, ...args]];
  return { wrap, env, home };
}

/** Whether the person can read the project where it lies (a clone under /root cannot be). */
async function canRead(person) {
  const [command, args] = person.wrap('test', ['-r', join(project, 'package.json')]);
  return (await run(command, args, { env: person.env, timeoutMs: 10_000 })).code === 0;
}

/**
 * The folder from which the person runs tests: the project itself, or a mirror of it that the person may read. The
 * packages in the mirror are hard links where the disk allows, so it costs seconds and no space.
 */
export async function readableProject(person) {
  if (!isRoot || (await canRead(person))) return project;
  const mirror = folder('mirror', projectKey);
  const packages = join(mirror, 'node_modules');
  const listOf = (path) => statSync(join(path, '.package-lock.json'), { throwIfNoEntry: false })?.mtimeMs;
  if (listOf(packages) === undefined || listOf(packages) !== listOf(join(project, 'node_modules'))) {
    await step(`The project lies in a folder closed to ordinary users: linking its packages into ${mirror}`, async () => {
      await run('rm', ['-rf', packages], { timeoutMs: 120_000 });
      const from = join(project, 'node_modules');
      if ((await run('cp', ['-al', from, packages], { timeoutMs: 300_000 })).code !== 0) {
        await run('rm', ['-rf', packages], { timeoutMs: 120_000 });
        const copied = await run('cp', ['-a', from, packages], { timeoutMs: 300_000 });
        if (copied.code !== 0) throw new Stop(`the Node packages could not be copied to ${mirror}; is the disk full?`);
      }
    });
  }
  // sources are few and change: copied anew each time
  const sources = ['src', 'tests', 'scripts', 'migrations', 'resources', 'docs', 'package.json', 'tsconfig.json', 'tsconfig.base.json', 'electron-builder.yml', 'vitest.window.config.ts']
    .filter((name) => existsSync(join(project, name)));
  const copied = await run('sh', ['-c', 'cd "$1" && shift && mirror="$1" && shift && for part in "$@"; do rm -rf "$mirror/$part"; done && cp -a "$@" "$mirror"/ && chmod -R a+rX "$mirror"/src "$mirror"/tests', 'sh', project, mirror, ...sources], { timeoutMs: 60_000 });
  if (copied.code !== 0) throw new Stop(`the sources could not be copied to ${mirror}; is the disk full?`);
  say(`-> Window tests run from ${mirror}, because ${project} is closed to ordinary users`);
  return mirror;
}

/** For the line that says who runs the window. */
export const personLine = () => (isRoot ? `as the ordinary user "nobody", because Chromium's sandbox does not work for root (its folder: ${state})` : 'as you, with the sandbox on');
