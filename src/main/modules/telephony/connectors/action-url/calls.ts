import type { Clock } from '#main/kernel/clock.ts';
import { betterParty, partyKey, type PartyAddress } from '#shared/telephony/party.ts';
import type { CallDirection } from '#shared/telephony/call.ts';
import type { LegAddress, LegStep } from '../../port.ts';
import type { PhoneSaid } from './request.ts';

interface Leg { readonly key: string; /** The phone's own number of the call; empty where it tells none. */ readonly id: string; readonly direction: CallDirection; readonly since: number; party: PartyAddress; displayName?: string; line?: PartyAddress; answered: boolean }
export interface PhoneCallsDeps {
  readonly phone: string;
  readonly clock: Pick<Clock, 'now' | 'mono'>;
  emit(leg: LegAddress, step: LegStep): void;
  /** The phone has begun to call this number. */
  dialled(party: PartyAddress, callKey: string): void;
}
/** A phone that hears no answer says the same again within this; later the same words are another call. */
const repeatMs = 2_000;
const isSame = (a: PartyAddress | undefined, b: PartyAddress | undefined): boolean => a !== undefined && b !== undefined && partyKey(a) === partyKey(b);

/**
 * The calls of one phone as it tells them. Its requests are separate connections and may overtake one another; the number
 * it gives a call is small and used again after a restart, so the key is made of it and of the moment. Some makes give no
 * number at all: there the other party and the line tell calls apart.
 */
export function createPhoneCalls({ phone, clock, emit, dialled }: PhoneCallsDeps) {
  const legs = new Set<Leg>();
  let begun = 0;
  const address = (leg: Leg): LegAddress => ({
    callKey: leg.key, phone, direction: leg.direction, party: leg.party, seenBy: 'line', ...(leg.displayName === undefined ? {} : { displayName: leg.displayName }), ...(leg.line ? { line: leg.line } : {}),
  });
  const begin = (said: PhoneSaid, direction: CallDirection): Leg => {
    const leg: Leg = { key: `${phone}-${said.call || 'x'}-${clock.now().toString(36)}-${String(++begun)}`, id: said.call, direction, since: clock.mono(), party: said.party ?? { kind: 'withheld' }, answered: false };
    legs.add(leg);
    return leg;
  };
  const describe = (leg: Leg, said: PhoneSaid) => {
    if (said.party) leg.party = betterParty(leg.party, said.party);
    if (said.displayName !== undefined) leg.displayName = said.displayName;
    // of a call that goes out it is the phone's own account; and no caller is a number of the clinic
    if (said.line && leg.direction === 'inbound' && !isSame(said.line, leg.party)) leg.line = said.line;
  };
  const end = (leg: Leg) => {
    legs.delete(leg);
    emit(address(leg), { type: 'ended', cause: leg.answered ? 'normal' : leg.direction === 'inbound' ? 'caller-abandoned' : 'no-answer' });
  };
  const byId = (said: PhoneSaid): Leg | undefined => [...legs].find((leg) => leg.id === said.call);
  /** The call this ring is of, when it was told of before. */
  const begunBefore = (said: PhoneSaid, direction: CallDirection): Leg | undefined => {
    if (said.call !== '') {
      const known = byId(said);
      if (!known || (known.direction === direction && (!said.party || isSame(known.party, said.party)))) return known;
      end(known);   // the number is used again: nobody told the end
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
    if (said.event === 'missed' || (said.event === 'established' && waiting.length > 0)) fit = fit.filter((leg) => !leg.answered);
    return said.party === undefined && fit.length > 1 ? undefined : fit.at(-1);
  };
  return {
    said: (said: PhoneSaid): void => {
      switch (said.event) {
        case 'incoming': case 'outgoing': {
          const direction = said.event === 'incoming' ? 'inbound' : 'outbound', leg = begunBefore(said, direction) ?? begin(said, direction);
          describe(leg, said);
          if (direction === 'outbound') dialled(leg.party, leg.key);
          emit(address(leg), { type: direction === 'inbound' ? 'ringing' : 'dialing' });
          break;
        }
        case 'established': {
          const leg = legOf(said) ?? begin(said, 'inbound');
          describe(leg, said);
          leg.answered = true;
          emit(address(leg), { type: 'answered' });
          break;
        }
        case 'hold': case 'unhold': {
          const leg = legOf(said);
          if (leg?.answered) emit(address(leg), { type: said.event === 'hold' ? 'held' : 'retrieved' });
          break;
        }
        case 'terminated': case 'missed': {
          const leg = legOf(said);
          if (leg && !(said.event === 'missed' && leg.answered)) end(leg);
          break;
        }
        default:
      }
    },
    /** The phone started anew or is out of sight: it has no calls that we could know of. */
    clear: (): void => { legs.clear(); },
  };
}
