import * as z from 'zod';
import { addDays, dayOf, wallOf } from '#shared/kernel/time.ts';
import { instant, type Instant } from '#shared/kernel/values.ts';
import type { LeadSourceOf } from '#shared/leads/sources.ts';
import { badAnswer, createAsk, failureOf, isoInstant, isRecord, itemOf, key, rawOf, text, unreadable } from '../../connector.ts';
import type { LeadConnector, LeadConnectorDeps, LeadPage, ReadItem, Timetable } from '../../port.ts';

/**
 * НаПоправку (the company's own client library, commit of 2025-04-08). Bookings are asked for every two minutes and told as
 * received one by one: one that nobody told about within ten minutes is cancelled there. Times are UTC.
 */
const perPage = 100, utc = 'UTC';
const flag = z.union([z.boolean(), z.literal(0).transform(() => false), z.literal(1).transform(() => true)]).nullish().catch(undefined);
const named = z.object({ name: text, mis_doctor_id: key, mis_clinic_id: key }).partial().nullish().catch(undefined);
const appointmentWire = z.object({
  uuid: key, clinic: named, doctor: named, mis_service_id: key, start_time: text, end_time: text, patient_surname: text, patient_firstname: text, patient_father_name: text,
  patient_phone: text, patient_email: text, patient_birthday: text, comment: text, source: text, is_received: flag, is_cancelled: flag, created_at: text, updated_at: text,
});
const listWire = z.object({ result: z.object({ items: z.array(z.unknown()), meta: z.object({ last_page: z.number().int().optional().catch(undefined) }).optional().catch(undefined) }) });

/** «2026-11-24T09:00:00Z», and without the letter too: it is UTC all the same. */
const time = (written: string | undefined, aheadMs = 0): Instant | undefined =>
  isoInstant(written !== undefined && /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(written) ? `${written.replace(' ', 'T')}Z` : written, aheadMs);

export function createNapopravkuLeads(config: LeadSourceOf<'napopravku'>, deps: LeadConnectorDeps): LeadConnector {
  const base = config.url.replace(/\/+$/, ''), { ask, clockAhead, correction } = createAsk(deps, { authorization: `Bearer ${config.token}` });

  function read(row: unknown, aheadMs = correction()): ReadItem {
    const raw = rawOf(row), parsed = appointmentWire.safeParse(row);
    if (!parsed.success) return unreadable(raw);
    const a = parsed.data, doctorId = config.doctors.find((one) => one.vendorId === a.doctor?.mis_doctor_id)?.doctorId;
    return itemOf({
      raw, externalId: a.uuid, phone: a.patient_phone, saidAt: a.created_at, createdAt: time(a.created_at, aheadMs), updatedAt: time(a.updated_at, aheadMs), wishFrom: time(a.start_time), wishTill: time(a.end_time),
      receipt: a.uuid, ...(a.is_cancelled === true ? { problems: ['cancelled' as const] } : {}),
      lead: {
        form: a.clinic?.name ?? '', surname: a.patient_surname ?? '', firstName: a.patient_firstname ?? '', patronymic: a.patient_father_name ?? '', email: a.patient_email ?? '', comment: a.comment ?? '',
        wish: { ...(doctorId === undefined ? {} : { doctorId }), doctorName: a.doctor?.name ?? '', service: a.mis_service_id ?? '' },
        ...(a.uuid === undefined ? {} : { bookingClaim: a.uuid }), fields: { ...(a.source === undefined ? {} : { source: a.source }), ...(a.patient_birthday === undefined ? {} : { patient_birthday: a.patient_birthday }) },
      },
    }, deps.clock.now());
  }
  async function list(query: Readonly<Record<string, string>>, page: number, most = perPage): Promise<{ readonly rows: readonly unknown[]; readonly last: boolean }> {
    const asked = new URLSearchParams({ ...query, ...(config.clinicId === '' ? {} : { mis_clinic_id: config.clinicId }), 'paging[page]': String(page), 'paging[per_page]': String(most) });
    const told = listWire.safeParse(await ask(`${base}/appointments?${asked.toString()}`));
    if (!told.success) throw badAnswer(told.error);
    const { items, meta } = told.data.result;
    return { rows: items, last: meta?.last_page === undefined ? items.length < most : page >= meta.last_page };
  }
  /** New ones first, then what patients took back of the coming two months. */
  async function fetchPage(cursor: string | undefined): Promise<LeadPage> {
    const [what = 'new', at = '1'] = (cursor ?? '').split(':').filter(Boolean), page = Math.max(1, Number(at) || 1), now = deps.clock.now();
    if (what === 'new') {
      const { rows, last } = await list({ is_received: '0' }, page);
      // what is told as received leaves this list, so nothing is told before its last page is read
      return { items: rows.map((row) => read(row)), next: last ? 'cancelled:1' : `new:${String(page + 1)}` };
    }
    const { rows, last } = await list({ is_cancelled: '1', from: dayOf(now, utc), to: addDays(dayOf(now, utc), 60) }, page);
    return { items: rows.map((row) => read(row)).filter((item) => item.problems.includes('cancelled')), ...(last ? {} : { next: `cancelled:${String(page + 1)}` }) };
  }

  return {
    id: config.id, vendor: 'napopravku', everyMs: 120_000,
    capabilities: { pull: true, push: false, writeBack: true, booking: true, timetable: config.timetable },
    fetchLeads: (_, cursor) => fetchPage(cursor),
    acknowledge: async (items) => {
      const failures: unknown[] = [];
      for (const { receipt, problems } of items) {
        if (receipt === undefined || problems.includes('cancelled')) continue;
        // one that they refuse to take must not keep the others from being told
        try { await ask(`${base}/appointments/set-received`, { appointment_uuid: receipt, success: true, message: null }); } catch (error) { failures.push(error); }
      }
      if (failures.length > 0) throw failureOf(failures[0]);
    },
    readRaw: (raw) => { try { const row: unknown = JSON.parse(raw); return isRecord(row) ? read(row, 0) : undefined; } catch { return undefined; } },
    ...(config.timetable ? { publishTimetable: async (table: Timetable): Promise<void> => { await publish(ask, base, table); } } : {}),
    check: async () => (await list({ is_received: '0' }, 1, 1)).rows.length,
    clockAhead,
  };
}

/** Clinics, then doctors, then their free places: the order in which each names what came before it. */
async function publish(ask: (url: string, body?: unknown) => Promise<unknown>, base: string, { doctors, branch, slots }: Timetable): Promise<void> {
  await ask(`${base}/clinics`, { clinics: [{ mis_clinic_id: branch.id, name: branch.name, comment: '' }] });
  await ask(`${base}/doctors`, { doctors: doctors.map(({ id, name }) => ({ mis_doctor_id: id, name, comment: '', mis_clinic_ids: [branch.id] })) });
  const clock = (at: number): string => { const { minute } = wallOf(instant(at), utc); return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`; };
  const free = slots.filter((one) => !one.busy).map((one) => ({ ...one, date: dayOf(one.start, utc), slot: { from: clock(one.start), to: clock(one.start + one.minutes * 60_000), duration: null } }));
  await ask(`${base}/slots`, {
    clinics: [{ mis_clinic_id: branch.id, doctors: doctors.map(({ id }) => ({ mis_doctor_id: id, dates: [...Map.groupBy(free.filter((one) => one.doctorId === id), (one) => one.date)].map(([date, of]) => ({ date, slots: of.map((one) => one.slot) })) })) }],
  });
}
