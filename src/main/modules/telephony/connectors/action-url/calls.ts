import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { PhoneEvent } from '#shared/telephony/action-url.ts';
import { betterParty, partyKey, type PartyAddress } from '#shared/telephony/party.ts';
import type { CallDirection, EndCause } from '#shared/telephony/call.ts';
import type { LegAddress, LegSnapshot, LegStep } from '../../port.ts';
import type { PhoneSaid } from './request.ts';

interface Leg { readonly key: string; /** The phone's own number of the call; empty where it tells none. */ readonly id: string; readonly direction: CallDirection; readonly since: number; party: PartyAddress; displayName?: string; line?: PartyAddress; answered: boolean; held: boolean; late: Cancel; /** A guess may yet be corrected by the phone. */ over?: { readonly at: number; readonly guess: 'untold' | 'no-reason' } }
export interface PhoneCallsDeps {
  readonly phone: string;
  readonly clock: Clock;
  emit(leg: LegAddress, step: LegStep): void;
  /** All calls of the phone, one of which had been given up. */
  alive(legs: readonly LegSnapshot[]): void;
  /** The phone has begun to call this number. */
  dialled(party: PartyAddress, callKey: string): void;
}
/** A phone that hears no answer says the same again within this; later the same words are another call. */
const repeatMs = 2_000;
/** A phone that loses its network or its power in a ring never tells the end. */
const waitsAtMostMs = 5 * 60_000;
/** The events of one end come one after another. */
const reasonWithinMs = 5_000, remembered = 20;
/** Why nobody answered; ends that some phones tell in place of «terminated» or besides it. */
const reasons: Readonly<Partial<Record<PhoneEvent, { readonly of: CallDirection; readonly cause: EndCause }>>> = {
  'remote-canceled': { of: 'inbound', cause: 'caller-abandoned' }, rejected: { of: 'inbound', cause: 'rejected' },
  'callout-canceled': { of: 'outbound', cause: 'no-answer' }, 'remote-busy': { of: 'outbound', cause: 'busy' },
};
const unanswered = (direction: CallDirection): EndCause => (direction === 'inbound' ? 'caller-abandoned' : 'no-answer');
const isSame = (a: PartyAddress | undefined, b: PartyAddress | undefined): boolean => a !== undefined && b !== undefined && partyKey(a) === partyKey(b);

/**
 * The calls of one phone as it tells them. Its requests are separate connections and may overtake one another; the number
 * it gives a call is small and used again after a restart, so the key is made of it and of the moment. Some makes give no
 * number at all: there the other party and the line tell calls apart.
 */
export function createPhoneCalls({ phone, clock, emit, alive, dialled }: PhoneCallsDeps) {
  const legs = new Set<Leg>();
  let over: Leg[] = [];
  let begun = 0;
  const address = (leg: Leg): LegAddress => ({
    callKey: leg.key, phone, direction: leg.direction, party: leg.party, seenBy: 'line', ...(leg.displayName === undefined ? {} : { displayName: leg.displayName }), ...(leg.line ? { line: leg.line } : {}),
  });
  const begin = (said: PhoneSaid, direction: CallDirection): Leg => {
    const leg: Leg = { key: `${phone}-${said.call || 'x'}-${clock.now().toString(36)}-${String(++begun)}`, id: said.call, direction, since: clock.mono(), party: said.party ?? { kind: 'withheld' }, answered: false, held: false, late: () => undefined };
    legs.add(leg);
    return leg;
  };
  const describe = (leg: Leg, said: PhoneSaid) => {
    if (said.party) leg.party = betterParty(leg.party, said.party);
    if (said.displayName !== undefined) leg.displayName = said.displayName;
    // of a call that goes out it is the phone's own account; and no caller is a number of the clinic
    if (said.line && leg.direction === 'inbound' && !isSame(said.line, leg.party)) leg.line = said.line;
  };
  const end = (leg: Leg, cause: EndCause, guess?: NonNullable<Leg['over']>['guess']) => {
    leg.late();
    legs.delete(leg);
    if (guess) { leg.over = { at: clock.mono(), guess }; over = [...over, leg].slice(-remembered); }
    emit(address(leg), { type: 'ended', cause, ...(guess ? { guessed: true } : {}) });
  };
  /** The end as it is told without a reason, which may follow. */
  const endOf = (leg: Leg) => { if (leg.answered) end(leg, 'normal'); else end(leg, unanswered(leg.direction), 'no-reason'); };
  const wait = (leg: Leg) => { leg.late(); leg.late = clock.after(waitsAtMostMs, () => { end(leg, 'unknown', 'untold'); }); };
  const forget = (leg: Leg) => { over = over.filter((other) => other !== leg); delete leg.over; };
  const isLate = (leg: Leg): boolean => leg.over !== undefined && clock.mono() - leg.over.at < reasonWithinMs;
  /** An answer of a call that was given up: the phone has it all the same. */
  const revived = (said: PhoneSaid): Leg | undefined => {
    const leg = over.findLast((one) => one.over?.guess === 'untold' && (said.call === '' ? isSame(one.party, said.party) : one.id === said.call && (!said.party || isSame(one.party, said.party))));
    if (!leg) return undefined;
    forget(leg);
    legs.add(leg);
    leg.answered = true;
    alive([...legs].map((one) => ({ ...address(one), state: !one.answered ? 'waiting' : one.held ? 'held' : 'talking' })));
    return leg;
  };
  /** Why a call was not answered, told before its end, after it, or in place of it. */
  const reason = (said: PhoneSaid, { of, cause }: { readonly of: CallDirection; readonly cause: EndCause }) => {
    const leg = legOf(said);
    if (leg) { if (!leg.answered) end(leg, leg.direction === of ? cause : unanswered(leg.direction)); return; }
    const past = over.findLast((one) => isLate(one) && one.direction === of && (said.call === '' ? said.party === undefined || isSame(one.party, said.party) : one.id === said.call));
    if (!past) return;
    forget(past);
    emit(address(past), { type: 'ended', cause });
  };
  const byId = (said: PhoneSaid): Leg | undefined => [...legs].find((leg) => leg.id === said.call);
  /** The call this ring is of, when it was told of before. */
  const begunBefore = (said: PhoneSaid, direction: CallDirection): Leg | undefined => {
    if (said.call !== '') {
      const known = byId(said);
      if (!known || (known.direction === direction && (!said.party || isSame(known.party, said.party)))) return known;
      endOf(known);   // the number is used again: nobody told the end
      return undefined;
    }
    const party = said.party ?? { kind: 'withheld' };
    return [...legs].find((leg) => leg.id === '' && leg.direction === direction && !leg.answered && isSame(leg.party, party) && !(said.line && leg.line && !isSame(said.line, leg.line))
      // two hidden callers look alike
      && (party.kind !== 'withheld' || clock.mono() - leg.since < repeatMs));
  };
  /** The call a later word is about; undefined also where it could be of several. */
  const legOf = (said: PhoneSaid): Leg | undefined => {
    if (said.call !== '') return byId(said);
    let fit = [...legs].filter((leg) => said.party === undefined || isSame(leg.party, said.party));
    const ofLine = fit.filter((leg) => isSame(leg.line, said.line)), waiting = fit.filter((leg) => !leg.answered);
    if (ofLine.length > 0) fit = ofLine;
    if (said.event === 'missed' || reasons[said.event] || (said.event === 'established' && waiting.length > 0)) fit = fit.filter((leg) => !leg.answered);
    return said.party === undefined && fit.length > 1 ? undefined : fit.at(-1);
  };
  return {
    said: (said: PhoneSaid): void => {
      switch (said.event) {
        case 'incoming': case 'outgoing': {
          const direction = said.event === 'incoming' ? 'inbound' : 'outbound', leg = begunBefore(said, direction) ?? begin(said, direction);
          describe(leg, said);
          if (!leg.answered) wait(leg);
          if (direction === 'outbound') dialled(leg.party, leg.key);
          emit(address(leg), { type: direction === 'inbound' ? 'ringing' : 'dialing' });
          break;
        }
        case 'established': {
          // its end has overtaken it
          if (said.call !== '' && !byId(said) && over.some((one) => one.id === said.call && one.over?.guess === 'no-reason' && isLate(one))) break;
          const leg = legOf(said) ?? revived(said) ?? begin(said, 'inbound');
          describe(leg, said);
          leg.late();
          leg.answered = true;
          emit(address(leg), { type: 'answered' });
          break;
        }
        case 'hold': case 'unhold': {
          const leg = legOf(said);
          if (!leg?.answered) break;
          leg.held = said.event === 'hold';
          emit(address(leg), { type: leg.held ? 'held' : 'retrieved' });
          break;
        }
        case 'terminated': case 'missed': {
          const leg = legOf(said);
          if (leg && !(said.event === 'missed' && leg.answered)) endOf(leg);
          break;
        }
        default: {
          const why = reasons[said.event];
          if (why) reason(said, why);
        }
      }
    },
    /** The phone started anew or is out of sight: it has no calls that we could know of. */
    clear: (): void => {
      for (const leg of legs) leg.late();
      legs.clear();
      over = [];
    },
  };
}
