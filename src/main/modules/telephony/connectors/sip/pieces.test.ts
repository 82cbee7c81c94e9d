import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { partyOf } from '#shared/telephony/party.ts';
import { backoffMs, reconnect, unauthorized } from '#main/kernel/backoff.ts';
import { parseServer, parseSipConfig } from './config.ts';
import { parseDialogInfo, type DialogInfo } from './dialog-info.ts';
import { createFramer } from './framing.ts';
import { callerOf, isCompletedElsewhere, lineOf, nameOf, userOf } from './headers.ts';
import { createLegTracker } from './legs.ts';

const message = (headers: Record<string, string | readonly string[]>) => {
  const all = (name: string) => { const found = headers[name]; return found === undefined ? [] : typeof found === 'string' ? [found] : [...found]; };
  return { getHeader: (name: string) => all(name)[0], getHeaders: all };
};

describe('who calls and where to', () => {
  it('reads callers in every form an exchange writes them', () => {
    const from = (user: string) => callerOf(message({ From: `"X" <sip:${user}@city.test>;tag=1` })).party;
    expect(from('+79161234567')).toMatchObject({ kind: 'phone', e164: '+79161234567' });
    expect(from('89161234567')).toMatchObject({ kind: 'phone', e164: '+79161234567' });
    expect(from('9161234567')).toMatchObject({ kind: 'phone', e164: '+79161234567' });
    expect(from('810375291234567')).toMatchObject({ kind: 'phone', e164: '+375291234567' });
    expect(from('%2B79161234567;npdi')).toMatchObject({ kind: 'phone', e164: '+79161234567' });
    expect(from('112')).toEqual({ kind: 'extension', number: '112' });
    expect(from('reception')).toEqual({ kind: 'sip', uri: 'reception' });
    expect(from('anonymous')).toEqual({ kind: 'withheld' });
    expect(from('00000000000000000')).toEqual({ kind: 'unparsed', raw: '00000000000000000' });
    expect(callerOf(message({})).party).toEqual({ kind: 'withheld' });
  });
  it('a caller who asks for privacy stays hidden even when the exchange knows him', () => {
    expect(callerOf(message({ Privacy: 'id', 'P-Asserted-Identity': '<sip:+79161234567@x>', From: '<sip:+79161234567@x>' })).party).toEqual({ kind: 'withheld' });
    expect(callerOf(message({ 'Remote-Party-ID': '<sip:+79161234567@x>;privacy=full', From: '<sip:+79161234567@x>' })).party).toEqual({ kind: 'withheld' });
    expect(callerOf(message({ Privacy: 'none', From: '<sip:anonymous@anonymous.invalid>', 'P-Asserted-Identity': 'Nosova <sip:+79161234567@x>' })))
      .toEqual({ party: { kind: 'phone', e164: '+79161234567', raw: '+79161234567' }, displayName: 'Nosova' });
  });
  it('takes the dialled number from the most explicit header and never takes the account for a number', () => {
    const own = ['101'], raw = (headers: Record<string, string | readonly string[]>) => { const line = lineOf(message(headers), own); return line?.kind === 'phone' ? line.e164 : line; };
    const all = {
      'P-Called-Party-ID': '<sip:+74950001001@c>', 'X-Dialled-Number': '+74950001002', 'History-Info': ['<sip:+74950001003@c>;index=1', '<sip:101@c>;index=1.1'],
      Diversion: ['<sip:102@c>;reason=no-answer', '<sip:+74950001004@c>;reason=unconditional'], To: '<sip:+74950001005@c>',
    };
    expect(raw(all)).toBe('+74950001001');
    expect(raw({ ...all, 'P-Called-Party-ID': [] })).toBe('+74950001002');
    expect(raw({ ...all, 'P-Called-Party-ID': [], 'X-Dialled-Number': [] })).toBe('+74950001003');
    expect(raw({ Diversion: all.Diversion, To: '<sip:101@c>' })).toBe('+74950001004');
    expect(raw({ To: all.To })).toBe('+74950001005');
    expect(raw({ To: '<sip:101@c>' })).toBeUndefined();
  });
  it('reads names with quotes, and no name where the exchange repeats the number', () => {
    expect(nameOf('"Носова \\"Маша\\"" <sip:1@x>')).toBe('Носова "Маша"');
    expect(nameOf('Nosova <sip:1@x>')).toBe('Nosova');
    expect(nameOf('"Anonymous" <sip:1@x>')).toBeUndefined();
    expect(callerOf(message({ From: '"79161234567" <sip:+79161234567@x>' })).displayName).toBeUndefined();
    expect(userOf('<sip:pbx.clinic.ru>')).toBeUndefined();
    expect(userOf('<tel:+74950001001>')).toBe('+74950001001');
  });
  it('tells "completed elsewhere" from a caller who gave up', () => {
    expect(isCompletedElsewhere(message({ Reason: 'SIP;cause=200;text="Call completed elsewhere"' }))).toBe(true);
    expect(isCompletedElsewhere(message({ Reason: ['Q.850;cause=16', 'SIP ;cause="200"'] }))).toBe(true);
    expect(isCompletedElsewhere(message({ Reason: 'SIP;cause=487' }))).toBe(false);
    expect(isCompletedElsewhere(message({}))).toBe(false);
  });
  it('never throws, whatever the header holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => {
      const m = message({ From: text, 'P-Asserted-Identity': [text], Diversion: [text], 'P-Called-Party-ID': text, Reason: text });
      callerOf(m); lineOf(m, ['101']); isCompletedElsewhere(m); parseDialogInfo(text); parseDialogInfo(`<dialog id="1">${text}<state>early</state></dialog>`);
    }), { seed: 4, numRuns: 500 });
  });
});

describe('the address of the exchange', () => {
  it('knows four ways in and refuses UDP', () => {
    expect(parseServer('wss://pbx.clinic.ru:8089/ws')).toMatchObject({ kind: 'wss', host: 'pbx.clinic.ru', port: 8089 });
    expect(parseServer('ws://10.0.0.1')).toMatchObject({ kind: 'ws', port: 80 });
    expect(parseServer('tls://pbx')).toMatchObject({ kind: 'tls', port: 5061 });
    expect(parseServer('tcp://[fd00::1]:5070')).toMatchObject({ kind: 'tcp', host: 'fd00::1', port: 5070 });
    expect(() => parseServer('udp://pbx')).toThrow(expect.objectContaining({ reason: 'sip.udp-refused' }));
  });
  it('refuses two accounts for one phone', () => {
    const account = { phone: '101', user: '101', password: 'x' };
    expect(() => parseSipConfig({ id: 's', exchange: 'e', server: 'ws://pbx', domain: 'd', accounts: [account, account] })).toThrow(expect.objectContaining({ reason: 'sip.phone-twice' }));
  });
  it('waits longer each time, never past the cap, never in step with the other desks', () => {
    fc.assert(fc.property(fc.nat(60), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, r) => {
      expect(backoffMs(n, () => r, reconnect)).toBeLessThanOrEqual(4_000);
      expect(backoffMs(n, () => r, reconnect)).toBeGreaterThanOrEqual(250);
      expect(backoffMs(n, () => r, unauthorized)).toBeGreaterThanOrEqual(30_000);
    }), { seed: 5 });
    expect([0, 1, 2, 3, 9].map(n => backoffMs(n, () => 1, reconnect))).toEqual([500, 1000, 2000, 4000, 4000]);
  });
});

describe('a TCP stream of SIP', () => {
  const run = (chunks: readonly Buffer[], cap?: number) => {
    const got: string[] = [];
    const framer = createFramer({ message: text => { got.push(text.split('\r\n\r\n')[1]!); }, tooBig: bytes => { got.push(`big ${bytes > 1000}`); }, broken: () => { got.push('broken'); } }, cap);
    for (const chunk of chunks) framer.feed(chunk);
    return got;
  };
  const sip = (body: string) => `OPTIONS sip:x SIP/2.0\r\nl : 0\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`.replace('l : 0\r\n', '');
  it('is cut by Content-Length, however the bytes arrive', () => {
    const stream = Buffer.from(`\r\n\r\n${sip('привет')}\r\n${sip('')}${sip('b')}`);
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 }), sizes => {
      const chunks: Buffer[] = [];
      let at = 0;
      for (const size of sizes) { chunks.push(stream.subarray(at, at + size)); at += size; }
      chunks.push(stream.subarray(at));
      expect(run(chunks)).toEqual(['привет', '', 'b']);
    }), { seed: 6 });
  });
  it('skips a body over the cap without gathering it, and reads the next message', () => {
    const big = Buffer.from(sip('x'.repeat(40_000)));
    const chunks = Array.from({ length: Math.ceil(big.length / 1000) }, (_, i) => big.subarray(i * 1000, i * 1000 + 1000));
    expect(run([...chunks, Buffer.from(sip('next'))])).toEqual(['big true', 'next']);
    expect(run([Buffer.concat([big, Buffer.from(sip('next'))])])).toEqual(['big true', 'next']);
  });
  it('gives up a stream whose head never ends', () => {
    expect(run([Buffer.alloc(9_000, 65), Buffer.alloc(9_000, 65), Buffer.from(sip('late'))])).toEqual(['broken']);
  });
});

describe('dialog events', () => {
  it('reads what Kamailio publishes', () => {
    const xml = `<?xml version="1.0"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="7" state="full" entity="sip:101@clinic.test">
  <dialog id="abc" call-id="1-9@127.0.0.1" direction="recipient"><state>terminated</state></dialog>
  <dialog id="def" call-id="2-9@127.0.0.1" local-tag="a" remote-tag="b" direction="recipient">
    <state>confirmed</state>
    <remote><identity display="&quot;Nosova&quot;">sip:+79002000001@city.test</identity><target uri="sip:x"/></remote>
    <local><identity>sip:+74950001002@clinic.test</identity><target uri="sip:101@x"><param pname="+sip.rendering" pvalue="no"/></target></local>
  </dialog>
  <dialog id="ghi" call-id="3-9@127.0.0.1" direction="initiator"><state event="rejected" code="486">Terminated</state></dialog>
  <dialog id="bad"><state>dancing</state></dialog>
</dialog-info>`;
    expect(parseDialogInfo(xml)).toEqual([
      { id: 'abc', callId: '1-9@127.0.0.1', direction: 'inbound', state: 'ended', held: false },
      { id: 'def', callId: '2-9@127.0.0.1', direction: 'inbound', state: 'talking', remote: '+79002000001', remoteName: '"Nosova"', local: '+74950001002', held: true },
      { id: 'ghi', callId: '3-9@127.0.0.1', direction: 'outbound', state: 'ended', event: 'rejected', code: 486, held: false },
    ]);
    const freeSwitch = (rendering: string) => `<dialog-info entity="sip:101@x"><dialog id="8f1c" direction="recipient"><state>early</state><local><identity display="101">sip:101@x</identity><target uri="sip:101@x">\n<param pname="+sip.rendering" pvalue="${rendering}"/>\n</target></local></dialog></dialog-info>`;
    expect(['no', 'yes'].flatMap(rendering => parseDialogInfo(freeSwitch(rendering)))).toMatchObject([{ callId: '8f1c', state: 'talking', held: true }, { callId: '8f1c', state: 'waiting', held: false }]);
    expect(parseDialogInfo('<dialog id="1"><state>early</state></dialog>'.repeat(500))).toHaveLength(64);
  });
});

describe('the legs of a desk phone', () => {
  const dialog = (state: DialogInfo['state'], more: Partial<DialogInfo> = {}): DialogInfo => ({ id: 'd1', callId: 'c1', direction: 'inbound', state, remote: '+79002000001', local: '101', held: false, ...more });
  const told = { party: partyOf('+79002000001'), line: partyOf('+74950001002') };
  const phone = (watching = true) => {
    const clock = createVirtualClock(instant(0)), seen: string[] = [];
    const legs = createLegTracker({ phone: '101', own: ['101'], clock, watching: () => watching, emit: (leg, step) => { seen.push(`${leg.callKey} ${step.type}${step.type === 'ended' ? ` ${step.cause}` : ''}`); } });
    return { clock, seen, legs };
  };
  it('the handset is lifted: NOTIFY and CANCEL in either order give one answer', () => {
    for (const cancelFirst of [true, false]) {
      const { clock, seen, legs } = phone();
      legs.inviteArrived('c1', told);
      legs.dialogsSeen([dialog('waiting')]);
      const steps = [() => { legs.inviteCancelled('c1', 'elsewhere'); }, () => { legs.dialogsSeen([dialog('talking')]); }];
      for (const step of cancelFirst ? steps : steps.reverse()) { step(); clock.advance(200); }
      clock.advance(10_000);
      legs.dialogsSeen([dialog('ended')]);
      expect(seen).toEqual(['c1 ringing', 'c1 answered', 'c1 ended normal']);
    }
  });
  it('another phone took the call: the CANCEL tells, or the dialog ends first', () => {
    const a = phone();
    a.legs.inviteArrived('c1', told);
    a.legs.dialogsSeen([dialog('waiting')]);
    a.legs.inviteCancelled('c1', 'elsewhere');
    expect(a.seen).toEqual(['c1 ringing']);
    a.clock.advance(1_500);
    expect(a.seen).toEqual(['c1 ringing', 'c1 ended answered-elsewhere']);
    const b = phone();
    b.legs.inviteArrived('c1', told);
    b.legs.dialogsSeen([dialog('waiting'), dialog('ended')]);
    b.legs.inviteCancelled('c1', 'elsewhere');
    expect(b.seen).toEqual(['c1 ringing', 'c1 ended answered-elsewhere']);
  });
  it('without dialog events a CANCEL is believed at once', () => {
    const { seen, legs } = phone(false);
    legs.inviteArrived('c1', told);
    legs.inviteCancelled('c1', 'abandoned');
    expect(seen).toEqual(['c1 ringing', 'c1 ended caller-abandoned']);
  });
  it('old dialogs repeated, again and out of order, change nothing', () => {
    const { seen, legs } = phone();
    legs.dialogsSeen([dialog('ended')]);
    legs.dialogsSeen([dialog('waiting'), dialog('waiting')]);
    legs.dialogsSeen([dialog('talking')]);
    legs.dialogsSeen([dialog('ended')]);
    legs.dialogsSeen([dialog('talking'), dialog('waiting'), dialog('ended')]);
    expect(seen).toEqual(['c1 ringing', 'c1 answered', 'c1 ended normal']);
    expect(legs.alive()).toEqual([]);
  });
  it('a dialog that one document calls both over and begun is over, whichever comes first', () => {
    for (const both of [[dialog('ended'), dialog('waiting')], [dialog('waiting'), dialog('ended')], [dialog('talking'), dialog('ended'), dialog('waiting')]]) {
      const { seen, legs } = phone();
      legs.dialogsSeen([...both, dialog('waiting', { callId: 'c2', id: 'd2' })]);
      legs.dialogsSeen(both);
      expect(seen).toEqual(['c2 ringing']);
      const known = phone();
      known.legs.dialogsSeen([dialog('waiting')]);
      known.legs.dialogsSeen([dialog('talking')]);
      known.legs.dialogsSeen(both);
      expect(known.seen).toEqual(['c1 ringing', 'c1 answered', 'c1 ended normal']);
    }
  });
  it('a dialog left behind in the exchange is no call for longer than a minute; answered after all it is one', () => {
    // documents of Kamailio on the bench: the report that was overtaken stays listed when the end is not any more
    const left = phone();
    left.legs.dialogsSeen([dialog('ended'), dialog('waiting'), dialog('waiting', { callId: 'c2', id: 'd2' })], true);
    left.legs.dialogsSeen([dialog('waiting'), dialog('waiting', { callId: 'c2', id: 'd2' })]);
    expect(left.seen).toEqual(['c2 ringing']);
    const { clock, seen, legs } = phone();
    legs.dialogsSeen([dialog('waiting'), dialog('waiting', { callId: 'c2', id: 'd2' })], true);
    clock.advance(59_999);
    expect(legs.alive()).toHaveLength(2);
    clock.advance(1);
    expect(seen).toEqual(['c1 ringing', 'c2 ringing', 'c1 ended unknown', 'c2 ended unknown']);
    legs.dialogsSeen([dialog('waiting'), dialog('waiting', { callId: 'c2', id: 'd2' })]);
    legs.dialogsSeen([dialog('waiting'), dialog('talking', { callId: 'c2', id: 'd2' })]);
    legs.dialogsSeen([dialog('waiting'), dialog('ended', { callId: 'c2', id: 'd2' })]);
    clock.advance(3_600_000);
    expect(seen.slice(4)).toEqual(['c2#2 ringing', 'c2#2 answered', 'c2#2 ended normal']);
  });
  it('a call that begins before our eyes may ring for five minutes, and one that our line rings for as well ends as the line says', () => {
    const { clock, seen, legs } = phone();
    legs.dialogsSeen([dialog('waiting')]);
    clock.advance(299_000);
    expect(legs.alive()).toHaveLength(1);
    legs.inviteArrived('c1', told);
    clock.advance(10_000);
    expect(legs.alive()).toHaveLength(1);
    legs.inviteExpired('c1');
    legs.dialogsSeen([dialog('waiting', { callId: 'c2', id: 'd2' })]);
    clock.advance(300_000);
    expect(seen.slice(-3)).toEqual(['c1 ended no-answer', 'c2 ringing', 'c2 ended unknown']);
  });
  it('a leg with another Call-ID on the phone itself is the same call (B2BUA)', () => {
    for (const dialogFirst of [true, false]) {
      const { seen, legs } = phone();
      const steps = [() => { legs.dialogsSeen([dialog('waiting', { callId: 'desk', id: 'x' })]); }, () => { legs.inviteArrived('app', told); }];
      for (const step of dialogFirst ? steps : steps.reverse()) step();
      legs.dialogsSeen([dialog('talking', { callId: 'desk', id: 'x' })]);
      legs.inviteCancelled('app', 'elsewhere');
      legs.dialogsSeen([dialog('ended', { callId: 'desk', id: 'x' })]);
      expect(new Set(seen.map(text => text.split(' ')[0])).size).toBe(1);
      expect(seen.map(text => text.split(' ').slice(1).join(' ')).filter((step, i, all) => step !== all[i - 1])).toEqual(['ringing', 'answered', 'ended normal']);
    }
  });
  it('a hand-dialled call is seen dialing, answered, on hold and over', () => {
    const { seen, legs } = phone();
    const out = (state: DialogInfo['state'], held = false) => dialog(state, { direction: 'outbound', held });
    legs.dialogsSeen([out('waiting')]);
    legs.dialogsSeen([out('talking')]);
    legs.dialogsSeen([out('talking', true)]);
    legs.dialogsSeen([out('talking')]);
    legs.dialogsSeen([out('ended')]);
    expect(seen).toEqual(['c1 dialing', 'c1 answered', 'c1 held', 'c1 retrieved', 'c1 ended normal']);
    const busy = phone();
    busy.legs.dialogsSeen([out('waiting')]);
    busy.legs.dialogsSeen([dialog('ended', { direction: 'outbound', event: 'rejected', code: 486 })]);
    expect(busy.seen).toEqual(['c1 dialing', 'c1 ended busy']);
  });
});
