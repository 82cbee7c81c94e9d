import * as z from 'zod';
import { AppError } from '#shared/kernel/errors.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { connection, exchangeOf, keptSecrets, phonesOf, withKeptSecrets, withoutSecrets, type Connection } from '#shared/telephony/connections.ts';
import type { connectionsContract } from '#shared/telephony/connections-contract.ts';
import type { Database, WritableDb } from '../db/index.ts';
import { actorOf, type CallContext } from '../ipc/context.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Audit } from '../modules/audit/index.ts';
import type { Settings } from '../modules/settings/index.ts';
import type { Shift } from '../modules/shift/index.ts';
import type { Marks, Telephony } from '../modules/telephony/index.ts';
import { checkConnection } from './connectors.ts';
import { allowedHere } from './phone-lines.ts';

export interface ConnectionsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly demo: boolean;
  readonly settings: Pick<Settings, 'getLocal' | 'setLocal'>;
  readonly shift: Pick<Shift, 'addPhones'>;
  readonly audit: { append(tx: WritableDb, entry: Parameters<Audit['append']>[1]): void };
  readonly telephony: Pick<Telephony, 'health'>;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly apply: (connections: readonly Connection[]) => void;
}

const key = 'connections', most = 20;
/** One that a newer program wrote and this one cannot read is left out, not a reason to lose the others. */
const stored = z.array(z.unknown()).transform((list) => list.flatMap((one) => { const parsed = connection.safeParse(one); return parsed.success ? [parsed.data] : []; }));

/** Till when the history of each connection was read, kept on this PC. */
export const connectMarks = (database: Database, settings: Pick<Settings, 'getLocal' | 'setLocal'>): Marks => ({
  get: (name) => settings.getLocal(`telephony:${name}`, z.number()),
  set: (name, value) => { database.write((tx) => { settings.setLocal(tx, `telephony:${name}`, value); }); },
});

/** «Подключения»: the telephone systems of this PC beside its SIP accounts. They lie in the encrypted base, secrets included. */
export function connectConnections(deps: ConnectionsDeps) {
  const { database, settings, audit, telephony, clock, log, demo } = deps;
  const list = (): Connection[] => settings.getLocal(key, stored) ?? [];

  function put(ctx: CallContext, action: string, id: string, change: (old: readonly Connection[]) => Connection[]): void {
    const old = list(), to = change(old);
    const before = old.find((one) => one.id === id), after = to.find((one) => one.id === id);
    database.write((tx) => {
      settings.setLocal(tx, key, to);
      audit.append(tx, {
        employeeId: actorOf(ctx).employeeId, action, entity: 'localSetting', entityId: id,
        ...(before ? { before: withoutSecrets(before) } : {}), ...(after ? { after: { ...withoutSecrets(after), secrets: keptSecrets(after) } } : {}),
      });
    });
    start(to);
    deps.changed(['settings', 'phones']);
  }
  /** Phones a connection tells of become phones of the branch. */
  function start(connections: readonly Connection[]): void {
    for (const one of connections) if (one.enabled && allowedHere(one, demo)) deps.shift.addPhones(phonesOf(one), exchangeOf(one));
    deps.apply(connections);
  }

  const handlers: Handlers<typeof connectionsContract, CallContext> = {
    list: () => {
      const healths = new Map(telephony.health().map((one) => [one.connectorId, one.health]));
      return list().map((one) => {
        const health = healths.get(one.id);
        return {
          connection: withoutSecrets(one), kept: keptSecrets(one),
          health: health ? { state: health.state, since: health.since, ...(health.code === undefined ? {} : { code: health.code }), ...(health.nextAttemptAt === undefined ? {} : { nextAttemptAt: health.nextAttemptAt }) }
            : { state: 'off' as const, ...(one.enabled && !allowedHere(one, demo) ? { code: 'demo-only' } : {}) },
        };
      });
    },
    save: (given, ctx) => {
      put(ctx, 'connections.save', given.id, (old) => {
        const before = old.find((one) => one.id === given.id);
        if (!before && old.length >= most) throw new AppError('conflict', 'too-many-connections');
        const next = withKeptSecrets(given, before);
        return before ? old.map((one) => (one === before ? next : one)) : [...old, next];
      });
      return null;
    },
    remove: ({ id }, ctx) => {
      if (!list().some((one) => one.id === id)) throw new AppError('not-found', 'connection');
      put(ctx, 'connections.remove', id, (old) => old.filter((one) => one.id !== id));
      return null;
    },
    check: async (given) => {
      const whole = withKeptSecrets(given, list().find((one) => one.id === given.id));
      if (!allowedHere(whole, demo)) return { findings: [{ what: 'address', how: 'fails', code: 'demo-only' }], people: [], lines: [] };
      const result = await checkConnection(whole, { clock });
      log('info', 'connections.checked', { vendor: whole.vendor, fails: result.findings.filter((one) => one.how === 'fails').length });
      return result;
    },
  };
  return { handlers, start: (): void => { const all = list(); if (all.length > 0) start(all); } };
}
