import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import WebSocket from 'ws';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { ServerAddress, SipConfig } from './config.ts';
import { createFramer, maxMessageBytes } from './framing.ts';

export interface WireEvents {
  open(): void;
  message(text: string): void;
  tooBig(bytes: number): void;
  /** Exactly once, also when the connection never opened. */
  closed(error?: Error): void;
}
export interface Wire {
  send(text: string): void;
  close(): void;
}
export interface WireOptions { readonly clock: Clock; readonly tls?: SipConfig['tls']; readonly connectTimeoutMs?: number }

const keepAliveMs = 15_000;
const pongWithinMs = 10_000;
/** Beyond this a peer is not a SIP exchange: the connection is dropped before the message is read whole. */
const maxFrameBytes = 1024 * 1024;

/** Opens the connection SIP runs on: WebSocket (RFC 7118), TCP or TLS. Never throws; failures arrive in `closed`. */
export function openWire(server: ServerAddress, events: WireEvents, options: WireOptions): Wire {
  return server.kind === 'ws' || server.kind === 'wss' ? openWebSocket(server, events, options) : openStream(server, events, options);
}

const secure = (tls: SipConfig['tls']) => ({ ...(tls?.ca === undefined ? {} : { ca: tls.ca }), rejectUnauthorized: tls?.allowSelfSigned !== true });

function openWebSocket(server: ServerAddress, events: WireEvents, { clock, tls, connectTimeoutMs = 3_000 }: WireOptions): Wire {
  const socket = new WebSocket(server.url, 'sip', {
    handshakeTimeout: connectTimeoutMs, maxPayload: maxFrameBytes, perMessageDeflate: false, followRedirects: false, ...secure(tls),
  });
  let failure: Error | undefined;
  let alive: Cancel = () => undefined;
  let awaited: Cancel | undefined;
  const keepAlive = () => {
    alive = clock.after(keepAliveMs, () => {
      if (socket.readyState !== WebSocket.OPEN) return;
      awaited = clock.after(pongWithinMs, () => { failure = new Error('no pong'); socket.terminate(); });
      socket.ping();
      keepAlive();
    });
  };
  socket.on('open', () => { keepAlive(); events.open(); });
  socket.on('pong', () => { awaited?.(); awaited = undefined; });
  socket.on('message', data => {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data);
    if (bytes.length > maxMessageBytes) events.tooBig(bytes.length);
    else if (!/^(\r\n)*$/.test(bytes.toString('latin1', 0, Math.min(bytes.length, 4)))) events.message(bytes.toString('utf8'));
  });
  socket.on('error', error => { failure = error; });
  socket.once('close', code => { alive(); awaited?.(); events.closed(failure ?? new Error(`closed ${code}`)); });
  return {
    send: text => { if (socket.readyState === WebSocket.OPEN) socket.send(text, () => undefined); },
    // `close` waits for the peer; one that is gone would hold us up for half a minute
    close: () => { if (socket.readyState === WebSocket.OPEN) { socket.close(1000); clock.after(500, () => { socket.terminate(); }); } else socket.terminate(); },
  };
}

function openStream(server: ServerAddress, events: WireEvents, { clock, tls, connectTimeoutMs = 3_000 }: WireOptions): Wire {
  const isTls = server.kind === 'tls';
  const socket: Socket = isTls ? connectTls({ host: server.host, port: server.port, ...(isIP(server.host) ? {} : { servername: server.host }), ...secure(tls) }) : connectTcp({ host: server.host, port: server.port });
  let failure: Error | undefined;
  let opened = false;
  let alive: Cancel = () => undefined;
  const framer = createFramer({
    message: text => { events.message(text); },
    tooBig: bytes => { events.tooBig(bytes); },
    broken: () => { failure = new Error('message head too big'); events.tooBig(maxMessageBytes); socket.destroy(); },
  });
  // RFC 5626, 3.5.1: CRLF CRLF keeps NAT open; a dead peer shows as a failed write
  const keepAlive = () => { alive = clock.after(keepAliveMs, () => { if (socket.writable) { socket.write('\r\n\r\n'); keepAlive(); } }); };
  const late = clock.after(connectTimeoutMs, () => { if (!opened) { failure = new Error('connect timed out'); socket.destroy(); } });
  socket.setNoDelay(true);
  socket.setKeepAlive(true, keepAliveMs);
  socket.once(isTls ? 'secureConnect' : 'connect', () => { opened = true; late(); keepAlive(); events.open(); });
  socket.on('data', (chunk: Buffer) => { framer.feed(chunk); });
  socket.on('error', error => { failure = error; });
  socket.once('close', () => { late(); alive(); events.closed(failure ?? new Error('closed')); });
  return {
    send: text => { if (socket.writable) socket.write(text, 'utf8', () => undefined); },
    close: () => { socket.end(); clock.after(500, () => { socket.destroy(); }); if (!opened) socket.destroy(); },
  };
}
