import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { actionUrlOf, type PhoneEvent } from '#shared/telephony/action-url.ts';

export interface FakeYealinkOptions {
  readonly phone: string;
  /** A loopback address of its own: the desk knows phones by their address. */
  readonly address: string;
  /** Where the phone was told to send its Action URLs; asked for at each event. */
  readonly desk: () => { readonly base: string; readonly secret: string };
  /** What is typed into its page; the present lines of the settings when absent. */
  readonly typed?: (base: string, secret: string, event: PhoneEvent) => string;
}
/** What was typed into phones before: `$calledNumber` is no variable of the makers' manuals. */
export const formerLineOf = (base: string, secret: string, event: PhoneEvent): string => `${base}/${secret}/${event}?call=$call_id&remote=$remote&name=$display_remote&line=$calledNumber&user=$active_user`;
/** What happens on the phone; `line` is the number that was dialled, where the exchange puts it into the called address. */
export type Happening = Partial<Record<'call' | 'remote' | 'name' | 'line', string>>;
/** A phone of the Yealink kind: an HTTP page that dials when told, and requests to the desk for everything that happens. */
export async function createFakeYealink({ phone, address, desk, typed = actionUrlOf }: FakeYealinkOptions) {
  const behaviour = {
    dials: 'yes' as 'yes' | 'forbids' | 'silent' | 'without-events', patient: 'answers' as 'answers' | 'rings',
    /** Its page asks for a password, by Basic or by Digest. */
    page: undefined as { readonly scheme: 'basic' | 'digest'; readonly user: string; readonly password: string } | undefined,
    /** Variables this make does not know; they are sent as they were typed. */
    unknown: [] as string[],
    /** What it makes of `$calledNumber`: the other party, or nothing at all. */
    calledNumber: 'remote' as 'remote' | 'as-typed',
    /** The request leaves in two parts, the first so many bytes long. */
    cutAt: undefined as number | undefined,
  };
  const dialled: string[] = [], answers: number[] = [];
  let server: Server | undefined, port = 0, calls = 0;
  const sockets = new Set<Socket>();

  const userOf = (uri: string) => uri.replace(/^sips?:/, '').replace(/@.*$/, '');
  const filled = (text: string, { call = '', remote = '', name = '', line = phone }: Happening): string => {
    const values: Record<string, string> = { call_id: call, remote, display_remote: name, local: `sip:${line}@pbx`, active_user: phone, ...(behaviour.calledNumber === 'remote' ? { calledNumber: userOf(remote) } : {}) };
    return text.replace(/\$(\w+)/g, (typedText, variable: string) => (behaviour.unknown.includes(variable) ? typedText : values[variable] ?? typedText));
  };
  /** As the phone sends it: the variables of what was typed filled in, and nothing escaped, whatever is in them. */
  const tell = (event: PhoneEvent, happened: Happening = {}, path?: string): Promise<number> => new Promise((resolve) => {
    const { base, secret } = desk(), url = path === undefined ? filled(typed(base, secret, event), happened) : `${base}/${secret}${path}`, to = new URL(base);
    const bytes = Buffer.from(`GET ${url.slice(base.length)} HTTP/1.1\r\nHost: ${to.host}\r\nUser-Agent: Yealink SIP-T21P_E2\r\nConnection: close\r\n\r\n`), cut = behaviour.cutAt ?? bytes.length;
    let answer = '';
    const asked = connect({ host: to.hostname, port: Number(to.port), localAddress: address }, () => {
      asked.setNoDelay(true);
      asked.write(bytes.subarray(0, cut), () => { if (cut < bytes.length) setImmediate(() => { asked.write(bytes.subarray(cut)); }); });
    });
    asked.on('data', (chunk: Buffer) => { answer += chunk.toString('latin1'); });
    asked.on('error', () => undefined);
    asked.on('close', () => { const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0); answers.push(status); resolve(status); });
    asked.setTimeout(3_000, () => { asked.destroy(); });
  });
  const md5 = (text: string) => createHash('md5').update(text).digest('hex'), nonces = new Set<string>();
  /** What the page demands, unless the answer is right; a nonce serves once. */
  const refusal = (authorization = '', uri: string): string | undefined => {
    const { page } = behaviour;
    if (!page) return undefined;
    if (page.scheme === 'basic') return authorization === `Basic ${Buffer.from(`${page.user}:${page.password}`).toString('base64')}` ? undefined : 'Basic realm="Yealink"';
    const [scheme, rest = ''] = authorization.split(/ (.*)/s), given = (name: string) => new RegExp(`\\b${name}="?([^",]*)`).exec(rest)?.[1] ?? '', nonce = given('nonce');
    const right = md5(`${md5(`${page.user}:Yealink:${page.password}`)}:${nonce}:${given('nc')}:${given('cnonce')}:${given('qop')}:${md5(`GET:${uri}`)}`);
    if (scheme === 'Digest' && nonces.delete(nonce) && given('qop') === 'auth' && given('response') === right) return undefined;
    const fresh = randomUUID();
    nonces.add(fresh);
    return `Digest realm="Yealink", qop="auth", nonce="${fresh}", algorithm=MD5`;
  };
  const listen = () => new Promise<void>((resolve) => {
    server = createServer((request, response) => {
      const number = new URL(request.url ?? '', 'http://x').searchParams.get('key')?.replace(/^number=/, '') ?? '';
      const challenge = refusal(request.headers.authorization, request.url ?? '');
      if (challenge !== undefined) { response.writeHead(401, { 'www-authenticate': challenge }).end('<html>Unauthorized</html>'); return; }
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
