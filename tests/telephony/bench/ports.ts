import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const tcpFree = (port: number) => new Promise<boolean>(resolve => {
  const server = createServer();
  server.once('error', () => { resolve(false); });
  server.listen(port, '127.0.0.1', () => { server.close(() => { resolve(true); }); });
});
const udpFree = (port: number) => new Promise<boolean>(resolve => {
  const socket = createSocket('udp4');
  socket.once('error', () => { resolve(false); });
  socket.bind(port, '127.0.0.1', () => { socket.close(() => { resolve(true); }); });
});

const given = new Set<number>();

/** `count` ports in a row, free on TCP and UDP of 127.0.0.1; below the range the kernel gives to outgoing connections. */
export async function freePorts(count: number): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const first = 12_000 + Math.floor(Math.random() * 9_000) * 2;
    const ports = Array.from({ length: count }, (_, i) => first + i);
    if (ports.some(port => given.has(port))) continue;
    const free = await Promise.all(ports.flatMap(port => [tcpFree(port), udpFree(port)]));
    if (!free.every(Boolean)) continue;
    for (const port of ports) given.add(port);
    return first;
  }
  throw new Error('No free ports on 127.0.0.1 between 12000 and 30000.');
}
