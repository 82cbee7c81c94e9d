// Node packages, exactly as package-lock.json names them, and the Node 24 among them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, tailOf } from './child.mjs';
import { project, withLock, projectKey } from './places.mjs';
import { Stop, say, step } from './say.mjs';

/** Tools and tests run on this one, whatever Node is on the PATH. */
export const node24 = join(project, 'node_modules/node/bin/node');

/** npm of the Node that runs us. */
export function npm(args, options) {
  const cli = process.env['npm_execpath'];
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], options) : run('npm', args, options);
}

/** What is wrong with node_modules, or undefined. npm writes its own list last, so a broken install has none. */
function reasonToInstall() {
  const listed = join(project, 'node_modules/.package-lock.json');
  if (!existsSync(listed)) return 'they are not there yet';
  const wanted = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(listed, 'utf8')).packages;
  const differs = Object.entries(wanted).find(([path, { version, optional }]) => path !== '' && !(optional && !present[path]) && present[path]?.version !== version);
  return differs ? `${differs[0].replace(/^.*node_modules\//, '')} differs from package-lock.json` : undefined;
}

export async function ensurePackages() {
  await withLock(`packages-${projectKey}`, async () => {
    const reason = reasonToInstall();
    if (!reason) say('-> Node packages: all there');
    else {
      await step(`Node packages: installing, because ${reason}`, async () => {
        const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
        let { code, output, timedOut } = await npm(['ci', ...quiet], { cwd: project, timeoutMs: 900_000 });
        // a lock written where the registry lacks other systems' packages is refused by `ci`; `install` takes it as it is
        if (code !== 0 && output.includes('EUSAGE')) {
          const lock = join(project, 'package-lock.json');
          const before = readFileSync(lock);
          ({ code, output, timedOut } = await npm(['install', '--no-save', ...quiet], { cwd: project, timeoutMs: 900_000 }));
          writeFileSync(lock, before);
        }
        if (timedOut) throw new Stop('the npm registry did not deliver the Node packages within 15 minutes.');
        if (code !== 0) throw new Stop(`npm could not install the Node packages; it said:\n${tailOf(output)}`);
      });
    }
    // the `node` package gets its binary by an install script, which npm may have been told not to run
    if (!existsSync(node24)) {
      await step('Node 24: fetching it from the npm registry', async () => {
        const { output } = await run(process.execPath, ['installArchSpecificPackage.js'], { cwd: join(project, 'node_modules/node'), timeoutMs: 300_000 });
        if (!existsSync(node24)) throw new Stop(`Node 24 (npm package "node") could not be fetched; npm said:\n${tailOf(output)}`);
      });
    }
  });
}
