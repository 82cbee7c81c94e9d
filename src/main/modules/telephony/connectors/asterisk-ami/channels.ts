import { instant, type Instant } from '#shared/kernel/values.ts';
import { partyOf } from '#shared/telephony/party.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { LegAddress, LegSnapshot, LegStep } from '../../port.ts';
import { inboundCause, outboundCause } from './causes.ts';
import { createLegs, type Leg, type Told } from './legs.ts';
import { mayBeCode, named, numberIn, numberOf } from './numbers.ts';
import type { AmiMessage } from './wire.ts';

interface Channel {
  readonly id: string;
  readonly name: string;
  readonly phone: string | undefined;
  readonly startedAt: Instant;
  linked: string;
  bridge: string;
  callerNumber: string;
  callerName: string;
  connectedNumber: string;
  connectedName: string;
  /** The first number somebody dialled on it: the dialplan goes on to names of its own. */
  exten: string;
  up: boolean;
  /** How it was rung, and how the last one was that it rang. */
  dialStatus: string;
  dialledStatus: string;
  /** Whom it rang: the number of a channel outside, or a phone of the desk. */
  dialled: string;
  /** It was put into this call by a bridge: picked up, taken out of a park, transferred. */
  joined: boolean;
  leg: Leg | undefined;
}
export interface ChannelDeps {
  /** `PJSIP/101` → `101`. */
  readonly phoneOfDevice: (device: string) => string | undefined;
  readonly connectorId: string;
  readonly clock: Clock;
  readonly tell: (leg: LegAddress, step: LegStep) => void;
  readonly revive: (phone: string, legs: readonly LegSnapshot[]) => void;
}

const maxChannels = 2_000;
/** `PJSIP/101-0000002a` is a channel of the device `PJSIP/101`. */
export const deviceOf = (channel: string): string => channel.replace(/-[^-/]*$/, '').replace(/;\d$/, '');

/**
 * The channels of an Asterisk as its events tell them, read as legs of the desk's phones. A call's key is its `Linkedid`:
 * every channel of a call carries that of its first channel.
 *
 *   a phone's channel with a dialled number, or one we originated ─► outbound: answered when another channel of the call is up
 *   a phone's channel that something dials                        ─► inbound: ringing, answered when it is up
 *   a phone's channel that a bridge puts into another call        ─► joins that call, answered
 */
export function createChannels({ phoneOfDevice, connectorId, clock, tell, revive }: ChannelDeps) {
  const channels = new Map<string, Channel>(), legs = createLegs({ clock, connectorId, tell, revive });
  const ordered = new Map<string, { readonly to: string; readonly line: string }>();
  /** With whom a call is, as its first leg told; and the legs of before the connection was lost, by channel. */
  const calls = new Map<string, Told>(), remembered = new Map<string, Leg>();

  const inCall = (linked: string) => [...channels.values()].filter((one) => one.linked === linked);
  /** Somebody is there for whom a phone that fell silent could be rung again. */
  const waits = (linked: string) => inCall(linked).some((one) => one.id === linked || (one.up && one.phone === undefined) || (one.leg !== undefined && (one.leg.state !== 'waiting' || one.leg.told.direction === 'outbound')));

  function dialledBy(channel: Channel): Told | undefined {
    const order = ordered.get(channel.id);
    if (order) return { direction: 'outbound', party: partyOf(order.to), ...(order.line === '' ? {} : { line: partyOf(order.line) }) };
    const { exten, dialled } = channel;
    if (exten !== '' && mayBeCode(exten) && dialled === '') return undefined;
    const to = exten === '' || (mayBeCode(exten) && !mayBeCode(dialled)) ? dialled : exten;
    return to === '' ? undefined : { direction: 'outbound', party: partyOf(to) };
  }
  function callerOf(channel: Channel): Told | undefined {
    const { linked } = channel, call = calls.get(linked), opener = channels.get(linked);
    if (call && (channel.joined || !opener)) return call;
    if (channel.joined && opener?.phone !== undefined) return dialledBy(opener);
    // a dialled channel has no number of its own yet; it is a leg once somebody is known to call it
    const from = opener ?? inCall(linked).find((one) => one !== channel && one.phone === undefined) ?? inCall(linked).find((one) => one !== channel);
    if (!from) return undefined;
    const number = from.callerNumber || channel.connectedNumber, name = from.callerName || channel.connectedName;
    return {
      direction: 'inbound', party: partyOf(number), ...(from.exten === '' || from.phone !== undefined ? {} : { line: partyOf(from.exten) }),
      ...(name === '' || name === number || /^anonymous$/i.test(name) ? {} : { displayName: name }),
    };
  }
  function begin(channel: Channel): void {
    const { phone, linked } = channel;
    if (channel.leg || phone === undefined) return;
    const was = remembered.get(channel.id), old = was?.linked === linked ? was : undefined;
    const told = old?.told ?? (channel.id === linked || ordered.has(channel.id) ? dialledBy(channel) : callerOf(channel));
    if (!told) return;
    if (!calls.has(linked)) calls.set(linked, told);
    const known = legs.get(linked, phone), talksAt = channel.joined && channel.up ? clock.now() : undefined;
    const leg = channel.leg = legs.join({ linked, phone, channelId: channel.id, told, startedAt: channel.startedAt, was: old, talksAt });
    if (talksAt !== undefined) legs.answer(leg, channel.id, talksAt);
    else if (!known) legs.begun(leg);
  }
  /** Whoever waits for another channel of the call: a phone that dialled is in a conversation once the other side is up. */
  function settle(linked: string): void {
    const all = inCall(linked);
    for (const channel of all) {
      const { leg } = channel;
      if (!leg || leg.state !== 'waiting' || !channel.up) continue;
      if (leg.told.direction === 'inbound' || all.some((other) => other.up && other.id !== linked && other.leg !== leg)) legs.answer(leg, channel.id, remembered.get(channel.id)?.answeredAt ?? clock.now());
    }
  }
  function leave(channel: Channel, leg: Leg, code: number): void {
    // a queue may say «answered elsewhere» (26) of every phone it stops ringing, so somebody must have answered
    if (code === 26 && !inCall(leg.linked).some((one) => one.id !== channel.id && one.id !== leg.linked && one.up)) code = 0;
    const cause = leg.told.direction === 'outbound' ? outboundCause(channel.dialledStatus || channel.dialStatus, code) : inboundCause(channel.dialStatus, code);
    legs.leave(leg, channel.id, cause, waits(leg.linked));
  }
  /** Asterisk gives all channels of a bridge the oldest of their calls. The leg of the new call comes first, so that it is never without one. */
  function move(channel: Channel, linked: string): void {
    const { leg, linked: from } = channel;
    channel.linked = linked;
    channel.joined = true;
    channel.leg = undefined;
    begin(channel);
    if (leg) leave(channel, leg, 16);
    settled(from);
  }
  /** A channel has left this call. */
  function settled(linked: string): void {
    if (!waits(linked)) legs.over(linked);
    if (inCall(linked).length > 0) return;
    calls.delete(linked);
    legs.drop(linked);
  }

  const read = (event: AmiMessage, prefix = ''): { readonly id: string; readonly name: string; readonly linked: string } | undefined => {
    const id = event.get(`${prefix}uniqueid`) ?? '', name = event.get(`${prefix}channel`) ?? '';
    return id === '' || name === '' ? undefined : { id: id.slice(0, 150), name: name.slice(0, 200), linked: (event.get(`${prefix}linkedid`) || id).slice(0, 150) };
  };
  function take(event: AmiMessage, prefix = '', startedAt?: Instant): Channel | undefined {
    const of = read(event, prefix);
    if (!of) return undefined;
    const exten = event.get(`${prefix}exten`);
    let channel = channels.get(of.id);
    if (!channel) {
      if (channels.size >= maxChannels) return undefined;
      channel = {
        ...of, phone: phoneOfDevice(deviceOf(of.name)), callerNumber: '', callerName: '', connectedNumber: '', connectedName: '', exten: startedAt === undefined ? named(exten) : '', startedAt: startedAt ?? clock.now(),
        up: false, bridge: '', dialStatus: '', dialledStatus: '', dialled: '', joined: false, leg: undefined,
      };
      channels.set(of.id, channel);
    }
    channel.callerNumber = named(event.get(`${prefix}calleridnum`)) || channel.callerNumber;
    channel.callerName = named(event.get(`${prefix}calleridname`)) || channel.callerName;
    channel.connectedNumber = named(event.get(`${prefix}connectedlinenum`)) || channel.connectedNumber;
    channel.connectedName = named(event.get(`${prefix}connectedlinename`)) || channel.connectedName;
    channel.exten ||= numberOf(exten);
    if (event.get(`${prefix}channelstate`) === '6') channel.up = true;
    if (channel.linked !== of.linked) move(channel, of.linked);
    return channel;
  }

  return {
    /** An order of ours: the phone's channel will carry this id. */
    expect: (channelId: string, to: string, line: string): void => { ordered.set(channelId, { to, line }); },
    forget: (channelId: string): void => { ordered.delete(channelId); },
    event: (event: AmiMessage): void => {
      switch (event.get('event')?.toLowerCase()) {
        case 'newchannel': case 'newstate': case 'newcallerid': case 'newconnectedline': {
          const channel = take(event);
          if (!channel) return;
          begin(channel);
          settle(channel.linked);
          return;
        }
        case 'bridgeenter': {
          const channel = take(event);
          if (!channel) return;
          channel.up = true;
          channel.bridge = event.get('bridgeuniqueid') ?? '';
          // waiting rooms (parks, queues, conferences) hold calls that have nothing to do with one another
          if (/^(basic|stasis)$/.test(event.get('bridgetype') ?? '')) for (const other of channels.values()) if (other.bridge === channel.bridge && other.bridge !== '' && other.linked !== channel.linked) move(other, channel.linked);
          begin(channel);
          settle(channel.linked);
          return;
        }
        case 'bridgeleave': {
          const channel = take(event);
          if (channel) channel.bridge = '';
          return;
        }
        case 'dialbegin': case 'dialstate': {
          const caller = take(event), callee = take(event, 'dest');
          if (!callee) return;
          if (caller) {
            caller.dialledStatus = '';
            caller.dialled ||= callee.phone ?? (numberIn(event.get('dialstring')) || numberOf(callee.callerNumber) || numberOf(caller.connectedNumber));
            begin(caller);
          }
          begin(callee);
          settle(callee.linked);
          return;
        }
        case 'dialend': {
          const caller = take(event), callee = take(event, 'dest'), status = event.get('dialstatus') ?? '';
          if (caller) caller.dialledStatus = status;
          if (!callee) return;
          callee.dialStatus = status;
          if (status === 'ANSWER') callee.up = true;
          settle(callee.linked);
          return;
        }
        case 'hold': case 'unhold': {
          const channel = take(event);
          if (channel?.leg) legs.hold(channel.leg, event.get('event')?.toLowerCase() === 'hold');
          return;
        }
        case 'hangup': {
          const of = read(event), channel = of && channels.get(of.id);
          if (!channel) return;
          ordered.delete(channel.id);
          channels.delete(channel.id);
          if (channel.leg) leave(channel, channel.leg, Number(event.get('cause') ?? 0));
          settled(channel.linked);
          return;
        }
        default: return;
      }
    },
    /** A row of `CoreShowChannels`: a channel that was there before we came. */
    shown: (event: AmiMessage): void => {
      const [hours = 0, minutes = 0, seconds = 0] = (event.get('duration') ?? '').split(':').map(Number), agoMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
      take(event, '', instant(clock.now() - (Number.isFinite(agoMs) ? agoMs : 0)));
    },
    /** Once all are shown: the legs they make, told in the snapshot instead of by steps. */
    legs: (): LegSnapshot[] => {
      for (const channel of channels.values()) {
        const dialled = channel.phone === undefined || channel.id !== channel.linked ? undefined : inCall(channel.linked).find((one) => one !== channel);
        if (dialled) channel.dialled ||= dialled.phone ?? (numberOf(channel.connectedNumber) || numberOf(dialled.callerNumber));
        begin(channel);
      }
      for (const linked of new Set([...channels.values()].map((one) => one.linked))) settle(linked);
      for (const linked of [...calls.keys(), ...legs.all().map((leg) => leg.linked)]) settled(linked);
      remembered.clear();
      return legs.shown();
    },
    /** The channels a command to this leg is for: the one that talks, or all that ring. */
    channelsOf: (callKey: string, phone: string): { readonly name: string; readonly id: string }[] => {
      const leg = legs.find(callKey, phone), all = leg ? [...channels.values()].filter((one) => leg.channels.has(one.id)) : [];
      const up = all.find((one) => one.id === leg?.speaker) ?? all.find((one) => one.up);
      return up ? [up] : all;
    },
    /** The other party's channel: what a transfer moves. */
    otherOf: (callKey: string, phone: string): { readonly name: string } | undefined => {
      const leg = legs.find(callKey, phone), all = leg ? inCall(leg.linked).filter((one) => one.phone !== phone && one.up) : [];
      const bridge = leg && channels.get(leg.speaker ?? '')?.bridge;
      return all.find((one) => bridge && one.bridge === bridge) ?? all[0];
    },
    keyOf: (channelId: string): string | undefined => channels.get(channelId)?.leg?.key,
    /** The connection is lost; what was known of its calls is kept for when it is back. */
    clear: (): void => {
      for (const leg of legs.all()) for (const id of leg.channels) remembered.set(id, leg);
      channels.clear();
      legs.sleep();
    },
  };
}
