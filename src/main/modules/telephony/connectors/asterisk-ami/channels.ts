import { instant, type Instant } from '#shared/kernel/values.ts';
import type { EndCause } from '#shared/telephony/call.ts';
import { partyOf, type PartyAddress } from '#shared/telephony/party.ts';
import type { LegAddress, LegSnapshot, LegStep } from '../../port.ts';
import type { AmiMessage } from './wire.ts';

interface Channel {
  readonly id: string;
  readonly name: string;
  linked: string;
  readonly phone: string | undefined;
  callerNumber: string;
  callerName: string;
  connectedNumber: string;
  connectedName: string;
  exten: string;
  readonly startedAt: Instant;
  up: boolean;
  held: boolean;
  dialStatus: string;
  /** What has been told of this phone's leg. */
  leg: { key: string; state: 'waiting' | 'talking' | 'held'; answeredAt?: Instant; direction: 'inbound' | 'outbound'; party: PartyAddress; line: PartyAddress | undefined; name: string } | undefined;
  hungUp: boolean;
}
export interface ChannelDeps {
  /** `PJSIP/101` → `101`. */
  readonly phoneOfDevice: (device: string) => string | undefined;
  readonly connectorId: string;
  readonly now: () => Instant;
  readonly tell: (leg: LegAddress, step: LegStep) => void;
}

const maxChannels = 2_000;
const unknown = /^(<unknown>|unknown|s|h|)$/i;
const named = (text: string | undefined): string => (text === undefined || unknown.test(text) ? '' : text);
/** `PJSIP/101-0000002a` is a channel of the device `PJSIP/101`. */
export const deviceOf = (channel: string): string => channel.replace(/-[^-/]*$/, '').replace(/;\d$/, '');

/**
 * The channels of an Asterisk as its events tell them, read as legs of the desk's phones. A call's key is its `Linkedid`:
 * every channel of a call carries that of its first channel.
 *
 *   a phone's channel with a dialled number, or one we originated ─► outbound: answered when another channel of the call is up
 *   a phone's channel that something dials                        ─► inbound: ringing, answered when it is up
 */
export function createChannels({ phoneOfDevice, connectorId, now, tell }: ChannelDeps) {
  const channels = new Map<string, Channel>();
  const ordered = new Map<string, { readonly to: string; readonly line: string }>();
  const answeredCalls = new Set<string>();

  const inCall = (linked: string) => [...channels.values()].filter((one) => one.linked === linked);
  const first = (linked: string): Channel | undefined => channels.get(linked) ?? inCall(linked)[0];
  const addressOf = (channel: Channel): LegAddress => {
    const leg = channel.leg!;
    return {
      callKey: leg.key, phone: channel.phone!, direction: leg.direction, party: leg.party, seenBy: `api-${connectorId}`,
      ...(leg.name === '' ? {} : { displayName: leg.name }), ...(leg.line ? { line: leg.line } : {}),
    };
  };
  const step = (channel: Channel, what: LegStep) => { tell(addressOf(channel), what); };

  function begin(channel: Channel): void {
    if (channel.leg || channel.phone === undefined || channel.hungUp) return;
    const order = ordered.get(channel.id), opener = first(channel.linked);
    if (order !== undefined || (channel.id === channel.linked && named(channel.exten) !== '')) {
      channel.leg = { key: channel.linked, state: 'waiting', direction: 'outbound', party: partyOf(order?.to ?? channel.exten), line: order && order.line !== '' ? partyOf(order.line) : undefined, name: '' };
      step(channel, { type: 'dialing' });
      return;
    }
    // a dialled channel has no number of its own yet; it is a leg once somebody is known to call it
    if (channel.id === channel.linked || opener === undefined || opener === channel) return;
    const number = named(opener.callerNumber) || named(channel.connectedNumber);
    const name = named(opener.callerName) || named(channel.connectedName);
    channel.leg = {
      key: channel.linked, state: 'waiting', direction: 'inbound', party: partyOf(number), line: named(opener.exten) === '' || opener.phone !== undefined ? undefined : partyOf(opener.exten),
      name: name === number || /^anonymous$/i.test(name) ? '' : name,
    };
    step(channel, { type: 'ringing' });
  }
  function answer(channel: Channel): void {
    const { leg } = channel;
    if (!leg || leg.state !== 'waiting') return;
    leg.state = 'talking';
    leg.answeredAt = now();
    answeredCalls.add(leg.key);
    if (answeredCalls.size > maxChannels) answeredCalls.delete(answeredCalls.values().next().value!);
    step(channel, { type: 'answered' });
  }
  /** Whoever waits for another channel of the call: a phone that dialled is in a conversation once the other side is up. */
  function settle(linked: string): void {
    const all = inCall(linked);
    for (const channel of all) {
      if (!channel.leg || channel.leg.state !== 'waiting') continue;
      if (channel.leg.direction === 'inbound' ? channel.up : channel.up && all.some((other) => other !== channel && other.up && other.id !== linked)) answer(channel);
    }
  }
  function causeOf(channel: Channel, code: number): EndCause {
    const leg = channel.leg!;
    if (leg.state !== 'waiting') return 'normal';
    if (leg.direction === 'outbound') {
      const status = inCall(channel.linked).map((one) => one.dialStatus).find((one) => one !== '') ?? channel.dialStatus;
      if (code === 17 || status === 'BUSY') return 'busy';
      if (code === 21) return 'rejected';
      if (['CONGESTION', 'CHANUNAVAIL'].includes(status) || [1, 3, 20, 27, 34, 38, 41, 42].includes(code)) return 'failed';
      return 'no-answer';
    }
    if (code === 26 || answeredCalls.has(leg.key)) return 'answered-elsewhere';
    if (code === 17 || code === 21 || channel.dialStatus === 'BUSY') return 'rejected';
    return channel.dialStatus === 'NOANSWER' || code === 19 ? 'no-answer' : 'caller-abandoned';
  }

  const read = (event: AmiMessage, prefix = ''): { readonly id: string; readonly name: string; readonly linked: string } | undefined => {
    const id = event.get(`${prefix}uniqueid`) ?? '', name = event.get(`${prefix}channel`) ?? '';
    return id === '' || name === '' ? undefined : { id: id.slice(0, 150), name: name.slice(0, 200), linked: (event.get(`${prefix}linkedid`) || id).slice(0, 150) };
  };
  function take(event: AmiMessage, prefix = '', startedAt?: Instant): Channel | undefined {
    const of = read(event, prefix);
    if (!of) return undefined;
    let channel = channels.get(of.id);
    if (!channel) {
      if (channels.size >= maxChannels) return undefined;
      channel = {
        ...of, phone: phoneOfDevice(deviceOf(of.name)), callerNumber: '', callerName: '', connectedNumber: '', connectedName: '', exten: event.get(`${prefix}exten`) ?? '', startedAt: startedAt ?? now(),
        up: false, held: false, dialStatus: '', leg: undefined, hungUp: false,
      };
      channels.set(of.id, channel);
    }
    channel.linked = of.linked;
    channel.callerNumber = named(event.get(`${prefix}calleridnum`)) || channel.callerNumber;
    channel.callerName = named(event.get(`${prefix}calleridname`)) || channel.callerName;
    channel.connectedNumber = named(event.get(`${prefix}connectedlinenum`)) || channel.connectedNumber;
    channel.connectedName = named(event.get(`${prefix}connectedlinename`)) || channel.connectedName;
    if (event.get(`${prefix}channelstate`) === '6') channel.up = true;
    return channel;
  }

  return {
    /** An order of ours: the phone's channel will carry this id. */
    expect: (channelId: string, to: string, line: string): void => { ordered.set(channelId, { to, line }); },
    forget: (channelId: string): void => { ordered.delete(channelId); },
    event: (event: AmiMessage): void => {
      switch (event.get('event')?.toLowerCase()) {
        case 'newchannel': case 'newstate': case 'newcallerid': case 'newconnectedline': case 'bridgeenter': {
          const channel = take(event);
          if (!channel) return;
          begin(channel);
          settle(channel.linked);
          return;
        }
        case 'dialbegin': case 'dialstate': {
          take(event);
          const callee = take(event, 'dest');
          if (callee) { begin(callee); settle(callee.linked); }
          return;
        }
        case 'dialend': {
          const callee = take(event, 'dest');
          if (!callee) return;
          callee.dialStatus = event.get('dialstatus') ?? '';
          if (callee.dialStatus === 'ANSWER') callee.up = true;
          settle(callee.linked);
          return;
        }
        case 'hold': case 'unhold': {
          const channel = take(event), on = event.get('event')?.toLowerCase() === 'hold';
          if (!channel?.leg || channel.leg.state === 'waiting' || (channel.leg.state === 'held') === on) return;
          channel.leg.state = on ? 'held' : 'talking';
          step(channel, { type: on ? 'held' : 'retrieved' });
          return;
        }
        case 'hangup': {
          const of = read(event), channel = of && channels.get(of.id);
          if (!channel) return;
          channel.hungUp = true;
          if (channel.leg) step(channel, { type: 'ended', cause: causeOf(channel, Number(event.get('cause') ?? 0)) });
          ordered.delete(channel.id);
          channels.delete(channel.id);
          return;
        }
        default: return;
      }
    },
    /** A row of `CoreShowChannels`: a channel that was there before we came. */
    shown: (event: AmiMessage): void => {
      const [hours = 0, minutes = 0, seconds = 0] = (event.get('duration') ?? '').split(':').map(Number), agoMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
      const channel = take(event, '', instant(now() - (Number.isFinite(agoMs) ? agoMs : 0)));
      if (channel && named(channel.exten) === '') channel.exten = event.get('exten') ?? '';
    },
    /** Once all are shown: the legs they make, told in the snapshot instead of by steps. */
    legs: (): LegSnapshot[] => {
      for (const channel of channels.values()) { begin(channel); settle(channel.linked); }
      return [...channels.values()].flatMap((channel) => (channel.leg ? [{
        ...addressOf(channel), state: channel.leg.state, startedAt: channel.startedAt, ...(channel.leg.answeredAt === undefined ? {} : { answeredAt: channel.leg.answeredAt }),
      }] : []));
    },
    channelOf: (callKey: string, phone: string): { readonly name: string; readonly id: string } | undefined => [...channels.values()].find((one) => one.phone === phone && one.leg?.key === callKey),
    /** The other party's channel: what a transfer moves. */
    otherOf: (callKey: string, phone: string): { readonly name: string } | undefined => inCall(callKey).find((one) => one.phone !== phone && one.up),
    keyOf: (channelId: string): string | undefined => channels.get(channelId)?.leg?.key,
    clear: (): void => { channels.clear(); answeredCalls.clear(); },
    size: (): number => channels.size,
  };
}
