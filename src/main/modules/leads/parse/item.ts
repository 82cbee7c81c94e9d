import { createHash } from 'node:crypto';
import { parsePhone } from '#shared/kernel/phone.ts';
import { instant, type Instant } from '#shared/kernel/values.ts';
import type { EnvelopeProblem, ReadItem } from '../port.ts';

/** More of one letter is not kept: nobody reads it, and a flood must not fill the disk. */
export const rawLimit = 32_768;
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40);

/** Cut at a whole character, saying so itself. */
export const cutRaw = (text: string): string => (text.length <= rawLimit ? text : `${text.slice(0, rawLimit).replace(/[\ud800-\udbff]$/, '')}…`);

type Lead = NonNullable<ReadItem['lead']>;
/** What a connector understood of one lead, before it is judged. */
export interface Understood {
  readonly raw: string;
  readonly externalId?: string | undefined;
  readonly phone?: string | undefined;
  /** The moment as the vendor wrote it: part of what makes a repetition known. */
  readonly saidAt?: string | undefined;
  readonly createdAt?: Instant | undefined;
  readonly updatedAt?: Instant | undefined;
  readonly wishFrom?: Instant | undefined;
  readonly wishTill?: Instant | undefined;
  readonly lead: Omit<Lead, 'externalId' | 'phone' | 'createdAt' | 'updatedAt' | 'problems'>;
  readonly problems?: readonly EnvelopeProblem[];
  /** Makes two letters of the same words two letters, where the vendor numbers neither them nor their time. */
  readonly letterId?: string | undefined;
  readonly receipt?: string | undefined;
}

const longestWishMs = 12 * 3_600_000, toleranceMs = 5 * 60_000;
/** Three characters of a name are a person; a phone or a letter box can be answered. */
const saysWho = (lead: Understood['lead'], phone: string): boolean => [phone, lead.email, lead.fullName, lead.surname, lead.firstName].some((text) => (text ?? '').trim().length > 1);

/** «+8 911…» is a Russian number dialled with an eight: there is no country +89. */
function readPhone(raw: string): { readonly phone: string; readonly problem?: EnvelopeProblem } {
  const trimmed = raw.trim();
  if (trimmed === '') return { phone: '', problem: 'no-phone' };
  const { e164, digits } = parsePhone(trimmed);
  if (e164 !== undefined) return { phone: trimmed };
  return trimmed.startsWith('+') && /^8\d{10}$/.test(digits) ? { phone: `+7${digits.slice(1)}`, problem: 'bad-phone' } : { phone: trimmed, problem: 'bad-phone' };
}

/** Judges what was understood: what cannot be believed is named, and what nobody could answer is no lead. */
export function itemOf(given: Understood, now: Instant): ReadItem {
  const problems = new Set<EnvelopeProblem>(given.problems);
  const { phone, problem } = readPhone(given.phone ?? '');
  if (problem) problems.add(problem);
  // a letter is a letter without a number too; a row of a list that is read again and again is not
  if (given.externalId === undefined && given.letterId === undefined) problems.add('no-id');
  if (given.saidAt !== undefined && given.createdAt === undefined) problems.add('bad-time');
  if (given.createdAt !== undefined && given.createdAt > now + toleranceMs) problems.add('clock-ahead');
  const { wishFrom, wishTill } = given;
  if (wishFrom !== undefined && wishTill !== undefined) {
    if (wishTill < wishFrom) problems.add('plan-reversed');
    else if (wishTill - wishFrom > longestWishMs) problems.add('plan-too-long');
  }
  const wish = { ...given.lead.wish, ...(wishFrom === undefined ? {} : { from: wishFrom }), ...(wishTill === undefined || problems.has('plan-reversed') || problems.has('plan-too-long') ? {} : { till: wishTill }) };
  const known = [...problems].filter((one) => one !== 'cancelled' && one !== 'unknown-source');
  const common = { raw: cutRaw(given.raw), ...(given.externalId === undefined ? {} : { externalId: given.externalId }), ...(given.receipt === undefined ? {} : { receipt: given.receipt }) };
  const digest = digestOf(JSON.stringify([given.externalId, given.phone, given.saidAt, given.externalId === undefined ? given.letterId : undefined, wishFrom, wishTill, given.lead, problems.has('cancelled')]));
  return {
    ...common, digest, problems: [...problems],
    ...(saysWho(given.lead, phone) && !problems.has('cancelled') ? {
      lead: {
        ...given.lead, phone, wish, problems: known, ...(given.externalId === undefined ? {} : { externalId: given.externalId }),
        ...(given.createdAt === undefined ? {} : { createdAt: given.createdAt }), ...(given.updatedAt === undefined ? {} : { updatedAt: given.updatedAt }),
      },
    } : {}),
  };
}

/** A row or a letter that could not be understood at all. */
export const unreadable = (raw: string, problem: 'unreadable' | 'too-large' | 'unknown-source' = 'unreadable'): ReadItem => ({ raw: cutRaw(raw), digest: digestOf(`${problem}\n${raw}`), problems: [problem] });

/** ISO 8601; undefined for anything else and for moments outside this program's life. */
export function isoInstant(text: string | undefined, aheadMs = 0): Instant | undefined {
  const at = text === undefined || !/^\d{4}-\d{2}-\d{2}([T ]|$)/.test(text) ? Number.NaN : Date.parse(text);
  return saneInstant(at - aheadMs);
}
const earliest = Date.UTC(2000, 0, 1), latest = Date.UTC(2100, 0, 1);
export const saneInstant = (at: number): Instant | undefined => (Number.isFinite(at) && at > earliest && at < latest ? instant(Math.round(at)) : undefined);
