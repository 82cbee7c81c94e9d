import { createFakeWeb } from '../fake-web.ts';
import { identLeadSource, flexbeLeadSource, napopravkuLeadSource, uisLeadSource, type LeadSource } from '#shared/leads/sources.ts';

/** A lead as a person left it; each vendor writes it in its own words. */
export interface FakeLead { readonly id: string; readonly atMs: number; readonly phone: string; readonly name: string; readonly comment?: string; readonly email?: string; readonly wishMs?: number; readonly cancelled?: boolean }
export interface FakeAnswer { readonly status: number; readonly type?: string; readonly text: string; readonly headers?: Readonly<Record<string, string>> }
interface Asked { readonly method: string; readonly url: URL; readonly headers: Readonly<Record<string, string>>; readonly body: string }

export interface FakeVendor {
  readonly vendor: 'ident-service' | 'uis' | 'napopravku' | 'flexbe';
  readonly source: (url: string, more?: Record<string, unknown>) => LeadSource;
  readonly leads: FakeLead[];
  readonly requests: string[];
  readonly received: Set<string>;
  readonly posted: { readonly path: string; readonly body: unknown }[];
  /** Rows that are not leads at all, put into every page. */
  readonly odd: unknown[];
  /** Answers with this instead, until undefined. */
  broken: ((asked: Asked) => FakeAnswer | undefined) | undefined;
  /** Rows come in a new order each time, some of them twice. */
  shuffle: ((rows: readonly unknown[]) => readonly unknown[]) | undefined;
  key: string;
  handle(asked: Asked): FakeAnswer;
  /** The vendor without a socket. */
  readonly fetch: typeof globalThis.fetch;
}
const json = (value: unknown, status = 200): FakeAnswer => ({ status, type: 'application/json', text: JSON.stringify(value) });
const plain = (status: number, text: string): FakeAnswer => ({ status, type: 'text/plain', text });
const stamp = (ms: number, zone = 3): string => new Date(ms + zone * 3_600_000).toISOString().slice(0, 19);

type Handle = (asked: Asked, fake: FakeVendor) => FakeAnswer;
export interface VendorOptions { readonly now?: () => number; /** Their clock minus ours. */ readonly aheadMs?: number; /** The wire tells the time. */ readonly tellsTime?: boolean }
function fakeOf(vendor: FakeVendor['vendor'], source: FakeVendor['source'], handle: Handle, { now = Date.now, aheadMs = 0, tellsTime = true }: VendorOptions): FakeVendor {
  const fake: FakeVendor = {
    vendor, source, leads: [], requests: [], received: new Set(), posted: [], odd: [], broken: undefined, shuffle: undefined, key: 'secret',
    handle: (asked) => {
      fake.requests.push(`${asked.method} ${asked.url.pathname}${asked.url.search}`);
      const answer = fake.broken?.(asked) ?? handle(asked, fake);
      return { ...answer, headers: { ...(tellsTime ? { date: new Date(now() + aheadMs).toUTCString() } : {}), ...answer.headers } };
    },
    fetch: (input, init) => {
      if (init?.signal?.aborted) return Promise.reject(new Error('aborted'));
      const url = new URL(input instanceof Request ? input.url : input), { status, type = 'application/json', text, headers } = fake.handle({ method: init?.method ?? 'GET', url, headers: Object.fromEntries(new Headers(init?.headers)), body: typeof init?.body === 'string' ? init.body : '' });
      return Promise.resolve(new Response(status === 204 ? null : text, { status, headers: { 'content-type': type, ...headers } }));
    },
  };
  return fake;
}
const sourceId = (n: number) => `019abc00-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const paged = <T>(fake: FakeVendor, rows: readonly T[], offset: number, limit: number): readonly unknown[] => {
  const all: readonly unknown[] = [...rows, ...fake.odd], page = all.slice(offset, offset + limit);
  return fake.shuffle ? fake.shuffle(page) : page;
};
const theirs = (lead: FakeLead, aheadMs: number): number => lead.atMs + aheadMs;

export function fakeIdent(options: VendorOptions = {}): FakeVendor {
  const ahead = options.aheadMs ?? 0;
  return fakeOf('ident-service', (url, more) => identLeadSource.parse({ vendor: 'ident-service', id: sourceId(1), name: 'Сайт', url: `${url}/ident`, key: 'secret', ...more }), ({ method, url, headers, body }, fake) => {
    if (headers['ident-integration-key'] !== fake.key) return plain(403, 'Wrong key');
    if (method === 'POST' && url.pathname === '/ident/PostTimeTable') { fake.posted.push({ path: 'PostTimeTable', body: JSON.parse(body) as unknown }); return plain(200, '{}'); }
    if (url.pathname !== '/ident/GetTickets') return plain(404, 'No such method');
    const from = Date.parse(url.searchParams.get('dateTimeFrom') ?? ''), till = Date.parse(url.searchParams.get('dateTimeTo') ?? '');
    if (!Number.isFinite(from) || !Number.isFinite(till)) return plain(400, 'Bad period');
    const rows = fake.leads.filter((one) => theirs(one, ahead) >= from && theirs(one, ahead) <= till).sort((a, b) => a.atMs - b.atMs);
    return json(paged(fake, rows.map((one) => ({
      Id: one.id, DateAndTime: `${stamp(theirs(one, ahead))}+03:00`, ClientPhone: one.phone, ClientFullName: one.name, FormName: 'Лендинг: имплантация', Comment: one.comment ?? '', ClientEmail: one.email ?? '', UtmSource: 'yandex',
      ...(one.wishMs === undefined ? {} : { PlanStart: `${stamp(one.wishMs)}+03:00`, PlanEnd: `${stamp(one.wishMs + 3_600_000)}+03:00` }),
    })), Number(url.searchParams.get('offset')), Number(url.searchParams.get('limit'))));
  }, options);
}

export function fakeUisForms(options: VendorOptions = {}): FakeVendor {
  const ahead = options.aheadMs ?? 0;
  return fakeOf('uis', (url, more) => uisLeadSource.parse({ vendor: 'uis', id: sourceId(2), name: 'UIS', dataApi: `${url}/v2.0`, secret: 'secret', ...more }), ({ body }, fake) => {
    const { id, method, params } = JSON.parse(body) as { id: string; method: string; params: Record<string, unknown> };
    const refuse = (code: number, mnemonic: string) => json({ jsonrpc: '2.0', id, error: { code, message: 'no', data: { mnemonic } } });
    if (params['access_token'] !== fake.key) return refuse(-32001, 'access_token_invalid');
    const answer = (data: unknown, total = 0) => json({ jsonrpc: '2.0', id, result: { data, metadata: { total_items: total, limits: { minute_limit: 60, minute_remaining: 50 } } } });
    if (method === 'get.account') return answer([{ timezone: 'Europe/Moscow' }]);
    if (method !== 'get.offline_messages_report') return refuse(-32601, 'method_not_found');
    const read = (text: unknown) => Date.parse(`${String(text).replace(' ', 'T')}+03:00`), from = read(params['date_from']), till = read(params['date_till']);
    if (till - from > 92 * 86_400_000) return refuse(-32602, 'date_interval_limit_reached');
    const rows = fake.leads.filter((one) => theirs(one, ahead) >= from && theirs(one, ahead) <= till).sort((a, b) => a.atMs - b.atMs);
    return answer(paged(fake, rows.map((one) => ({
      id: Number(one.id.replace(/\D/g, '')), date_time: stamp(theirs(one, ahead)).replace('T', ' '), text: one.comment ?? '', status: 'not_processed', form_name: 'Обратный звонок', visitor_name: one.name,
      visitor_phone_number: /^\+?\d+$/.test(one.phone) ? Number(one.phone.replace('+', '')) : one.phone, visitor_email: one.email ?? null, site_domain_name: 'clinic.example', campaign_name: 'Сайт',
    })), Number(params['offset']), Number(params['limit'])), rows.length);
  }, options);
}

export function fakeNapopravku(options: VendorOptions = {}): FakeVendor {
  const ahead = options.aheadMs ?? 0;
  return fakeOf('napopravku', (url, more) => napopravkuLeadSource.parse({ vendor: 'napopravku', id: sourceId(3), name: 'НаПоправку', url: `${url}/api/v1`, token: 'secret', ...more }), ({ method, url, headers, body }, fake) => {
    if (headers['authorization'] !== `Bearer ${fake.key}`) return json({ message: 'Unauthenticated.' }, 401);
    const path = url.pathname.replace('/api/v1/', '');
    if (method === 'POST' && path === 'appointments/set-received') { fake.received.add((JSON.parse(body) as { appointment_uuid: string }).appointment_uuid); return json({ result: true }); }
    if (method === 'POST') { fake.posted.push({ path, body: JSON.parse(body) as unknown }); return json({ result: true }); }
    if (path !== 'appointments') return json({ message: 'Not found' }, 404);
    const page = Number(url.searchParams.get('paging[page]')), per = Number(url.searchParams.get('paging[per_page]')), wanted = url.searchParams.get('is_received'), cancelled = url.searchParams.get('is_cancelled');
    if (per > 100) return json({ message: 'per_page', errors: {} }, 422);
    const rows = fake.leads.filter((one) => (wanted === null || fake.received.has(one.id) === (wanted === '1')) && (cancelled === null || (one.cancelled ?? false) === (cancelled === '1'))).sort((a, b) => a.atMs - b.atMs);
    const items = paged(fake, rows.map((one) => {
      const [surname = '', first = ''] = one.name.split(' ');
      return {
        uuid: one.id, clinic: { id: 5, name: 'Центр', mis_clinic_id: '1' }, doctor: { id: 9, name: 'Врач А.', mis_doctor_id: '12' }, mis_service_id: null, start_time: `${new Date(one.wishMs ?? one.atMs + 86_400_000).toISOString().slice(0, 19)}Z`,
        end_time: `${new Date((one.wishMs ?? one.atMs + 86_400_000) + 1_800_000).toISOString().slice(0, 19)}Z`, patient_surname: surname, patient_firstname: first, patient_phone: one.phone, patient_email: one.email ?? null, comment: one.comment ?? null,
        is_received: fake.received.has(one.id), is_cancelled: one.cancelled ?? false, created_at: new Date(theirs(one, ahead)).toISOString(), updated_at: new Date(theirs(one, ahead)).toISOString(),
      };
    }), (page - 1) * per, per);
    return json({ result: { items, meta: { total: rows.length, per_page: per, page, last_page: Math.max(1, Math.ceil((rows.length + fake.odd.length) / per)) } } });
  }, options);
}

export function fakeFlexbe(options: VendorOptions & { readonly newestFirst?: boolean } = {}): FakeVendor {
  const ahead = options.aheadMs ?? 0;
  return fakeOf('flexbe', (url, more) => flexbeLeadSource.parse({ vendor: 'flexbe', id: sourceId(4), name: 'Лендинг', url, key: 'secret', relayToken: 'flexbe-token-0123456789', ...more }), ({ url }, fake) => {
    if (url.pathname !== '/mod/api/') return plain(404, 'no');
    if (url.searchParams.get('api_key') !== fake.key) return json({ error: { code: 0, msg: 'Invalid api key' } });
    if (url.searchParams.get('method') !== 'getLeads') return json({ error: { code: 2, msg: 'Unknown method' } });
    const rows = fake.leads.toSorted((a, b) => (options.newestFirst ? b.atMs - a.atMs : a.atMs - b.atMs));
    return json({ data: { leads: paged(fake, rows.map((one, n) => ({
      id: one.id, num: n, time: Math.floor(theirs(one, ahead) / 1000), status: { code: 0, name: 'Новая' }, client: { name: one.name, phone: one.phone, email: one.email ?? '' }, note: one.comment ?? '', form_name: 'Запись на приём',
      page: { url: 'https://clinic.example/implant', name: 'Имплантация' }, utm: { utm_source: 'yandex', utm_campaign: 'implant' },
    })), Number(url.searchParams.get('start')), Number(url.searchParams.get('count'))) } });
  }, options);
}
export const fakeVendors = { 'ident-service': fakeIdent, uis: fakeUisForms, napopravku: fakeNapopravku, flexbe: fakeFlexbe } as const;
export const pulled = Object.keys(fakeVendors) as (keyof typeof fakeVendors)[];

/** The vendor behind a real socket of this PC. */
export async function serve(fake: FakeVendor) {
  return createFakeWeb((request, body, reply) => {
    const { status, type = 'application/json', text, headers } = fake.handle({ method: request.method ?? 'GET', url: new URL(request.url ?? '/', 'http://127.0.0.1'), headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])), body });
    reply.writeHead(status, { 'content-type': type, ...headers });
    reply.end(text);
  });
}
