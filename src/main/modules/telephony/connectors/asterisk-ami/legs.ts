import type { Instant } from '#shared/kernel/values.ts';
import type { CallDirection, EndCause } from '#shared/telephony/call.ts';
import type { PartyAddress } from '#shared/telephony/party.ts';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { LegAddress, LegSnapshot, LegStep } from '../../port.ts';

/** What a leg tells of its call. */
export interface Told { readonly direction: CallDirection; readonly party: PartyAddress; readonly line?: PartyAddress; readonly displayName?: string }
/** One phone in one call, over all channels it has there: one for each of its registrations, and one more for each time it is rung. */
export interface Leg {
  readonly linked: string;
  readonly phone: string;
  readonly key: string;
  readonly told: Told;
  readonly channels: Set<string>;
  startedAt: Instant;
  state: 'waiting' | 'talking' | 'held';
  answeredAt?: Instant;
  /** The channel that was answered. */
  speaker?: string;
  /** Rings no more, while the caller waits on: it may be rung again. */
  rest?: Rest;
}
interface Rest { readonly cause: EndCause; told: boolean; stop: Cancel }

interface Joining {
  readonly linked: string;
  readonly phone: string;
  readonly channelId: string;
  readonly told: Told;
  readonly startedAt: Instant;
  /** What the leg was before the connection was lost. */
  readonly was: Leg | undefined;
  /** The channel comes as one that talks already. */
  readonly talksAt: Instant | undefined;
}
export interface LegsDeps {
  readonly clock: Clock;
  readonly connectorId: string;
  readonly tell: (leg: LegAddress, step: LegStep) => void;
  /** A leg that was told to be over rings again: all legs of the phone, as a snapshot shows them. */
  readonly revive: (phone: string, legs: readonly LegSnapshot[]) => void;
}

/** A queue pauses so long, at most, before it rings the same phone again; the card stays meanwhile. */
const pauseMs = 10_000;
/** While other phones ring or talk, one that fell silent is off as soon as the caller's own hangup would have come. */
const othersMs = 500;
const nameOf = (linked: string, phone: string) => `${linked}\n${phone}`;

/**
 * The legs of the desk's phones.
 *
 *   begin ─► waiting ─► talking ◄─► held          a leg is over when the last of its channels is
 *              │ ▲          └──────────────► over: another ring of this phone in this call is a call of its own (`KEY#2`)
 *   last gone  ▼ │ rung again
 *             rests ─ nobody is left to wait ─► over
 *               └─ half a second while others ring, ten seconds otherwise, at once when taken elsewhere ─► told as over, with
 *                  a guessed end: a snapshot takes it back when the phone rings again
 */
export function createLegs({ clock, connectorId, tell, revive }: LegsDeps) {
  const legs = new Map<string, Leg>(), rounds = new Map<string, number>();

  const addressOf = (leg: Leg): LegAddress => ({ callKey: leg.key, phone: leg.phone, seenBy: `api-${connectorId}`, ...leg.told });
  const inCall = (linked: string) => [...legs.values()].filter((one) => one.linked === linked);
  const shown = (leg: Leg): LegSnapshot => ({ ...addressOf(leg), state: leg.state, startedAt: leg.startedAt, ...(leg.answeredAt === undefined ? {} : { answeredAt: leg.answeredAt }) });
  const alive = () => [...legs.values()].filter((leg) => leg.rest?.told !== true);
  const busy = (leg: Leg) => leg.rest === undefined;

  const finish = (leg: Leg, cause: EndCause) => {
    const name = nameOf(leg.linked, leg.phone);
    leg.rest?.stop();
    legs.delete(name);
    if (leg.state !== 'waiting') rounds.set(name, (rounds.get(name) ?? 1) + 1);
    if (leg.rest?.told !== true) tell(addressOf(leg), { type: 'ended', cause });
  };
  /** Off the screen, though the caller waits on. */
  const hide = (leg: Leg, cause: EndCause) => {
    if (!leg.rest || leg.rest.told) return;
    leg.rest.stop();
    leg.rest.told = true;
    tell(addressOf(leg), { type: 'ended', cause, guessed: true });
  };
  const talk = (leg: Leg, channelId: string, answeredAt: Instant) => {
    leg.state = 'talking';
    leg.answeredAt = answeredAt;
    leg.speaker = channelId;
    if (leg.told.direction === 'inbound') for (const other of inCall(leg.linked)) if (other !== leg) hide(other, 'answered-elsewhere');
  };
  const rest = (leg: Leg, cause: EndCause) => {
    const others = inCall(leg.linked).filter((one) => one !== leg && busy(one));
    leg.rest?.stop();
    leg.rest = { cause, told: false, stop: () => undefined };
    if (cause === 'answered-elsewhere' || others.some((one) => one.state !== 'waiting' && one.told.direction === 'inbound')) { hide(leg, 'answered-elsewhere'); return; }
    // the caller is there still, so it was not the caller who gave up
    leg.rest.stop = clock.after(others.some((one) => one.told.direction === 'inbound') ? othersMs : pauseMs, () => { hide(leg, cause === 'caller-abandoned' ? 'no-answer' : cause); });
  };

  return {
    /** The leg of this phone in this call: the one it has, or a new one. */
    join: ({ linked, phone, channelId, told, startedAt, was, talksAt }: Joining): Leg => {
      const name = nameOf(linked, phone), known = legs.get(name);
      if (known) {
        known.channels.add(channelId);
        const { rest: rested } = known;
        if (!rested) return known;
        rested.stop();
        delete known.rest;
        if (!rested.told) return known;
        known.startedAt = startedAt;
        // who talks is shown talking: a step of the same moment would come before its own snapshot
        if (talksAt !== undefined) talk(known, channelId, talksAt);
        revive(phone, alive().filter((one) => one.phone === phone).map(shown));
        return known;
      }
      const round = rounds.get(name) ?? 1;
      const leg: Leg = { linked, phone, key: was?.key ?? (round === 1 ? linked : `${linked}#${String(round)}`), told, channels: new Set([channelId]), startedAt: was?.startedAt ?? startedAt, state: 'waiting' };
      for (const other of inCall(linked)) if (other.rest && !other.rest.told) rest(other, other.rest.cause);
      legs.set(name, leg);
      return leg;
    },
    begun: (leg: Leg): void => { tell(addressOf(leg), { type: leg.told.direction === 'inbound' ? 'ringing' : 'dialing' }); },
    answer: (leg: Leg, channelId: string, answeredAt: Instant): void => {
      if (leg.state !== 'waiting') return;
      talk(leg, channelId, answeredAt);
      tell(addressOf(leg), { type: 'answered' });
    },
    hold: (leg: Leg, on: boolean): void => {
      if (leg.state === 'waiting' || (leg.state === 'held') === on) return;
      leg.state = on ? 'held' : 'talking';
      tell(addressOf(leg), { type: on ? 'held' : 'retrieved' });
    },
    /** A channel of the leg is gone. `waits`: somebody is there still for whom the phone could be rung again. */
    leave: (leg: Leg, channelId: string, cause: EndCause, waits: boolean): void => {
      leg.channels.delete(channelId);
      if (leg.channels.size > 0) return;
      if (leg.state !== 'waiting') finish(leg, 'normal');
      else if (leg.told.direction === 'outbound' || !waits) finish(leg, cause);
      else rest(leg, cause);
    },
    /** Nobody waits in this call any more. */
    over: (linked: string): void => { for (const leg of inCall(linked)) if (leg.rest) finish(leg, leg.rest.cause); },
    get: (linked: string, phone: string): Leg | undefined => legs.get(nameOf(linked, phone)),
    find: (key: string, phone: string): Leg | undefined => [...legs.values()].find((leg) => leg.key === key && leg.phone === phone && busy(leg)),
    all: (): Leg[] => [...legs.values()],
    shown: (): LegSnapshot[] => alive().map(shown),
    /** The connection is lost, and all that is known was told to be over: what rang may ring again. */
    sleep: (): void => {
      for (const [name, leg] of legs) {
        leg.rest?.stop();
        if (leg.state === 'waiting' && leg.told.direction === 'inbound') { legs.set(name, { ...leg, channels: new Set(), rest: { cause: 'no-answer', told: true, stop: () => undefined } }); continue; }
        legs.delete(name);
        if (leg.state !== 'waiting') rounds.set(name, (rounds.get(name) ?? 1) + 1);
      }
    },
    /** The call is gone for good. */
    drop: (linked: string): void => { for (const name of rounds.keys()) if (name.startsWith(`${linked}\n`)) rounds.delete(name); },
  };
}
export type Legs = ReturnType<typeof createLegs>;
