import type { Random } from '#main/app/demo/random.ts';

/** A message as it should be, before it is wounded. */
export interface Sample { readonly kind: string; readonly text: string }
type Wound = (text: string, random: Random) => string;

const odd = ['\0', '\r\n', '\r', '\n', '\u2028', '"', '<', '>', ';', ',', '%zz', '%', ':', '\t', '\\', 'sip:', 'SIP/2.0', '😀', '\ud800', 'ё', '=', '[::1]', '\r\n\r\n', '\u0000\u0000', '﷽', '‮'];
const numbers = ['-1', '0', '00000000000000000000', '99999999999999999999', '4294967296', '2147483648', '1e9', 'NaN', ' ', '٣'];
const headOf = (text: string): [string, string] => { const at = text.indexOf('\r\n\r\n'); return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 4)]; };
const inHead = (text: string, change: (lines: string[]) => string[]): string => { const [head, body] = headOf(text); return `${change(head.split('\r\n')).join('\r\n')}\r\n\r\n${body}`; };
const at = (text: string, random: Random): number => random.int(text.length + 1);
/** A pile of something, of a size where a careless reader stumbles. */
const pile = (random: Random, of: string, most: number): string => of.repeat(Math.ceil(random.between(1, most) / of.length));

/** Kinds of damage, each by its name in the report. */
export const wounds: Readonly<Record<string, Wound>> = {
  'a bit of a header': (text, random) => {
    const [head] = headOf(text), where = random.int(head.length), bytes = Buffer.from(text, 'latin1');
    bytes[where] = bytes[where]! ^ (1 << random.int(8));
    return bytes.toString('latin1');
  },
  'a length': (text, random) => text.replace(/^Content-Length:.*$/im, random.chance(0.2) ? '' : `Content-Length: ${random.pick([...numbers, '1', '17000', '70000', '999999999'])}`),
  'nulls': (text, random) => { const where = at(text, random); return text.slice(0, where) + '\0'.repeat(random.between(1, 400)) + text.slice(where); },
  'a header of 70 kB': (text, random) => inHead(text, (lines) => [lines[0]!, `${random.pick(['X-Long', 'From', 'Via', 'To', 'Contact', 'Reason', 'P-Asserted-Identity'])}: ${random.pick(['a', '<', '"', ';a=b', '%41', '\t', 'sip:a@', '😀'].map((one) => one)).repeat(70_000).slice(0, 70_000)}`, ...lines.slice(1)]),
  // just under the limit: this one is read
  'a header of 12 kB': (text, random) => inHead(text, (lines) => [lines[0]!, `${random.pick(['From', 'Via', 'To', 'Contact', 'P-Asserted-Identity', 'Diversion', 'Reason', 'Event', 'Subscription-State', 'Privacy'])}: ${pile(random, random.pick(['a', '<', '>', '"', '\\', ';a', ',', ' ', '\t ', '%', '(', '[', 'sip:', ':', '<sip:a@b>,', 'é']), 12_000)}`, ...lines.slice(1)]),
  'letters of several bytes': (text, random) => { let out = text; for (let n = random.between(1, 6); n > 0; n--) { const where = at(out, random); out = out.slice(0, where) + random.pick(odd) + out.slice(where); } return out; },
  'cut short': (text, random) => text.slice(0, at(text, random)),
  'a header twice': (text, random) => inHead(text, (lines) => { const line = random.pick(lines), times = random.pick([1, 1, 2, 50, 300]); return [...lines, ...Array.from({ length: times }, () => line)]; }),
  'a header missing': (text, random) => inHead(text, (lines) => { const gone = 1 + random.int(Math.max(1, lines.length - 1)); return lines.filter((_, n) => n !== gone); }),
  'the message twice': (text, random) => (random.chance(0.5) ? text + text : `${text}\r\n\r\n${text}`),
  'a wrong CSeq': (text, random) => text.replace(/^CSeq:.*$/im, `CSeq: ${random.pick([...numbers, '1', '2'])} ${random.pick(['INVITE', 'ACK', 'BYE', 'REGISTER', '', 'invite', 'ПОЗВОНИТЬ', 'INVITE INVITE'])}`),
  'an absurd number': (text, random) => { const found = [...text.matchAll(/\d+/g)], one = found.length ? random.pick(found) : undefined; return one ? text.slice(0, one.index) + random.pick(numbers) + text.slice(one.index + one[0].length) : text; },
  'the first line': (text, random) => inHead(text, ([, ...rest]) => [random.pick(['', 'INVITE', 'INVITE  SIP/2.0', 'SIP/2.0 99 ?', 'SIP/2.0 700 Later', 'SIP/2.0', 'GET / HTTP/1.1', 'INVITE sip:101@a SIP/3.0', 'INVITE tel:%00 SIP/2.0', '\0\0\0']), ...rest]),
  'a torn URI': (text, random) => text.replace(random.pick([/<sips?:[^>]*>/, /sips?:\S+/]), random.pick(['<sip:>', '<sip:@>', '<sip:a@[::>', '<', '>', '<sip:%00%ff@x>', `<sip:${'a'.repeat(3_000)}@b>`, '<tel:>', 'sip:a:b:c@d:99999999', `<sip:a@${'b.'.repeat(2_000)}>`])),
  'a broken document': (text, random) => {
    const bad = random.pick([
      '<dialog-info', '<dialog-info><dialog', '<dialog-info><dialog id="1"><state>', '<dialog-info><dialog id="1" call-id="x"><state>confirmed</state><remote><identity>', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "&c;&c;&c;">]><dialog-info>&b;</dialog-info>',
      `<dialog-info>${pile(random, '<dialog id="a" call-id="b"><state>early</state></dialog>', 14_000)}`, `<dialog-info>${pile(random, '<dialog ', 12_000)}`, `<dialog-info><dialog id='${pile(random, '"', 9_000)}'><state>early</state>`, pile(random, '<a:', 12_000), `<dialog id="1"><state event="${pile(random, '&lt;', 8_000)}">early</state></dialog>`,
      '<dialog-info><dialog id="\0"><state>TERMINATED</state></dialog></dialog-info>', '<d:dialog d:id="1"><d:state>trying', `<dialog id="1" call-id="${'c'.repeat(9_000)}" direction="recipient"><state>confirmed</state></dialog>`,
    ]);
    const [head, body] = headOf(text);
    return random.chance(0.3) ? `${head}\r\n\r\n${body.slice(0, random.int(body.length + 1))}` : `${head.replace(/^Content-Length:.*$/im, `Content-Length: ${Buffer.byteLength(bad)}`)}\r\n\r\n${bad}`;
  },
  'rubbish for sound': (text, random) => {
    const bad = random.pick(['v=0', 'v=0\r\no=\r\ns=\r\nm=audio -1 RTP/AVP', `v=0\r\n${pile(random, 'a=rtpmap:0 x\r\n', 12_000)}`, `m=${pile(random, 'audio ', 9_000)}`, '\0'.repeat(500), `c=IN IP6 ${pile(random, ':', 5_000)}`, 'm=audio 99999999 RTP/SAVPF 111 63 9 0 8 13 110 126\r\na=ice-ufrag:\r\na=fingerprint:sha-256']);
    const [head] = headOf(text);
    return `${head.replace(/^Content-Length:.*$/im, `Content-Type: application/sdp\r\nContent-Length: ${Buffer.byteLength(bad)}`)}\r\n\r\n${bad}`;
  },
  'noise': (_, random) => Array.from({ length: random.between(0, 3_000) }, () => String.fromCharCode(random.int(256))).join(''),
  'a swap of methods': (text, random) => text.replaceAll(/\b(?:INVITE|NOTIFY|CANCEL|OPTIONS)\b/g, random.pick(['BYE', 'ACK', 'PRACK', 'UPDATE', 'REFER', 'INFO', 'MESSAGE', 'SUBSCRIBE', 'REGISTER', 'PUBLISH', 'CANCEL', 'НЕТ'])),
};

/** One to three wounds, the first of them named. */
export function wounded(sample: Sample, random: Random): { readonly text: string; readonly wound: string } {
  const names = Object.keys(wounds), first = random.pick(names);
  let text = wounds[first]!(sample.text, random);
  while (random.chance(0.25) && text.length > 0 && text.length < 80_000) text = wounds[random.pick(names)]!(text, random);
  return { text, wound: first };
}
