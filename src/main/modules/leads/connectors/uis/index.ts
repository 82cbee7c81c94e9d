import * as z from 'zod';
import { instant, type Zone } from '#shared/kernel/values.ts';
import type { LeadSourceOf } from '#shared/leads/sources.ts';
import { failureOfWeb } from '#main/kernel/uis/errors.ts';
import { createRpc } from '#main/kernel/uis/rpc.ts';
import { readTime, usualZone, writeTime } from '#main/kernel/uis/time.ts';
import { accountWire, rowsOf } from '#main/kernel/uis/wire.ts';
import { badAnswer, itemOf, key, LeadFailure, rawOf, readOffsetPage, text, unreadable } from '../../connector.ts';
import type { LeadConnector, LeadConnectorDeps, ReadItem } from '../../port.ts';

const pageRows = 500, partMs = 60 * 86_400_000;
const fields = ['id', 'date_time', 'text', 'communication_id', 'status', 'form_type', 'form_name', 'visitor_name', 'visitor_phone_number', 'visitor_email', 'site_domain_name', 'campaign_name',
  'utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;
const messageWire = z.object({
  id: key, date_time: text, text, form_type: text, form_name: text, visitor_name: text, visitor_phone_number: text, visitor_email: text, site_domain_name: text, campaign_name: text,
  utm_source: text, utm_medium: text, utm_campaign: text, utm_term: text, utm_content: text,
});

/** Forms of the clinic's sites and of «ВКонтакте» that reach the clinic's UIS account: its report of offline messages. */
export function createUisLeads(config: LeadSourceOf<'uis'>, deps: LeadConnectorDeps): LeadConnector {
  const rpc = createRpc({ url: config.dataApi, sign: config.sign, login: config.login, secret: config.secret }, deps);
  let zone: Zone | undefined;
  const ahead = (): number => { const told = rpc.clockAhead(); return told !== undefined && Math.abs(told) > 60_000 ? told : 0; };

  async function call(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown> {
    try {
      return (await rpc.call(method, params, 'read', 20_000)).data;
    } catch (error) {
      const failure = failureOfWeb(error), { health: state = 'disconnected', reason } = failure.meaning;
      throw new LeadFailure({ state, code: reason, retryAfterMs: failure.retryAfterMs }, error, failure.head);
    }
  }
  /** Dates come without an offset: the zone is the account's, asked once. */
  async function zoneOf(): Promise<Zone> {
    if (zone !== undefined) return zone;
    const told = rowsOf(accountWire, await call('get.account', {}))[0]?.timezone ?? '';
    return zone = Intl.supportedValuesOf('timeZone').includes(told) ? told : usualZone;
  }
  function read(row: unknown, inZone: Zone, aheadMs: number): ReadItem {
    const raw = rawOf(row), parsed = messageWire.safeParse(row);
    if (!parsed.success) return unreadable(raw);
    const m = parsed.data;
    return itemOf({
      raw, externalId: m.id, phone: m.visitor_phone_number, saidAt: m.date_time, createdAt: readTime(m.date_time, inZone, aheadMs),
      lead: {
        form: m.form_name ?? m.form_type ?? '', fullName: m.visitor_name ?? '', email: m.visitor_email ?? '', comment: m.text ?? '', campaign: m.campaign_name ?? '', page: m.site_domain_name ?? '',
        utm: { source: m.utm_source ?? '', medium: m.utm_medium ?? '', campaign: m.utm_campaign ?? '', term: m.utm_term ?? '', content: m.utm_content ?? '' },
      },
    }, deps.clock.now());
  }
  async function rows(from: number, till: number, offset: number, limit: number): Promise<readonly unknown[]> {
    const inZone = await zoneOf();
    const data = await call('get.offline_messages_report', {
      date_from: writeTime(instant(from + ahead()), inZone), date_till: writeTime(instant(till + ahead()), inZone), limit, offset, fields, sort: [{ field: 'date_time', order: 'asc' }, { field: 'id', order: 'asc' }],
    });
    if (!Array.isArray(data)) throw badAnswer();
    return data as readonly unknown[];
  }

  return {
    id: config.id, vendor: 'uis', everyMs: 60_000,
    capabilities: { pull: true, push: false, writeBack: false, booking: false, timetable: false },
    // at most three months per request, and the furthest look back is a month
    fetchLeads: ({ from, till }, cursor) => readOffsetPage({ most: pageRows, read: (row) => read(row, zone ?? usualZone, ahead()), ask: ({ offset, limit }) => rows(Math.max(from, till - partMs), till, offset, limit) }, cursor),
    readRaw: (raw) => { try { return read(JSON.parse(raw), zone ?? usualZone, 0); } catch { return undefined; } },
    check: async () => (await rows(deps.clock.now() - 86_400_000, deps.clock.now(), 0, 1)).length,
    clockAhead: () => rpc.clockAhead(),
  };
}
