import { startChild, udpUp, type Child } from './child.ts';

/** Bridges a browser's voice to a phone's, in user space: no kernel module, no root. */
export async function startRtpengine(c: { readonly folder: string; readonly port: number; readonly mediaPort: number }): Promise<Child> {
  const child = startChild('rtpengine', 'rtpengine', [
    '--foreground', '--log-stderr', '--log-level=5', '--table=-1', '--interface=127.0.0.1', `--listen-ng=127.0.0.1:${c.port}`, `--port-min=${c.mediaPort}`, `--port-max=${c.mediaPort + 39}`,
    '--num-threads=2', '--timeout=60', '--silent-timeout=300', '--no-redis-required',
  ], { cwd: c.folder, limitSeconds: 900 });
  await udpUp(c.port, child);
  return child;
}
