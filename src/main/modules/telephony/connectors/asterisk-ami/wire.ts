import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Clock } from '#main/kernel/clock.ts';

/** A message of the manager interface: lines `Key: value`, the last of two equal keys counts. Keys are lower case here. */
export type AmiMessage = ReadonlyMap<string, string>;
export interface AmiWire { send(fields: readonly (readonly [string, string])[]): void; close(): void }
export interface AmiEvents {
  message(message: AmiMessage): void;
  tooBig(): void;
  /** Exactly once, also when the connection never opened. */
  closed(error: Error): void;
}

const maxMessage = 64 * 1024, maxLines = 400;

export function parseAmi(block: string): AmiMessage {
  const fields = new Map<string, string>();
  for (const line of block.split('\n').slice(0, maxLines)) {
    const at = line.indexOf(':');
    if (at > 0) fields.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim().slice(0, 1_000));
  }
  return fields;
}
/** Cuts a stream into messages. One that is over 64 kB is dropped up to its empty line, and the next one is whole again. */
export function createAmiFramer(events: { readonly message: (message: AmiMessage) => void; readonly tooBig: () => void }) {
  let rest = '', skipping = false;
  return {
    feed: (text: string): void => {
      rest = (rest + text).replaceAll('\r\n', '\n');
      // the greeting stands alone on its line
      rest = rest.replace(/^(?:Asterisk Call Manager\/[^\n]*\n)+/, '');
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const block = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (skipping || block.length > maxMessage) { if (!skipping) events.tooBig(); skipping = false; continue; }
        if (block.trim() !== '') events.message(parseAmi(block));
      }
      if (rest.length > maxMessage) { if (!skipping) events.tooBig(); skipping = true; rest = rest.slice(-2); }
    },
  };
}

/** Values come from people and from numbers: a line break in one would begin a header of its own. */
export const clean = (value: string): string => value.replace(/[\r\n\0]+/g, ' ').slice(0, 500);

export function openAmi(server: { readonly host: string; readonly port: number; readonly tls: boolean }, events: AmiEvents, { clock, connectTimeoutMs = 3_000 }: { readonly clock: Clock; readonly connectTimeoutMs?: number }): AmiWire {
  const socket: Socket = server.tls ? connectTls({ host: server.host, port: server.port, ...(isIP(server.host) ? {} : { servername: server.host }) }) : connectTcp({ host: server.host, port: server.port });
  let failure: Error | undefined;
  const framer = createAmiFramer({ message: events.message, tooBig: events.tooBig });
  const late = clock.after(connectTimeoutMs, () => { failure = new Error('connect timed out'); socket.destroy(); });
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 15_000);
  socket.setEncoding('utf8');
  socket.once(server.tls ? 'secureConnect' : 'connect', late);
  socket.on('data', (chunk: string) => { framer.feed(chunk); });
  socket.on('error', (error) => { failure = error; });
  socket.once('close', () => { late(); events.closed(failure ?? new Error('closed')); });
  return {
    send: (fields) => { if (socket.writable) socket.write(`${fields.map(([key, value]) => `${key}: ${clean(value)}`).join('\r\n')}\r\n\r\n`); },
    close: () => { socket.end(); const stop = clock.after(500, () => { socket.destroy(); }); socket.once('close', stop); },
  };
}
