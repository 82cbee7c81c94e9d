import * as z from 'zod';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { Instant } from '#shared/kernel/values.ts';
import type { LeadSourceOf } from '#shared/leads/sources.ts';
import { badAnswer, createAsk, isoInstant, itemOf, key, rawOf, readOffsetPage, text, unreadable } from '../../connector.ts';
import type { LeadConnector, LeadConnectorDeps, ReadItem, Timetable } from '../../port.ts';

/** The contract by which IDENT itself asks a clinic's site: `GetTickets`, `PostTimeTable`. IDENT reads 500 rows at a time. */
const pageRows = 500;
const ticketWire = z.object({
  Id: key, DateAndTime: text, ClientPhone: text, ClientEmail: text, FormName: text, ClientFullName: text, ClientSurname: text, ClientName: text, ClientPatronymic: text,
  DoctorId: key, DoctorName: text, PlanStart: text, PlanEnd: text, Comment: text, UtmSource: text, UtmMedium: text, UtmCampaign: text, UtmTerm: text, UtmContent: text, HttpReferer: text,
});

/** Leads of any service that already serves IDENT: a site, an agency, an aggregator. */
export function createIdentLeads(config: LeadSourceOf<'ident-service'>, deps: LeadConnectorDeps): LeadConnector {
  const base = config.url.replace(/\/+$/, ''), { ask, clockAhead, correction } = createAsk(deps, { 'ident-integration-key': config.key });
  const doctorOf = (vendorId: string | undefined): string | undefined => config.doctors.find((one) => one.vendorId === vendorId)?.doctorId;
  // the offset is written out: the contract's own example is not UTC, and a service may not know «Z»
  const iso = (at: Instant): string => new Date(at + correction()).toISOString().replace(/\.\d{3}Z$/, '+00:00');

  function read(row: unknown, aheadMs = correction()): ReadItem {
    const raw = rawOf(row), parsed = ticketWire.safeParse(row);
    if (!parsed.success) return unreadable(raw);
    const t = parsed.data, whole = t.ClientFullName, inParts = t.ClientSurname ?? t.ClientName ?? t.ClientPatronymic;
    // two numbers in one field are no number: the first that can be dialled is taken, the rest is in the raw text
    const phones = (t.ClientPhone ?? '').split(/[,;/\n]/).map((one) => one.trim()).filter(Boolean), phone = phones.find((one) => parsePhone(one).e164 !== undefined) ?? t.ClientPhone;
    const doctorId = doctorOf(t.DoctorId);
    return itemOf({
      raw, externalId: t.Id, phone, saidAt: t.DateAndTime, createdAt: isoInstant(t.DateAndTime, aheadMs), wishFrom: isoInstant(t.PlanStart), wishTill: isoInstant(t.PlanEnd),
      problems: [...(whole !== undefined && inParts !== undefined ? ['both-names' as const] : []), ...(phones.length > 1 ? ['bad-phone' as const] : []), ...(t.DateAndTime === undefined ? ['bad-time' as const] : [])],
      lead: {
        form: t.FormName ?? '', email: t.ClientEmail ?? '', comment: t.Comment ?? '', campaign: t.UtmCampaign ?? '', referrer: t.HttpReferer ?? '',
        ...(whole === undefined ? { surname: t.ClientSurname ?? '', firstName: t.ClientName ?? '', patronymic: t.ClientPatronymic ?? '' } : { fullName: whole }),
        wish: { ...(doctorId === undefined ? {} : { doctorId }), doctorName: t.DoctorName ?? '' },
        utm: { source: t.UtmSource ?? '', medium: t.UtmMedium ?? '', campaign: t.UtmCampaign ?? '', term: t.UtmTerm ?? '', content: t.UtmContent ?? '' },
      },
    }, deps.clock.now());
  }
  async function rows(query: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
    const told = await ask(`${base}/GetTickets?${new URLSearchParams(query).toString()}`);
    if (!Array.isArray(told)) throw badAnswer();
    return told as readonly unknown[];
  }

  return {
    id: config.id, vendor: 'ident-service', everyMs: 60_000,
    capabilities: { pull: true, push: false, writeBack: false, booking: false, timetable: config.timetable },
    fetchLeads: ({ from, till }, cursor) => readOffsetPage({
      most: pageRows, read: (row) => read(row),
      ask: ({ offset, limit }) => rows({ dateTimeFrom: iso(from), dateTimeTo: iso(till), limit: String(limit), offset: String(offset) }),
    }, cursor),
    readRaw: (raw) => { try { return read(JSON.parse(raw), 0); } catch { return undefined; } },
    ...(config.timetable ? { publishTimetable: async (table: Timetable): Promise<void> => { await ask(`${base}/PostTimeTable`, timeTableOf(table)); } } : {}),
    check: async () => (await rows({ dateTimeFrom: iso((deps.clock.now() - 86_400_000) as Instant), dateTimeTo: iso(deps.clock.now()), limit: '1', offset: '0' })).length,
    clockAhead,
  };
}

const timeTableOf = ({ doctors, branch, slots }: Timetable) => ({
  Doctors: doctors.map(({ id, name }) => ({ Id: Number(id), Name: name })), Branches: [{ Id: Number(branch.id), Name: branch.name }],
  Intervals: slots.map(({ doctorId, start, minutes, busy }) => ({ DoctorId: Number(doctorId), BranchId: Number(branch.id), StartDateTime: new Date(start).toISOString().replace(/\.\d{3}Z$/, '+00:00'), LengthInMinutes: minutes, IsBusy: busy })),
});
