import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';

/** What a called phone does. */
export type Callee = 'answers' | 'busy' | 'rings' | 'early';
export interface Request { readonly method: string; readonly uri: string; readonly head: string; readonly body: string; readonly get: (name: string) => string | undefined }
interface Dialog { readonly socket: WebSocket; readonly callId: string; readonly local: string; readonly remote: string; readonly target: string; readonly phone: string; cseq: number; readonly onBye: () => void }
type Reply = (socket: WebSocket, request: Request, status: string, extra?: readonly string[], body?: string) => void;

const hex = () => randomBytes(6).toString('hex');
const sdp = (word: string) => `v=0\r\ns=${word}\r\na=sendrecv\r\n`;

/** The talks an app has at the fake exchange: it answers re-INVITEs, calls others, is sent elsewhere, and hangs up. */
export function createFakeTalks(o: { readonly domain: string; readonly port: () => number; readonly reply: Reply }) {
  const dialogs = new Map<string, Dialog>(), waiting = new Map<string, { readonly socket: WebSocket; readonly request: Request; readonly tag: string }>();
  const callees = new Map<string, Callee>();
  const seen = { offers: [] as string[], referTo: [] as string[], info: [] as string[], byes: 0, cancels: 0, acks: [] as string[] };
  let refusesReinvite: string | undefined, transferEnds = '200 OK';

  const uriIn = (value: string | undefined) => /<([^>]+)>/.exec(value ?? '')?.[1] ?? '';
  const userIn = (value: string) => /sips?:([^@;>]+)@/.exec(value)?.[1] ?? '';
  const within = (dialog: Dialog, method: string, extra: readonly string[] = [], body = '') => {
    if (dialog.socket.readyState !== dialog.socket.OPEN) return;
    dialog.socket.send([`${method} ${dialog.target} SIP/2.0`, `Via: SIP/2.0/WS 127.0.0.1:${o.port()};branch=z9hG4bK${hex()}`, 'Max-Forwards: 70', `From: ${dialog.local}`, `To: ${dialog.remote}`,
      `Call-ID: ${dialog.callId}`, `CSeq: ${++dialog.cseq} ${method}`, `Contact: <sip:pbx@127.0.0.1:${o.port()};transport=ws>`, ...extra, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
  };
  const over = (dialog: Dialog) => { dialogs.delete(dialog.callId); dialog.onBye(); };
  const contact = () => `Contact: <sip:pbx@127.0.0.1:${o.port()};transport=ws>`;
  const answerTo = ({ socket, request, tag }: { readonly socket: WebSocket; readonly request: Request; readonly tag: string }, body = sdp('answer of the called')) => {
    const to = `${request.get('To')};tag=${tag}`, callId = request.get('Call-ID')!;
    waiting.delete(callId);
    dialogs.set(callId, { socket, callId, local: to, remote: request.get('From')!, target: uriIn(request.get('Contact')), phone: userIn(request.uri), cseq: 100, onBye: () => undefined });
    o.reply(socket, withTo(request, to), '200 OK', [contact(), 'Content-Type: application/sdp'], body);
  };
  const withTo = (request: Request, to: string): Request => ({ ...request, get: (name) => (name === 'To' ? to : request.get(name)) });
  const called = (socket: WebSocket, request: Request) => {
    seen.offers.push(request.body);
    const tag = `c${hex()}`, one = { socket, request, tag }, to = withTo(request, `${request.get('To')};tag=${tag}`), does = callees.get(userIn(request.uri).replace(/^\+/, '')) ?? 'answers';
    waiting.set(request.get('Call-ID')!, one);
    o.reply(socket, request, '100 Trying');
    if (does === 'early') o.reply(socket, to, '183 Session Progress', [contact(), 'Content-Type: application/sdp'], sdp('announcement'));
    else o.reply(socket, to, '180 Ringing', [contact()]);
    if (does === 'answers') setImmediate(() => { if (waiting.has(request.get('Call-ID')!)) answerTo(one); });
    if (does === 'busy') { waiting.delete(request.get('Call-ID')!); o.reply(socket, to, '486 Busy Here'); }
  };
  return {
    seen,
    calleeDoes: (number: string, does: Callee): void => { callees.set(number.replace(/^\+/, ''), does); },
    /** The next re-INVITEs are refused with this status, until undefined. */
    refuseReinvite: (status: string | undefined): void => { refusesReinvite = status; },
    /** What NOTIFY tells of the next transfers: `200 OK`, `486 Busy Here`; `BYE` is an exchange that only ends our leg. */
    transferGives: (status: string): void => { transferEnds = status; },
    talking: (): string[] => [...dialogs.keys()],
    /** The called phone that rings is lifted. */
    lift: (): void => { for (const one of Array.from(waiting.values())) answerTo(one); },
    /** The far side of every talk hangs up. */
    farEndsAll: (): void => { for (const dialog of Array.from(dialogs.values())) { within(dialog, 'BYE'); over(dialog); } },
    farEnds: (callId: string): void => { const dialog = dialogs.get(callId); if (dialog) { within(dialog, 'BYE'); over(dialog); } },
    reinvite: (callId: string, body = sdp('offer of the exchange')): void => { const dialog = dialogs.get(callId); if (dialog) within(dialog, 'INVITE', ['Content-Type: application/sdp'], body); },
    /** The app answered an INVITE of ours; true when that began a talk. */
    answered: (socket: WebSocket, response: Request, invited: string, onBye: () => void): boolean => {
      const dialog: Dialog = { socket, callId: response.get('Call-ID')!, local: response.get('From')!, remote: response.get('To')!, target: uriIn(response.get('Contact')), phone: userIn(response.get('To') ?? ''), cseq: Number(response.get('CSeq')?.split(' ')[0]), onBye };
      socket.send([`ACK ${dialog.target} SIP/2.0`, `Via: SIP/2.0/WS 127.0.0.1:${o.port()};branch=z9hG4bK${hex()}`, 'Max-Forwards: 70', `From: ${dialog.local}`, `To: ${dialog.remote}`, `Call-ID: ${dialog.callId}`, `CSeq: ${String(dialog.cseq)} ACK`,
        ...(invited === '' ? ['Content-Type: application/sdp', `Content-Length: ${Buffer.byteLength(sdp('late answer'))}`, '', sdp('late answer')] : ['Content-Length: 0', '', ''])].join('\r\n'));
      if (dialogs.has(dialog.callId)) return false;
      dialogs.set(dialog.callId, dialog);
      return true;
    },
    /** True when the request was of a talk, or began one. */
    request: (socket: WebSocket, request: Request): boolean => {
      const callId = request.get('Call-ID') ?? '', dialog = dialogs.get(callId), inside = /;tag=/.test(request.get('To') ?? '');
      if (request.method === 'INVITE' && !inside) { called(socket, request); return true; }
      if (request.method === 'CANCEL') {
        seen.cancels++;
        const one = waiting.get(callId);
        o.reply(socket, request, '200 OK');
        if (one) { waiting.delete(callId); o.reply(one.socket, withTo(one.request, `${one.request.get('To')};tag=${one.tag}`), '487 Request Terminated'); }
        return true;
      }
      if (request.method === 'ACK') { seen.acks.push(callId); return true; }
      if (!dialog) return false;
      switch (request.method) {
        case 'INVITE':
          if (refusesReinvite) { o.reply(socket, request, refusesReinvite); return true; }
          seen.offers.push(request.body);
          o.reply(socket, request, '200 OK', [contact(), 'Content-Type: application/sdp'], sdp('answer of the exchange'));
          return true;
        case 'BYE': seen.byes++; o.reply(socket, request, '200 OK'); over(dialog); return true;
        case 'INFO': seen.info.push(request.body); o.reply(socket, request, '200 OK'); return true;
        case 'REFER':
          seen.referTo.push(uriIn(request.get('Refer-To')));
          o.reply(socket, request, '202 Accepted', [contact()]);
          if (transferEnds === 'BYE') { within(dialog, 'BYE'); over(dialog); return true; }
          for (const status of ['100 Trying', transferEnds]) within(dialog, 'NOTIFY', ['Event: refer', `Subscription-State: ${status.startsWith('1') ? 'active;expires=60' : 'terminated;reason=noresource'}`, 'Content-Type: message/sipfrag;version=2.0'], `SIP/2.0 ${status}\r\n`);
          return true;
        default: return false;
      }
    },
    clear: (): void => { dialogs.clear(); waiting.clear(); },
  };
}
