import type * as z from 'zod';
import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Database, WritableDb } from '#main/db/index.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { settingsContract } from '#shared/settings/contract.ts';
import type { Audit } from '../audit/index.ts';
import { localPreferences, readValue, sipAccounts, withKeptPasswords, withoutPassword, type LocalPreferences, type SipAccount } from './rules.ts';
import { putClinic, putLocal, settingStore } from './store.ts';

export type { LocalPreferences, SipAccount } from './rules.ts';
export type About = z.input<(typeof settingsContract)['about']['output']>;

export interface SettingsDeps {
  readonly db: Database;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
  /** What only the start of the program knows; the language is this module's. */
  readonly about: () => Omit<About, 'language'>;
  /** Called after the accounts of this PC were written, so that telephony registers anew. */
  readonly onSip?: (accounts: readonly SipAccount[]) => void;
}

const preferencesKey = 'preferences', sipKey = 'sip';

/** Настройки of the clinic (they travel) and of this PC (in the encrypted base as well, so SIP passwords lie nowhere in clear). */
export function createSettings(deps: SettingsDeps) {
  const { db, audit } = deps, store = settingStore(db.db);
  const local = (): LocalPreferences => readValue(localPreferences, store.local.get({ key: preferencesKey })?.value) ?? localPreferences.parse({});
  function putPreferences(change: { readonly [K in keyof LocalPreferences]?: LocalPreferences[K] | undefined }, audited?: (tx: WritableDb) => void): void {
    const to = { ...local(), ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
    db.write((tx) => {
      putLocal(tx, preferencesKey, JSON.stringify(to));
      audited?.(tx);
    });
  }
  const accounts = (): SipAccount[] => readValue(sipAccounts, store.local.get({ key: sipKey })?.value) ?? [];

  const handlers: Handlers<typeof settingsContract, CallContext> = {
    about: () => ({ ...deps.about(), language: local().language }),
    local: () => {
      const { theme, language, zoom } = local();
      return { theme, language, zoom };
    },
    setLocal: (change) => {
      putPreferences(change);
      deps.changed(['settings']);
      return null;
    },
    workstation: () => ({ lockMinutes: local().lockMinutes }),
    setWorkstation: ({ lockMinutes }, ctx) => {
      const before = local().lockMinutes;
      if (before === lockMinutes) return null;
      putPreferences({ lockMinutes }, (tx) => { audit.append(tx, { employeeId: actorOf(ctx).employeeId, action: 'settings.setWorkstation', entity: 'localSetting', before: { lockMinutes: before }, after: { lockMinutes } }); });
      deps.changed(['settings']);
      return null;
    },
    sip: () => ({ accounts: accounts().map(withoutPassword) }),
    setSip: (input, ctx) => {
      const old = accounts(), to = withKeptPasswords(input.accounts, old);
      db.write((tx) => {
        putLocal(tx, sipKey, JSON.stringify(to));
        audit.append(tx, { employeeId: actorOf(ctx).employeeId, action: 'settings.setSip', entity: 'localSetting', entityId: sipKey, before: old.map(withoutPassword), after: to.map(withoutPassword) });
      });
      deps.changed(['settings', 'phones']);
      deps.onSip?.(to);
      return null;
    },
  };

  return {
    handlers,
    local,
    /** With passwords: for the connector of this PC and nobody else. */
    sipAccounts: accounts,
    /** A setting of the clinic; undefined when unset or no longer readable. */
    get: <T>(key: string, schema: z.ZodType<T>): T | undefined => readValue(schema, store.clinic.get({ key })?.value),
    /** Writes a setting of the clinic in the caller's transaction, audited. */
    set(tx: WritableDb, by: Id | null, key: string, value: unknown, action = 'settings.set'): void {
      const before = store.clinic.get({ key })?.value;
      putClinic(tx, key, JSON.stringify(value));
      audit.append(tx, { employeeId: by, action, entity: 'setting', entityId: key, ...(before === undefined ? {} : { before: JSON.parse(before) as unknown }), after: value });
    },
    /** A value of this PC that another module keeps under its own key, e.g. the branch it stands in. */
    getLocal: <T>(key: string, schema: z.ZodType<T>): T | undefined => readValue(schema, store.local.get({ key })?.value),
    setLocal: (tx: WritableDb, key: string, value: unknown): void => { putLocal(tx, key, JSON.stringify(value)); },
  };
}
export type Settings = ReturnType<typeof createSettings>;
