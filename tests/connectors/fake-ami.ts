import { createHash, randomBytes } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Fields = Readonly<Record<string, string | number>>;
interface FakeChannel { readonly id: string; readonly name: string; linked: string; readonly phone?: string; exten: string; caller: string; callerName: string; connected: string; connectedName: string; state: number; readonly since: number; bridge?: string; /** What the dialplan will dial when this phone is lifted. */ dials?: string }
export interface FakeAmiOptions { readonly user?: string; readonly secret?: string; readonly phones: readonly string[]; readonly lines: Readonly<Record<string, readonly string[]>> }
export type FakeAmi = Awaited<ReturnType<typeof createFakeAmi>>;

/**
 * The manager interface of an Asterisk as its sources have it: greeting, challenge and login, actions with answers, events
 * of channels. The dialplan is FreePBX's: what it dials it dials at the extension `s`, one channel for each registration of a phone.
 */
export async function createFakeAmi(options: FakeAmiOptions) {
  const user = options.user ?? 'stoika', secret = options.secret ?? 'word';
  const channels = new Map<string, FakeChannel>(), clients = new Map<Socket, { challenge: string; signed: boolean }>(), seen = { sent: '', actions: [] as string[], originated: [] as Record<string, string>[], callersShown: [] as string[], channels: [] as string[] };
  const patients = new Map<string, 'answers' | 'busy' | 'busy-tone' | 'no-answer' | 'waits'>();
  const forbidden = new Set<string>(), registrations = new Map<string, number>();
  let endsLists = true, server: Server | undefined, port = 0, serial = 0, silent = false, refuseOriginate = false, loseReplies = false;
  const stateWords: Readonly<Record<number, string>> = { 0: 'Down', 4: 'Ring', 5: 'Ringing', 6: 'Up' };

  const text = (fields: Fields) => `${Object.entries(fields).map(([key, value]) => `${key}: ${String(value)}`).join('\r\n')}\r\n\r\n`;
  const emit = (fields: Fields) => { for (const [socket, client] of clients) if (client.signed && !silent) socket.write(text(fields)); };
  const of = (channel: FakeChannel, prefix = ''): Fields => Object.fromEntries(Object.entries({
    Channel: channel.name, ChannelState: channel.state, ChannelStateDesc: stateWords[channel.state] ?? 'Unknown', CallerIDNum: channel.caller || '<unknown>', CallerIDName: channel.callerName || '<unknown>',
    ConnectedLineNum: channel.connected || '<unknown>', ConnectedLineName: channel.connectedName || '<unknown>', Exten: channel.exten, Priority: 1, Uniqueid: channel.id, Linkedid: channel.linked,
  }).map(([key, value]) => [`${prefix}${key}`, value]));
  const create = (given: Omit<FakeChannel, 'since'>): FakeChannel => {
    const channel = { ...given, since: Date.now() };
    channels.set(channel.id, channel);
    emit({ Event: 'Newchannel', ...of(channel) });
    return channel;
  };
  const state = (channel: FakeChannel, to: number) => { channel.state = to; emit({ Event: 'Newstate', ...of(channel) }); };
  const leaveBridge = (channel: FakeChannel) => { if (channel.bridge !== undefined) emit({ Event: 'BridgeLeave', BridgeUniqueid: channel.bridge, BridgeType: 'basic', ...of(channel) }); delete channel.bridge; };
  const hangup = (channel: FakeChannel, cause: number) => {
    leaveBridge(channel);
    if (channels.delete(channel.id)) emit({ Event: 'Hangup', ...of(channel), Cause: cause, 'Cause-txt': 'x' });
  };
  const age = (linked: string) => Number(linked.split('.').at(-1)) || 0;
  /** A bridge gives all its channels the oldest Linkedid; only whoever comes in is announced. A park is no such bridge. */
  const enterBridge = (channel: FakeChannel, bridge: string, type = 'basic') => {
    channel.bridge = bridge;
    const all = type === 'basic' ? [...channels.values()].filter((one) => one.bridge === bridge) : [channel], oldest = all.map((one) => one.linked).reduce((a, b) => (age(b) < age(a) ? b : a));
    for (const one of all) one.linked = oldest;
    emit({ Event: 'BridgeEnter', BridgeUniqueid: bridge, BridgeType: type, BridgeTechnology: type === 'basic' ? 'simple_bridge' : 'holding_bridge', ...of(channel) });
  };
  const unique = () => `${String(1_790_000_000 + ++serial)}.${String(serial)}`;
  const dialed = (caller: FakeChannel) => [...channels.values()].filter((one) => one.linked === caller.id && one !== caller);
  const endCall = (caller: FakeChannel, status: string, cause = 16) => {
    for (const other of dialed(caller)) { if (other.state !== 6) emit({ Event: 'DialEnd', ...of(caller), ...of(other, 'Dest'), DialStatus: status }); hangup(other, cause); }
    hangup(caller, cause);
  };
  const answerLeg = (caller: FakeChannel, leg: FakeChannel) => {
    state(leg, 6);
    emit({ Event: 'DialEnd', ...of(caller), ...of(leg, 'Dest'), DialStatus: 'ANSWER' });
    if (caller.state !== 6) state(caller, 6);
    for (const loser of dialed(caller)) if (loser !== leg && loser.state !== 6) { emit({ Event: 'DialEnd', ...of(caller), ...of(loser, 'Dest'), DialStatus: 'CANCEL' }); hangup(loser, 26); }
    for (const one of [caller, leg]) enterBridge(one, `bridge-${caller.id}`);
  };
  /** The dialplan after the desk phone was lifted: the patient is called through the trunk. */
  const callPatient = (desk: FakeChannel, to: string) => {
    const trunk = create({ id: unique(), name: `PJSIP/trunk-${serial.toString(16).padStart(8, '0')}`, linked: desk.id, exten: '', caller: to, callerName: '', connected: desk.caller, connectedName: '', state: 0 });
    Object.assign(desk, { exten: 's', connected: to });
    trunk.exten = 's';
    // the dialplan shows the provider the number of whoever calls, as the desk phone's channel has it
    seen.callersShown.push(desk.caller);
    emit({ Event: 'DialBegin', ...of(desk), ...of(trunk, 'Dest'), DialString: `${to}@trunk` });
    state(trunk, 5);
    const does = patients.get(to) ?? 'waits';
    if (does === 'answers') answerLeg(desk, trunk);
    else if (does === 'busy-tone') { emit({ Event: 'DialEnd', ...of(desk), ...of(trunk, 'Dest'), DialStatus: 'BUSY' }); hangup(trunk, 17); } else if (does !== 'waits') { emit({ Event: 'DialEnd', ...of(desk), ...of(trunk, 'Dest'), DialStatus: does === 'busy' ? 'BUSY' : 'NOANSWER' }); hangup(trunk, does === 'busy' ? 17 : 19); hangup(desk, does === 'busy' ? 17 : 19); }
  };

  /** A phone is rung to dial: its channel has no extension before it is lifted. */
  const originate = (phone: string, to: string, caller: string, id = unique()): FakeChannel => {
    const desk = create({ id, name: `PJSIP/${phone}-${(++serial).toString(16).padStart(8, '0')}`, linked: id, phone, exten: '', caller, callerName: '', connected: '', connectedName: '', state: 0, dials: to });
    emit({ Event: 'DialBegin', ...of(desk, 'Dest'), DialString: phone });
    state(desk, 5);
    return desk;
  };
  const ringPhone = (caller: FakeChannel, phone: string) => {
    for (let n = registrations.get(phone) ?? 1; n > 0; n--) {
      const leg = create({ id: unique(), name: `PJSIP/${phone}-${serial.toString(16).padStart(8, '0')}`, linked: caller.linked, phone, exten: '', caller: phone, callerName: '', connected: caller.caller, connectedName: caller.callerName, state: 0 });
      leg.exten = 's';
      emit({ Event: 'DialBegin', ...of(caller), ...of(leg, 'Dest'), DialString: phone });
      state(leg, 5);
    }
  };
  const dialOn = (phone: string, to: string, up: boolean): FakeChannel => {
    const id = unique(), desk = create({ id, name: `PJSIP/${phone}-${serial.toString(16).padStart(8, '0')}`, linked: id, phone, exten: to, caller: phone, callerName: '', connected: '', connectedName: '', state: 4 });
    if (up) state(desk, 6);
    return desk;
  };
  const ofPhone = (call: string, phone: string) => [...channels.values()].filter((one) => one.linked === call && one.phone === phone);

  function act(socket: Socket, fields: Readonly<Record<string, string>>): void {
    const client = clients.get(socket)!, action = fields.action?.toLowerCase() ?? '', id = fields.actionid ?? '';
    const reply = (response: string, more: Fields = {}) => { if (!loseReplies || action !== 'originate') socket.write(text({ Response: response, ...(id === '' ? {} : { ActionID: id }), ...more })); };
    seen.actions.push(action);
    if (fields.channel !== undefined) seen.channels.push(`${action} ${fields.channel}`);
    if (action === 'challenge') { client.challenge = randomBytes(4).toString('hex'); reply('Success', { Challenge: client.challenge }); return; }
    if (action === 'login') {
      if (fields.username !== user || fields.key !== createHash('md5').update(client.challenge + secret).digest('hex')) { reply('Error', { Message: 'Authentication failed' }); socket.end(); return; }
      client.signed = true;
      reply('Success', { Message: 'Authentication accepted' });
      socket.write(text({ Event: 'FullyBooted', Privilege: 'system,all', Status: 'Fully Booted' }));
      return;
    }
    if (!client.signed) { reply('Error', { Message: 'Permission denied' }); return; }
    if (forbidden.has(action)) { reply('Error', { Message: 'Permission denied' }); return; }
    switch (action) {
      case 'listcommands': reply('Success', { Ping: 'Keepalive command.  (Priv: <none>)', Originate: 'Originate a call.  (Priv: originate,all)' }); return;
      case 'ping': reply('Success', { Ping: 'Pong' }); return;
      case 'coreshowchannels':
        reply('Success', { EventList: 'start' });
        for (const channel of channels.values()) socket.write(text({ Event: 'CoreShowChannel', ActionID: id, ...of(channel), Duration: `00:00:${String(Math.min(59, Math.floor((Date.now() - channel.since) / 1000))).padStart(2, '0')}` }));
        if (endsLists) socket.write(text({ Event: 'CoreShowChannelsComplete', ActionID: id, EventList: 'Complete', ListItems: channels.size }));
        return;
      case 'devicestatelist':
        reply('Success', { EventList: 'start' });
        for (const phone of options.phones) socket.write(text({ Event: 'DeviceStateChange', ActionID: id, Device: `PJSIP/${phone}`, State: 'NOT_INUSE' }));
        socket.write(text({ Event: 'DeviceStateListComplete', ActionID: id }));
        return;
      case 'originate': {
        if (refuseOriginate) { reply('Error', { Message: 'Originate failed' }); return; }
        seen.originated.push({ ...fields });
        reply('Success', { Message: 'Originate successfully queued' });
        const phone = /^PJSIP\/(.+)$/.exec(fields.channel ?? '')?.[1] ?? '';
        originate(phone, fields.exten ?? '', /<(.+)>/.exec(fields.callerid ?? '')?.[1] ?? phone, fields.channelid);
        return;
      }
      case 'hangup': {
        const channel = [...channels.values()].find((one) => one.name === fields.channel);
        if (!channel) { reply('Error', { Message: 'No such channel' }); return; }
        reply('Success', { Message: 'Channel Hungup' });
        const caller = channels.get(channel.linked);
        if (channel.state === 6 && caller && caller !== channel) endCall(caller, 'ANSWER');
        else if (caller === channel) endCall(channel, 'CANCEL');
        else hangup(channel, 21);
        return;
      }
      case 'redirect': case 'playdtmf': reply([...channels.values()].some((one) => one.name === fields.channel) ? 'Success' : 'Error'); return;
      default: reply('Error', { Message: 'Invalid/unknown command' });
    }
  }
  const listen = () => new Promise<void>((resolve, reject) => {
    server = createServer((socket) => {
      clients.set(socket, { challenge: '', signed: false });
      let rest = '';
      socket.setEncoding('utf8');
      socket.on('error', () => undefined);
      socket.on('close', () => { clients.delete(socket); });
      socket.write('Asterisk Call Manager/9.0.0\r\n');
      socket.on('data', (chunk: string) => {
        rest += chunk;
        seen.sent += chunk;
        for (let end = rest.indexOf('\r\n\r\n'); end >= 0; end = rest.indexOf('\r\n\r\n')) {
          const block = rest.slice(0, end);
          rest = rest.slice(end + 4);
          if (!silent) act(socket, Object.fromEntries(block.split('\r\n').map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])));
        }
      });
    });
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => { port = (server!.address() as AddressInfo).port; resolve(); });
  });
  const drop = async () => {
    for (const socket of clients.keys()) socket.destroy();
    await new Promise<void>((resolve) => { if (server) server.close(() => { resolve(); }); else resolve(); });
    server = undefined;
  };
  await listen();
  const callerOf = (call: string): FakeChannel | undefined => channels.get(call);
  return {
    port: () => port, seen, channels,
    ring: (call: { readonly from: string; readonly line: string; readonly name?: string; readonly anonymous?: boolean; readonly phones?: readonly string[]; /** A queue or a menu takes the call before any phone does. */ readonly queue?: boolean }): string => {
      const number = call.anonymous ? 'anonymous' : call.from, id = unique();
      const caller = create({ id, name: `PJSIP/trunk-${serial.toString(16).padStart(8, '0')}`, linked: id, exten: call.line, caller: number, callerName: call.anonymous ? 'Anonymous' : call.name ?? '', connected: '', connectedName: '', state: 4 });
      if (call.queue) state(caller, 6);
      caller.exten = 's';
      for (const phone of call.phones ?? options.lines[call.line] ?? []) ringPhone(caller, phone);
      return id;
    },
    /** The handset is lifted: of a ringing call, or of the desk phone that was asked to dial. */
    answer: (call: string, phone: string): void => {
      const caller = callerOf(call)!, leg = dialed(caller).find((one) => one.phone === phone);
      if (leg) { answerLeg(caller, leg); return; }
      state(caller, 6);
      emit({ Event: 'DialEnd', ...of(caller, 'Dest'), DialStatus: 'ANSWER' });
      callPatient(caller, caller.dials ?? '');
    },
    setRegistrations: (phone: string, count: number): void => { registrations.set(phone, count); },
    /** A phone is rung in a call that waits: by its queue, after a transfer, when its time in the park is up. */
    ringPhone: (call: string, phone: string): void => { const caller = channels.get(call)!; caller.exten = 's'; ringPhone(caller, phone); },
    /** The exchange gives up ringing a phone, or the phone refuses. */
    stopRinging: (call: string, phone: string, status: 'NOANSWER' | 'CANCEL' | 'BUSY' = 'NOANSWER', cause = status === 'BUSY' ? 17 : 0): void => {
      for (const leg of ofPhone(call, phone)) if (leg.state !== 6) { emit({ Event: 'DialEnd', ...of(channels.get(call)!), ...of(leg, 'Dest'), DialStatus: status }); hangup(leg, cause); }
    },
    /** `*8`: the channel that picks up takes the place, not the id, of the one that rang. */
    pickUp: (call: string, rung: string, phone: string): void => {
      const caller = channels.get(call)!, [target] = ofPhone(call, rung), desk = dialOn(phone, '*8', true);
      emit({ Event: 'DialEnd', ...of(caller), ...of(desk, 'Dest'), DialStatus: 'ANSWER' });
      if (caller.state !== 6) state(caller, 6);
      hangup(target!, 26);
      for (const one of [caller, desk]) enterBridge(one, `bridge-${call}`);
    },
    /** The talk of a phone is parked. */
    park: (call: string, phone: string): void => {
      const caller = channels.get(call)!;
      leaveBridge(caller);
      enterBridge(caller, 'parking', 'parking');
      for (const leg of ofPhone(call, phone)) hangup(leg, 16);
    },
    takeParked: (call: string, phone: string): string => {
      const caller = channels.get(call)!, desk = dialOn(phone, '71', true);
      leaveBridge(caller);
      for (const one of [desk, caller]) enterBridge(one, `bridge-${desk.id}`);
      return desk.id;
    },
    /** A word with a colleague on a second channel of the phone; then the colleague has the caller. */
    consult: (phone: string, colleague: string): string => {
      const desk = dialOn(phone, colleague, false);
      desk.exten = 's';
      ringPhone(desk, colleague);
      return desk.id;
    },
    completeTransfer: (call: string, phone: string, consulted: string): void => {
      const caller = channels.get(call)!, desk = channels.get(consulted)!, [first] = ofPhone(call, phone);
      leaveBridge(caller);
      enterBridge(caller, desk.bridge!);
      hangup(desk, 16);
      hangup(first!, 16);
    },
    /** Another program has a phone dial. */
    originateElsewhere: (phone: string, to: string): string => originate(phone, to, phone).id,
    hangUpPhone: (call: string, phone: string): void => { for (const leg of ofPhone(call, phone)) hangup(leg, 16); },
    /** Names of the channels a phone has in a call, the oldest first. */
    namesOf: (call: string, phone: string): string[] => ofPhone(call, phone).map((one) => one.name),
    /** One of several registrations of a phone is lifted. */
    answerOn: (call: string, name: string): void => { answerLeg(channels.get(call)!, [...channels.values()].find((one) => one.name === name)!); },
    end: (call: string, cause?: number): void => { const caller = callerOf(call); if (caller) endCall(caller, 'CANCEL', cause); },
    hold: (call: string, phone: string, on: boolean): void => { const caller = callerOf(call)!, leg = dialed(caller).find((one) => one.phone === phone) ?? caller; emit({ Event: on ? 'Hold' : 'Unhold', ...of(leg) }); },
    /** Somebody dials by hand on a desk phone. */
    dialByHand: (phone: string, to: string): string => {
      const desk = dialOn(phone, to, true);
      callPatient(desk, to);
      return desk.id;
    },
    /** A code of the exchange is dialled: nobody is rung by it. */
    dialCode: (phone: string, code: string): void => { dialOn(phone, code, true); },
    setPatient: (number: string, does: 'answers' | 'busy' | 'busy-tone' | 'no-answer' | 'waits'): void => { patients.set(number, does); },
    deviceState: (phone: string, to: string): void => { emit({ Event: 'DeviceStateChange', Device: `PJSIP/${phone}`, State: to }); },
    sendRaw: (bytes: string): void => { for (const [socket, client] of clients) if (client.signed) socket.write(bytes); },
    connected: (): boolean => [...clients.values()].some((one) => one.signed),
    setSilent: (on: boolean): void => { silent = on; },
    /** The user of the manager interface lacks the right to an action. */
    forbid: (action: string, on: boolean): void => { if (on) forbidden.add(action); else forbidden.delete(action); },
    endLists: (on: boolean): void => { endsLists = on; },
    refuseOriginate: (on: boolean): void => { refuseOriginate = on; },
    loseReplies: (on: boolean): void => { loseReplies = on; },
    eventText: (fields: Fields): string => text(fields),
    goOffline: drop, goOnline: listen, stop: drop,
  };
}
