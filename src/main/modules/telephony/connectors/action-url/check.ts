import { networkInterfaces } from 'node:os';
import type { Checked, Finding } from '#shared/telephony/connections-contract.ts';
import type { ConnectionOf } from '#shared/telephony/connections.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { reach } from './phone-page.ts';

/** Looks whether this PC has the address, and which phones answer; says nothing to them and rings nobody. */
export async function checkActionUrl(connection: ConnectionOf<'action-url'>, { clock }: { readonly clock: Clock }): Promise<Checked> {
  const here = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((one) => one.address)).includes(connection.address) || connection.address.startsWith('127.');
  const answers = await Promise.all(connection.phones.map((one) => reach({ phone: one.phone, address: one.address, port: 80, tls: false, user: '', password: '', dial: one.dial }, clock)));
  const away = answers.filter((answer) => !answer).length;
  const findings: Finding[] = [
    here ? { what: 'address', how: 'works' } : { what: 'address', how: 'fails', code: 'action-url.address-missing' },
    connection.phones.length === 0 ? { what: 'phones', how: 'warning', code: 'action-url.no-phones' } : away > 0 ? { what: 'phones', how: 'warning', code: 'action-url.phone-away', count: away } : { what: 'phones', how: 'works', count: answers.length },
  ];
  return { findings, people: [], lines: [] };
}
