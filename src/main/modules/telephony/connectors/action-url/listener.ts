import { createServer, type Server } from 'node:http';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import type { ActionUrlConfig } from './config.ts';
import { judge, type PhoneSaid } from './request.ts';

export type ListenerState = 'listening' | 'starting' | 'action-url.address-missing' | 'action-url.port-taken' | 'action-url.cannot-listen';
export interface ListenerDeps {
  readonly config: ActionUrlConfig;
  readonly clock: Clock;
  readonly log: Log;
  said(said: PhoneSaid): void;
  changed(state: ListenerState): void;
}
const againMs = 3_000;
/** Requests of one address in a second; a phone with ten calls stays far below. */
const perSecond = 30;

/**
 * The door in the clinic's network (docs/decisions: a listener for phones). It is bound to one address, reads GET requests
 * of the phones it knows by their address and of nobody else, no bodies, no long lines, and answers nothing but a number.
 */
export function createListener({ config, clock, log, said, changed }: ListenerDeps) {
  let server: Server | undefined, timer: Cancel = () => undefined, stopped = false;
  const spent = new Map<string, { second: number; n: number }>();

  const tooMany = (from: string): boolean => {
    const second = Math.floor(clock.mono() / 1_000), seen = spent.get(from);
    if (spent.size > 1_000) spent.clear();
    if (seen?.second !== second) { spent.set(from, { second, n: 1 }); return false; }
    return ++seen.n > perSecond;
  };
  const open = () => {
    timer();
    if (stopped || server) return;
    changed('starting');
    const made = createServer({ maxHeaderSize: 8_192, headersTimeout: 5_000, requestTimeout: 5_000, keepAliveTimeout: 1, connectionsCheckingInterval: 1_000 }, (request, response) => {
      const from = request.socket.remoteAddress ?? '';
      const done = (status: number) => { response.writeHead(status, { 'content-length': '0', connection: 'close' }).end(); if (status !== 200) request.socket.destroySoon(); };
      if (tooMany(from)) { done(429); return; }
      const judged = judge(config, { method: request.method ?? '', url: request.url ?? '', from, hasBody: request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0 });
      if (judged.kind === 'refused') {
        log('warn', 'action-url.refused', { connector: config.id, why: judged.why });
        done(judged.status);
        return;
      }
      done(200);
      said(judged.said);
    });
    made.maxConnections = 64;
    made.on('clientError', (_error, socket) => { socket.destroy(); });
    made.on('error', (error: NodeJS.ErrnoException) => {
      server = undefined;
      changed(error.code === 'EADDRNOTAVAIL' ? 'action-url.address-missing' : error.code === 'EADDRINUSE' || error.code === 'EACCES' ? 'action-url.port-taken' : 'action-url.cannot-listen');
      timer = clock.after(againMs, open);
    });
    server = made;
    made.listen(config.listen.port, config.listen.address, () => { changed('listening'); });
  };
  return {
    open,
    /** The port really taken; what the configuration says but for tests, which ask for any free one. */
    port: (): number => { const at = server?.address(); return typeof at === 'object' && at ? at.port : config.listen.port; },
    close: (): Promise<void> => {
      stopped = true;
      timer();
      const old = server;
      server = undefined;
      if (!old) return Promise.resolve();
      return new Promise((resolve) => { old.close(() => { resolve(); }); old.closeAllConnections(); });
    },
  };
}
