import type { Random } from '#main/app/demo/random.ts';
import { leadSource, type LeadSource, type LeadVendor } from '#shared/leads/sources.ts';

/** A payload as it should be: of one lead, named so that it can be found again. */
export interface Whole { readonly id: string; readonly phone: string }
const iso = (at: number): string => new Date(at).toISOString();
const stamp = (at: number): string => new Date(at + 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** The body of one lead in each vendor's words. */
export const bodies: Readonly<Record<LeadVendor, (one: Whole, at: number) => string>> = {
  'ident-service': ({ id, phone }, at) => JSON.stringify([{ Id: id, DateAndTime: iso(at), ClientPhone: phone, ClientFullName: 'Тестов Тест', FormName: 'Лендинг', PlanStart: iso(at + 86_400_000), PlanEnd: iso(at + 90_000_000), DoctorName: 'Врач А.', Comment: 'после обеда', UtmSource: 'yandex' }]),
  uis: ({ id, phone }, at) => JSON.stringify({ jsonrpc: '2.0', id: 1, result: { data: [{ id, date_time: stamp(at), text: 'Перезвоните', form_name: 'Обратный звонок', visitor_name: 'Тест', visitor_phone_number: Number(phone.slice(1)), visitor_email: 'a@b.example', site_domain_name: 'clinic.example' }], metadata: { total_items: 1, limits: { minute_limit: 60, minute_remaining: 59 } } } }),
  napopravku: ({ id, phone }, at) => JSON.stringify({ result: { items: [{ uuid: id, clinic: { id: 5, name: 'Центр', mis_clinic_id: '1' }, doctor: { id: 9, name: 'Врач А.', mis_doctor_id: '12' }, mis_service_id: null, start_time: iso(at + 86_400_000), end_time: iso(at + 88_200_000), patient_surname: 'Тестов', patient_firstname: 'Тест', patient_phone: phone, is_received: false, is_cancelled: false, created_at: iso(at) }], meta: { total: 1, per_page: 100, page: 1, last_page: 1 } } }),
  flexbe: ({ id, phone }, at) => JSON.stringify({ data: { leads: [{ id, num: 17, time: Math.floor(at / 1000), status: { code: 0, name: 'Новая' }, client: { name: 'Тест', phone, email: '' }, note: 'x', form_name: 'Запись', page: { url: 'https://clinic.example/implant', name: 'Имплантация' }, utm: { utm_source: 'yandex' } }] } }),
  tilda: ({ id, phone }) => `Name=${encodeURIComponent('Тест Тестов')}&Phone=${encodeURIComponent(phone)}&comment=${encodeURIComponent('имплантация')}&tranid=${encodeURIComponent(id)}&formid=form900100&COOKIES=${encodeURIComponent('TILDAUTM=utm_source%3Dyandex|||utm_medium%3Dcpc')}`,
  webhook: ({ id, phone }) => JSON.stringify({ lead: { id, contact: { phone, name: 'Тест' }, answers: [{ value: 'после 17:00' }] } }),
};
const common = (n: number) => ({ id: `019abc00-0000-7000-a000-00000000000${String(n)}`, name: `source ${String(n)}` });
export const token = (n: number): string => `fault-token-000000${String(n)}`;
export const sources: readonly LeadSource[] = [
  { ...common(1), vendor: 'ident-service', url: 'http://127.0.0.1:9' }, { ...common(2), vendor: 'uis', dataApi: 'http://127.0.0.1:9' }, { ...common(3), vendor: 'napopravku', url: 'http://127.0.0.1:9' },
  { ...common(4), vendor: 'flexbe', url: 'http://127.0.0.1:9', key: 'k' }, { ...common(5), vendor: 'tilda', relayToken: token(5) },
  { ...common(6), vendor: 'webhook', relayToken: token(6), mapping: { externalId: 'lead.id', phone: 'lead.contact.phone', name: 'lead.contact.name', comment: 'lead.answers[0].value' } },
].map((one) => leadSource.parse(one));

const odd = ['\0', '\r\n', '"', '}', '[', '\\u0000', '🦷', 'null', '-1', '1e999', '99999999999999999999', '{}', 'true', '__proto__', '\ud800', '%zz', '%', '&', '=', ' '.repeat(300), '<html>', '‮', '٣'];
type Wound = (text: string, random: Random) => string;
const at = (text: string, random: Random): number => random.int(text.length + 1);
const value = /:\s?("(?:[^"\\]|\\.)*"|[\w.-]+)/g;
const swap = (text: string, random: Random, by: string): string => { const hits = [...text.matchAll(value)], hit = hits.length > 0 ? random.pick(hits) : undefined; return hit ? `${text.slice(0, hit.index)}:${by}${text.slice(hit.index + hit[0].length)}` : text + by; };

/** Kinds of damage, each by its name in the report. */
export const wounds: Readonly<Record<string, Wound>> = {
  'a letter': (text, random) => { const where = at(text, random); return text.slice(0, where) + String.fromCharCode(random.int(0x500)) + text.slice(where + 1); },
  'a piece missing': (text, random) => { const where = at(text, random); return text.slice(0, where) + text.slice(where + random.int(60)); },
  'a piece twice': (text, random) => { const where = at(text, random); return text.slice(0, where) + text.slice(where, where + random.int(200)) + text.slice(where); },
  'something odd': (text, random) => { let out = text; for (let n = random.between(1, 4); n > 0; n--) { const where = at(out, random); out = out.slice(0, where) + random.pick(odd) + out.slice(where); } return out; },
  'cut short': (text, random) => text.slice(0, at(text, random)),
  'another value': (text, random) => swap(text, random, random.pick(['null', '[]', '{}', '-1', '1e400', 'true', '""', '"\\u0000"', '[[[[]]]]', '"2026-13-45T99:99:99"', '"9999-12-31T00:00:00Z"', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{}}}'])),
  'a long value': (text, random) => swap(text, random, JSON.stringify(random.pick(['9', 'я', '🦷', '\\', '"', ' ']).repeat(random.between(1_000, 40_000)))),
  'a thousand deep': (text, random) => swap(text, random, random.chance(0.5) ? `${'['.repeat(1_000)}${']'.repeat(1_000)}` : `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`),
  'HTML': (_, random) => `<html><body>${'x'.repeat(random.between(0, 3_000))}</body></html>`,
  'other data': (_, random) => random.pick(['', 'null', '[]', '{}', '"text"', '17', '[[]]', '[null]', '{"result":null}', '{"data":{"leads":{}}}', '{"error":{"code":0}}', '{"result":{"items":{}}}', '[1,2,3]', 'a=b', '&&&===']),
};
export function wounded(text: string, random: Random): { readonly text: string; readonly wound: string } {
  const wound = random.pick(Object.keys(wounds));
  return { text: wounds[wound]!(text, random), wound };
}
