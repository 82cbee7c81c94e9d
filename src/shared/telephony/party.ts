import { parsePhone } from '../kernel/phone.ts';
import type { E164 } from '../kernel/values.ts';

/** What the exchange showed as a number. Withheld and masked numbers are normal (R-163: aggregator calls, hidden numbers). */
export type PartyAddress =
  | { readonly kind: 'phone'; readonly e164: E164; readonly raw: string }
  | { readonly kind: 'extension'; readonly number: string }
  | { readonly kind: 'sip'; readonly uri: string }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'unparsed'; readonly raw: string };

/** Words exchanges and aggregators write where a number would stand: nobody is called back by them. */
const hidden = /^(anonymous|unknown|restricted|unavailable|withheld|private|hidden|blocked|asterisk|none|null|undefined|pro-?doctorov|про-?докторов|(номер )?(скрыт(ый номер)?|не ?определ[её]н)|неизвест(ен|ный номер|ный)|0{7,12}|-)?$/i;
/**
 * Digits with three or more places in a row covered: `+7 9** ***-**-81`, `79XXXXXXX81`. What is left of it is no number of
 * anybody. Stars that stand apart are a code of the exchange (`*21*101#`), which somebody dialled.
 */
const masked = (text: string): boolean => /^[+\d\s().*xх•·?_#-]+$/i.test(text) && /([*xх•·?_#][\s().-]*){3}/i.test(text);

/**
 * Reads a caller or a dialled number as an exchange writes it. Short numbers (2…6 digits: a desk, 112) are extensions,
 * letters are a SIP user; a masked number and the words that stand for a hidden one are `withheld`. Never throws.
 */
export function partyOf(raw: string): PartyAddress {
  const text = raw.trim().slice(0, 128);
  if (hidden.test(text) || masked(text)) return { kind: 'withheld' };
  const phone = parsePhone(text);
  if (phone.e164) return { kind: 'phone', e164: phone.e164, raw: text };
  if (phone.kind === 'short' && /^[+*#\d]+$/.test(text)) return { kind: 'extension', number: text };
  if (/[\p{L}]/u.test(text)) return { kind: 'sip', uri: text };
  return { kind: 'unparsed', raw: text };
}

/** A number that a vendor writes as digits without a plus, of Russia and of other countries alike. Never throws. */
export function partyOfDigits(raw: string | null | undefined): PartyAddress {
  const text = raw?.trim() ?? '', plain = partyOf(text);
  return plain.kind === 'unparsed' && /^\d{10,15}$/.test(text) ? partyOf(`+${text}`) : plain;
}

/** One string per address: equal exactly when two sources mean the same party. */
export function partyKey(party: PartyAddress): string {
  switch (party.kind) {
    case 'phone': return `phone:${party.e164}`;
    case 'extension': return `extension:${party.number}`;
    case 'sip': return `sip:${party.uri}`;
    case 'unparsed': return `unparsed:${party.raw}`;
    case 'withheld': return 'withheld';
  }
}

const worth: Record<PartyAddress['kind'], number> = { phone: 4, extension: 3, sip: 2, unparsed: 1, withheld: 0 };

/** The more telling of two addresses of one party, whatever the order they came in. */
export function betterParty(a: PartyAddress, b: PartyAddress): PartyAddress {
  if (worth[a.kind] !== worth[b.kind]) return worth[a.kind] > worth[b.kind] ? a : b;
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
}

/** The digits for searching, the number as shown by the exchange otherwise; `undefined` when withheld. */
export function partyText(party: PartyAddress): string | undefined {
  switch (party.kind) {
    case 'phone': return party.e164;
    case 'extension': return party.number;
    case 'sip': return party.uri;
    case 'unparsed': return party.raw;
    case 'withheld': return undefined;
  }
}
