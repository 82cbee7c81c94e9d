import type { Asked } from './request.ts';

export const longestHead = 8_192;
export type Head =
  | { readonly kind: 'whole'; readonly asked: Omit<Asked, 'from'> }
  /** Not all of it has come. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'refused'; readonly status: 400 | 431; readonly why: 'unreadable' | 'too-much' };

/** Bytes that may not stand in a request line as they are: spaces, control characters, all that is not ASCII. */
const escaped = (target: string): string => target.replace(/[^\x21-\x7e]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

const hasLength = (value: string): boolean => !/^0*$/.test(value.trim());

/**
 * The head of a request. Phones put the caller's name into the line as the exchange sent it, with spaces, quotes and bytes
 * of UTF-8, which no common reader of HTTP takes (RFC 9112, 3.2 forbids them): what stands between the method and the
 * version is the address here, whatever it is made of. Never throws, and takes time in proportion to what it is given.
 */
export function readHead(bytes: Buffer): Head {
  // latin1: a byte is a character
  const text = bytes.subarray(0, longestHead).toString('latin1').replace(/^[\r\n]+/, ''), end = /\r?\n\r?\n/.exec(text);
  if (!end) return bytes.length < longestHead ? { kind: 'begun' } : { kind: 'refused', status: 431, why: 'too-much' };
  const [line = '', ...headers] = text.slice(0, end.index).split(/\r?\n/), space = line.indexOf(' '), version = line.lastIndexOf(' HTTP/1.');
  const method = line.slice(0, Math.max(0, space)), target = line.slice(space, Math.max(space, version)).trim();
  if (!/^[A-Z]{1,16}$/.test(method) || target === '' || !/^ HTTP\/1\.[01]$/.test(line.slice(version))) return { kind: 'refused', status: 400, why: 'unreadable' };
  const hasBody = headers.some((header) => /^transfer-encoding[ \t]*:/i.test(header) || (/^content-length[ \t]*:/i.test(header) && hasLength(header.slice(header.indexOf(':') + 1))));
  return { kind: 'whole', asked: { method, url: escaped(target), hasBody } };
}
