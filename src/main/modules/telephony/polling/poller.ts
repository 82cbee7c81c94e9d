import type { Instant } from '#shared/kernel/values.ts';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import type { ConnectorSink, Health, HealthState, RegistrationState } from '../port.ts';
import { backoffMs, reconnect, unauthorized } from '#main/kernel/backoff.ts';
import type { SeenCall, SeenCalls } from './seen-calls.ts';

export interface LookTrouble { readonly state: Exclude<HealthState, 'connected'>; readonly code: string; readonly retryAfterMs?: number | undefined }
export interface PollerDeps {
  readonly connectorId: string;
  readonly exchange: string;
  readonly phones: readonly string[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly sink: ConnectorSink;
  readonly seen: SeenCalls;
  readonly nextEventId: () => string;
  /** Everything alive at the exchange now. */
  readonly look: () => Promise<readonly SeenCall[]>;
  /** When to look again after a look that went well. */
  readonly nextMs: () => number;
  readonly troubleOf: (error: unknown) => LookTrouble;
  /** What else is wrong while looks go well. */
  readonly warning?: () => string | undefined;
  /** Without a look this long the calls on the screen are closed as `connection-lost`. */
  readonly lostAfterMs?: number;
}

/** Too many points spent: what was seen a moment ago still holds for a while. */
const patienceMs = 60_000;

/**
 * Looks at an exchange again and again. One look at a time; one that failed is repeated with back-off and jitter.
 *
 *   start ─► looking ─ok──────► (nextMs) ─► looking
 *               │ fails: an outage waits 0.5…4 s, a refusal (key, address list) a minute and more
 *               └─ no good look for lostAfterMs, or a refusal ─► source-lost; the next good look is a snapshot
 */
export function createPoller(deps: PollerDeps) {
  const { clock, random, log, sink, seen, phones, lostAfterMs = 5_000 } = deps;
  let timer: Cancel | undefined, running = false, busy = false, again = false;
  let attempt = 0, refused = 0, goodMono = clock.mono(), health: Health = { state: 'disconnected', since: clock.now() };
  let registered: RegistrationState | undefined;

  const to = (state: HealthState, code?: string, nextAttemptAt?: Instant) => {
    if (health.state !== state || health.code !== code) log(state === 'connected' ? 'info' : 'warn', code ?? 'telephony.connected', { connector: deps.connectorId });
    health = { state, since: health.state === state ? health.since : clock.now(), ...(code === undefined ? {} : { code }), ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }) };
  };
  const register = (state: RegistrationState) => {
    if (registered === state) return;
    registered = state;
    for (const phone of phones) sink.emit({ connectorId: deps.connectorId, exchange: deps.exchange, eventId: deps.nextEventId(), occurredAt: clock.now(), type: 'registration', phone, state });
  };
  const plan = (ms: number) => {
    timer?.();
    timer = running ? clock.after(ms, () => { void run(); }) : undefined;
  };
  async function run(): Promise<void> {
    if (!running || busy) { again ||= busy; return; }
    busy = true;
    again = false;
    let wait: number;
    try {
      const calls = await deps.look();
      if (!running) return;
      seen.look(calls, clock.now());
      attempt = refused = 0;
      goodMono = clock.mono();
      register('registered');
      const warning = deps.warning?.();
      to(warning === undefined ? 'connected' : 'degraded', warning);
      wait = again ? Math.min(200, deps.nextMs()) : deps.nextMs();
    } catch (error) {
      if (!running) return;
      const trouble = deps.troubleOf(error), isRefusal = trouble.state === 'unauthorized' || trouble.state === 'misconfigured';
      wait = trouble.retryAfterMs ?? (isRefusal ? backoffMs(refused++, random, unauthorized) : backoffMs(attempt++, random, reconnect));
      const blind = clock.mono() - goodMono;
      if (isRefusal || blind > (trouble.state === 'degraded' ? patienceMs : lostAfterMs)) {
        seen.lost();
        register(trouble.state === 'unauthorized' ? 'unauthorized' : 'disconnected');
        to(trouble.state, trouble.code, (clock.now() + wait) as Instant);
      } else if (!seen.isSeeing() || trouble.state === 'degraded') to(trouble.state, trouble.code, (clock.now() + wait) as Instant);
    } finally {
      busy = false;
    }
    plan(wait);
  }
  return {
    start: (): void => {
      if (running) return;
      running = true;
      goodMono = clock.mono();
      void run();
    },
    stop: (): void => {
      running = false;
      timer?.();
      timer = undefined;
      seen.lost();
      register('disconnected');
      to('disconnected');
    },
    /** Something happened there: look now, if a look is not under way and the points allow it. */
    nudge: (): void => { if (running && seen.isSeeing() && !busy) plan(0); },
    wake: (): void => { if (running && !busy) { attempt = 0; plan(0); } },
    health: (): Health => health,
    registered: (): boolean => registered === 'registered',
  };
}
export type Poller = ReturnType<typeof createPoller>;
