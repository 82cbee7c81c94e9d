import { partyOf, type PartyAddress } from '#shared/telephony/party.ts';

/** The part of a SIP message these rules read; SIP.js's IncomingRequestMessage fits. */
export interface HeaderReader { getHeader(name: string): string | undefined; getHeaders(name: string): string[] }

/** The user part of the first SIP or tel URI in a header value, parameters cut off and %xx decoded. */
export function userOf(value: string | undefined): string | undefined {
  const found = value === undefined ? null : /(?:sips?|tel):([^@>;,\s?]*)((?:;[^@>\s]*)?@)?/i.exec(value);
  if (!found?.[1]) return undefined;
  const tel = /^<?\s*tel:/i.test(value!.slice(found.index));
  if (!found[2] && !tel) return undefined;   // a host alone: no user
  try { return decodeURIComponent(found[1]); } catch { return found[1]; }
}

/** The display name of a name-addr, quotes and escapes removed. */
export function nameOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const quoted = /^\s*"((?:[^"\\]|\\.)*)"\s*</.exec(value);
  const text = (quoted ? quoted[1]!.replace(/\\(.)/g, '$1') : /^([^<"]*)</.exec(value)?.[1] ?? '').trim().slice(0, 128);
  return text === '' || /^(anonymous|unknown|restricted)$/i.test(text) ? undefined : text;
}

/**
 * Who calls. A caller who asks for privacy (RFC 3323) stays hidden even when a trusted exchange names him to us.
 * Order: P-Asserted-Identity (RFC 3325), Remote-Party-ID, From.
 */
export function callerOf(message: HeaderReader): { readonly party: PartyAddress; readonly displayName?: string } {
  if (/\b(id|user|header)\b/i.test(message.getHeader('Privacy') ?? '')) return { party: { kind: 'withheld' } };
  const remote = message.getHeader('Remote-Party-ID');
  if (/privacy\s*=\s*"?(full|uri)/i.test(remote ?? '')) return { party: { kind: 'withheld' } };
  for (const value of [...message.getHeaders('P-Asserted-Identity'), remote, message.getHeader('From')]) {
    const user = userOf(value);
    if (user === undefined) continue;
    const party = partyOf(user);
    if (party.kind === 'withheld') continue;
    const displayName = nameOf(value) ?? nameOf(message.getHeader('From'));
    // exchanges often repeat the number as the name
    return displayName === undefined || displayName.replace(/\D/g, '') === user.replace(/\D/g, '') ? { party } : { party, displayName };
  }
  return { party: { kind: 'withheld' } };
}

/**
 * The clinic's number that was dialled. Exchanges tell it in different places; the most explicit wins:
 * P-Called-Party-ID (RFC 7315), X-Dialled-Number (set by hand on many exchanges), the first History-Info entry
 * (RFC 7044: the original target), the last Diversion (RFC 5806: the first to divert), To. The account itself is no line.
 */
export function lineOf(message: HeaderReader, own: readonly string[]): PartyAddress | undefined {
  const dialled = message.getHeader('X-Dialled-Number');
  const candidates = [
    userOf(message.getHeader('P-Called-Party-ID')),
    dialled === undefined ? undefined : userOf(dialled) ?? dialled.trim(),
    userOf(message.getHeaders('History-Info')[0]),
    userOf(message.getHeaders('Diversion').at(-1)?.split(/,(?=\s*[<"])/).at(-1)),
    userOf(message.getHeader('To')),
  ];
  for (const user of candidates) {
    if (user === undefined || user === '' || own.includes(user)) continue;
    const line = partyOf(user);
    if (line.kind !== 'withheld') return line;
  }
  return undefined;
}

/** Why a CANCEL came: RFC 3326 `Reason: SIP;cause=200` means another phone took the call; nothing means the caller gave up. */
export function isCompletedElsewhere(message: HeaderReader): boolean {
  return message.getHeaders('Reason').some(value => /\bcause\s*=\s*"?200\b/i.test(value) || /completed elsewhere/i.test(value));
}
