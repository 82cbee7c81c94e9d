import { createServer, get, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { PhoneEvent } from '#shared/telephony/action-url.ts';

export interface FakeYealinkOptions {
  readonly phone: string;
  /** A loopback address of its own: the desk knows phones by their address. */
  readonly address: string;
  /** Where the phone was told to send its Action URLs; asked for at each event. */
  readonly desk: () => string;
}
/** A phone of the Yealink kind: an HTTP page that dials when told, and requests to the desk for everything that happens. */
export async function createFakeYealink({ phone, address, desk }: FakeYealinkOptions) {
  const behaviour = { dials: 'yes' as 'yes' | 'forbids' | 'silent' | 'without-events', patient: 'answers' as 'answers' | 'rings' };
  const dialled: string[] = [], answers: number[] = [];
  let server: Server | undefined, port = 0, calls = 0;
  const sockets = new Set<Socket>();

  /** As the phone sends it: variables filled in, nothing escaped but by chance. */
  const tell = (event: PhoneEvent, values: Record<string, string> = {}, path?: string): Promise<number> => new Promise((resolve) => {
    const query = new URLSearchParams({ user: phone, ...values }).toString();
    const asked = get(`${desk()}${path ?? `/${event}`}?${query}`, { localAddress: address, agent: false }, (response) => { response.resume(); answers.push(response.statusCode ?? 0); resolve(response.statusCode ?? 0); });
    asked.on('error', () => { answers.push(0); resolve(0); });
    asked.setTimeout(3_000, () => { asked.destroy(); });
  });
  const listen = () => new Promise<void>((resolve) => {
    server = createServer((request, response) => {
      const number = new URL(request.url ?? '', 'http://x').searchParams.get('key')?.replace(/^number=/, '') ?? '';
      if (behaviour.dials === 'forbids') { response.writeHead(403).end(); return; }
      dialled.push(number);
      const call = String(++calls), outgoing = () => tell('outgoing', { call, remote: `sip:${number}@pbx` });
      if (behaviour.dials === 'silent') return;   // took it, and never says so
      response.writeHead(200).end();
      if (behaviour.dials === 'without-events') return;
      void outgoing().then(() => (behaviour.patient === 'answers' ? tell('established', { call, remote: `sip:${number}@pbx` }) : 0));
    });
    server.on('connection', (socket) => { sockets.add(socket); socket.once('close', () => { sockets.delete(socket); }); });
    server.listen(port, address, () => { port = (server!.address() as AddressInfo).port; resolve(); });
  });
  const unplug = () => new Promise<void>((resolve) => {
    for (const socket of sockets) socket.destroy();
    if (server) server.close(() => { resolve(); }); else resolve();
    server = undefined;
  });
  await listen();
  return {
    address, behaviour, dialled, answers, tell,
    get port() { return port; },
    nextCall: () => String(++calls),
    unplug, plugIn: listen,
  };
}
export type FakeYealink = Awaited<ReturnType<typeof createFakeYealink>>;
