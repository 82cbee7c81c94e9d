import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type WebHandler = (request: IncomingMessage, body: string, reply: ServerResponse) => void;
/** An HTTP server on a free port of this PC that can go away and come back on the same port. */
export async function createFakeWeb(handle: WebHandler) {
  let server: Server | undefined, port = 0;
  const listen = () => new Promise<void>((resolve, reject) => {
    server = createServer((request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => { chunks.push(chunk); });
      request.on('end', () => { handle(request, Buffer.concat(chunks).toString('utf8'), reply); });
      request.on('error', () => undefined);
      reply.on('error', () => undefined);
    });
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => { port = (server!.address() as AddressInfo).port; resolve(); });
  });
  const close = () => new Promise<void>((resolve) => {
    if (!server) { resolve(); return; }
    server.close(() => { resolve(); });
    server.closeAllConnections();
    server = undefined;
  });
  await listen();
  return { url: () => `http://127.0.0.1:${String(port)}`, listen, close };
}
