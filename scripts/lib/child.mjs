// Child processes: each has a time limit and its own process group, and none outlives the script.
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

const alive = new Set();
let ending = false;

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // already gone
  }
}

/** Ends a child and all that it started: asked first, made to after `graceMs`. */
export async function stopChild(child, graceMs = 3_000) {
  if (!alive.has(child)) return;
  const gone = new Promise((done) => { child.once('close', done); });
  signalGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => { signalGroup(child.pid, 'SIGKILL'); }, graceMs);
  await gone;
  clearTimeout(timer);
}

for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    void Promise.all([...alive].map((child) => stopChild(child))).then(() => { process.exit(code); });
  });
}
process.on('exit', () => { for (const child of alive) signalGroup(child.pid, 'SIGKILL'); });

/** Starts a child that stays. Output goes where `stdio` says. */
export function start(command, args, { cwd, env = process.env, stdio = 'inherit' } = {}) {
  const child = spawn(command, args, { cwd, env, stdio, detached: true });
  alive.add(child);
  child.once('close', () => { alive.delete(child); });
  child.once('error', () => { alive.delete(child); });
  return child;
}

/**
 * Runs a child to its end. Resolves to `{ code, output, stdout, timedOut }`; a command that is not there has code 127.
 * `show` prints its output as it comes; otherwise it is only kept (of both streams together, the last 2 MB).
 */
export function run(command, args, { cwd, env, timeoutMs = 60_000, show = false, input, onLine } = {}) {
  return new Promise((resolve) => {
    const child = start(command, args, { cwd, env, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
    let output = '';
    let stdout = '';
    let line = '';
    let timedOut = false;
    const timer = setTimeout(() => { timedOut = true; void stopChild(child); }, timeoutMs);
    const take = (to) => (chunk) => {
      const text = chunk.toString();
      output = (output + text).slice(-2_000_000);
      if (to === process.stdout) stdout += text;
      if (show && !ending) to.write(chunk);
      if (!onLine) return;
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      lines.forEach(onLine);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    if (input !== undefined) child.stdin.end(input);
    child.once('error', (error) => { clearTimeout(timer); resolve({ code: 127, output: String(error.message), stdout, timedOut }); });
    child.once('close', (code) => { clearTimeout(timer); resolve({ code: code ?? 1, output, stdout, timedOut }); });
  });
}

/** The end of an output, for a sentence about a failure. */
export const tailOf = (output, lines = 8) => stripVTControlCharacters(output).trim().split('\n').slice(-lines).map((line) => `    ${line}`).join('\n');
