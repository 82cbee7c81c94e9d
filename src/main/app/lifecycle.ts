import { networkInterfaces } from 'node:os';
import { app, powerMonitor } from 'electron';
import { systemClock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import type { Desk, SystemEvent } from './desk-port.ts';
import { watchNetwork } from './network-watch.ts';

/** A desk that does not close (a connector waiting for a dead exchange) must not keep the PC from shutting down. */
const closeLimitMs = 5_000;

/**
 * Ends the program in order: the desk writes and closes first, then Electron goes. Errors nobody caught are logged and
 * the desk goes on: a receptionist in a call is worse off with no window, and what was acknowledged is on the disk.
 */
export function manageLife(desk: Promise<Desk>, log: Log): void {
  let closed = false;
  const close = async () => {
    const limit = new Promise<void>((_, reject) => { setTimeout(() => { reject(new Error('close limit')); }, closeLimitMs).unref(); });
    await Promise.race([desk.then((open) => open.close()), limit]);
  };
  app.on('window-all-closed', () => { app.quit(); });
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    close().catch((error: unknown) => { log('error', 'desk.close-failed', {}, error); }).finally(() => {
      closed = true;
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { app.quit(); });
  process.on('uncaughtException', (error) => { log('error', 'main.uncaught', {}, error); });
  process.on('unhandledRejection', (error) => { log('error', 'main.unhandled-rejection', {}, error); });
}

/** Sleep and the lock screen reach the desk as they happen (QUALITY.md S10). To be called when Electron is ready. */
export function tellSystemEvents(desk: Promise<Desk>): void {
  const tell = (event: SystemEvent) => () => { void desk.then((open) => open.system?.(event), () => undefined); };
  powerMonitor.on('suspend', tell('suspended'));
  powerMonitor.on('resume', tell('resumed'));
  powerMonitor.on('lock-screen', tell('screen-locked'));
  powerMonitor.on('unlock-screen', tell('screen-unlocked'));
  watchNetwork({ clock: systemClock, interfaces: networkInterfaces, changed: tell('network-changed') });
}
