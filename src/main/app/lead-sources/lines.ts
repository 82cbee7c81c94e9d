import { hostOf, isLoopbackHost } from '#shared/kernel/addresses.ts';
import type { Instant } from '#shared/kernel/values.ts';
import { isAsked, leadAddressesOf, type LeadSource } from '#shared/leads/sources.ts';
import type { SourceHealth } from '#shared/leads/sources-contract.ts';
import type { Cancel, Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { createLeadPoller, LeadFailure, type Envelopes, type LeadConnector, type LeadPoller, type Listener, type Timetable } from '../../modules/leads/index.ts';
import { leadConnectorOf } from './connectors.ts';

/** A demo base asks nobody but this very PC (DESIGN.md 9). */
export const allowedHere = (source: LeadSource, demo: boolean): boolean => !demo || leadAddressesOf(source).every((address) => isLoopbackHost(hostOf(address) ?? ''));

export interface LinesDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly demo: boolean;
  readonly envelopes: Envelopes;
  readonly fetch: typeof globalThis.fetch;
  readonly random: () => number;
  /** The hours of the doctors for this source; undefined when none has a number there. */
  readonly timetable: (source: LeadSource) => Timetable | undefined;
  readonly changed: () => void;
}
interface Told { readonly sentAt?: number; readonly code?: string }
interface Line { readonly source: LeadSource; readonly connector: LeadConnector; readonly poller: LeadPoller; readonly abort: AbortController; told: Told; push: Cancel | undefined }

/** The vendors ask for free places every ten minutes; new bookings are fetched before them. */
export const timetableEveryMs = 10 * 60_000;
const firstPushMs = 20_000;

/** The sources that are switched on: each is asked in its own time, with nobody signed in too, and its letters are listened for. */
export function createLines({ clock, log, demo, envelopes, fetch, random, timetable, changed }: LinesDeps) {
  const lines = new Map<string, Line>();
  let turn: Promise<unknown> = Promise.resolve();

  async function publish(line: Line): Promise<void> {
    const table = timetable(line.source);
    if (!table) line.told = { ...line.told, code: 'leads.no-doctors' };
    else {
      try {
        await line.connector.publishTimetable!(table);
        line.told = { sentAt: clock.now() };
      } catch (error) {
        const code = error instanceof LeadFailure ? error.trouble.code : 'leads.bad-answer';
        line.told = { ...line.told, code };
        log('warn', 'leads.timetable-failed', { source: line.source.id, code }, error instanceof LeadFailure ? undefined : error);
      }
    }
    if (line.abort.signal.aborted) return;
    changed();
    line.push = clock.after(timetableEveryMs, () => { void publish(line); });
  }
  function open(source: LeadSource): void {
    const abort = new AbortController(), connector = leadConnectorOf(source, { clock, fetch, random, signal: abort.signal }), { id, name } = source;
    const poller = createLeadPoller({
      connector, clock, random, log, marks: envelopes.marks, healthChanged: changed,
      keep: (items) => { for (const item of items) envelopes.keep({ id, name }, item); },
      acknowledged: (items) => { envelopes.claimsAccepted(id, items.flatMap((item) => (item.receipt === undefined ? [] : [item.receipt]))); },
    });
    const line: Line = { source, connector, poller, abort, told: {}, push: undefined };
    lines.set(id, line);
    poller.start();
    if (connector.publishTimetable) line.push = clock.after(firstPushMs, () => { void publish(line); });
  }
  async function close(line: Line): Promise<void> {
    lines.delete(line.source.id);
    line.push?.();
    line.abort.abort();
    await line.poller.stop();
  }
  async function change(wanted: readonly LeadSource[]): Promise<void> {
    const allowed = wanted.filter((one) => one.enabled && allowedHere(one, demo));
    if (allowed.length < wanted.filter((one) => one.enabled).length) log('warn', 'leads.demo-refused');
    for (const line of Array.from(lines.values())) if (!allowed.some((one) => JSON.stringify(one) === JSON.stringify(line.source))) await close(line);
    for (const one of allowed) if (!lines.has(one.id)) open(one);
    changed();
  }
  const after = (deed: () => Promise<void>): Promise<void> => {
    const done = turn.then(deed).catch((error: unknown) => { log('error', 'leads.apply-failed', {}, error); });
    turn = done;
    return done;
  };
  return {
    /** Only what changed is opened anew; changes follow one another. */
    apply: (sources: readonly LeadSource[]): Promise<void> => after(() => change(sources)),
    stop: (): Promise<void> => after(async () => { for (const line of Array.from(lines.values())) await close(line); }),
    wake: (): void => { for (const { poller } of lines.values()) poller.wake(); },
    listeners: (): Listener[] => [...lines.values()].map(({ source: { id, name }, connector }) => ({ source: { id, name }, connector })),
    connector: (sourceId: string): LeadConnector | undefined => lines.get(sourceId)?.connector,
    told: (sourceId: string): Told | undefined => { const line = lines.get(sourceId); return line?.connector.publishTimetable && line.told; },
    alarms: (): readonly { readonly id: string; readonly name: string; readonly since: Instant }[] => [...lines.values()].flatMap(({ source, poller }) => { const { alarm, since } = poller.health(); return alarm ? [{ id: source.id, name: source.name, since }] : []; }),
    health: (source: LeadSource): SourceHealth => {
      const line = lines.get(source.id);
      if (!line) return { state: 'off', alarm: false, ...(source.enabled && !allowedHere(source, demo) ? { code: 'demo-only' } : {}) };
      return isAsked(source) ? line.poller.health() : { state: 'listening', alarm: false };
    },
    /** Every look under way is over, for tests. */
    settled: async (): Promise<void> => { await turn; await Promise.all([...lines.values()].map(({ poller }) => poller.settled())); },
  };
}
export type Lines = ReturnType<typeof createLines>;
