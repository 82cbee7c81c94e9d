import { instant } from '#shared/kernel/values.ts';
import { phonesOf } from '#shared/telephony/connections.ts';
import type { Checked, Finding } from '#shared/telephony/connections-contract.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { createIdentClient, identFailureOf, type IdentServiceConfig } from './client.ts';

export async function checkIdentService(config: IdentServiceConfig, deps: { readonly clock: Clock; readonly fetch: typeof globalThis.fetch; readonly signal: AbortSignal }): Promise<Checked> {
  const client = createIdentClient(config, deps), findings: Finding[] = [];
  const attempt = async (what: Finding['what'], deed: () => Promise<number>): Promise<void> => {
    try { findings.push({ what, how: 'works', count: await deed() }); } catch (error) { findings.push({ what, how: 'fails', code: identFailureOf(error).trouble.code }); }
  };
  await attempt('calls', async () => (await client.ongoing()).length);
  const now = deps.clock.now();
  await attempt('history', async () => (await client.finished({ from: instant(now - 86_400_000), till: now }, 0)).rows.length);
  const phones = phonesOf(config);
  findings.push(phones.length === 0 ? { what: 'phones', how: 'warning', code: 'ident.no-phones' } : { what: 'phones', how: 'works', count: phones.length });
  const ahead = client.clockAhead();
  if (ahead !== undefined) findings.push({ what: 'clock', how: Math.abs(ahead) > 60_000 ? 'warning' : 'works', ...(Math.abs(ahead) > 60_000 ? { code: 'clock-off', count: Math.round(ahead / 60_000) } : {}) });
  return { findings, people: [], lines: [] };
}
