// Where things lie: the project, and what is kept outside it (runtime, built programs, profiles of a root start).
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stop } from './say.mjs';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const isRoot = process.getuid?.() === 0;

/** Root's home is closed to others, and root does not run the window: its things lie where an ordinary user can read. */
export const state = process.env['STOIKA_STATE']
  ?? (isRoot ? '/var/lib/stoika' : join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'stoika'));

/** Tells clones of the project apart. */
export const projectKey = createHash('sha256').update(project).digest('hex').slice(0, 10);

export function folder(...parts) {
  const path = join(state, ...parts);
  mkdirSync(path, { recursive: true, mode: 0o755 });
  return path;
}

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Runs `work` while no other start on this PC does the same; a lock whose owner is dead is taken over. */
export async function withLock(name, work, waitMs = 600_000) {
  const lock = join(folder('locks'), name);
  const until = Date.now() + waitMs;
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      await pause(200);
      const owner = existsSync(join(lock, 'pid')) ? Number(readFileSync(join(lock, 'pid'), 'utf8')) : 0;
      if (owner > 0 && !isAlive(owner)) rmSync(lock, { recursive: true, force: true });
      else if (Date.now() > until) throw new Stop(`another start (process ${owner}) has held ${lock} for too long; end it and try again.`);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
