import type { Checked, Finding } from '#shared/telephony/connections-contract.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { AmiFailure, away, createAmiSession, type AsteriskConfig } from './session.ts';

/** Signs in, looks at the channels and the phones, asks what this user may do, and leaves. */
export async function checkAsterisk(config: AsteriskConfig, { clock }: { readonly clock: Clock }): Promise<Checked> {
  const findings: Finding[] = [], states = new Map<string, string>();
  let listed: () => void = () => undefined;
  const list = new Promise<void>((resolve) => { listed = resolve; clock.after(3_000, resolve); });
  const session = createAmiSession(config, {
    clock, replyMs: 5_000, tooBig: () => undefined, closed: () => undefined,
    event: (event) => {
      const name = event.get('event')?.toLowerCase();
      if (name === 'devicestatechange' || name === 'devicestate') states.set((event.get('device') ?? '').toLowerCase(), event.get('state') ?? '');
      if (name === 'devicestatelistcomplete') listed();
    },
  });
  try {
    await session.login();
    findings.push({ what: 'sign', how: 'works' });
    const shown = await session.act('CoreShowChannels');
    findings.push(shown.get('response')?.toLowerCase() === 'success' ? { what: 'calls', how: 'works' } : { what: 'calls', how: 'fails', code: 'ami.forbidden' });
    if (config.phones.length === 0) findings.push({ what: 'phones', how: 'warning', code: 'ami.no-phones' });
    else {
      const reply = await session.act('DeviceStateList');
      if (reply.get('response')?.toLowerCase() === 'success') await list;
      const missing = config.phones.filter((one) => away.test(states.get(one.device.toLowerCase()) ?? 'UNKNOWN'));
      findings.push(states.size === 0 ? { what: 'phones', how: 'unknown', code: 'ami.states-untold' } : missing.length > 0 ? { what: 'phones', how: 'warning', code: 'ami.phone-away', count: missing.length } : { what: 'phones', how: 'works', count: config.phones.length });
    }
    const may = await session.act('ListCommands');
    findings.push(may.has('originate') ? { what: 'dial', how: 'works' } : { what: 'dial', how: 'warning', code: 'ami.no-originate' });
  } catch (error) {
    const code = error instanceof AmiFailure ? error.reason : 'ami.connection-lost';
    findings.push({ what: findings.length === 0 && code !== 'ami.unauthorized' ? 'address' : findings.length === 0 ? 'sign' : 'calls', how: 'fails', code });
  } finally {
    session.close();
  }
  return { findings, people: [], lines: [] };
}
