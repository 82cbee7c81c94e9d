import type { PhoneHealth } from '#shared/desk/snapshot.ts';
import type { Telephony } from '../modules/telephony/index.ts';

const severity = { connected: 0, degraded: 1, disconnected: 2, unauthorized: 3, misconfigured: 4 } as const;

/** The state of the telephone for the line of states: the worst of all its connections. */
export function worstHealth(all: ReturnType<Telephony['health']>): PhoneHealth {
  const worst = [...all].sort((a, b) => severity[b.health.state] - severity[a.health.state])[0];
  return worst ? { state: worst.health.state, ...(worst.health.code ? { code: worst.health.code } : {}), ...(all.some((one) => one.vendor === 'simulator') ? { practice: true } : {}) } : { state: 'none' };
}
