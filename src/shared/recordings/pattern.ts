import { instantOf } from '../kernel/time.ts';
import { day, instant, type Instant, type Zone } from '../kernel/values.ts';
import type { CallDirection } from '../telephony/call.ts';
import { soundEndings } from './types.ts';

/** What the name of a recording's file says of its call. */
export interface NameFacts {
  readonly at?: Instant;
  /** The other party's digits; '' where the name says that the number was withheld. */
  readonly number?: string;
  /** The clinic's phone. */
  readonly phone?: string;
  readonly callKey?: string;
  readonly direction?: CallDirection;
  readonly durationMs?: number;
}
export type BadPattern = 'empty' | 'long' | 'unknown' | 'twice' | 'tells-nothing' | 'way-out';
export type Pattern = { readonly ok: true; readonly depth: number; read(path: string, zone: Zone): NameFacts | undefined } | { readonly ok: false; readonly why: BadPattern; readonly what?: string };

const directions: Readonly<Record<string, CallDirection>> = {
  inbound: 'inbound', incoming: 'inbound', in: 'inbound', external: 'inbound', вх: 'inbound', входящий: 'inbound',
  outbound: 'outbound', outgoing: 'outbound', out: 'outbound', исх: 'outbound', исходящий: 'outbound',
};
const withheld = ['anonymous', 'unknown', 'withheld', 'private', 'restricted', 'unavailable'];

/** The words between braces and what they may stand for. */
export const placeholders = {
  date: String.raw`\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{2}[-_.]\d{2}[-_.]\d{4}`,
  time: String.raw`\d{2}[-_.:]?\d{2}(?:[-_.:]?\d{2})?`,
  unix: String.raw`\d{13}|\d{10}`,
  number: String.raw`\+?\d{2,15}|${withheld.join('|')}`,
  phone: String.raw`[A-Za-z0-9]{1,16}`,
  callid: String.raw`[\w.@+-]{1,120}?`,
  direction: Object.keys(directions).sort((a, b) => b.length - a.length).join('|'),
  seconds: String.raw`\d{1,5}`,
} as const;
export type Placeholder = keyof typeof placeholders;
const names = Object.keys(placeholders) as Placeholder[];
const isPlaceholder = (word: string): word is Placeholder => (names as string[]).includes(word);
const longest = 200, mostStars = 4;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

function dateOf(text: string): string | undefined {
  const digits = text.replace(/\D/g, ''), yearLast = /^\d{2}\D/.test(text);
  const [y, m, d] = yearLast ? [digits.slice(4), digits.slice(2, 4), digits.slice(0, 2)] : [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];
  const made = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  return Number(y) >= 1990 && made.getUTCMonth() === Number(m) - 1 && made.getUTCDate() === Number(d) ? `${y}-${m}-${d}` : undefined;
}
function atOf(found: Partial<Record<Placeholder, string>>, zone: Zone): Instant | 'impossible' | undefined {
  if (found.unix !== undefined) return instant(found.unix.length === 13 ? Number(found.unix) : Number(found.unix) * 1000);
  if (found.date === undefined || found.time === undefined) return undefined;
  const on = dateOf(found.date), digits = found.time.replace(/\D/g, ''), h = Number(digits.slice(0, 2)), m = Number(digits.slice(2, 4)), s = Number(digits.slice(4) || 0);
  if (on === undefined || h > 23 || m > 59 || s > 59) return 'impossible';
  return instant(instantOf(day(on), h * 60 + m, zone) + s * 1000);
}

/**
 * A pattern of file names: words in braces, `*` for whatever, the rest as it is written; folders by `/`. The ending may
 * be left out. It must tell when the call was, or the exchange's key of it: nothing else finds a call.
 * @example compilePattern('{date}/{direction}-{phone}-{number}-{time}.wav')
 */
export function compilePattern(written: string): Pattern {
  const text = written.trim().replaceAll('\\', '/').replace(/^\/+/, '').normalize('NFC');
  if (text === '') return { ok: false, why: 'empty' };
  if (text.length > longest || text.split('*').length - 1 > mostStars) return { ok: false, why: 'long' };
  if (text.split('/').some((part) => part === '..' || part === '')) return { ok: false, why: 'way-out' };
  const seen: Placeholder[] = [];
  let source = '';
  for (const part of text.split(/(\{[^{}]*\}|\*)/)) {
    if (part === '*') source += '[^/]*?';
    else if (/^\{.*\}$/.test(part)) {
      const word = part.slice(1, -1).trim().toLowerCase();
      if (!isPlaceholder(word)) return { ok: false, why: 'unknown', what: part };
      // a folder and the file often both name the day: the last one counts, the others only have to fit
      if (seen.includes(word) && word !== 'date') return { ok: false, why: 'twice', what: part };
      source += seen.includes(word) ? `(?:${placeholders[word]})` : `(?<${word}>${placeholders[word]})`;
      seen.push(word);
    } else source += escaped(part);
  }
  if (!seen.includes('callid') && !seen.includes('unix') && !(seen.includes('date') && seen.includes('time'))) return { ok: false, why: 'tells-nothing' };
  const ended = new RegExp(`\\.(?:${soundEndings.join('|')})$`, 'i').test(text) ? '' : `\\.(?:${soundEndings.join('|')})`;
  const pattern = new RegExp(`^${source}${ended}$`, 'iu');
  return {
    ok: true, depth: text.split('/').length,
    read: (path, zone) => {
      const found = pattern.exec(path.replaceAll('\\', '/').normalize('NFC'))?.groups as Partial<Record<Placeholder, string>> | undefined;
      if (!found) return undefined;
      const at = atOf(found, zone);
      if (at === 'impossible') return undefined;
      return {
        ...(at === undefined ? {} : { at }),
        ...(found.number === undefined ? {} : { number: found.number.replace(/\D/g, '') }),
        ...(found.phone === undefined ? {} : { phone: found.phone }),
        ...(found.callid === undefined ? {} : { callKey: found.callid }),
        ...(found.direction === undefined ? {} : { direction: directions[found.direction.toLowerCase()]! }),
        ...(found.seconds === undefined ? {} : { durationMs: Number(found.seconds) * 1000 }),
      };
    },
  };
}
