import { createHash, randomBytes } from 'node:crypto';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { createFakeDeskPhone, type FakeRequest } from './fake-desk-phone.ts';
import { createFakeTalks } from './fake-talks.ts';

export interface FakeCall { readonly callId: string; readonly from: string; readonly line: string; readonly name?: string; readonly anonymous?: boolean; readonly phones: readonly string[]; /** The INVITE carries a description; the app's answer goes with 200. */ readonly offers?: boolean; /** The caller expects our offer (RFC 3261, 13.2.1). */ readonly noOffer?: boolean }
export type FakeExchange = Awaited<ReturnType<typeof createFakeExchange>>;

type Request = FakeRequest;
interface Subscription { readonly socket: WebSocket; readonly to: string; readonly from: string; readonly callId: string; readonly contact: string; cseq: number }
interface Branch { readonly socket: WebSocket; readonly contact: string; readonly branch: string; done: boolean }
interface LiveCall { readonly call: FakeCall; readonly serial: string; readonly branches: Map<string, Branch>; readonly states: Map<string, string>; readonly held: Set<string> }

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const offered = 'v=0\r\ns=offer of the caller\r\na=sendrecv\r\n';
const hex = () => randomBytes(6).toString('hex');

/**
 * A small SIP exchange in this process, behind a real WebSocket: registrar with digest, calls to several phones at once,
 * dialog events. It can do what a well-behaved exchange never does: send anything, say nothing, vanish.
 * `backToBack`: every leg has a Call-ID of its own, the phone's another than the app's, as at Asterisk, FreeSWITCH and 3CX.
 */
export async function createFakeExchange(options: { readonly passwords: Readonly<Record<string, string>>; readonly domain?: string; readonly backToBack?: boolean; /** One dialog for all calls of a phone, named like the extension, as Asterisk's hints. */ readonly hints?: boolean; /** To is our Contact and no header names the dialled number, as at Asterisk (PJSIP). */ readonly plainTo?: boolean; /** A number has one contact; a new one takes its place (Asterisk: max_contacts=1, remove_existing=yes), or is refused. */ readonly oneContact?: 'replaces' | 'refuses'; readonly tellReason?: boolean; readonly events?: boolean; readonly ignoresOptions?: boolean; /** The program is the phone: it has talks of its own (fake-talks.ts). */ readonly softphone?: boolean; readonly tls?: { readonly cert: string; readonly key: string } }) {
  const domain = options.domain ?? 'clinic.test', tellReason = options.tellReason !== false;
  const contacts = new Map<string, { socket: WebSocket; contact: string }>();
  /** Numbers whose phone on the desk is registered. */
  const phones = new Set<string>();
  const subscriptions = new Map<string, Subscription>();
  const calls = new Map<string, LiveCall>();
  /** What a phone does besides: Call-ID to phone and state. */
  const lights = new Map<string, string>();
  const seen = { registers: 0, refused: 0, replies: [] as string[], texts: [] as string[] };
  let server: WebSocketServer | undefined, door: { close(done: () => void): unknown } | undefined, port = 0, silent = false;

  const parse = (text: string): Request => {
    const head = text.split('\r\n\r\n')[0]!, [method = '', uri = ''] = head.split(' ');
    return { method, uri, head, body: text.slice(head.length + 4), get: name => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trim() };
  };
  const reply = (socket: WebSocket, request: Request, status: string, extra: readonly string[] = [], body = '', toTag = `x${hex()}`) => {
    const to = request.get('To') ?? '';
    const vias = [...request.head.matchAll(/^Via:[ \t]*(.*)$/gim)].map(found => `Via: ${found[1]!.trim()}`);
    socket.send([`SIP/2.0 ${status}`, ...vias, `From: ${request.get('From')}`, `To: ${to.includes(';tag=') ? to : `${to};tag=${toTag}`}`,
      `Call-ID: ${request.get('Call-ID')}`, `CSeq: ${request.get('CSeq')}`, ...extra, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
  };
  const talks = createFakeTalks({ domain, port: () => port, reply });
  const uriIn = (value: string | undefined) => /<([^>]+)>/.exec(value ?? '')?.[1] ?? '';
  const userIn = (value: string | undefined) => /sips?:([^@;>]+)@/.exec(value ?? '')?.[1] ?? '';

  const inviteId = (call: FakeCall, phone: string) => (options.backToBack ? `${call.callId}-app-${phone}` : call.callId);
  const dialogId = (call: FakeCall, phone: string) => (options.backToBack ? `${call.callId}-desk-${phone}` : call.callId);
  const hint = (phone: string) => {
    const states = [...calls.values()].map(({ states }) => states.get(phone)), held = [...calls.values()].some(one => one.states.get(phone) === 'confirmed' && one.held.has(phone));
    const state = states.includes('confirmed') || [...lights.values()].includes(`${phone} confirmed`) ? 'confirmed' : states.includes('early') || [...lights.values()].includes(`${phone} early`) ? 'early' : 'terminated';
    return `<dialog id="${phone}"><state>${state}</state>${held ? `<local><target uri="sip:${phone}@${domain}"><param pname="+sip.rendering" pvalue="no"/></target></local>` : ''}</dialog>`;
  };
  const dialogInfo = (phone: string) => {
    const dialogs = [...calls.values()].filter(live => live.states.has(phone)).map(live => {
      const { call } = live;
      const remote = call.anonymous ? 'anonymous@anonymous.invalid' : `${call.from}@${domain}`;
      return `<dialog id="d-${live.serial}-${phone}" call-id="${dialogId(call, phone)}" direction="recipient"><state>${live.states.get(phone)}</state>`
        + `<remote><identity>sip:${remote}</identity><target uri="sip:${remote}"/></remote><local><identity>sip:${call.line}@${domain}</identity>${live.held.has(phone) ? '<target uri="sip:desk@phone"><param pname="+sip.rendering" pvalue="no"/></target>' : ''}</local></dialog>`;
    });
    return `<?xml version="1.0"?>\r\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${Date.now()}" state="full" entity="sip:${phone}@${domain}">${options.hints ? hint(phone) : dialogs.join('')}</dialog-info>`;
  };
  const notifyText = (one: Subscription, body: string) => [`NOTIFY ${one.contact} SIP/2.0`, `Via: SIP/2.0/WS 127.0.0.1:${port};branch=z9hG4bK${hex()}`, 'Max-Forwards: 70', `From: ${one.to}`, `To: ${one.from}`,
    `Call-ID: ${one.callId}`, `CSeq: ${++one.cseq} NOTIFY`, `Contact: <sip:pbx@127.0.0.1:${port};transport=ws>`, 'Event: dialog', 'Subscription-State: active;expires=600',
    'Content-Type: application/dialog-info+xml', `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
  const notify = (phone: string) => {
    const one = subscriptions.get(phone);
    if (one?.socket.readyState === one?.socket.OPEN) one?.socket.send(notifyText(one, dialogInfo(phone)));
  };
  const register = (socket: WebSocket, request: Request) => {
    seen.registers++;
    const user = userIn(request.get('To')), sent = request.get('Authorization') ?? '';
    const field = (name: string) => new RegExp(`${name}="?([^",]+)"?`).exec(sent)?.[1] ?? '';
    const expected = md5(`${md5(`${user}:${domain}:${options.passwords[user] ?? ''}`)}:n0nce:${md5(`REGISTER:${field('uri')}`)}`);
    if (options.passwords[user] === undefined || field('response') !== expected) {
      if (sent !== '') seen.refused++;
      reply(socket, request, '401 Unauthorized', [`WWW-Authenticate: Digest realm="${domain}", nonce="n0nce", algorithm=MD5`]);
      return;
    }
    const contact = request.get('Contact');
    // without a Contact it is a question: who is registered here (RFC 3261, 10.2.3)
    if (contact === undefined) { reply(socket, request, '200 OK', [...(contacts.has(user) ? [`Contact: <${contacts.get(user)!.contact}>;expires=100`] : []), ...(phones.has(user) ? [`Contact: <sip:${user}@10.0.0.9:5060>;expires=900`] : [])]); return; }
    if (/expires=0\b/.test(contact)) { contacts.delete(user); reply(socket, request, '200 OK'); return; }
    if (options.oneContact === 'refuses' && phones.has(user)) { reply(socket, request, '403 Forbidden'); return; }
    if (options.oneContact) phones.delete(user);
    contacts.set(user, { socket, contact: uriIn(contact) });
    reply(socket, request, '200 OK', [`Contact: <${uriIn(contact)}>;expires=120`]);
  };
  const subscribe = (socket: WebSocket, request: Request) => {
    if (options.events === false) { reply(socket, request, '489 Bad Event'); return; }
    const phone = userIn(request.uri) || userIn(`<${request.uri}>`) || /sip:([^@]+)@/.exec(request.uri)?.[1] || '';
    const to = `${request.get('To')};tag=s${hex()}`;
    subscriptions.set(phone, { socket, to, from: request.get('From') ?? '', callId: request.get('Call-ID') ?? '', contact: uriIn(request.get('Contact')), cseq: 0 });
    socket.send(['SIP/2.0 200 OK', `Via: ${request.get('Via')}`, `From: ${request.get('From')}`, `To: ${to}`, `Call-ID: ${request.get('Call-ID')}`, `CSeq: ${request.get('CSeq')}`,
      `Contact: <sip:pbx@127.0.0.1:${port};transport=ws>`, 'Expires: 600', 'Content-Length: 0', '', ''].join('\r\n'));
    notify(phone);
  };
  /** The app itself answers: the other phones stop ringing, as when a handset is lifted. */
  const takenByApp = (socket: WebSocket, response: Request) => {
    const callId = response.get('Call-ID') ?? '', live = [...calls.values()].find(one => [...one.branches.keys()].some(phone => inviteId(one.call, phone) === callId && one.branches.get(phone)?.socket === socket && !one.branches.get(phone)!.done));
    const phone = live && [...live.branches.keys()].find(name => inviteId(live.call, name) === callId && live.branches.get(name)?.socket === socket);
    const begun = talks.answered(socket, response, live?.call.noOffer ? '' : 'offer', () => {
      if (!live || !phone) return;
      for (const other of live.call.phones) { live.states.set(other, 'terminated'); notify(other); }
      calls.delete(live.call.callId);
    });
    // the caller gave up while the answer was on its way: it is acknowledged and ended (RFC 3261, 9.1)
    if (!live || !phone) { if (!live && begun) talks.farEnds(callId); return; }
    live.branches.get(phone)!.done = true;
    for (const other of live.call.phones) {
      live.states.set(other, other === phone ? 'confirmed' : 'terminated');
      cancel(live, other, 'SIP;cause=200;text="Call completed elsewhere"');
      notify(other);
    }
  };
  const arrived = (socket: WebSocket, text: string) => {
    if (silent) return;
    if (text.startsWith('SIP/2.0')) {
      const response = parse(text), status = text.slice(8, 11);
      seen.texts.push(text);
      seen.replies.push(`${status} ${response.get('CSeq')?.split(' ')[1] ?? ''}`);
      if (options.softphone && status === '200' && /INVITE/.test(response.get('CSeq') ?? '')) { takenByApp(socket, response); return; }
      // a final refusal of an INVITE is acknowledged on its own branch (RFC 3261, 17.1.1.3)
      if (Number(status) >= 300 && /INVITE/.test(response.get('CSeq') ?? '')) {
        socket.send([`ACK sip:${userIn(response.get('To'))}@${domain} SIP/2.0`, `Via: ${response.get('Via')}`, 'Max-Forwards: 70', `From: ${response.get('From')}`, `To: ${response.get('To')}`,
          `Call-ID: ${response.get('Call-ID')}`, 'CSeq: 1 ACK', 'Content-Length: 0', '', ''].join('\r\n'));
      }
      return;
    }
    const request = parse(text);
    if (request.method === 'REGISTER') register(socket, request);
    else if (request.method === 'SUBSCRIBE') subscribe(socket, request);
    else if (options.softphone && talks.request(socket, request)) return;
    else if (request.method === 'OPTIONS' && options.ignoresOptions) return;
    else if (deskPhone.take(socket, request)) return;
    else if (request.method !== 'ACK') reply(socket, request, '405 Method Not Allowed');
  };
  const deskPhone = createFakeDeskPhone({
    port: () => port, reply,
    dialog: (phone, callId, to, state) => {
      const one = subscriptions.get(phone);
      if (state === 'terminated') lights.delete(callId); else lights.set(callId, `${phone} ${state}`);
      if (options.hints) { notify(phone); return; }
      if (!one) return;
      const body = `<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="1" state="partial" entity="sip:${phone}@${domain}"><dialog id="d-${callId}" call-id="${callId}" direction="initiator"><state>${state}</state>`
        + `<remote><identity>sip:${to}@${domain}</identity></remote><local><identity>sip:${phone}@${domain}</identity></local></dialog></dialog-info>`;
      one.socket.send([`NOTIFY ${one.contact} SIP/2.0`, `Via: SIP/2.0/WS 127.0.0.1:${port};branch=z9hG4bK${hex()}`, 'Max-Forwards: 70', `From: ${one.to}`, `To: ${one.from}`,
        `Call-ID: ${one.callId}`, `CSeq: ${++one.cseq} NOTIFY`, `Contact: <sip:pbx@127.0.0.1:${port};transport=ws>`, 'Event: dialog', 'Subscription-State: active;expires=600',
        'Content-Type: application/dialog-info+xml', `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
    },
    offerBack: (phone, request) => {
      const to = contacts.get(phone);
      if (to) to.socket.send(`INVITE ${to.contact} SIP/2.0\r\nVia: SIP/2.0/WS 127.0.0.1:${port};branch=z9hG4bK${hex()}\r\n${request.head.split('\r\n').slice(1).filter(line => !/^(Via|Content-Length|Content-Type):/i.test(line)).join('\r\n')}\r\nContent-Length: 0\r\n\r\n`);
    },
  });
  const listen = () => new Promise<void>((resolve, reject) => {
    const http = options.tls ? createHttps(options.tls) : createHttp();
    server = new WebSocketServer({ server: http, handleProtocols: () => 'sip' });
    door = http;
    server.on('connection', socket => { socket.on('message', data => { arrived(socket, (data as Buffer).toString()); }); socket.on('error', () => undefined); });
    server.once('error', reject);
    http.listen(port, '127.0.0.1', () => { port = (http.address() as AddressInfo).port; resolve(); });
  });
  const invite = (call: FakeCall, phone: string, branch: string, contact: string, tag: string) => [
    `INVITE ${contact} SIP/2.0`, `Via: SIP/2.0/WS 127.0.0.1:${port};branch=${branch}`, 'Max-Forwards: 70',
    call.anonymous ? `From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=${tag}` : `From: ${call.name === undefined ? '' : `"${call.name}" `}<sip:${call.from}@${domain}>;tag=${tag}`,
    `To: <${options.plainTo ? contact : `sip:${phone}@${domain}`}>`, `Call-ID: ${inviteId(call, phone)}`, 'CSeq: 1 INVITE', `Contact: <sip:city@127.0.0.1:${port};transport=ws>`,
    ...(call.anonymous ? ['Privacy: id'] : []), ...(options.plainTo ? [] : [`P-Called-Party-ID: <sip:${call.line}@${domain}>`]),
    ...(call.offers && !call.noOffer ? ['Content-Type: application/sdp', `Content-Length: ${Buffer.byteLength(offered)}`, '', offered] : ['Content-Length: 0', '', ''])].join('\r\n');
  const cancel = (live: LiveCall, phone: string, reason?: string) => {
    const branch = live.branches.get(phone);
    if (!branch || branch.done) return;
    branch.done = true;
    branch.socket.send([`CANCEL ${branch.contact} SIP/2.0`, `Via: SIP/2.0/WS 127.0.0.1:${port};branch=${branch.branch}`, 'Max-Forwards: 70',
      live.call.anonymous ? `From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=${live.serial}` : `From: <sip:${live.call.from}@${domain}>;tag=${live.serial}`, `To: <sip:${phone}@${domain}>`,
      `Call-ID: ${inviteId(live.call, phone)}`, 'CSeq: 1 CANCEL', ...(reason === undefined || !tellReason ? [] : [`Reason: ${reason}`]), 'Content-Length: 0', '', ''].join('\r\n'));
  };
  const find = (callId: string): LiveCall => {
    const live = calls.get(callId);
    if (!live) throw new Error(`No call ${callId} at the fake exchange.`);
    return live;
  };
  const drop = async () => {
    for (const client of server?.clients ?? []) client.terminate();
    await new Promise<void>(resolve => { if (door) door.close(() => { resolve(); }); else resolve(); });
    server = door = undefined;
    contacts.clear();
    subscriptions.clear();
    talks.clear();
  };

  await listen();
  return {
    url: `${options.tls ? 'wss' : 'ws'}://127.0.0.1:${port}`, domain, seen, talks,
    /** The phone on the desk as the program makes it call, and the patient it calls. */
    deskPhone,
    /** The registrar forgets a phone although the connection stands, as one restarted behind a proxy does. */
    forget: (phone: string): void => { contacts.delete(phone); },
    /** The phone on the desk registers. */
    phoneRegisters: (phone: string): void => { phones.add(phone); if (options.oneContact === 'replaces') contacts.delete(phone); },
    phoneLeaves: (phone: string): void => { phones.delete(phone); },
    phoneRegistered: (phone: string): boolean => phones.has(phone),
    registered: (phone: string): boolean => contacts.has(phone),
    subscribed: (phone: string): boolean => subscriptions.has(phone),
    ring: (call: FakeCall): void => {
      const live: LiveCall = { call, serial: hex(), branches: new Map(), states: new Map(), held: new Set() };
      calls.set(call.callId, live);
      for (const phone of call.phones) {
        const to = contacts.get(phone), branch = `z9hG4bK${hex()}`;
        live.states.set(phone, 'early');
        if (to) {
          live.branches.set(phone, { ...to, branch, done: false });
          to.socket.send(invite(call, phone, branch, to.contact, live.serial));
        }
        notify(phone);
      }
    },
    /** The handset of a desk phone is lifted: its other contacts and the other phones stop ringing. */
    answer: (callId: string, phone: string): void => {
      const live = find(callId);
      for (const other of live.call.phones) {
        live.states.set(other, other === phone ? 'confirmed' : 'terminated');
        cancel(live, other, 'SIP;cause=200;text="Call completed elsewhere"');
        notify(other);
      }
    },
    /** The caller hears music, or is fetched back. */
    hold: (callId: string, phone: string, on: boolean): void => { const { held } = find(callId); if (on) held.add(phone); else held.delete(phone); notify(phone); },
    /** What a restart loses: every call. */
    forgetCalls: (): void => { calls.clear(); },
    /** The caller hangs up, ringing or talking. */
    end: (callId: string): void => {
      const live = find(callId);
      for (const phone of live.call.phones) { live.states.set(phone, 'terminated'); cancel(live, phone); talks.farEnds(inviteId(live.call, phone)); notify(phone); }
      calls.delete(callId);
    },
    sendRaw: (phone: string, bytes: string | Buffer): void => { contacts.get(phone)?.socket.send(bytes); },
    inviteText: (call: FakeCall, phone: string): string => invite(call, phone, `z9hG4bK${hex()}`, contacts.get(phone)?.contact ?? 'sip:x@x.invalid', hex()),
    /** What the subscription of a phone would be told next; undefined while nobody watches it. */
    notifyText: (phone: string, body = dialogInfo(phone)): string | undefined => { const one = subscriptions.get(phone); return one && notifyText(one, body); },
    /** Milliseconds until the peer has read all that was sent to it: a WebSocket answers a ping in its turn. */
    roundTrip: (phone: string): Promise<number> => new Promise((done, fail) => {
      const socket = contacts.get(phone)?.socket, from = performance.now();
      if (!socket || socket.readyState !== socket.OPEN) { fail(new Error('not connected')); return; }
      const gone = () => { fail(new Error('the connection was lost')); };
      socket.once('close', gone);
      socket.once('pong', () => { socket.off('close', gone); done(performance.now() - from); });
      socket.ping();
    }),
    /** The connection of one phone breaks off; the exchange lives. */
    cutOff: (phone: string): void => { contacts.get(phone)?.socket.terminate(); contacts.delete(phone); subscriptions.delete(phone); },
    /** Takes every message and answers none, as an exchange that hangs does. */
    setSilent: (on: boolean, dead = false): void => { silent = on; if (dead) for (const client of server?.clients ?? []) client.pause(); },
    goOffline: drop,
    goOnline: listen,
    stop: drop,
  };
}
