import { createServer, type Server, type Socket } from 'node:net';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import type { ActionUrlConfig } from './config.ts';
import { readHead } from './head.ts';
import { judge, type PhoneSaid } from './request.ts';

export type ListenerState = 'listening' | 'starting' | 'action-url.address-missing' | 'action-url.port-taken' | 'action-url.cannot-listen';
export interface ListenerDeps {
  readonly config: ActionUrlConfig;
  readonly clock: Clock;
  readonly log: Log;
  said(said: PhoneSaid): void;
  changed(state: ListenerState): void;
}
const againMs = 3_000, requestWithinMs = 5_000;
/** Requests of one address in a second; a phone with ten calls stays far below. */
const perSecond = 30;
const words: Readonly<Record<number, string>> = { 200: 'OK', 400: 'Bad Request', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 413: 'Content Too Large', 414: 'URI Too Long', 429: 'Too Many Requests', 431: 'Request Header Fields Too Large' };

/**
 * The door in the clinic's network (docs/decisions: a listener for phones). It is bound to one address, reads GET requests
 * of the phones it knows by their address and of nobody else, no bodies, no long lines, and answers nothing but a number.
 * It reads the request itself (head.ts): a reader of HTTP refuses the lines that phones really send.
 */
export function createListener({ config, clock, log, said, changed }: ListenerDeps) {
  let server: Server | undefined, timer: Cancel = () => undefined, stopped = false;
  const spent = new Map<string, { second: number; n: number }>(), sockets = new Set<Socket>();

  const tooMany = (from: string): boolean => {
    const second = Math.floor(clock.mono() / 1_000), seen = spent.get(from);
    if (spent.size > 1_000) spent.clear();
    if (seen?.second !== second) { spent.set(from, { second, n: 1 }); return false; }
    return ++seen.n > perSecond;
  };
  /** One connection is one request: it is answered and closed. */
  const serve = (socket: Socket) => {
    const from = socket.remoteAddress ?? '';
    let bytes: Buffer = Buffer.alloc(0), over = false;
    const done = (status: number, why?: string) => {
      over = true;
      if (why !== undefined) log('warn', 'action-url.refused', { connector: config.id, why });
      socket.end(`HTTP/1.1 ${String(status)} ${words[status] ?? ''}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      if (status !== 200) socket.destroySoon();
    };
    const late = clock.after(requestWithinMs, () => { socket.destroy(); });
    sockets.add(socket);
    socket.on('error', () => { socket.destroy(); });
    socket.on('close', () => { late(); sockets.delete(socket); });
    socket.on('data', (chunk: Buffer) => {
      if (over) return;
      bytes = Buffer.concat([bytes, chunk]);
      const head = readHead(bytes);
      if (head.kind === 'begun') return;
      if (tooMany(from)) { done(429); return; }
      const judged = head.kind === 'refused' ? head : judge(config, { ...head.asked, from });
      if (judged.kind === 'refused') { done(judged.status, judged.why); return; }
      done(200);
      said(judged.said);
    });
  };
  const open = () => {
    timer();
    if (stopped || server) return;
    changed('starting');
    const made = createServer(serve);
    made.maxConnections = 64;
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
      return new Promise((resolve) => { old.close(() => { resolve(); }); for (const socket of sockets) socket.destroy(); });
    },
  };
}
