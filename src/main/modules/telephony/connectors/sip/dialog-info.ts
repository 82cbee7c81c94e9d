import { userOf } from './headers.ts';

/** One dialog of a phone as an exchange publishes it (RFC 4235). */
export interface DialogInfo {
  readonly id: string;
  readonly callId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly state: 'waiting' | 'talking' | 'ended';
  /** RFC 4235, 3.7.1: `cancelled`, `rejected`, `replaced`, `local-bye`, `remote-bye`, `error`, `timeout`. */
  readonly event?: string;
  readonly code?: number;
  /** User of the other side; absent when the document does not say. */
  readonly remote?: string;
  readonly remoteName?: string;
  /** User of our side: of a call that came in, often the dialled number. */
  readonly local?: string;
  /** `+sip.rendering=no` on our side: the caller hears music. */
  readonly held: boolean;
  /** No call but the phone as a whole: its name is the extension's own (Asterisk's hints). */
  readonly ofPhone?: true;
}

const maxDialogs = 64;
const unescape: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" };
const text = (value: string) => value.replace(/&(?:lt|gt|amp|quot|apos);/g, found => unescape[found]!);

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? text(found[1] ?? found[2] ?? '') : undefined;
}
/** The first element of a name with any namespace prefix: its attributes and what it holds. */
function element(xml: string, name: string): { readonly tag: string; readonly inner: string } | undefined {
  const open = new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*)?>`).exec(xml);
  if (!open) return undefined;
  if (open[1]?.endsWith('/')) return { tag: open[1], inner: '' };
  const from = open.index + open[0].length;
  const close = new RegExp(`</(?:\\w+:)?${name}\\s*>`).exec(xml.slice(from));
  return close ? { tag: open[1] ?? '', inner: xml.slice(from, from + close.index) } : undefined;
}
function user(side: string | undefined): { readonly user?: string; readonly name?: string } {
  const identity = side === undefined ? undefined : element(side, 'identity');
  if (!identity) return {};
  const found = userOf(text(identity.inner));
  const name = attribute(identity.tag, 'display');
  return { ...(found === undefined ? {} : { user: found }), ...(name ? { name: name.slice(0, 128) } : {}) };
}

/**
 * Reads a dialog-info document, tolerantly: exchanges send states in capitals, repeat dialogs long over, omit what they
 * like. What cannot be read is left out; it never throws. The caller caps the size.
 */
export function parseDialogInfo(xml: string): DialogInfo[] {
  const dialogs: DialogInfo[] = [];
  const phone = userOf(attribute(/<(?:\w+:)?dialog-info(\s[^>]*)>/.exec(xml)?.[1] ?? '', 'entity') ?? '');
  for (const part of xml.split(/<(?:\w+:)?dialog(?=[\s>])/).slice(1, maxDialogs + 1)) {
    const headEnd = part.indexOf('>');
    if (headEnd < 0) continue;
    const head = part.slice(0, headEnd), body = part.slice(headEnd + 1);
    const stated = element(body, 'state');
    const state = stated?.inner.trim().toLowerCase();
    if (!stated || (state !== 'trying' && state !== 'proceeding' && state !== 'early' && state !== 'confirmed' && state !== 'terminated')) continue;
    const id = attribute(head, 'id') ?? '', callId = attribute(head, 'call-id') ?? id;
    if (callId === '') continue;
    const remote = user(element(body, 'remote')?.inner), localSide = element(body, 'local')?.inner;
    const local = user(localSide);
    const held = localSide !== undefined && /pname\s*=\s*["']\+sip\.rendering["']\s+pvalue\s*=\s*["']no["']/.test(localSide);
    const event = attribute(stated.tag, 'event'), code = Number(attribute(stated.tag, 'code'));
    dialogs.push({
      id: id || callId, callId, direction: attribute(head, 'direction') === 'initiator' ? 'outbound' : 'inbound',
      // only a talk can be on hold, whatever its state is called: "early" at FreeSWITCH
      state: state === 'terminated' ? 'ended' : state === 'confirmed' || held ? 'talking' : 'waiting',
      ...(event === undefined ? {} : { event }), ...(code >= 100 && code < 700 ? { code } : {}),
      ...(remote.user === undefined ? {} : { remote: remote.user }), ...(remote.name === undefined ? {} : { remoteName: remote.name }),
      ...(local.user === undefined ? {} : { local: local.user }),
      ...(id !== '' && id === phone ? { ofPhone: true } : {}),
      held,
    });
  }
  return dialogs;
}
