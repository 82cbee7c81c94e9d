import { partyOfDigits } from '#shared/telephony/party.ts';
import { instant, type Instant, type Zone } from '#shared/kernel/values.ts';
import type { FinishedCall, FinishedLeg, FinishedPage } from '../../port.ts';
import type { Rpc } from '#main/kernel/uis/rpc.ts';
import { readTime, writeTime } from '#main/kernel/uis/time.ts';
import { rowsOf } from '#main/kernel/uis/wire.ts';
import { causeOfReason } from './finish-reasons.ts';
import { directionOf, type PhoneOfEmployee } from './sessions.ts';
import { reportWire, type ReportWire } from './wire.ts';

/** At most three months per request; a month keeps an answer small. */
const partMs = 30 * 86_400_000;
const pageRows = 500;
const fields = ['id', 'start_time', 'finish_time', 'finish_reason', 'direction', 'is_lost', 'contact_phone_number', 'virtual_phone_number', 'communication_id', 'wait_duration', 'talk_duration', 'total_duration',
  'call_records', 'scenario_name', 'call_api_external_id', 'employees', 'last_answered_employee_id'] as const;

export interface ReportContext {
  readonly phoneOf: PhoneOfEmployee; readonly zone: Zone; readonly aheadMs: number;
  /** A `finish_reason` that is in no table of ours. */
  unknownReason(word: string): void;
}

/** One row of the calls report; undefined for a call that still goes on or whose beginning is unreadable. */
export function finishedOf(row: ReportWire, { phoneOf, zone, aheadMs, unknownReason }: ReportContext): FinishedCall | undefined {
  const startedAt = readTime(row.start_time, zone, aheadMs);
  if (startedAt === undefined) return undefined;
  const seconds = (n: number | null | undefined): number => (n && Number.isFinite(n) && n > 0 && n < 86_400 ? n * 1000 : 0);
  const ended = readTime(row.finish_time, zone, aheadMs) ?? (row.total_duration === null || row.total_duration === undefined ? undefined : startedAt + seconds(row.total_duration));
  if (ended === undefined) return undefined;
  const endedAt = instant(Math.max(ended, startedAt)), talkMs = Math.min(seconds(row.talk_duration), endedAt - startedAt);
  const answered = row.is_lost !== true && (talkMs > 0 || (row.employees ?? []).some((one) => one.is_talked === true));
  const word = row.finish_reason?.trim().toLowerCase() ?? '', { cause, isKnown } = answered ? { cause: 'normal' as const, isKnown: true } : causeOfReason(word, directionOf(row.direction));
  if (!isKnown) unknownReason(word);
  const byPhone = new Map<string, FinishedLeg>();
  for (const one of row.employees ?? []) {
    const phone = phoneOf(one.employee_id) ?? '';
    const talked = answered && (one.is_talked ?? one.is_answered ?? one.employee_id === row.last_answered_employee_id) === true;
    if (talked || !byPhone.get(phone)?.answered) byPhone.set(phone, { phone, answered: talked });
  }
  if (answered && ![...byPhone.values()].some((leg) => leg.answered)) {
    const phone = (row.last_answered_employee_id ? phoneOf(row.last_answered_employee_id) : undefined) ?? '';
    byPhone.set(phone, { phone, answered: true });
  }
  // a caller who left the menu rang nobody, and is missed all the same
  const legs = byPhone.size === 0 ? [{ phone: '', answered: false }] : [...byPhone.values()];
  return {
    callKey: row.id, direction: directionOf(row.direction), party: partyOfDigits(row.contact_phone_number), startedAt, endedAt, cause, legs,
    ...(row.virtual_phone_number ? { line: partyOfDigits(row.virtual_phone_number) } : {}), ...(answered ? { answeredAt: instant(endedAt - talkMs) } : {}),
    ...(row.scenario_name ? { scenario: row.scenario_name } : {}), ...(row.call_api_external_id ? { orderId: row.call_api_external_id } : {}),
    ...(row.communication_id && row.call_records?.length ? { recordings: row.call_records.map((record) => `${row.communication_id!}/${record}`) } : {}),
  };
}

/** One page of the calls report. The cursor is the beginning of a part of the range and an offset in it. */
export async function fetchReport(rpc: Rpc, range: { readonly from: Instant; readonly till: Instant }, cursor: string | undefined, context: ReportContext): Promise<FinishedPage> {
  const [start, skip] = (cursor ?? '').split(':').map(Number);
  const from = start !== undefined && Number.isFinite(start) && start >= range.from ? instant(start) : range.from, offset = skip !== undefined && skip > 0 ? skip : 0;
  const till = instant(Math.min(range.till, from + partMs));
  const { data, total } = await rpc.call('get.calls_report', {
    date_from: writeTime(instant(from + context.aheadMs), context.zone), date_till: writeTime(instant(till + context.aheadMs + 999), context.zone), include_ongoing_calls: false,
    limit: pageRows, offset, fields, sort: [{ field: 'start_time', order: 'asc' }],
  }, 'read', 20_000);
  const rows = rowsOf(reportWire, data), sent = Array.isArray(data) ? data.length : rows.length;
  const calls = rows.flatMap((row) => { const call = finishedOf(row, context); return call ? [call] : []; });
  const more = sent > 0 && (total === undefined ? sent >= pageRows : offset + sent < total);
  const nextCursor = more ? `${String(from)}:${String(offset + sent)}` : till < range.till ? `${String(till)}:0` : undefined;
  return { calls, ...(nextCursor === undefined ? {} : { nextCursor }) };
}
