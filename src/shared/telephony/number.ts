import { phoneText } from '../kernel/phone.ts';
import { deskWords, type DeskWords } from '../desk/words.ts';
import type { PartyAddress } from './party.ts';

/** A party as the screen writes it: «+7 (900) 100-01-01», «Номер скрыт», an extension, or what the exchange sent. */
export function partyTextOf(party: PartyAddress, words: DeskWords = deskWords.ru): string {
  switch (party.kind) {
    case 'phone': return phoneText(party.e164);
    case 'withheld': return words.hiddenNumber;
    case 'extension': return party.number;
    case 'sip': return party.uri;
    case 'unparsed': return party.raw;
  }
}
