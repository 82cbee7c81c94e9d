import { expect } from 'vitest';
import type { Bench } from '../../telephony/bench/index.ts';
import type { SipAccount } from './profile.ts';

/** The clinic's numbers, as liniya.ts gives them their channels. */
export const lines = { site: '+74950001001', maps: '+74950001002' } as const;

/** The phone of the bench as the settings of this PC would hold it. */
export function sipAccountOf(bench: Bench, extension: string, password?: string): SipAccount {
  const account = bench.accounts.find((one) => one.phone === extension);
  if (!account) throw new Error(`The bench has no extension ${extension}.`);
  return { extension, user: account.user, password: password ?? account.password, server: bench.wsUrl, domain: bench.domain, watchDialog: true, dial: 'auto', dialAs: 'e164' };
}

/** Lifts the handset of a desk phone until the screen says so: the card may be there a moment before the phone rings. */
export async function lift(bench: Bench, extension: string, talking: () => Promise<boolean>): Promise<void> {
  await expect.poll(async () => {
    await bench.deskPhone(extension).accept().catch(() => undefined);
    return talking();
  }, { timeout: 10_000, interval: 100 }).toBe(true);
}
