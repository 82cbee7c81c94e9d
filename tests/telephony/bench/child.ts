import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<number>;
  running(): boolean;
  /** The tail of what the program printed. */
  output(last?: number): string;
  stop(): Promise<void>;
}
export const debianPackages = ['kamailio', 'kamailio-websocket-modules', 'kamailio-presence-modules', 'sip-tester', 'baresip-core', 'rtpengine-daemon'] as const;

/** The full path of a program, or an error a person can act on. Kamailio lies in /usr/sbin, which a user's PATH may lack. */
export function programPath(program: string): string {
  for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin']) {
    if (folder !== '' && existsSync(join(folder, program))) return join(folder, program);
  }
  throw new Error(`The telephony bench needs "${program}", which is not installed. Install: apt-get install --no-install-recommends ${debianPackages.join(' ')}`);
}

const alive = new Set<ChildProcess>();
process.once('exit', () => { for (const child of alive) child.kill('SIGTERM'); });

/**
 * Runs a program in the foreground under `timeout`, so that nothing outlives its limit, and under `setpriv --pdeathsig`,
 * so that nothing outlives the tests either, not even when they are killed.
 */
export function startChild(name: string, program: string, args: readonly string[], options: { readonly cwd: string; readonly limitSeconds: number; readonly killAfterSeconds?: number; readonly env?: Record<string, string> }): Child {
  const log = join(options.cwd, `${name}.log`);
  const child = spawn(programPath('setpriv'), ['--pdeathsig', 'TERM', programPath('timeout'), '-k', String(options.killAfterSeconds ?? 2), String(options.limitSeconds), programPath(program), ...args],
    { cwd: options.cwd, env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const out = createWriteStream(log);
  out.on('error', () => undefined);
  child.stdout.on('data', data => { out.write(data); });
  child.stderr.on('data', data => { out.write(data); });
  alive.add(child);
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => { alive.delete(child); out.end(); resolve(code ?? (signal ? 128 : 0)); });
  });
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    name, pid: child.pid ?? -1, exited, running,
    output: (last = 4000) => (existsSync(log) ? readFileSync(log, 'utf8').slice(-last) : ''),
    stop: async () => {
      if (!running()) return;
      child.kill('SIGTERM');   // `timeout` passes it on
      await Promise.race([exited, sleep(4_000, undefined, { ref: false })]);
      if (running()) { child.kill('SIGKILL'); await exited; }
    },
  };
}

/** Resolves when something accepts TCP connections on the port; rejects when the child dies or nothing answers in time. */
export async function tcpUp(port: number, child: Child, withinMs = 10_000): Promise<void> {
  const until = performance.now() + withinMs;
  for (;;) {
    const open = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
      socket.once('error', () => { resolve(false); });
    });
    if (open) return;
    if (!child.running()) throw new Error(`${child.name} stopped at its start:\n${child.output()}`);
    if (performance.now() > until) throw new Error(`${child.name} does not listen on 127.0.0.1:${port} after ${withinMs} ms:\n${child.output()}`);
    await sleep(40);
  }
}

/** Resolves when some program holds the UDP port. */
export async function udpUp(port: number, child: Child, withinMs = 5_000): Promise<void> {
  const until = performance.now() + withinMs;
  for (;;) {
    const taken = await new Promise<boolean>(resolve => {
      const socket = createSocket('udp4');
      socket.once('error', () => { resolve(true); });
      socket.bind(port, '127.0.0.1', () => { socket.close(() => { resolve(false); }); });
    });
    if (taken) return;
    if (!child.running() || performance.now() > until) throw new Error(`${child.name} does not listen on UDP ${port}:\n${child.output()}`);
    await sleep(100);
  }
}
