import type { Clock } from '#main/kernel/clock.ts';
import { betterParty, partyKey, type PartyAddress } from '#shared/telephony/party.ts';
import type { CallDirection } from '#shared/telephony/call.ts';
import type { LegAddress, LegStep } from '../../port.ts';
import type { PhoneSaid } from './request.ts';

interface Leg { readonly key: string; readonly direction: CallDirection; party: PartyAddress; displayName?: string; line?: PartyAddress; answered: boolean }
export interface PhoneCallsDeps {
  readonly phone: string;
  readonly clock: Pick<Clock, 'now'>;
  emit(leg: LegAddress, step: LegStep): void;
  /** The phone has begun to call this number. */
  dialled(party: PartyAddress, callKey: string): void;
}

/**
 * The calls of one phone as it tells them. Its requests are separate connections and may overtake one another; the number
 * it gives a call is small and used again after a restart, so the key is made of it and of the moment.
 */
export function createPhoneCalls({ phone, clock, emit, dialled }: PhoneCallsDeps) {
  const legs = new Map<string, Leg>();
  const nameOf = ({ call, party }: PhoneSaid) => (call === '' ? `by ${partyKey(party)}` : call);
  const address = (leg: Leg): LegAddress => ({
    callKey: leg.key, phone, direction: leg.direction, party: leg.party, seenBy: 'line', ...(leg.displayName === undefined ? {} : { displayName: leg.displayName }), ...(leg.line ? { line: leg.line } : {}),
  });
  const begin = (said: PhoneSaid, direction: CallDirection): Leg => {
    const leg: Leg = { key: `${phone}-${said.call || 'x'}-${clock.now().toString(36)}`, direction, party: said.party, answered: false };
    legs.set(nameOf(said), leg);
    return leg;
  };
  const describe = (leg: Leg, said: PhoneSaid) => {
    leg.party = betterParty(leg.party, said.party);
    if (said.displayName !== undefined) leg.displayName = said.displayName;
    // of a call that goes out it is the number dialled
    if (said.line && leg.direction === 'inbound') leg.line = said.line;
  };
  const end = (name: string, leg: Leg) => {
    legs.delete(name);
    emit(address(leg), { type: 'ended', cause: leg.answered ? 'normal' : leg.direction === 'inbound' ? 'caller-abandoned' : 'no-answer' });
  };
  return {
    said: (said: PhoneSaid): void => {
      const name = nameOf(said), known = legs.get(name);
      switch (said.event) {
        case 'incoming': case 'outgoing': {
          const direction = said.event === 'incoming' ? 'inbound' : 'outbound';
          if (known && (known.direction !== direction || partyKey(known.party) !== partyKey(said.party))) end(name, known);   // the number is used again: nobody told the end
          const leg = legs.get(name) ?? begin(said, direction);
          describe(leg, said);
          if (direction === 'outbound') dialled(leg.party, leg.key);
          emit(address(leg), { type: direction === 'inbound' ? 'ringing' : 'dialing' });
          break;
        }
        case 'established': {
          const leg = known ?? begin(said, 'inbound');
          describe(leg, said);
          leg.answered = true;
          emit(address(leg), { type: 'answered' });
          break;
        }
        case 'hold': case 'unhold':
          if (known?.answered) emit(address(known), { type: said.event === 'hold' ? 'held' : 'retrieved' });
          break;
        case 'terminated': if (known) end(name, known); break;
        case 'missed': if (known && !known.answered) end(name, known); break;
        default:
      }
    },
    /** The phone started anew or is out of sight: it has no calls that we could know of. */
    clear: (): void => { legs.clear(); },
  };
}
