import * as z from 'zod';
import type { LeadSourceOf } from '#shared/leads/sources.ts';
import { badAnswer, count, createAsk, isFrom, isRecord, itemOf, key, LeadFailure, letterOf, rawOf, readOffsetPage, saneInstant, text, unreadable } from '../../connector.ts';
import type { LeadConnector, LeadConnectorDeps, ReadItem } from '../../port.ts';

const pageRows = 200;
const leadWire = z.object({
  id: key, num: key, time: count, status: z.object({ code: count }).nullish().catch(undefined), note: text, form_name: text,
  client: z.object({ name: text, phone: text, email: text }).nullish().catch(undefined), page: z.object({ url: text, name: text }).nullish().catch(undefined), utm: z.record(z.string(), z.unknown()).nullish().catch(undefined),
});
const listWire = z.object({ data: z.unknown().optional(), error: z.object({ code: count, msg: text }).nullish() }).loose();
const refusals: Readonly<Record<number, { readonly state: 'unauthorized' | 'degraded' | 'misconfigured'; readonly code: string; readonly retryAfterMs?: number }>> = {
  0: { state: 'unauthorized', code: 'leads.unauthorized' }, 1: { state: 'degraded', code: 'leads.limit', retryAfterMs: 60_000 }, 2: { state: 'misconfigured', code: 'leads.not-found' },
};
const utmNames = ['source', 'medium', 'campaign', 'term', 'content'] as const;

/** Landing pages on Flexbe. Asked each minute it works behind any router; its webhook says the same words, as JSON or as a form. */
export function createFlexbeLeads(config: LeadSourceOf<'flexbe'>, deps: LeadConnectorDeps): LeadConnector {
  const base = config.url.replace(/\/+$/, '').replace(/\/mod\/api$/, ''), { ask, clockAhead, correction } = createAsk(deps, {});

  function read(row: unknown, aheadMs = correction(), letterId?: string): ReadItem {
    const raw = rawOf(row), parsed = leadWire.safeParse(row);
    if (!parsed.success) return unreadable(raw);
    const l = parsed.data, said = l.time === null || l.time === undefined ? undefined : l.time;
    const utm = Object.fromEntries(utmNames.map((name) => { const value = l.utm?.[`utm_${name}`]; return [name, typeof value === 'string' ? value : '']; }));
    return itemOf({
      raw, externalId: l.id, phone: l.client?.phone, saidAt: said === undefined ? undefined : String(said), createdAt: said === undefined ? undefined : saneInstant(said * 1000 - aheadMs), letterId,
      lead: { form: l.form_name ?? l.page?.name ?? '', fullName: l.client?.name ?? '', email: l.client?.email ?? '', comment: l.note ?? '', page: l.page?.url ?? '', campaign: utm['campaign'] ?? '', utm },
    }, deps.clock.now());
  }
  async function rows(offset: number, limit: number): Promise<readonly unknown[]> {
    const query = new URLSearchParams({ api_key: config.key, method: 'getLeads', start: String(offset), count: String(limit) });
    const told = listWire.safeParse(await ask(`${base}/mod/api/?${query.toString()}`));
    if (!told.success) throw badAnswer(told.error);
    const { error, data } = told.data;
    if (error) throw new LeadFailure(refusals[error.code ?? -1] ?? { state: 'degraded', code: 'leads.refused' });
    const list = isRecord(data) && 'leads' in data ? data['leads'] : told.data['leads'] ?? data;
    // PHP writes an empty list as [] and a sparse one as an object with numbers for names
    if (!Array.isArray(list) && !isRecord(list)) throw badAnswer();
    return Object.values(list as Record<string, unknown>);
  }

  return {
    id: config.id, vendor: 'flexbe', everyMs: 60_000,
    capabilities: { pull: config.key !== '', push: true, writeBack: false, booking: false, timetable: false },
    // how its dates of a period are written is known from one source only, so the period is applied here; its order is not written down at all
    ...(config.key === '' ? {} : {
      fetchLeads: async ({ from }, cursor) => {
        let times: readonly number[] = [];
        const page = await readOffsetPage({ most: pageRows, read: (row) => read(row), ask: async ({ offset, limit }) => {
          const all = await rows(offset, limit);
          times = all.map((row) => (isRecord(row) && Number.isFinite(Number(row['time'])) ? Number(row['time']) * 1000 - correction() : Number.POSITIVE_INFINITY));
          return all;
        } }, cursor);
        const newestFirst = times.length > 1 && times.every((at, n) => n === 0 || at <= times[n - 1]!) && times[0]! > times.at(-1)!;
        const items = page.items.filter((_, n) => (times[n] ?? Number.POSITIVE_INFINITY) >= from);
        return { items, ...(page.next === undefined || (newestFirst && times.at(-1)! < from) ? {} : { next: page.next }) };
      },
      check: async () => (await rows(0, 1)).length,
    } satisfies Partial<LeadConnector>),
    readEnvelope: (envelope) => {
      if (!isFrom(envelope, config.relayToken)) return undefined;
      const { text: raw, tooLarge, fields } = letterOf(envelope);
      if (tooLarge) return [unreadable(raw, 'too-large')];
      const data = dataOf(fields);
      if (data === undefined) return fields?.['event'] === 'pay' ? [] : [unreadable(raw)];
      return [{ ...read(data, 0, envelope.id), raw: rawOf(data) }];
    },
    readRaw: (raw) => { try { const row: unknown = JSON.parse(raw); const data = dataOf(row) ?? row; return isRecord(data) ? read(data, 0, raw) : undefined; } catch { return undefined; } },
    clockAhead,
  };
}

/** The lead of a webhook: `data` as an object (JSON), as JSON in a form's field, or as `data[client][phone]` of a form. */
function dataOf(fields: unknown): Record<string, unknown> | undefined {
  if (!isRecord(fields) || (fields['event'] !== undefined && fields['event'] !== 'lead')) return undefined;
  const { data } = fields;
  if (isRecord(data)) return data;
  if (typeof data === 'string') { try { const parsed: unknown = JSON.parse(data); return isRecord(parsed) ? parsed : undefined; } catch { return undefined; } }
  const built: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const steps = /^data((?:\[[\w-]{1,60}\]){1,4})$/.exec(name)?.[1]?.slice(1, -1).split('][');
    if (!steps || steps.includes('__proto__')) continue;
    let here = built;
    for (const step of steps.slice(0, -1)) { const inner = Object.hasOwn(here, step) ? here[step] : undefined; here = isRecord(inner) ? inner : (here[step] = {}); }
    here[steps.at(-1)!] = value;
  }
  return Object.keys(built).length > 0 ? built : undefined;
}
