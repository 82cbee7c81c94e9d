import type { Instant } from '#shared/kernel/values.ts';
import type { CallDirection, EndCause } from '#shared/telephony/call.ts';
import type { PartyAddress } from '#shared/telephony/party.ts';
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
}

export interface LegsDeps {
  readonly connectorId: string;
  readonly tell: (leg: LegAddress, step: LegStep) => void;
}

const nameOf = (linked: string, phone: string) => `${linked}\n${phone}`;

/** The legs of the desk's phones. A leg is over when the last of its channels is, and as the one that was answered. */
export function createLegs({ connectorId, tell }: LegsDeps) {
  const legs = new Map<string, Leg>();

  const addressOf = (leg: Leg): LegAddress => ({ callKey: leg.key, phone: leg.phone, seenBy: `api-${connectorId}`, ...leg.told });
  const inCall = (linked: string) => [...legs.values()].filter((one) => one.linked === linked);
  const shown = (leg: Leg): LegSnapshot => ({ ...addressOf(leg), state: leg.state, startedAt: leg.startedAt, ...(leg.answeredAt === undefined ? {} : { answeredAt: leg.answeredAt }) });

  return {
    /** The leg of this phone in this call: the one it has, or a new one; `was` is what it was before the connection was lost. */
    join: (linked: string, phone: string, channelId: string, told: Told, startedAt: Instant, was?: Leg): Leg => {
      const name = nameOf(linked, phone), known = legs.get(name);
      if (known) {
        known.channels.add(channelId);
        return known;
      }
      const leg: Leg = { linked, phone, key: linked, told, channels: new Set([channelId]), startedAt: was?.startedAt ?? startedAt, state: 'waiting' };
      legs.set(name, leg);
      return leg;
    },
    begun: (leg: Leg): void => { tell(addressOf(leg), { type: leg.told.direction === 'inbound' ? 'ringing' : 'dialing' }); },
    answer: (leg: Leg, channelId: string, answeredAt: Instant): void => {
      if (leg.state !== 'waiting') return;
      leg.state = 'talking';
      leg.answeredAt = answeredAt;
      leg.speaker = channelId;
      tell(addressOf(leg), { type: 'answered' });
    },
    hold: (leg: Leg, on: boolean): void => {
      if (leg.state === 'waiting' || (leg.state === 'held') === on) return;
      leg.state = on ? 'held' : 'talking';
      tell(addressOf(leg), { type: on ? 'held' : 'retrieved' });
    },
    leave: (leg: Leg, channelId: string, cause: EndCause): void => {
      leg.channels.delete(channelId);
      if (leg.channels.size > 0) return;
      legs.delete(nameOf(leg.linked, leg.phone));
      tell(addressOf(leg), { type: 'ended', cause: leg.state === 'waiting' ? cause : 'normal' });
    },
    /** Some phone of the desk has this call. */
    isTaken: (linked: string): boolean => inCall(linked).some((leg) => leg.state !== 'waiting'),
    get: (linked: string, phone: string): Leg | undefined => legs.get(nameOf(linked, phone)),
    find: (key: string, phone: string): Leg | undefined => [...legs.values()].find((leg) => leg.key === key && leg.phone === phone),
    all: (): Leg[] => [...legs.values()],
    shown: (): LegSnapshot[] => [...legs.values()].map(shown),
    clear: (): void => { legs.clear(); },
  };
}
export type Legs = ReturnType<typeof createLegs>;
