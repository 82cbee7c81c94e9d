/**
 * The printed recovery code: eight groups of five Crockford characters. In each group four carry 20 bits and the fifth
 * checks them and the group's place, so the screen can say which group is mistyped (any one wrong character, any two
 * neighbours swapped, two groups swapped). 160 bits in all.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const recoveryGroups = 8;
export const recoveryBytes = 20;

/** What people write for a character: Crockford's own O, I, L and the Cyrillic letters that look like Latin ones. */
const lookalikes: Readonly<Record<string, string>> = {
  O: '0', I: '1', L: '1', О: '0', А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', Р: 'P', Т: 'T', Х: 'X', У: 'Y', З: '3',
};

/** One step in GF(32) under x^5 + x^2 + 1. */
const times = (v: number): number => (v << 1) ^ (v & 16 ? 0b100101 : 0);
const checkOf = (place: number, values: readonly number[]): number => values.reduce((sum, v) => times(sum ^ v), times(place + 1));

/** @param secret 20 random bytes */
export function recoveryCodeOf(secret: Uint8Array): string {
  if (secret.length !== recoveryBytes) throw new RangeError(`a recovery code carries ${recoveryBytes} bytes`);
  let bits = 0n;
  for (const byte of secret) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: recoveryGroups }, (_, place) => {
    const values = Array.from({ length: 4 }, (__, i) => Number((bits >> BigInt(155 - 5 * (place * 4 + i))) & 31n));
    return [...values, checkOf(place, values)].map((v) => alphabet[v]!).join('');
  }).join('-');
}

export type RecoveryReading =
  | { readonly kind: 'secret'; readonly secret: Uint8Array }
  /** Not forty characters of the alphabet. */
  | { readonly kind: 'malformed' }
  /** Numbers of the groups (from 1) that do not check. */
  | { readonly kind: 'mistyped'; readonly groups: readonly number[] };

/** Reads a code as a person typed it: any case, any spaces and dashes, lookalikes. */
export function readRecoveryCode(text: string): RecoveryReading {
  const values = Array.from(text.toUpperCase().replace(/[\s\-–—_.]/g, ''), (c) => alphabet.indexOf(lookalikes[c] ?? c));
  if (values.length !== recoveryGroups * 5 || values.includes(-1)) return { kind: 'malformed' };
  const groups = Array.from({ length: recoveryGroups }, (_, place) => values.slice(place * 5, place * 5 + 5));
  const wrong = groups.flatMap((group, place) => (checkOf(place, group.slice(0, 4)) === group[4] ? [] : [place + 1]));
  if (wrong.length > 0) return { kind: 'mistyped', groups: wrong };
  let bits = 0n;
  for (const v of groups.flatMap((group) => group.slice(0, 4))) bits = (bits << 5n) | BigInt(v);
  return { kind: 'secret', secret: Uint8Array.from({ length: recoveryBytes }, (_, i) => Number((bits >> BigInt(8 * (recoveryBytes - 1 - i))) & 255n)) };
}
