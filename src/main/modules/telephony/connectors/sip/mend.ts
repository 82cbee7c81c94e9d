/**
 * SIP.js reads the grammar of RFC 3261 strictly and drops a message that breaks it, so that a call of an exchange that
 * writes loosely would not ring at all. What is known to come is put right before it is read; hosts and tel: URIs get a
 * mark that {@link unmend} takes away from what we send, so that an answer carries them as they came.
 */
const mark = '.loose.invalid', telHost = `tel${mark}`;

/** Header fields with an address, and those that name hosts on the way; `f`, `t`, `m`, `v`: the compact forms. */
const addressed = /^(From|To|Contact|P-Asserted-Identity|P-Preferred-Identity|Remote-Party-ID|Diversion|History-Info|P-Called-Party-ID|Record-Route|Route|Via|f|t|m|v)[ \t]*:/i;
/** A label that begins with a digit cannot be the last of a host (RFC 3261, 25.1): the container's id `019f9ae299f5`. */
const looseHost = /^(?:[\w-]+\.)*\d[\w-]*$/;
const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const isLoose = (host: string): boolean => looseHost.test(host) && !ipv4.test(host);

const mendLine = (line: string): string => {
  const colon = line.indexOf(':'), name = line.slice(0, colon + 1);
  let value = line.slice(colon + 1);
  if (/^(Via|v)[ \t]*:/i.test(line)) return name + value.replace(/^(\s*SIP\s*\/\s*2\.0\s*\/\s*\w+\s+)([\w.-]+)/i, (all, before: string, host: string) => (isLoose(host) ? `${before}${host}${mark}` : all));
  value = value.replace(/<\s*tel:([+\d().*#-]+)([^>]*)>/gi, (_, number: string, more: string) => `<sip:${number.replace(/[^+\d*]/g, '')}@${telHost}${more}>`);
  value = value.replace(/(sips?:(?:[^@<>;,\s]*@)?)([\w.-]+)/gi, (all, before: string, host: string) => (isLoose(host) ? `${before}${host}${mark}` : all));
  // a name outside quotes may hold tokens of ASCII alone
  return name + value.replace(/^([ \t]*)([^"<\s][^"<]*?)([ \t]*)</, (all, space: string, words: string) => (/^(?:[\w.!%*+`'~\- \t]+|(?:sips?|tel):.*)$/i.test(words) ? all : `${space}"${words.replace(/[\\"]/g, '')}" <`));
};

/** A message as it came, readable. What needs nothing is given back as it is; never throws. */
export function mend(message: string): string {
  const end = message.indexOf('\r\n\r\n'), head = end < 0 ? message : message.slice(0, end);
  const lines = head.split('\r\n'), mended = lines.map((line, n) => (n > 0 && addressed.test(line) ? mendLine(line) : line)).join('\r\n');
  return mended === head ? message : mended + message.slice(head.length);
}

/** What we send, with what was marked as it came. */
export function unmend(message: string): string {
  if (!message.includes(mark)) return message;
  const end = message.indexOf('\r\n\r\n'), head = end < 0 ? message : message.slice(0, end);
  return head.replace(new RegExp(`sip:([+\\d*]+)@${telHost.replaceAll('.', '\\.')}`, 'g'), 'tel:$1').replaceAll(mark, '') + message.slice(head.length);
}
