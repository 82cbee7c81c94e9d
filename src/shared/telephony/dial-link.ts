import { parsePhone, phoneText } from '../kernel/phone.ts';
import type { E164, Id } from '../kernel/values.ts';

/** Why a link is not offered to be dialled; each has its sentence. */
export const dialLinkRefusals = ['not-a-link', 'too-long', 'service-code', 'not-a-number', 'short-number', 'impossible'] as const;
export type DialLinkRefusal = (typeof dialLinkRefusals)[number];
export type DialLink =
  | { readonly kind: 'number'; readonly e164: E164; /** As the screen writes it. */ readonly text: string; /** To be pressed by hand once somebody answers. */ readonly extension?: string }
  | { readonly kind: 'refused'; readonly why: DialLinkRefusal };
/** A link that somebody pressed in another program, as this window asks about it. */
export type DialLinkView = DialLink & { readonly id: Id };

const scheme = /^\s*(?:tel|callto):/i;
const longest = 256;

/** Whether an argument of the command line is a link for us at all. */
export const isDialLink = (text: string): boolean => scheme.test(text);

const refused = (why: DialLinkRefusal): DialLink => ({ kind: 'refused', why });
function decoded(text: string): string | undefined {
  try { return decodeURIComponent(text); } catch { return undefined; }
}

/**
 * Reads a `tel:` (RFC 3966) or `callto:` link as sites, letters and other programs write them. A link can come from
 * anybody, so only what is plainly one telephone number is taken: never a code that changes the phone itself (`*21*…#`),
 * never a user name. It never throws, and nothing here dials.
 */
export function parseDialLink(link: string): DialLink {
  if (link.length > longest) return refused('too-long');
  const found = scheme.exec(link);
  if (!found) return refused('not-a-link');
  const whole = decoded(link.slice(found[0].length).replace(/^\/{1,2}/, '').replace(/\/+\s*$/, ''));
  if (whole === undefined || /[\p{Cc}\p{Cf}]/u.test(whole)) return refused('not-a-number');
  const [before = '', ...parameters] = whole.split(/[;?]/);
  // what follows a pause is pressed in the conversation, it is no part of the number
  const [main = '', ...pressed] = before.split(/[,pw]+/i);
  if (/[*#]/.test(main)) return refused('service-code');
  const number = main.trim();
  if (!/^\+?[\d\s().\-–‑/]+$/u.test(number) || !/\d/.test(number)) return refused('not-a-number');
  const parsed = parsePhone(number);
  if (parsed.kind === 'short') return refused('short-number');
  if (parsed.e164 === undefined) return refused('impossible');
  const named = parameters.map((one) => /^\s*(?:ext|postd|isub)\s*=\s*(.*)$/i.exec(one)?.[1]).find((value) => value !== undefined);
  const extension = (named ?? pressed.join(' ')).replace(/[^\d*#]/g, '').slice(0, 20);
  return { kind: 'number', e164: parsed.e164, text: phoneText(parsed.e164), ...(extension === '' ? {} : { extension }) };
}
