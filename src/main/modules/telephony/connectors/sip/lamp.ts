import type { CallDirection, EndCause } from '#shared/telephony/call.ts';

/** What the lamp needs to know of a leg. */
export interface LampLeg {
  readonly direction: CallDirection;
  readonly state: 'waiting' | 'talking' | 'held';
  /** Its voice goes through this PC, which knows more of it. */
  readonly own?: boolean;
  /** It is about to end for this cause unless somebody explains. */
  readonly pending?: { readonly cause: EndCause };
  readonly startedMono: number;
}
export interface LampDeps<Leg extends LampLeg> {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly legs: () => readonly Leg[];
  readonly inUse: (leg: Leg, held: boolean) => void;
  readonly dark: (leg: Leg) => void;
}

/** A CANCEL and the word that the phone is in use belong together when they come this near to each other. */
const togetherMs = 1_500;

/**
 * One light for all calls of a phone. Asterisk's hints (chan_sip, PJSIP) publish a single dialog that bears the name of
 * the extension: it rings, is in use, is idle; they tell no call, no caller, no direction. Together with our own line it
 * is still enough: the call that is taken off our line in the moment when the phone comes into use was lifted there, and
 * what was talked on a phone that is idle is over. What it cannot tell is left to whoever knows: a number dialled by
 * hand, which of two talks ended, a second call taken during the first.
 */
export function createLamp<Leg extends LampLeg>({ now, legs, inUse, dark }: LampDeps<Leg>) {
  let inUseSince: number | undefined, lit = new WeakSet<Leg>();
  const talking = () => legs().filter(leg => leg.state !== 'waiting');

  return {
    seen: (state: 'waiting' | 'talking' | 'ended', held: boolean): void => {
      if (state === 'ended') {
        const were = legs().filter(leg => lit.has(leg) && !leg.own);
        inUseSince = undefined;
        lit = new WeakSet();
        for (const leg of were) dark(leg);
        return;
      }
      const [talk, another] = talking();
      if (state === 'talking') {
        inUseSince ??= now();
        const taken = talk ? undefined : legs().findLast(leg => leg.direction === 'inbound' && leg.pending !== undefined && leg.pending.cause !== 'unknown');
        if (taken) inUse(taken, held);
        else if (talk && !another && !talk.own) inUse(talk, held);
      } else if (!talk) inUseSince = undefined;
      for (const leg of legs()) lit.add(leg);
    },
    /** The light is on for this call: its going out will be told. */
    covers: (leg: Leg): boolean => lit.has(leg),
    /** The call is taken off our line: true when this very phone has it. */
    took: (leg: Leg): boolean => inUseSince !== undefined && inUseSince >= leg.startedMono && now() - inUseSince <= togetherMs && talking().length === 0,
    clear: (): void => { inUseSince = undefined; },
  };
}
