import { createClinic, type Clinic } from '#main/app/compose.ts';
import type { ClinicSession } from '#main/app/clinic-port.ts';
import { demoPasswordOf } from '#main/app/fixture/index.ts';
import { localSettings } from '#main/db/schema/index.ts';
import type { Database } from '#main/db/index.ts';
import { systemClock, type Clock } from '#main/kernel/clock.ts';
import { createIds } from '#main/kernel/ids.ts';
import type { Log } from '#main/kernel/log.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { faultKey } from '../kill/setting.ts';

export const sipDomain = 'clinic.test', sipPassword = 'p1', sipLine = '+74950001002';
export interface SipClinicOptions { readonly database: Database; readonly server: string; readonly log: Log; readonly clock?: Clock; readonly onDesk?: (snapshot: DeskSnapshot) => void; readonly authUser?: string }
export interface SipClinic { readonly clinic: Clinic; readonly session: ClinicSession; ask<T>(method: string, input?: unknown): Promise<T> }

/** All of main on a clinic's file, with phone 101 at a SIP exchange and Anna at that phone. */
export async function openSipClinic({ database, server, log, clock = systemClock, onDesk = () => undefined }: SipClinicOptions): Promise<SipClinic> {
  const value = JSON.stringify([{ extension: '101', user: '101', password: sipPassword, server, domain: sipDomain, watchDialog: true }]);
  database.write((tx) => { tx.insert(localSettings).values({ key: 'sip', value }).onConflictDoUpdate({ target: localSettings.key, set: { value } }).run(); });
  const clinic = createClinic({ database, key: faultKey, clock, newId: createIds(clock), log, about: { version: '0', demo: true, driver: 'test', keyHow: 'demo' } });
  const session = clinic.openSession((name, payload) => { if (name === 'desk') onDesk(payload as DeskSnapshot); });
  const ask = async <T>(method: string, input: unknown = null): Promise<T> => {
    const reply = await session.call(method, input);
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.reason ?? ''}`);
    return reply.value as T;
  };
  await ask('staff.signIn', { login: 'ivleva', password: demoPasswordOf('ivleva') });
  const phones = await ask<{ id: string; extension: string }[]>('telephony.phones');
  await ask('telephony.choosePhone', { phoneId: phones.find(({ extension }) => extension === '101')!.id });
  return { clinic, session, ask };
}
