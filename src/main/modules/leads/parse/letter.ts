import { timingSafeEqual } from 'node:crypto';
import { readLetter } from '#shared/leads/mapping.ts';
import type { RelayEnvelope } from '#main/kernel/relay.ts';
import { rawLimit } from './item.ts';

const same = (a: string, b: string): boolean => { const x = Buffer.from(a), y = Buffer.from(b); return x.length === y.length && timingSafeEqual(x, y); };
/** Whether a letter's path ends with the source's secret part: nothing else signs it. */
export const isFrom = ({ path }: Pick<RelayEnvelope, 'path'>, token: string): boolean => token !== '' && path.split('/').some((part) => part.length > 0 && same(part, token));

/** No form of a site is so long. */
const largest = 256 * 1024;
export interface Letter { readonly text: string; /** Too large to be read: `text` is how it begins. */ readonly tooLarge: boolean; readonly fields: Readonly<Record<string, unknown>> | undefined }
export function letterOf({ body, headers, method, query, cut }: Pick<RelayEnvelope, 'body' | 'headers' | 'method' | 'query' | 'cut'>): Letter {
  if (cut === true || body.length > largest) return { text: Buffer.from(body.subarray(0, rawLimit)).toString('utf8'), tooLarge: true, fields: undefined };
  const text = Buffer.from(body).toString('utf8'), type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (text.trim() === '' && method === 'GET' && Object.keys(query).length > 0) return { text: JSON.stringify(query), tooLarge: false, fields: query };
  return { text, tooLarge: false, fields: readLetter(text, type.toLowerCase()) };
}
