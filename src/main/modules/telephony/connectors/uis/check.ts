import { instant } from '#shared/kernel/values.ts';
import type { Checked, Finding, VendorLine, VendorPerson } from '#shared/telephony/connections-contract.ts';
import { partyKey, partyText, partyOfDigits } from '#shared/telephony/party.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { failureOfWeb } from '#main/kernel/uis/errors.ts';
import { writeTime } from '#main/kernel/uis/time.ts';
import { rowsOf } from '#main/kernel/uis/wire.ts';
import { rpcsOf, type UisConfig } from './doors.ts';
import { employeeWire, numberWire, sipLineWire } from './wire.ts';

/** Their clock and ours may differ that much before the times of calls look wrong to a person. */
const clockToleranceMs = 60_000;
const isPresent = <T>(value: T | undefined): value is T => value !== undefined;

/** Asks both doors everything the connector will ask them, and rings nobody. */
export async function checkUis(config: UisConfig, { clock, fetch, signal }: { readonly clock: Clock; readonly fetch: typeof globalThis.fetch; readonly signal: AbortSignal }): Promise<Checked> {
  const { calls, data } = rpcsOf(config, { clock, fetch, random: Math.random, signal });
  const findings: Finding[] = [];
  let people: VendorPerson[] = [], lines: VendorLine[] = [];
  const attempt = async <T>(what: Finding['what'], deed: () => Promise<T>): Promise<T | undefined> => {
    try {
      const value = await deed();
      findings.push({ what, how: 'works', ...(Array.isArray(value) ? { count: value.length } : {}) });
      return value;
    } catch (error) {
      findings.push({ what, how: 'fails', code: failureOfWeb(error).reason });
      return undefined;
    }
  };
  await attempt('calls', async () => rowsOf(employeeWire.partial(), (await calls.call('list.calls', {}, 'read', 6_000)).data));
  if (!data) findings.push({ what: 'history', how: 'warning', code: 'uis.no-data-key' });
  else {
    const now = clock.now();
    const seen = await attempt('history', async () => { await data.call('get.calls_report', { date_from: writeTime(instant(now - 3_600_000), 'Europe/Moscow'), date_till: writeTime(now, 'Europe/Moscow'), limit: 1, offset: 0, fields: ['id'] }, 'read', 10_000); return true; });
    if (seen) {
      people = (await attempt('phones', async () => rowsOf(employeeWire, (await data.call('get.employees', { limit: 1_000 }, 'read', 10_000)).data)) ?? [])
        .map(({ id, full_name: name, extension }) => ({ id, name: name ?? '', ...(extension?.extension_phone_number ? { extension: extension.extension_phone_number } : {}) }));
      const numbers = await data.call('get.virtual_numbers', { limit: 1_000 }, 'read', 10_000).then((answer) => rowsOf(numberWire, answer.data), () => []);
      lines = numbers.map((one): VendorLine | undefined => { const number = one.virtual_phone_number ?? one.phone_number; return number ? { number, ...(one.name ? { name: one.name } : {}) } : undefined; }).filter(isPresent);
      const states = await data.call('get.sip_lines', { limit: 1_000 }, 'read', 10_000).then((answer) => rowsOf(sipLineWire, answer.data), () => []);
      const phones = findings.find((one) => one.what === 'phones');
      const mine = new Set(config.phones.map((one) => one.employeeId)), strangers = [...mine].filter((id) => !people.some((one) => one.id === id));
      const silent = states.filter((one) => one.employee_id && mine.has(one.employee_id) && /не зарегистрирован/i.test(one.physical_state ?? ''));
      if (phones?.how === 'works') {
        if (mine.size === 0) Object.assign(phones, { how: 'warning', code: 'uis.no-phones' });
        else if (strangers.length > 0) Object.assign(phones, { how: 'fails', code: 'uis.employee-unknown', count: strangers.length });
        else if (silent.length > 0) Object.assign(phones, { how: 'warning', code: 'uis.phone-away', count: silent.length });
        else Object.assign(phones, { count: mine.size });
      }
    }
  }
  if (config.line === '') findings.push({ what: 'line', how: 'warning', code: 'uis.no-line' });
  else if (lines.length > 0) findings.push(lines.some((one) => partyKey(partyOfDigits(one.number)) === partyKey(partyOfDigits(config.line))) ? { what: 'line', how: 'works' } : { what: 'line', how: 'fails', code: 'uis.line-unknown' });
  const ahead = calls.clockAhead() ?? data?.clockAhead();
  if (ahead !== undefined) findings.push({ what: 'clock', how: Math.abs(ahead) > clockToleranceMs ? 'warning' : 'works', ...(Math.abs(ahead) > clockToleranceMs ? { code: 'clock-off', count: Math.round(ahead / 60_000) } : {}) });
  return { findings, people, lines: lines.map((one) => ({ ...one, number: partyText(partyOfDigits(one.number)) ?? one.number })) };
}
