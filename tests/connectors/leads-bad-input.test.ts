import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leadConnectorOf } from '#main/app/lead-sources/connectors.ts';
import { createEnvelopeFile, drain, type LeadConnector, type ReadItem } from '#main/modules/leads/index.ts';
import type { RelayEnvelope } from '#main/kernel/relay.ts';
import { leadSource, type LeadSourceInput } from '#shared/leads/sources.ts';
import { testFolder, testStart } from '#tests/support/database.ts';
import { createFakeWeb } from './fake-web.ts';
import { fakeIdent, fakeNapopravku } from './leads/fake-vendors.ts';
import { ask, openLeadDesk } from './leads/desk.ts';

const id = '019abc00-0000-7000-8000-0000000000aa', token = 'a-secret-of-16-characters';
const connectorOf = (source: LeadSourceInput, desk = openLeadDesk()): LeadConnector => leadConnectorOf(leadSource.parse(source), { clock: desk.clock, fetch: globalThis.fetch, random: () => 0.5, signal: new AbortController().signal });
const letter = (body: string | Uint8Array, more: Partial<RelayEnvelope> = {}): RelayEnvelope => ({ id: 'e1', receivedAt: testStart, method: 'POST', path: `/leads/${token}`, query: {}, headers: {}, body: typeof body === 'string' ? Buffer.from(body) : body, ...more });
const only = (items: readonly ReadItem[] | 'check' | undefined): ReadItem => { expect(items).toHaveLength(1); return (items as readonly ReadItem[])[0]!; };

describe('tickets of a site that serves IDENT, as they should not be', () => {
  const at = new Date(testStart - 60_000).toISOString(), whole = { Id: 'a', DateAndTime: at, ClientPhone: '+79110001122', ClientFullName: 'Тестов Тест' };
  const bring = async (...rows: readonly unknown[]) => {
    const desk = openLeadDesk(), fake = fakeIdent({ now: () => desk.clock.now() }), line = ask(desk, fake.source('http://127.0.0.1:9'), fake.fetch);
    fake.odd.push(...rows);
    await line.look();
    return { desk, fake, line };
  };
  it.each([
    ['no phone, a name', { ...whole, ClientPhone: '' }, ['no-phone'], { phoneOf: '' }],
    ['«+89…»', { ...whole, ClientPhone: '+89110001122' }, ['bad-phone'], { phoneOf: '+79110001122' }],
    ['two numbers in one field', { ...whole, ClientPhone: '8 (911) 000-11-22, 8 (911) 000-11-33' }, ['bad-phone'], { phoneOf: '8 (911) 000-11-22' }],
    ['letters for a phone', { ...whole, ClientPhone: 'позвоните вечером' }, ['bad-phone'], { phoneOf: 'позвоните вечером' }],
    ['both forms of the name', { ...whole, ClientSurname: 'Тестов' }, ['both-names'], { phoneOf: '+79110001122' }],
    ['an end before its beginning', { ...whole, PlanStart: '2026-11-24T13:00:00+03:00', PlanEnd: '2026-11-24T12:00:00+03:00' }, ['plan-reversed'], { wishTill: null }],
    ['a wish of two days', { ...whole, PlanStart: '2026-11-24T12:00:00+03:00', PlanEnd: '2026-11-26T12:00:00+03:00' }, ['plan-too-long'], { wishTill: null }],
    ['no number of its own', { ...whole, Id: undefined }, ['no-id'], { externalId: null }],
    ['no time one could read', { ...whole, DateAndTime: '2026-13-45T99:00' }, ['bad-time'], { leftAt: testStart }],
    ['no time at all', { ...whole, DateAndTime: undefined }, ['bad-time'], { leftAt: testStart }],
    ['a time in the future', { ...whole, DateAndTime: new Date(testStart + 3_600_000).toISOString() }, ['clock-ahead'], { leftAt: testStart }],
  ] as const)('%s: a lead with its reason, and the raw text', async (_, row, problems, expected) => {
    const { desk, line } = await bring(row), [kept] = desk.kept(), [lead] = desk.rows();
    expect([kept!.raw, JSON.parse(kept!.problems), JSON.parse(lead!.problems)]).toEqual([JSON.stringify(row), problems, problems]);
    const { phoneOf, ...columns } = expected as { readonly phoneOf?: string };
    expect(lead).toMatchObject(columns);
    if (phoneOf !== undefined) expect(lead!.extra).toContain(JSON.stringify(phoneOf));
    expect(line.poller.health().state).toBe('connected');
  });
  it('waits for a person where nobody could be answered, and knows it when it comes again', async () => {
    const { desk, line } = await bring({ ...whole, ClientPhone: null, ClientFullName: '' });
    expect([desk.rows(), desk.envelopes.waiting()]).toMatchObject([[], [{ externalId: 'a', problems: '["no-phone"]', inquiryId: null }]]);
    await line.look(3 * 60_000);
    expect(desk.kept()).toHaveLength(1);
  });
  it('finds the row of a giant among the others, keeps its beginning, and loses nobody behind it', async () => {
    const { desk, line } = await bring({ ...whole, Id: 'before' }, { ...whole, Id: 'giant', Comment: 'x'.repeat(9_000_000) }, { ...whole, Id: 'after' });
    expect(desk.rows().map((row) => row.externalId ?? '').sort()).toEqual(['after', 'before']);
    expect(desk.envelopes.waiting()).toMatchObject([{ problems: '["too-large"]' }]);
    expect(desk.envelopes.waiting()[0]!.raw.length).toBeLessThan(33_000);
    expect(line.poller.health().state).toBe('connected');
  });
  it('reads no more of an endless answer than it takes, and says what it is', async () => {
    let sent = 0;
    const web = await createFakeWeb((_, __, reply) => {
      reply.writeHead(200, { 'content-type': 'application/json' });
      const block = 'x'.repeat(65_536), more = (): void => { while (sent < 100 * 1_048_576 && !reply.destroyed) { sent += block.length; if (!reply.write(block)) { reply.once('drain', more); return; } } reply.end(); };
      more();
    });
    const desk = openLeadDesk(), line = ask(desk, leadSource.parse({ vendor: 'ident-service', id, name: 'x', url: web.url() }), globalThis.fetch, { real: true });
    await line.look();
    expect(line.poller.health()).toMatchObject({ state: 'disconnected', code: 'leads.too-big' });
    expect(sent).toBeLessThan(24 * 1_048_576);
    await web.close();
  });
});

describe('letters of sites: Tilda, Flexbe and, by a mapping, any other such as 32top (R-108)', () => {
  const tilda = { vendor: 'tilda', id, name: 'Tilda', relayToken: token } as const, webhook = { vendor: 'webhook', id, name: 'Сайт', relayToken: token, mapping: { phone: 'lead.contact.phone', name: 'lead.contact.name', externalId: 'lead.id', comment: 'lead.answers[0].value' } } as const;
  it('Tilda: its trial is no lead, its form is, whatever its fields are called', () => {
    const connector = connectorOf(tilda);
    expect(connector.readEnvelope!(letter('test=test'))).toBe('check');
    expect(only(connector.readEnvelope!(letter('Name=%D0%A2%D0%B5%D1%81%D1%82&Phone_2=%2B7+911+000-11-22&usluga=%D0%B8%D0%BC%D0%BF%D0%BB%D0%B0%D0%BD%D1%82&tranid=467251%3A8442970&formid=form900100&COOKIES=TILDAUTM%3Dutm_source%253Dyandex%7C%7C%7Cutm_medium%253Dcpc&floor=2')))).toMatchObject({
      externalId: '467251:8442970', problems: [], lead: { phone: '+7 911 000-11-22', fullName: 'Тест', form: 'form900100', wish: { service: 'имплант' }, utm: { source: 'yandex', medium: 'cpc' }, fields: { floor: '2' } },
    });
  });
  it('Tilda: a letter without the word agreed on is a stranger’s, and the word is kept nowhere', () => {
    const connector = connectorOf({ ...tilda, apiKey: 'agreed-word' }), body = 'Phone=%2B79110001122&tranid=1';
    expect([connector.readEnvelope!(letter(body)), connector.readEnvelope!(letter(body, { path: '/leads/other-secret-000000' }))]).toEqual([undefined, undefined]);
    for (const good of [letter(body, { headers: { 'X-Api-Key': 'agreed-word' } }), letter(`${body}&api_key=agreed-word`)]) {
      const item = only(connector.readEnvelope!(good));
      expect([item.lead?.phone, JSON.stringify(item).includes('agreed-word')]).toEqual(['+79110001122', false]);
    }
  });
  it('Flexbe: JSON, a form with JSON, a form in brackets say the same lead; a payment is none', () => {
    const connector = connectorOf({ vendor: 'flexbe', id, name: 'Flexbe', url: 'https://clinic.example', relayToken: token }), data = { id: 9001, time: 1_795_330_000, client: { name: 'Тест', phone: '+79110001122' }, form_name: 'Запись' };
    const said = [JSON.stringify({ event: 'lead', data }), `event=lead&data=${encodeURIComponent(JSON.stringify(data))}`, 'event=lead&data%5Bid%5D=9001&data%5Btime%5D=1795330000&data%5Bclient%5D%5Bname%5D=%D0%A2%D0%B5%D1%81%D1%82&data%5Bclient%5D%5Bphone%5D=%2B79110001122&data%5Bform_name%5D=%D0%97%D0%B0%D0%BF%D0%B8%D1%81%D1%8C']
      .map((body) => { const { digest, lead } = only(connector.readEnvelope!(letter(body))); return [digest, lead?.phone, lead?.externalId, lead?.fullName]; });
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(said[0]!.slice(1)).toEqual(['+79110001122', '9001', 'Тест']);
    expect(connector.readEnvelope!(letter(JSON.stringify({ event: 'pay', data })))).toEqual([]);
    expect(only(connector.readEnvelope!(letter('event=lead&data%5B__proto__%5D%5Bx%5D=1')))).toMatchObject({ problems: ['unreadable'] });
    expect(({} as { x?: string }).x).toBeUndefined();
  });
  it.each([
    ['HTML', '<html>no</html>', ['unreadable']], ['nothing', '', ['unreadable']], ['a list', '[1,2]', ['unreadable']], ['a body beyond any form', 'x'.repeat(300_000), ['too-large']], ['a thousand deep and nobody in it', `{"a":${'['.repeat(1_000)}${']'.repeat(1_000)}}`, ['no-phone']],
  ])('a mapped webhook keeps %s for a person', (_, body, problems) => {
    const item = only(connectorOf(webhook).readEnvelope!(letter(body)));
    expect([item.lead, item.problems, item.raw.length < 33_000]).toEqual([undefined, problems, true]);
  });
  it('is kept before it is acknowledged, once however often it comes, and a stranger’s waits for a person', async () => {
    const desk = openLeadDesk(), connector = connectorOf(webhook, desk), listeners = () => [{ source: { id, name: 'Сайт' }, connector }], path = join(testFolder(), 'letters.jsonl');
    const body = (n: number) => ({ lead: { id: `L-${String(n)}`, contact: { phone: `+791100010${String(n).padStart(2, '0')}`, name: 'Тест' }, answers: [{ value: 'после 17:00' }] } });
    const line = (n: number) => JSON.stringify({ id: `e${String(n)}`, receivedAt: new Date(testStart).toISOString(), path: `/leads/${token}`, body: body(n) });
    writeFileSync(path, `\uFEFF${line(1)}\n\n${line(2)}\r\n${line(1)}\nnot a letter\n${JSON.stringify({ path: '/leads/unknown-secret-0000', body: 'Phone=1' })}\n{"id":"g","path":"/leads/${token}","body":"${'y'.repeat(700_000)}"}\n${JSON.stringify({ id: 'b64', path: `/leads/${token}`, bodyBase64: Buffer.from(JSON.stringify(body(3))).toString('base64') })}`);
    const seen: number[] = [], file = createEnvelopeFile(path);
    const sum = await drain({ fetch: file.fetch, acknowledge: (ids) => { seen.push(desk.kept().length); return file.acknowledge(ids); } }, listeners, desk.envelopes);
    expect(sum).toEqual({ lead: 3, waits: 1, repeated: 1, checks: 0, strangers: 2 });
    expect([desk.rows().map((row) => row.externalId), seen]).toEqual([['L-1', 'L-2', 'L-3'], [6]]);
    expect(desk.envelopes.waiting().map((row) => row.problems).sort()).toEqual(['["too-large"]', '["unknown-source"]', '["unknown-source"]']);
    expect(await drain(createEnvelopeFile(path), listeners, desk.envelopes)).toMatchObject({ lead: 0, repeated: 5 });
    expect(desk.rows()).toHaveLength(3);
  });
  it('acknowledges nothing that the base could not take', async () => {
    const desk = openLeadDesk(), acknowledged: string[] = [];
    const source = { fetch: () => Promise.resolve([letter('{}')]), acknowledge: (ids: readonly string[]) => { acknowledged.push(...ids); return Promise.resolve(); } };
    await expect(drain(source, () => [], { keep: () => { throw new Error('disk'); } })).rejects.toThrow('disk');
    expect([acknowledged, desk.kept()]).toEqual([[], []]);
  });
});

describe('НаПоправку', () => {
  it('is told only of what is kept, never of what the base refused, and again when telling failed', async () => {
    const desk = openLeadDesk(), fake = fakeNapopravku({ now: () => desk.clock.now() });
    fake.leads.push({ id: 'u1', atMs: testStart - 60_000, phone: '79110001122', name: 'Тестов Тест' });
    let full = true;
    const line = ask(desk, fake.source('http://127.0.0.1:9'), fake.fetch, { keep: () => { if (full) throw new Error('disk full'); } });
    await line.look();
    expect([fake.received.size, desk.rows().length, line.poller.health().state]).toEqual([0, 0, 'degraded']);
    full = false;
    fake.broken = ({ url }) => (url.pathname.endsWith('set-received') ? { status: 500, type: 'text/plain', text: '' } : undefined);
    await line.look(60_000);
    expect([fake.received.size, desk.rows().map((row) => row.claimState)]).toEqual([0, ['waiting']]);
    fake.broken = undefined;
    await line.look(120_000);
    expect([[...fake.received], desk.rows().map((row) => row.claimState)]).toEqual([['u1'], ['accepted']]);
  });
  it('tells the desk once of a booking that the patient took back', async () => {
    const desk = openLeadDesk(), fake = fakeNapopravku({ now: () => desk.clock.now() }), line = ask(desk, fake.source('http://127.0.0.1:9'), fake.fetch);
    const booking = { id: 'u2', atMs: testStart - 60_000, phone: '79110001122', name: 'Тестов Тест' };
    fake.leads.push(booking, { ...booking, id: 'never-heard-of', cancelled: true });
    await line.look();
    fake.leads[0] = { ...booking, cancelled: true };
    await line.look(120_000);
    await line.look(120_000);
    expect([desk.rows().map((row) => row.claimState), desk.envelopes.waiting().map((row) => [row.externalId, row.problems])]).toEqual([['cancelled'], [['u2', '["cancelled"]']]]);
  });
});
