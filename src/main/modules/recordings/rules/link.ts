import { wallOf } from '#shared/kernel/time.ts';
import type { Instant, Zone } from '#shared/kernel/values.ts';
import type { CallDirection } from '#shared/telephony/call.ts';

/** What a link may hold of the call. */
export interface LinkFacts {
  readonly callKey: string;
  readonly startedAt: Instant;
  readonly direction: CallDirection;
  /** The other party's digits. */
  readonly number: string;
  readonly phone: string;
}
const linkWords = ['callid', 'date', 'time', 'unix', 'number', 'phone', 'direction'] as const;
type LinkWord = (typeof linkWords)[number];
export type BadLink = 'not-a-link' | 'scheme' | 'secret' | 'unknown' | 'host' | 'tells-nothing';

const wordsIn = (template: string): string[] => [...template.matchAll(/\{([^{}]*)\}/g)].map(([, word]) => word!.trim().toLowerCase());
const filled = (template: string, value: (word: LinkWord) => string): string => template.replace(/\{([^{}]*)\}/g, (_, word: string) => encodeURIComponent(value(word.trim().toLowerCase() as LinkWord)));
const hostOf = (text: string): string | undefined => (URL.canParse(text) ? new URL(text).origin : undefined);

/** Why a template is none; undefined for a good one. No word stands in the host: whatever a call is called, one server is asked. */
export function wrongLink(template: string): BadLink | undefined {
  const words = wordsIn(template);
  if (words.some((word) => !(linkWords as readonly string[]).includes(word))) return 'unknown';
  const sample = filled(template, () => '1'), other = filled(template, () => '2');
  if (!URL.canParse(sample)) return 'not-a-link';
  const url = new URL(sample);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme';
  // a name and a password have fields of their own, where nobody reads them over a shoulder
  if (url.username !== '' || url.password !== '') return 'secret';
  if (hostOf(sample) !== hostOf(other)) return 'host';
  return words.includes('callid') || words.includes('unix') || (words.includes('date') && words.includes('time')) ? undefined : 'tells-nothing';
}

/** The link of a call's recording by a template that is not wrong. */
export function linkOf(template: string, call: LinkFacts, zone: Zone): string {
  const { day, minute, second } = wallOf(call.startedAt, zone), two = (n: number): string => String(n).padStart(2, '0');
  const values: Readonly<Record<LinkWord, string>> = {
    callid: call.callKey, date: day, time: `${two(Math.floor(minute / 60))}${two(minute % 60)}${two(second)}`, unix: String(Math.floor(call.startedAt / 1000)),
    number: call.number, phone: call.phone, direction: call.direction === 'inbound' ? 'in' : 'out',
  };
  return filled(template, (word) => values[word]);
}
