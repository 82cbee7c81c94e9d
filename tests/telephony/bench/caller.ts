import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import type { CityCall } from './city.ts';

export interface Caller {
  /** Gives up while it rings, says good-bye while it talks. */
  hangup(): void;
  close(): void;
}
const hex = () => randomBytes(6).toString('hex');

/**
 * A caller who hangs up when told, which sipp's scenarios cannot: one INVITE over UDP from this process. No retransmission
 * (loopback loses nothing), no sound.
 */
export function startCaller(call: CityCall, o: { readonly domain: string; readonly sipPort: number; readonly cityToken: string; readonly port: number }): Caller {
  const socket = createSocket('udp4');
  const callId = `${hex()}@city`, branch = `z9hG4bK${hex()}`, tag = hex(), to = `<sip:${call.did}@${o.domain}>`;
  const from = call.anonymous ? '"Anonymous" <sip:anonymous@anonymous.invalid>' : `${call.name ? `"${call.name}" ` : ''}<sip:${call.from ?? '+79990000000'}@city.test>`;
  let state: 'calling' | 'ringing' | 'talking' | 'over' = 'calling', hangsUp = false;
  let target = `sip:${call.did}@${o.domain}`, routes: string[] = [], toNow = to;
  const send = (method: string, uri: string, cseq: number, more: readonly string[] = [], body = '', ownBranch = `z9hG4bK${hex()}`) => {
    socket.send([`${method} ${uri} SIP/2.0`, `Via: SIP/2.0/UDP 127.0.0.1:${o.port};branch=${ownBranch}`, 'Max-Forwards: 70', `From: ${from};tag=${tag}`, `To: ${method === 'CANCEL' || method === 'INVITE' ? to : toNow}`,
      `Call-ID: ${callId}`, `CSeq: ${cseq} ${method}`, `Contact: <sip:city@127.0.0.1:${o.port}>`, ...more, `Content-Length: ${body.length}`, '', body].join('\r\n'), o.sipPort, '127.0.0.1');
  };
  const end = () => {
    if (state === 'ringing') send('CANCEL', `sip:${call.did}@${o.domain}`, 1, [], '', branch);
    if (state === 'talking') { state = 'over'; send('BYE', target, 2, routes); }
  };
  socket.on('message', data => {
    const text = data.toString(), header = (name: string) => [...text.matchAll(new RegExp(`^${name}:[ \\t]*(.*?)\\r?$`, 'gim'))].map(found => found[1]!);
    if (!text.startsWith('SIP/2.0')) {   // BYE of the clinic
      socket.send(['SIP/2.0 200 OK', ...header('Via').map(via => `Via: ${via}`), `From: ${header('From')[0]}`, `To: ${header('To')[0]}`, `Call-ID: ${callId}`, `CSeq: ${header('CSeq')[0]}`, 'Content-Length: 0', '', ''].join('\r\n'), o.sipPort, '127.0.0.1');
      state = 'over';
      return;
    }
    const status = Number(text.slice(8, 11));
    if (!header('CSeq')[0]?.includes('INVITE')) return;
    if (status > 100 && status < 200 && state === 'calling') { state = 'ringing'; if (hangsUp) end(); }
    if (status < 200) return;
    toNow = header('To')[0] ?? to;
    if (status >= 300) { state = 'over'; send('ACK', `sip:${call.did}@${o.domain}`, 1, [], '', branch); return; }
    target = /<([^>]+)>/.exec(header('Contact')[0] ?? '')?.[1] ?? target;
    routes = header('Record-Route').flatMap(value => value.split(/,\s*(?=<)/)).reverse().map(value => `Route: ${value}`);
    send('ACK', target, 1, routes);
    if (state !== 'over') { state = 'talking'; if (hangsUp) end(); }
  });
  socket.on('error', () => undefined);
  const sdp = ['v=0', 'o=city 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', `m=audio ${o.port + 4} RTP/AVP 8 0`, 'a=rtpmap:8 PCMA/8000', 'a=rtpmap:0 PCMU/8000', ''].join('\r\n');
  socket.bind(o.port, '127.0.0.1', () => {
    send('INVITE', `sip:${call.did}@${o.domain}`, 1, [`X-City: ${o.cityToken}`, call.anonymous ? 'Privacy: id' : `P-Asserted-Identity: ${from}`, 'Content-Type: application/sdp'], sdp, branch);
  });
  return {
    hangup: () => { hangsUp = true; end(); },
    close: () => { try { socket.close(); } catch { /* closed already */ } },
  };
}
