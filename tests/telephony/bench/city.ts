import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, type Child } from './child.ts';

export interface CityCall {
  /** The caller's number as the network writes it. */
  readonly from?: string;
  /** The clinic's number. */
  readonly did: string;
  readonly name?: string;
  readonly anonymous?: boolean;
  /** How long the caller talks once answered; 1000 when absent. */
  readonly holdMs?: number;
  /** The caller gives up this long after the first ringing. */
  readonly cancelAfterMs?: number;
  /** The caller waits, and talks, until hangup() is called. */
  readonly untilTold?: boolean;
}
/** One call by sipp; `hangup` is for a caller who waits until told. */
export interface CityCaller { readonly child: Child; hangup(): void }

const xml = (text: string) => text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
const sdp = `v=0
o=city 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 8 0
a=rtpmap:8 PCMA/8000
a=rtpmap:0 PCMU/8000`;

/** One caller for sipp. `[branch-N]` points N messages back, to the INVITE's own branch. */
function scenarioOf(call: CityCall, domain: string, cityToken: string): string {
  const user = call.anonymous ? 'anonymous' : call.from ?? '+79990000000';
  const host = call.anonymous ? 'anonymous.invalid' : 'city.test';
  const name = call.anonymous ? '"Anonymous" ' : call.name ? `"${xml(call.name)}" ` : '';
  const from = `${name}<sip:${xml(user)}@${host}>;tag=[pid]city[call_number]`;
  const to = `<sip:${call.did}@${domain}>`;
  const request = (method: string, uri: string, cseq: number, options: { branch?: string; peer?: boolean; routes?: boolean; extra?: string; body?: string }) => `<![CDATA[
${method} ${uri} SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[${options.branch ?? 'branch'}]
From: ${from.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', "'")}
To: ${to}${options.peer ? '[peer_tag_param]' : ''}
${options.routes ? '[routes]\n' : ''}Call-ID: [call_id]
CSeq: ${cseq} ${method}
Contact: <sip:city@[local_ip]:[local_port]>
Max-Forwards: 70
${options.extra ?? ''}${options.body === undefined ? 'Content-Length: 0\n\n' : `Content-Type: application/sdp\nContent-Length: [len]\n\n${options.body}\n`}]]>`;
  const invite = request('INVITE', `sip:${call.did}@${domain}`, 1, {
    extra: `X-City: ${cityToken}\n${call.anonymous ? 'Privacy: id\n' : `P-Asserted-Identity: ${from.slice(0, from.indexOf(';tag'))}\n`}`, body: sdp,
  });
  const answered = `
  <recv response="100" optional="true"/><recv response="180" optional="true"/><recv response="183" optional="true"/>
  <recv response="200" rrs="true"/>
  <send>${request('ACK', '[next_url]', 1, { peer: true, routes: true })}</send>
  <pause milliseconds="${call.holdMs ?? 1000}"/>
  <send retrans="500">${request('BYE', '[next_url]', 2, { peer: true, routes: true })}</send>
  <recv response="200"/>`;
  const givesUp = `
  <recv response="100" optional="true"/><recv response="180"/>
  <pause milliseconds="${call.cancelAfterMs ?? 0}"/>
  <send retrans="500">${request('CANCEL', `sip:${call.did}@${domain}`, 1, { branch: 'branch-4' })}</send>
  <recv response="200"/><recv response="180" optional="true"/>
  <recv response="487"/>
  <send>${request('ACK', `sip:${call.did}@${domain}`, 1, { branch: 'branch-8', peer: true })}</send>`;
  // told by an INFO with this call's Call-ID, which the test itself sends
  const untilTold = `
  <recv response="100" optional="true"/><recv response="180" optional="true"/><recv response="183" optional="true"/>
  <recv response="200" optional="true" rrs="true" next="talk"/>
  <recv request="INFO"/>
  <send retrans="500">${request('CANCEL', `sip:${call.did}@${domain}`, 1, { branch: 'branch-6' })}</send>
  <recv response="200"/>
  <recv response="487"/>
  <send next="over">${request('ACK', `sip:${call.did}@${domain}`, 1, { branch: 'branch-9', peer: true })}</send>
  <label id="talk"/>
  <send>${request('ACK', '[next_url]', 1, { peer: true, routes: true })}</send>
  <recv request="BYE" optional="true" next="left"/>
  <recv request="INFO"/>
  <send retrans="500">${request('BYE', '[next_url]', 2, { peer: true, routes: true })}</send>
  <recv response="200" next="over"/>
  <label id="left"/>
  <send><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>
  <label id="over"/>
  <nop/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="city">
  <send retrans="500">${invite}</send>${call.untilTold ? untilTold : call.cancelAfterMs === undefined ? answered : givesUp}
</scenario>
`;
}

/** Tells a waiting sipp to hang up. */
function tellSipp(callId: string, port: number): void {
  const socket = createSocket('udp4');
  socket.on('error', () => undefined);
  socket.send(['INFO sip:city SIP/2.0', `Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${randomBytes(6).toString('hex')}`, 'From: <sip:test@city.test>;tag=test', 'To: <sip:city@city.test>',
    `Call-ID: ${callId}`, 'CSeq: 1 INFO', 'Max-Forwards: 70', 'Content-Length: 0', '', ''].join('\r\n'), port, '127.0.0.1', () => { socket.close(); });
}

/** sipp's built-in answering side forgets Record-Route, so that the exchange would not see the end of the call. */
const reply = (status: string, body?: string) => `<![CDATA[
SIP/2.0 ${status}
[last_Via:]
[last_From:]
[last_To:];tag=[pid]patient[call_number]
[last_Call-ID:]
[last_CSeq:]
[last_Record-Route:]
Contact: <sip:patient@[local_ip]:[local_port]>
${body === undefined ? 'Content-Length: 0\n\n' : `Content-Type: application/sdp\nContent-Length: [len]\n\n${body}\n`}]]>`;
export type PatientsDo = 'answer' | 'busy';
const patients = (they: PatientsDo) => `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="patients">
  <recv request="INVITE" crlf="true"/>
  <send>${reply('180 Ringing')}</send>
  <pause milliseconds="200"/>${they === 'busy' ? `
  <send retrans="500">${reply('486 Busy Here')}</send>
  <recv request="ACK"/>` : `
  <send retrans="500">${reply('200 OK', sdp)}</send>
  <recv request="ACK" optional="true"/>
  <recv request="BYE"/>
  <send>${reply('200 OK').replace(';tag=[pid]patient[call_number]', '')}</send>`}
</scenario>
`;

export interface CityOptions { readonly folder: string; readonly domain: string; readonly sipPort: number; readonly cityToken: string; readonly port: number; readonly mediaPort: number; readonly number: number }

/** One call from the city; `exited` gives 0 when everything went as the scenario says. */
export function startCityCall(call: CityCall, o: CityOptions): CityCaller {
  const file = join(o.folder, `city-${o.number}.xml`), callId = `${randomBytes(8).toString('hex')}@city`;
  writeFileSync(file, scenarioOf(call, o.domain, o.cityToken));
  const child = startChild(`city-${o.number}`, 'sipp', [
    `127.0.0.1:${o.sipPort}`, '-sf', file, '-i', '127.0.0.1', '-p', String(o.port), '-mi', '127.0.0.1', '-mp', String(o.mediaPort), '-m', '1',
    '-ci', '127.0.0.1', '-cp', String(o.port + 1), '-cid_str', callId, '-timeout', '60', '-nostdin', '-default_behaviors', 'all,-abortunexp', '-trace_err', '-error_file', join(o.folder, `city-${o.number}.err`),
  ], { cwd: o.folder, limitSeconds: 90, killAfterSeconds: 0.2 });
  return { child, hangup: () => { tellSipp(callId, o.port); } };
}

/** Everybody outside, as called by the clinic: rings, then answers or is busy. */
export function startPatients(they: PatientsDo, o: { readonly folder: string; readonly port: number; readonly controlPort: number; readonly mediaPort: number }): Child {
  const file = join(o.folder, 'patients.xml');
  writeFileSync(file, patients(they));
  return startChild('patients', 'sipp', [
    '-sf', file, '-i', '127.0.0.1', '-p', String(o.port), '-ci', '127.0.0.1', '-cp', String(o.controlPort), '-mi', '127.0.0.1', '-mp', String(o.mediaPort), '-nostdin', '-timeout', '600',
  ], { cwd: o.folder, limitSeconds: 620, killAfterSeconds: 0.2 });
}
