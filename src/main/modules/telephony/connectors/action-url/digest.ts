import { createHash } from 'node:crypto';

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The values of each Digest challenge in a `WWW-Authenticate`, where several schemes may stand in one line. */
function challengesOf(header: string): ReadonlyMap<string, string>[] {
  return [...header.matchAll(/(?:^|,)\s*Digest\s+/gi)].map(({ index, 0: { length } }) => {
    const values = new Map<string, string>(), part = /\s*(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))\s*(?:,|$)/y;
    part.lastIndex = index + length;
    for (let found = part.exec(header); found; found = part.exec(header)) values.set(found[1]!.toLowerCase(), found[2]?.replace(/\\(.)/g, '$1') ?? found[3] ?? '');
    return values;
  });
}

export interface DigestLogin { readonly user: string; readonly password: string; readonly method: string; readonly uri: string }

/**
 * The answer to a phone's page that asks for a password by Digest (RFC 7616; 2617 where it names no `qop`). MD5 alone, which
 * is what phones ask for; undefined where the page wants anything else, or nothing.
 */
export function digestAnswer(header: string | undefined, { user, password, method, uri }: DigestLogin, cnonce: string): string | undefined {
  for (const challenge of challengesOf(header ?? '')) {
    const realm = challenge.get('realm'), nonce = challenge.get('nonce'), algorithm = challenge.get('algorithm'), opaque = challenge.get('opaque'), qops = challenge.get('qop')?.split(',').map((one) => one.trim().toLowerCase());
    if (realm === undefined || nonce === undefined || (algorithm !== undefined && algorithm.toUpperCase() !== 'MD5') || (qops && !qops.includes('auth'))) continue;
    const count = '00000001', who = md5(`${user}:${realm}:${password}`), what = md5(`${method}:${uri}`);
    const response = md5(qops ? `${who}:${nonce}:${count}:${cnonce}:auth:${what}` : `${who}:${nonce}:${what}`);
    return [
      `Digest username=${quoted(user)}`, `realm=${quoted(realm)}`, `nonce=${quoted(nonce)}`, `uri=${quoted(uri)}`, `response="${response}"`, 'algorithm=MD5',
      ...(qops ? ['qop=auth', `nc=${count}`, `cnonce="${cnonce}"`] : []), ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ].join(', ');
  }
  return undefined;
}
