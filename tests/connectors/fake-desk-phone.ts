import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';

/** What a SIP request looks like to the fake exchange. */
export interface FakeRequest { readonly method: string; readonly uri: string; readonly head: string; readonly body: string; readonly get: (name: string) => string | undefined }
export interface FakeDeskPhoneDeps {
  readonly port: () => number;
  reply(socket: WebSocket, request: FakeRequest, status: string, extra?: readonly string[], body?: string, toTag?: string): void;
  /** The phone has a call of its own: told by dialog events. `undefined` takes it away. */
  dialog(phone: string, callId: string, to: string, state: 'early' | 'confirmed' | 'terminated'): void;
  /** Every phone of the number is offered a call to it, the program's own line as well. */
  offerBack(phone: string, request: FakeRequest): void;
}
/** How the phone on the desk and the patient behave; changed by a test between two calls. */
export interface Behaviour {
  phone: 'lifts' | 'rings' | 'busy' | 'absent' | 'dead';
  refer: 'takes' | 'refuses' | 'ignores';
  /** `left`: the handset goes down while it rings, which Asterisk calls 503. */
  patient: 'answers' | 'busy' | 'fails' | 'rings' | 'left';
  /** FreeSWITCH: 200 at once, and nothing of what becomes of it. */
  hasty: boolean;
  /** The phone's own call is told by dialog events. */
  watched: boolean;
}

const hex = () => randomBytes(6).toString('hex');
const sdp = (who: string) => `v=0\r\no=${who} 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\na=sendrecv\r\n`;
interface Dialog { readonly socket: WebSocket; readonly invite: FakeRequest; readonly tag: string; readonly kind: 'phone' | 'patient'; cseq: number }

/** A desk phone behind the fake exchange that is called by the program, told to transfer, or joined with a patient by it. */
export function createFakeDeskPhone({ port, reply, dialog, offerBack }: FakeDeskPhoneDeps) {
  const behaviour: Behaviour = { phone: 'lifts', refer: 'takes', patient: 'answers', hasty: false, watched: true };
  const dialogs = new Map<string, Dialog>();
  const seen = { refers: [] as string[], acks: [] as string[], byes: [] as string[], cancels: 0, offers: [] as string[], reinvites: [] as string[] };
  const own = new Map<string, { readonly phone: string; readonly to: string }>();
  const userIn = (value: string | undefined) => /sips?:([^@;>]+)@/.exec(value ?? '')?.[1] ?? '';

  const inDialog = (of: Dialog, method: string, extra: readonly string[], body = '') => {
    const contact = /<([^>]+)>/.exec(of.invite.get('Contact') ?? '')?.[1] ?? '';
    of.socket.send([`${method} ${contact} SIP/2.0`, `Via: SIP/2.0/WS 127.0.0.1:${port()};branch=z9hG4bK${hex()}`, 'Max-Forwards: 70', `From: ${of.invite.get('To')};tag=${of.tag}`, `To: ${of.invite.get('From')}`,
      `Call-ID: ${of.invite.get('Call-ID')}`, `CSeq: ${++of.cseq} ${method}`, `Contact: <sip:phone@127.0.0.1:${port()};transport=ws>`, ...extra, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
  };
  const notify = (of: Dialog, status: string, done: boolean) => { inDialog(of, 'NOTIFY', ['Event: refer', `Subscription-State: ${done ? 'terminated;reason=noresource' : 'active;expires=60'}`, 'Content-Type: message/sipfrag;version=2.0'], `SIP/2.0 ${status}\r\n`); };
  /** The phone that the program rings has a dialog with its own number. */
  const ringing = (of: Dialog, state: 'early' | 'confirmed' | 'terminated') => { const phone = userIn(of.invite.get('From')); if (of.kind === 'phone' && behaviour.watched) dialog(phone, of.invite.get('Call-ID') ?? '', phone, state); };
  const contact = () => [`Contact: <sip:phone@127.0.0.1:${port()};transport=ws>`, 'Content-Type: application/sdp'];

  function invited(socket: WebSocket, request: FakeRequest) {
    const to = userIn(`<${request.uri}>`), from = userIn(request.get('From')), tag = hex(), callId = request.get('Call-ID') ?? '';
    if (to === from) {
      offerBack(to, request);
      if (behaviour.phone === 'dead') return;
      if (behaviour.phone === 'absent') { reply(socket, request, '480 Temporarily Unavailable'); return; }
      if (behaviour.phone === 'busy') { reply(socket, request, '486 Busy Here'); return; }
      reply(socket, request, '180 Ringing', contact().slice(0, 1), '', tag);
      const rung: Dialog = { socket, invite: request, tag, kind: 'phone', cseq: 0 };
      dialogs.set(callId, rung);
      ringing(rung, 'early');
      if (behaviour.phone === 'lifts') { ringing(rung, 'confirmed'); reply(socket, request, '200 OK', contact(), sdp('phone'), tag); }
      return;
    }
    reply(socket, request, '180 Ringing', contact().slice(0, 1), '', tag);
    if (behaviour.patient === 'busy') { reply(socket, request, '486 Busy Here', [], '', tag); return; }
    if (behaviour.patient === 'fails') { reply(socket, request, '503 Service Unavailable', [], '', tag); return; }
    dialogs.set(callId, { socket, invite: request, tag, kind: 'patient', cseq: 0 });
    if (behaviour.patient === 'answers') reply(socket, request, '200 OK', contact(), sdp('patient'), tag);
  }
  function referred(socket: WebSocket, request: FakeRequest, of: Dialog) {
    const to = userIn(request.get('Refer-To')), phone = userIn(request.get('From'));
    seen.refers.push(to);
    if (behaviour.refer === 'ignores') return;
    if (behaviour.refer === 'refuses') { reply(socket, request, '603 Decline'); return; }
    reply(socket, request, '202 Accepted');
    if (behaviour.hasty) notify(of, '200 OK', true); else notify(of, '100 Trying', false);
    const callId = `own-${hex()}`;
    own.set(callId, { phone, to });
    const tell = (state: 'early' | 'confirmed' | 'terminated') => { if (behaviour.watched) dialog(phone, callId, to, state); };
    tell('early');
    if (behaviour.patient === 'rings') return;
    if (behaviour.patient === 'answers') { tell('confirmed'); if (!behaviour.hasty) notify(of, '200 OK', true); return; }
    if (behaviour.patient === 'left') notify(of, '180 Ringing', false);
    if (!behaviour.hasty) notify(of, behaviour.patient === 'busy' ? '486 Busy Here' : '503 Service Unavailable', true);
    tell('terminated');
    own.delete(callId);
  }

  return {
    behaviour, seen,
    /** True when the request belongs to a call the program makes. */
    take: (socket: WebSocket, request: FakeRequest): boolean => {
      const of = dialogs.get(request.get('Call-ID') ?? ''), within = (request.get('To') ?? '').includes(';tag=');
      if (request.method === 'INVITE' && !within) { invited(socket, request); return true; }
      if (!of) return false;
      switch (request.method) {
        case 'INVITE': seen.reinvites.push(request.body); reply(socket, request, '200 OK', contact(), sdp('phone')); return true;
        case 'ACK': seen.acks.push(`${of.kind} ${/o=(\w+)/.exec(request.body)?.[1] ?? '-'}`); return true;
        case 'REFER': referred(socket, request, of); return true;
        case 'BYE': seen.byes.push(of.kind); dialogs.delete(request.get('Call-ID') ?? ''); reply(socket, request, '200 OK'); ringing(of, 'terminated'); return true;
        case 'CANCEL':
          seen.cancels++;
          reply(socket, request, '200 OK');
          reply(socket, of.invite, '487 Request Terminated', [], '', of.tag);
          dialogs.delete(request.get('Call-ID') ?? '');
          ringing(of, 'terminated');
          return true;
        default: return false;
      }
    },
    /** Somebody lifts the handset of a phone that rings. */
    lift: (): void => { for (const of of dialogs.values()) if (of.kind === 'phone') { ringing(of, 'confirmed'); reply(of.socket, of.invite, '200 OK', contact(), sdp('phone'), of.tag); } },
    /** The ringing is refused by a key of the phone. */
    refuse: (): void => { for (const of of dialogs.values()) if (of.kind === 'phone') { reply(of.socket, of.invite, '603 Decline', [], '', of.tag); ringing(of, 'terminated'); } },
    /** The handset goes down, or the patient hangs up: the legs of the program are ended by the other side. */
    hangup: (kind: 'phone' | 'patient'): void => { for (const of of dialogs.values()) if (of.kind === kind) { inDialog(of, 'BYE', []); ringing(of, 'terminated'); } },
    /** The conversation that the phone itself has is over. */
    ownCallEnds: (): void => { for (const [callId, { phone, to }] of own) dialog(phone, callId, to, 'terminated'); own.clear(); },
  };
}
