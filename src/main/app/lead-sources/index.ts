import * as z from 'zod';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Zone } from '#shared/kernel/values.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { keptLeadSecrets, leadSource, withKeptLeadSecrets, withoutLeadSecrets, type LeadSource } from '#shared/leads/sources.ts';
import type { leadSourcesContract } from '#shared/leads/sources-contract.ts';
import type { Database, WritableDb } from '../../db/index.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { FileDialogs } from '../../kernel/files.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { EnvelopeSource } from '../../kernel/relay.ts';
import type { Audit } from '../../modules/audit/index.ts';
import { createEnvelopeFile, createEnvelopes, drain, LeadFailure, type Drained, type Leads, type Timetable } from '../../modules/leads/index.ts';
import type { Schedule } from '../../modules/schedule/index.ts';
import type { Settings } from '../../modules/settings/index.ts';
import type { Notices } from '../desk/notices.ts';
import { leadChannels, leadChannelsKey } from '../leads.ts';
import { leadConnectorOf } from './connectors.ts';
import { allowedHere, createLines } from './lines.ts';
import { timetableDays, timetableOf } from './timetable.ts';
import { waitingHandlers } from './waiting.ts';

export interface LeadSourcesDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly demo: boolean;
  readonly files: FileDialogs;
  readonly settings: Pick<Settings, 'getLocal' | 'setLocal' | 'get' | 'set'>;
  readonly audit: { append(tx: WritableDb, entry: Parameters<Audit['append']>[1]): void };
  readonly leads: Pick<Leads, 'receive'>;
  readonly notices: Pick<Notices, 'push' | 'clear'>;
  readonly schedule: Pick<Schedule, 'days'>;
  branch(): { readonly id: string; readonly name: string; readonly zone: Zone };
  readonly changed: (topics: readonly Topic[]) => void;
}
export interface LeadWays { readonly fetch?: typeof globalThis.fetch; readonly random?: () => number }

const key = 'leadSources', most = 30, checkWithinMs = 25_000;
/** One that a newer program wrote and this one cannot read is left out, not a reason to lose the others. */
const stored = z.array(z.unknown()).transform((list) => list.flatMap((one) => { const parsed = leadSource.safeParse(one); return parsed.success ? [parsed.data] : []; }));

/** «Источники заявок»: where this PC asks for leads and whose letters it takes. They lie in the encrypted base, secrets included. */
export function connectLeadSources(deps: LeadSourcesDeps, { fetch = globalThis.fetch, random = Math.random }: LeadWays = {}) {
  const { database, settings, audit, clock, log, demo, notices } = deps;
  const channels = () => settings.get(leadChannelsKey, leadChannels) ?? {};
  const list = (): LeadSource[] => { const known = channels(); return (settings.getLocal(key, stored) ?? []).map((one) => ({ ...one, channelId: known[one.id] ?? null })); };
  const envelopes = createEnvelopes({ ...deps, receive: deps.leads.receive });

  function timetable(source: LeadSource): Timetable | undefined {
    if (!('doctors' in source) || source.doctors.length === 0) return undefined;
    const from = dayOf(clock.now(), deps.branch().zone), doctorIds = source.doctors.map((one) => one.doctorId), parts = [];
    for (let at = 0; at < timetableDays; at += 10) parts.push(deps.schedule.days({ fromDay: addDays(from, at), days: 10, doctorIds }, false));
    const whole = { ...parts[0]!, days: parts.flatMap((part) => part.days), appointments: parts.flatMap((part) => part.appointments) };
    return timetableOf(whole, { doctors: source.doctors, branchId: 'clinicId' in source && source.clinicId !== '' ? source.clinicId : '1' }, clock.now());
  }
  let alarmed = '';
  const lines = createLines({
    ...deps, envelopes, fetch, random, timetable,
    changed: () => {
      const silent = lines.alarms().map((one) => one.name).join(', ');
      if (silent !== alarmed) {
        alarmed = silent;
        if (silent === '') notices.clear('leads-silent');
        else notices.push('leads-silent', 'error', { names: silent });
      }
      deps.changed(['leadSources']);
    },
  });

  function put(ctx: CallContext, action: string, id: string, change: (old: readonly LeadSource[]) => LeadSource[]): void {
    const old = list(), to = change(old), by = actorOf(ctx).employeeId;
    const before = old.find((one) => one.id === id), after = to.find((one) => one.id === id);
    database.write((tx) => {
      settings.setLocal(tx, key, to);
      const known = Object.fromEntries(Object.entries(channels()).filter(([sourceId]) => sourceId !== id));
      if ((before?.channelId ?? null) !== (after?.channelId ?? null)) settings.set(tx, by, leadChannelsKey, after?.channelId == null ? known : { ...known, [id]: after.channelId });
      audit.append(tx, {
        employeeId: by, action, entity: 'localSetting', entityId: id,
        ...(before ? { before: withoutLeadSecrets(before) } : {}), ...(after ? { after: { ...withoutLeadSecrets(after), secrets: keptLeadSecrets(after) } } : {}),
      });
    });
    void lines.apply(to);
    deps.changed(['settings', 'leadSources']);
  }
  const drainFrom = async (source: EnvelopeSource): Promise<Drained> => {
    const sum = await drain(source, lines.listeners, envelopes);
    deps.changed(['leadSources']);
    return sum;
  };

  const handlers: Handlers<typeof leadSourcesContract, CallContext> = {
    list: () => list().map((source) => {
      const told = lines.told(source.id);
      return { source: withoutLeadSecrets(source), kept: keptLeadSecrets(source), health: lines.health(source), ...(told ? { timetable: told } : {}) };
    }),
    save: (given, ctx) => {
      put(ctx, 'leadSources.save', given.id, (old) => {
        const before = old.find((one) => one.id === given.id);
        if (!before && old.length >= most) throw new AppError('conflict', 'too-many-sources');
        const next = withKeptLeadSecrets(given, before);
        return before ? old.map((one) => (one === before ? next : one)) : [...old, next];
      });
      return null;
    },
    remove: ({ id }, ctx) => {
      if (!list().some((one) => one.id === id)) throw new AppError('not-found', 'lead-source');
      put(ctx, 'leadSources.remove', id, (old) => old.filter((one) => one.id !== id));
      return null;
    },
    check: async (given) => {
      const whole = withKeptLeadSecrets(given, list().find((one) => one.id === given.id));
      if (!allowedHere(whole, demo)) return { how: 'fails', code: 'demo-only' };
      const late = new AbortController(), stop = clock.after(checkWithinMs, () => { late.abort(); }), connector = leadConnectorOf(whole, { clock, fetch, random, signal: late.signal });
      if (!connector.check) { stop(); return { how: 'listens' }; }
      try {
        const count = await connector.check(), off = connector.clockAhead?.() ?? 0;
        return { how: 'works', count, ...(Math.abs(off) > 60_000 ? { clockOffMinutes: Math.round(off / 60_000) } : {}) };
      } catch (error) {
        log('info', 'leads.check-failed', { vendor: whole.vendor }, error instanceof LeadFailure ? undefined : error);
        return { how: 'fails', code: error instanceof LeadFailure ? error.trouble.code : 'leads.bad-answer' };
      } finally {
        stop();
      }
    },
    askNow: () => { lines.wake(); return null; },
    importFile: async () => {
      const path = await deps.files.chooseOpen({ filters: [{ name: 'JSON Lines', extensions: ['jsonl', 'ndjson', 'json', 'txt'] }] });
      return path === undefined ? { kind: 'cancelled' } : { kind: 'done', ...await drainFrom(createEnvelopeFile(path)) };
    },
    ...waitingHandlers({ ...deps, envelopes, sources: list, connector: lines.connector }),
  };
  const all = list();
  if (all.length > 0) void lines.apply(all);
  return { handlers, drain: drainFrom, envelopes, lines, stop: () => lines.stop() };
}
