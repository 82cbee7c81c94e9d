import { AppError } from '#shared/kernel/errors.ts';
import { instant, type Instant } from '#shared/kernel/values.ts';
import { backoffMs } from '#main/kernel/backoff.ts';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import { LeadFailure, type LeadConnector, type LeadHealthState, type LeadTrouble, type ReadItem } from './port.ts';
import { afterPage, alarmAfterMs, noReading, rangeOf, readAgain, type Mark, type Reading } from './rules/catch-up.ts';

export interface LeadHealth {
  readonly state: LeadHealthState;
  readonly since: Instant;
  /** A dotted code for the log and the screen. */
  readonly code?: string;
  readonly lastOkAt?: Instant;
  readonly nextAttemptAt?: Instant;
  /** No good look for five minutes: somebody must know. */
  readonly alarm: boolean;
}
export interface MarkStore {
  get(sourceId: string): Mark & { readonly lastOkAt: Instant | undefined };
  /** A look went well: everything left before `readTill` was asked for. */
  succeeded(sourceId: string, readTill: Instant, at: Instant): void;
  failed(sourceId: string, code: string, at: Instant): void;
}
export interface LeadPollerDeps {
  readonly connector: LeadConnector;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly marks: MarkStore;
  /** Puts what a page brought into the base; throws when the base cannot take it, and then nothing is told as received. */
  readonly keep: (items: readonly ReadItem[]) => void;
  /** The vendor was told that these are here. */
  readonly acknowledged: (items: readonly ReadItem[]) => void;
  readonly healthChanged: () => void;
}

/** Outages are looked at again soon, refusals (a wrong key) seldom: vendors ban those who hammer. */
const outage = { baseMs: 2_000, capMs: 60_000 } as const, refusal = { baseMs: 60_000, capMs: 300_000 } as const;

/**
 * Asks one source again and again, whether or not anybody is signed in. One look at a time.
 *
 *   start ─► looking ─ok──► (everyMs) ─► looking
 *               │ fails: what was read is kept and told as received; the mark stays, so the next look asks for all of it again
 *               └─ five minutes without a good look ─► alarm; the next good look ends it
 */
export function createLeadPoller(deps: LeadPollerDeps) {
  const { connector, clock, random, log, marks } = deps;
  let timer: Cancel | undefined, alarmTimer: Cancel | undefined, running = false, first = true, failures = 0;
  let busy: Promise<void> | undefined;
  let health: LeadHealth = { state: 'disconnected', since: clock.now(), alarm: false };

  function to(state: LeadHealthState, more: { readonly code?: string; readonly nextAttemptAt?: Instant; readonly lastOkAt?: Instant; readonly alarm?: boolean } = {}): void {
    const before = health, alarm = more.alarm ?? (state === 'connected' ? false : before.alarm), lastOkAt = more.lastOkAt ?? before.lastOkAt;
    health = {
      state, since: before.state === state ? before.since : clock.now(), alarm,
      ...(more.code === undefined ? {} : { code: more.code }), ...(lastOkAt === undefined ? {} : { lastOkAt }), ...(more.nextAttemptAt === undefined ? {} : { nextAttemptAt: more.nextAttemptAt }),
    };
    if (before.state !== state || before.code !== more.code) log(state === 'connected' ? 'info' : 'warn', more.code ?? 'leads.connected', { source: connector.id, vendor: connector.vendor });
    deps.healthChanged();
  }
  const watch = (): void => {
    alarmTimer?.();
    alarmTimer = clock.after(alarmAfterMs, () => {
      if (!running) return;
      log('error', 'leads.silent', { source: connector.id, vendor: connector.vendor });
      to(health.state === 'connected' ? 'degraded' : health.state, { ...(health.code === undefined ? {} : { code: health.code }), ...(health.nextAttemptAt === undefined ? {} : { nextAttemptAt: health.nextAttemptAt }), alarm: true });
    });
  };

  /** Every page of the period is kept as it comes; what was kept is told as received, also when a later page fails. */
  async function read(): Promise<void> {
    const began = clock.now(), range = rangeOf(marks.get(connector.id), began, first), kept: ReadItem[] = [];
    try {
      for (let round = 1; ; round++) {
        let reading: Reading = noReading, cursor: string | undefined, over = false;
        while (!over) {
          const page = await connector.fetchLeads!(range, cursor);
          if (!running) return;
          deps.keep(page.items);
          kept.push(...page.items);
          ({ reading, over } = afterPage(reading, page.items.map((item) => item.digest), page.next !== undefined));
          cursor = page.next;
        }
        if (!readAgain(reading, round)) break;
      }
      marks.succeeded(connector.id, began, clock.now());
    } finally {
      if (kept.length > 0 && connector.acknowledge && running) {
        const told = [...new Map(kept.map((item) => [item.digest, item])).values()];
        await connector.acknowledge(told);
        deps.acknowledged(told);
      }
    }
  }
  function troubleOf(error: unknown): LeadTrouble {
    if (error instanceof LeadFailure) return error.trouble;
    log('error', 'leads.look-failed', { source: connector.id, vendor: connector.vendor }, error);
    // the base could not take it: nothing was told as received, and the source is asked again
    return { state: 'degraded', code: error instanceof AppError ? 'leads.not-kept' : 'leads.bad-answer' };
  }
  async function look(): Promise<void> {
    let wait = connector.everyMs;
    try {
      await read();
      if (!running) return;
      first = false;
      failures = 0;
      watch();
      to('connected', { lastOkAt: clock.now(), nextAttemptAt: instant(clock.now() + wait) });
    } catch (error) {
      if (!running) return;
      const trouble = troubleOf(error), isRefusal = trouble.state === 'unauthorized' || trouble.state === 'misconfigured';
      wait = trouble.retryAfterMs ?? backoffMs(failures++, random, isRefusal ? refusal : outage);
      marks.failed(connector.id, trouble.code, clock.now());
      to(trouble.state, { code: trouble.code, nextAttemptAt: instant(clock.now() + wait) });
    }
    plan(wait);
  }
  function plan(ms: number): void {
    timer?.();
    timer = running ? clock.after(ms, run) : undefined;
  }
  function run(): void {
    if (!running || busy) return;
    busy = look().catch((error: unknown) => {
      log('error', 'leads.look-failed', { source: connector.id, vendor: connector.vendor }, error);
      plan(outage.capMs);
    }).finally(() => { busy = undefined; });
  }

  return {
    start: (): void => {
      if (running || !connector.fetchLeads) return;
      running = true;
      first = true;
      const { lastOkAt } = marks.get(connector.id);
      if (lastOkAt !== undefined) health = { ...health, lastOkAt };
      watch();
      run();
    },
    stop: async (): Promise<void> => {
      running = false;
      timer?.();
      alarmTimer?.();
      await busy;
    },
    /** The PC woke, or somebody pressed «Спросить сейчас». */
    wake: (): void => { if (running && !busy) { failures = 0; plan(0); } },
    health: (): LeadHealth => health,
    /** The look under way, for tests. */
    settled: (): Promise<void> => busy ?? Promise.resolve(),
  };
}
export type LeadPoller = ReturnType<typeof createLeadPoller>;
