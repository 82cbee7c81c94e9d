import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { E164 } from './values.ts';

/** Where a number can be reached: only `mobile` (Russian, +79…) takes messages. */
export type PhoneKind = 'mobile' | 'landline' | 'foreign' | 'short' | 'unparsed';
export interface ParsedPhone {
  /** Absent for short numbers (112), letters and anything libphonenumber finds impossible. */
  readonly e164?: E164;
  /** The digits as dialled, kept so that an unparsed number can still be searched. */
  readonly digits: string;
  readonly kind: PhoneKind;
}

/**
 * Reads a number in any form a Russian exchange, site or person writes it: +7…, 8…, 10 digits, 8 10 375… and 00 375…
 * (international prefixes), brackets, dashes, letters after it. Never throws.
 */
export function parsePhone(raw: string): ParsedPhone {
  const digits = raw.replace(/\D/g, '').slice(0, 32);
  if (digits.length === 0) return { digits, kind: 'unparsed' };
  // Nine of ten numbers: Russian mobiles, without asking the library (a million of them in an import took it 12 s).
  const short = /^[+\s]*[78]?\D*9/.test(raw) ? /^(?:[78]?)(9\d{9})$/.exec(digits)?.[1] : undefined;
  if (short !== undefined && (!raw.includes('+') || /^\s*\+\s*7/.test(raw))) return { e164: `+7${short}` as E164, digits, kind: 'mobile' };
  if (digits.length <= 6 && !/[a-z]/i.test(raw)) return { digits, kind: 'short' };
  // what is copied from a phone's contacts has marks of direction around it
  const international = /^[\s\p{Cf}]*[+＋]/u.test(raw) ? `+${digits}`
    : /^810\d{9,}$/.test(digits) ? `+${digits.slice(3)}`
    : /^00\d{9,}$/.test(digits) ? `+${digits.slice(2)}`
    : /^8\d{10}$/.test(digits) ? `+7${digits.slice(1)}`
    : digits.length === 10 ? `+7${digits}`
    : `+${digits}`;
  const found = parsePhoneNumberFromString(international);
  if (!found?.isPossible()) return { digits, kind: 'unparsed' };
  const e164 = found.number as E164;
  if (!/^\+7[^67]\d{9}$/.test(e164)) return { e164, digits, kind: found.countryCallingCode === '7' && found.country !== 'KZ' ? 'landline' : 'foreign' };
  return { e164, digits, kind: e164.startsWith('+79') ? 'mobile' : 'landline' };
}

/** «+7 (999) 123-45-67» for Russia and Kazakhstan, the international form for the rest (UX rule 13). */
export function phoneText(e164: string): string {
  const m = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(e164);
  if (m) return `+7 (${m[1]}) ${m[2]}-${m[3]}-${m[4]}`;
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

export const reversed = (digits: string): string => [...digits].reverse().join('');
