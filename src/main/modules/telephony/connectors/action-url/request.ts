import { timingSafeEqual } from 'node:crypto';
import { partyKey, partyOf, type PartyAddress } from '#shared/telephony/party.ts';
import { phoneEvents, type PhoneEvent } from '#shared/telephony/action-url.ts';
import type { ActionUrlConfig } from './config.ts';

export const longestUrl = 2_048;
export interface Asked { readonly method: string; readonly url: string; /** As the socket says, never a header. */ readonly from: string; readonly hasBody: boolean }
export interface PhoneSaid {
  readonly phone: string;
  readonly event: PhoneEvent;
  /** The phone's own number of the call; empty where it tells none. */
  readonly call: string;
  /** Absent where the phone told none, which is not the same as a hidden number. */
  readonly party?: PartyAddress;
  readonly displayName?: string;
  readonly line?: PartyAddress;
}
export type Judged = { readonly kind: 'said'; readonly said: PhoneSaid } | { readonly kind: 'refused'; readonly status: 400 | 403 | 404 | 405 | 413 | 414; readonly why: string };

const refused = (status: 400 | 403 | 404 | 405 | 413 | 414, why: string): Judged => ({ kind: 'refused', status, why });
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
const isSame = (given: string, secret: string): boolean => {
  const a = Buffer.from(given), b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
};
const clean = (value: string, most: number): string => value.replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, most);
const keys = ['call', 'remote', 'line', 'user'];
const paramsOf = (query: string): URLSearchParams => new URLSearchParams(query.replaceAll('+', '%2B'));
/**
 * What the phone wrote behind the path. It escapes little: a plus is the plus of a number, never a space, and a name may
 * hold `&` and `=`. The name stands last, so all behind it is the name; in phones set up with the former lines other
 * values follow, each of them once.
 */
function valuesOf(query: string): (name: string) => string {
  const found = /(?:^|&)name=/.exec(query), before = paramsOf(found ? query.slice(0, found.index) : query), behind = new Map<string, string>();
  let name = found ? query.slice(found.index + found[0].length) : '';
  for (let at = name.lastIndexOf('&'); at >= 0; at = name.lastIndexOf('&')) {
    const part = name.slice(at + 1), key = part.slice(0, Math.max(0, part.indexOf('=')));
    if (!keys.includes(key) || before.has(key) || behind.has(key)) break;
    behind.set(key, paramsOf(part).get(key) ?? '');
    name = name.slice(0, at);
  }
  const read = paramsOf(`name=${name.replaceAll('&', '%26')}`).get('name') ?? '';
  // bytes of an old encoding are nobody's name
  behind.set('name', read.includes('\u{FFFD}') ? '' : read.replace(/^\s*"(.*)"\s*$/s, '$1'));
  return (key) => behind.get(key) ?? before.get(key) ?? '';
}
/** A variable the phone does not know comes as it was typed, and is nothing: Grandstream has no `$call_id`. */
const told = (value: string): string => (value.startsWith('$') ? '' : value);
/** The user of `sip:+79001000101@pbx;user=phone`, or what else the phone sent: phones differ by model. */
const userOf = (value: string): string => /^<?\s*(?:sips?:)?([^@;>]*)/i.exec(value)?.[1]?.trim() ?? '';

/** Reads one request of a phone, or says why it is none: a stranger, a wrong path, something too long. It never throws. */
export function judge(config: ActionUrlConfig, asked: Asked): Judged {
  const from = plainAddress(asked.from), phones = config.phones.filter((one) => one.address === from);
  if (phones.length === 0) return refused(403, 'stranger');
  if (asked.method !== 'GET') return refused(405, 'method');
  if (asked.hasBody) return refused(413, 'body');
  if (asked.url.length > longestUrl) return refused(414, 'too-long');
  const mark = asked.url.indexOf('?'), path = mark < 0 ? asked.url : asked.url.slice(0, mark), query = mark < 0 ? '' : asked.url.slice(mark + 1), [, secret = '', name = '', ...more] = path.split('/');
  if (!isSame(secret, config.secret)) return refused(404, 'secret');
  const event = phoneEvents.find((one) => one === name);
  if (!event || more.length > 0) return refused(404, 'event');
  const values = valuesOf(query), valueOf = (name: string, most: number) => told(clean(values(name), most)), user = valueOf('user', 64);
  const phone = phones.find((one) => one.phone === user) ?? (phones.length === 1 ? phones[0] : undefined);
  if (!phone) return refused(400, 'which-phone');
  const remote = userOf(valueOf('remote', 256)), line = userOf(valueOf('line', 256)), displayName = valueOf('name', 128);
  const party = remote === '' ? undefined : partyOf(remote), lineParty = partyOf(line);
  // the called address of an incoming call is a number of the clinic only where the exchange puts it there: mostly it is
  // the phone's own account, and in phones set up with `$calledNumber` it is the caller
  const own = [...config.phones.map((one) => one.phone), user].map((one) => partyKey(partyOf(one)));
  const isLine = lineParty.kind !== 'withheld' && !own.includes(partyKey(lineParty)) && !(party && partyKey(party) === partyKey(lineParty));
  return {
    kind: 'said',
    said: {
      phone: phone.phone, event, call: valueOf('call', 64).replace(/[^\w.-]/g, ''),
      ...(party ? { party } : {}),
      // phones repeat the number where the exchange sent no name
      ...(displayName !== '' && displayName !== remote && (/\p{L}/u.test(displayName) || displayName.replace(/\D/g, '') !== remote.replace(/\D/g, '')) ? { displayName } : {}),
      ...(isLine ? { line: lineParty } : {}),
    },
  };
}
