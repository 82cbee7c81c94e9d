import { timingSafeEqual } from 'node:crypto';
import type { LeadSourceOf } from '#shared/leads/sources.ts';
import { valueAt } from '#shared/leads/mapping.ts';
import { isFrom, itemOf, letterOf, unreadable } from '../../connector.ts';
import type { LeadConnector, LeadConnectorDeps, ReadItem } from '../../port.ts';

type Fields = Readonly<Record<string, unknown>>;
/** A form's variables are named by whoever made it: the usual words, in either language. */
const names = {
  phone: /^(phone|tel|telephone|mobile|телефон|номер)(_?\d+)?$/i, name: /^(name|fullname|fio|имя|фио)(_?\d+)?$/i, surname: /^(surname|lastname|last_name|фамилия)$/i, email: /^(e-?mail|почта)(_?\d+)?$/i,
  comment: /^(comments?|message|text|textarea|comment_text|input|комментарий|сообщение)(_?\d+)?$/i, service: /^(services?|услуга|usluga)(_?\d+)?$/i,
} as const;
const known = /^(tranid|formid|formname|cookies|test|api_?key|payment|referer|pageurl|tildaspec.*)$/i;
const utmNames = ['source', 'medium', 'campaign', 'term', 'content'] as const;

const equal = (a: string, b: string): boolean => { const x = Buffer.from(a), y = Buffer.from(b); return x.length === y.length && timingSafeEqual(x, y); };
/** `TILDAUTM=utm_source%3Dyandex|||utm_medium%3Dcpc` among the cookies a form brings along. */
function utmOf(fields: Fields): Partial<Record<(typeof utmNames)[number], string>> {
  const cookies = valueAt(fields, 'COOKIES') ?? '', found = /TILDAUTM=([^;]{1,2000})/.exec(cookies)?.[1] ?? '';
  let decoded = found;
  try { decoded = decodeURIComponent(found); } catch { /* as it came */ }
  return Object.fromEntries(utmNames.map((name) => [name, valueAt(fields, `utm_${name}`) ?? new RegExp(`utm_${name}=([^|&;]{1,300})`).exec(decoded)?.[1] ?? '']));
}

/** Forms of a site on Tilda: a webhook only, kept by the gateway. Every form has its own variables, so those that are not known go along as they are. */
export function createTildaLeads(config: LeadSourceOf<'tilda'>, deps: LeadConnectorDeps): LeadConnector {
  function read(raw: string, fields: Fields, letterId: string): ReadItem {
    const entries = Object.keys(fields).map((name): [string, string] => [name, valueAt(fields, name) ?? '']).filter(([, value]) => value !== '');
    const of = (what: keyof typeof names): string => entries.find(([name]) => names[what].test(name))?.[1] ?? '';
    const rest = entries.filter(([name]) => !known.test(name) && !/^utm_/i.test(name) && !Object.values(names).some((one) => one.test(name)));
    return itemOf({
      raw, externalId: valueAt(fields, 'tranid')?.slice(0, 300), phone: of('phone'), letterId,
      lead: {
        form: valueAt(fields, 'formname') ?? valueAt(fields, 'formid') ?? '', comment: of('comment'), email: of('email'), page: valueAt(fields, 'referer') ?? '',
        ...(of('surname') === '' ? { fullName: of('name') } : { surname: of('surname'), firstName: of('name') }), wish: { service: of('service') }, utm: utmOf(fields),
        fields: Object.fromEntries(rest.slice(0, 50).map(([name, value]) => [name.slice(0, 200), value])),
      },
    }, deps.clock.now());
  }
  return {
    id: config.id, vendor: 'tilda', everyMs: 60_000,
    capabilities: { pull: false, push: true, writeBack: false, booking: false, timetable: false },
    readEnvelope: (envelope) => {
      if (!isFrom(envelope, config.relayToken)) return undefined;
      const { text, tooLarge, fields } = letterOf(envelope);
      if (config.apiKey !== '') {
        const given = [...Object.values(envelope.headers), ...Object.values(fields ?? {}).filter((value) => typeof value === 'string')];
        if (!given.some((value) => equal(value.replace(/^Bearer /, ''), config.apiKey))) return undefined;
      }
      if (tooLarge) return [unreadable(text, 'too-large')];
      if (!fields) return [unreadable(text)];
      // when the address is entered Tilda tries it
      return Object.keys(fields).length === 1 && valueAt(fields, 'test') === 'test' ? 'check' : [read(withoutKey(text, config.apiKey), fields, envelope.id)];
    },
    readRaw: (raw) => { const { fields } = letterOf({ body: Buffer.from(raw), headers: {}, method: 'POST', query: {} }); return fields && read(raw, fields, raw); },
  };
}
/** The word that proves the sender is no part of the letter: it is not kept with it. */
const withoutKey = (text: string, key: string): string => (key === '' ? text : text.replaceAll(key, '…').replaceAll(encodeURIComponent(key), '…'));
