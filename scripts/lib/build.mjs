// Builds the program and lays it out as one folder that any user can read and either Electron can start.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, tailOf } from './child.mjs';
import { node24 } from './packages.mjs';
import { folder, project, projectKey, withLock } from './places.mjs';
import { Stop, say, step } from './say.mjs';

const isTest = (name) => /\.test\.tsx?$/.test(name);

/** Hash of all that goes into the program. */
function stampOf(binding) {
  const hash = createHash('sha256').update(binding);
  const add = (path) => {
    const full = join(project, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) if (!isTest(name)) add(`${path}/${name}`);
    } else hash.update(path).update(readFileSync(full));
  };
  for (const path of ['src', 'migrations', 'resources', 'package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.base.json', 'scripts/lib/build.mjs']) add(path);
  return hash.digest('hex').slice(0, 16);
}

/** The binding's package and all that it needs at run time, as package-lock.json resolved them. */
function nativePackages(binding) {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const found = new Set();
  const visit = (name) => {
    const path = `node_modules/${name}`;
    if (found.has(path) || !packages[path] || !existsSync(join(project, path))) return;
    found.add(path);
    for (const needed of Object.keys({ ...packages[path].dependencies, ...packages[path].optionalDependencies })) visit(needed);
  };
  visit(binding === 'libsql' ? 'libsql' : 'better-sqlite3');
  return [...found].filter((path) => path !== 'node_modules/node-addon-api'); // needed to compile only
}

/** The folder of the built program for this binding; built again only when something in it changed. */
export function ensureBuild(binding) {
  return withLock(`build-${projectKey}`, async () => {
    const apps = folder('apps');
    const prefix = `${projectKey}-${binding}-`;
    const app = join(apps, `${prefix}${stampOf(binding)}`);
    if (existsSync(app)) {
      say('-> Build: nothing changed since the last one');
      return app;
    }
    await step(`Build: making the program (SQLite binding ${binding})`, async () => {
      const { code, output } = await run(node24, ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'], { cwd: project, env: { ...process.env, STOIKA_BINDING: binding, NODE_ENV: 'production', NO_COLOR: '1' }, timeoutMs: 300_000 });
      if (code !== 0) throw new Stop(`the program does not build:\n${tailOf(output, 25)}`);
      const out = join(project, 'out', ...(binding === 'libsql' ? ['libsql'] : []));
      const draft = `${app}.${process.pid}.draft`;
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft, { recursive: true });
      for (const part of ['main', 'preload', 'renderer']) cpSync(join(out, part), join(draft, part), { recursive: true });
      for (const part of ['migrations', 'resources']) if (existsSync(join(project, part))) cpSync(join(project, part), join(draft, part), { recursive: true });
      for (const path of nativePackages(binding)) {
        cpSync(join(project, path), join(draft, path), { recursive: true, filter: (source) => !/\/better-sqlite3\/(deps|src)(\/|$)/.test(source) });
      }
      const { name, productName, version, type } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
      writeFileSync(join(draft, 'package.json'), JSON.stringify({ name, productName, version, type, main: 'main/index.js' }, undefined, 2));
      await run('chmod', ['-R', 'a+rX', draft], { timeoutMs: 30_000 });
      renameSync(draft, app);
    });
    // a desk may still be running from an older build: the last few stay
    const older = readdirSync(apps).filter((name) => name.startsWith(prefix)).map((name) => join(apps, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    for (const path of older.slice(4)) rmSync(path, { recursive: true, force: true });
    return app;
  });
}
