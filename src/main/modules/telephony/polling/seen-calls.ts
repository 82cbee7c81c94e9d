import type { Instant } from '#shared/kernel/values.ts';
import type { CallDirection, EndCause, PartyAddress } from '#shared/telephony/call.ts';
import type { ConnectorSink, LegAddress, LegStep } from '../port.ts';

export interface SeenLeg { readonly phone: string; readonly state: 'waiting' | 'talking' | 'held' }
/** A call as the exchange shows it now: all its legs that are alive on the desk's phones. */
export interface SeenCall {
  readonly callKey: string;
  readonly direction: CallDirection;
  readonly party: PartyAddress;
  readonly line?: PartyAddress | undefined;
  readonly displayName?: string | undefined;
  readonly scenario?: string | undefined;
  /** When the call reached the exchange, on this PC's clock. */
  readonly startedAt?: Instant | undefined;
  /** Somebody outside the desk's phones talks to the caller. */
  readonly takenElsewhere?: boolean;
  readonly legs: readonly SeenLeg[];
}
export interface SeenDeps { readonly connectorId: string; readonly exchange: string; readonly phones: readonly string[]; readonly sink: ConnectorSink; readonly nextEventId: () => string; readonly now: () => Instant }

interface Known { readonly call: SeenCall; readonly answered: boolean; readonly startedAt: ReadonlyMap<string, Instant> }
const remembered = 2_000;

/**
 * Turns what an exchange shows from time to time into steps of legs: what is new has begun, what is gone has ended. An end
 * nobody told is a guess (`guessed`), which the exchange's history may correct later.
 */
export function createSeenCalls({ connectorId, exchange, phones, sink, nextEventId, now }: SeenDeps) {
  let known = new Map<string, Known>();
  const over = new Set<string>();
  let seeing = false;
  let asOf: Instant | undefined;

  const base = (at: Instant) => ({ connectorId, exchange, eventId: nextEventId(), occurredAt: at });
  const addressOf = (call: SeenCall, phone: string, within?: number): LegAddress => ({
    callKey: call.callKey, phone, direction: call.direction, party: call.party, seenBy: `api-${connectorId}`,
    ...(call.line ? { line: call.line } : {}), ...(call.displayName ? { displayName: call.displayName } : {}), ...(call.scenario ? { scenario: call.scenario } : {}),
    ...(within ? { startedWithinMs: within } : {}),
  });
  const tell = (call: SeenCall, phone: string, step: LegStep, at: Instant, within?: number) => { sink.emit({ ...base(at), ...addressOf(call, phone, within), ...step }); };
  const finish = (key: string) => {
    over.add(key);
    if (over.size > remembered) over.delete(over.values().next().value!);
  };

  function endLeg(of: Known, leg: SeenLeg, at: Instant, more: { readonly callGone: boolean; readonly answered: boolean }): void {
    const cause: EndCause = leg.state !== 'waiting' ? 'normal' : of.call.direction === 'outbound' ? 'no-answer'
      : more.answered ? 'answered-elsewhere' : more.callGone ? 'caller-abandoned' : 'no-answer';
    // a talk was seen, so its end is sure; a ring that is gone may have been a talk between two looks
    tell(of.call, leg.phone, { type: 'ended', cause, ...(leg.state === 'waiting' ? { guessed: true } : {}) }, at);
  }
  /** `since`: the exchange was last looked at then, so whatever is new began after it. */
  function update(call: SeenCall, at: Instant, since: Instant | undefined): boolean {
    const before = known.get(call.callKey), startedAt = new Map(before?.startedAt);
    const answered = (before?.answered ?? false) || call.takenElsewhere === true || call.legs.some((leg) => leg.state !== 'waiting');
    let again = false;
    for (const leg of call.legs) {
      const old = before?.call.legs.find((other) => other.phone === leg.phone);
      if (!old && startedAt.has(leg.phone)) { again = true; continue; }
      if (!old) {
        const earliest = Math.max(call.startedAt ?? 0, since ?? 0);
        const exact = call.startedAt !== undefined && (since === undefined || call.startedAt >= since) && call.startedAt <= at;
        const began = exact ? call.startedAt : at;
        startedAt.set(leg.phone, began);
        tell(call, leg.phone, { type: call.direction === 'inbound' ? 'ringing' : 'dialing' }, began, earliest > 0 ? Math.max(0, at - earliest) : undefined);
      }
      const was = old?.state ?? 'waiting';
      if (was === 'waiting' && leg.state !== 'waiting') tell(call, leg.phone, { type: 'answered' }, at);
      if (was !== 'held' && leg.state === 'held') tell(call, leg.phone, { type: 'held' }, at);
      if (was === 'held' && leg.state === 'talking') tell(call, leg.phone, { type: 'retrieved' }, at);
    }
    for (const leg of before?.call.legs ?? []) if (!call.legs.some((other) => other.phone === leg.phone)) endLeg(before!, leg, at, { callGone: false, answered });
    known.set(call.callKey, { call, answered, startedAt });
    return again;
  }
  const snapshot = (at: Instant) => {
    sink.emit({
      ...base(at), type: 'snapshot', phones,
      legs: [...known.values()].flatMap(({ call }) => call.legs.map((leg) => ({ ...addressOf(call, leg.phone), state: leg.state, ...(call.startedAt === undefined ? {} : { startedAt: call.startedAt }) }))),
    });
  };
  function gone(key: string, at: Instant): void {
    const before = known.get(key);
    if (!before) return;
    for (const leg of before.call.legs) endLeg(before, leg, at, { callGone: true, answered: before.answered });
    known.delete(key);
    finish(key);
  }

  return {
    /** Everything alive at the exchange at `at`. The first look, and the first after an outage, is a snapshot. */
    look: (calls: readonly SeenCall[], at: Instant): void => {
      const fresh = calls.filter((call) => !over.has(call.callKey));
      if (!seeing) {
        seeing = true;
        known = new Map(fresh.map((call) => [call.callKey, { call, answered: call.takenElsewhere === true || call.legs.some((leg) => leg.state !== 'waiting'), startedAt: new Map(call.legs.map((leg) => [leg.phone, call.startedAt ?? at])) }]));
        snapshot(at);
      } else {
        for (const key of Array.from(known.keys())) if (!fresh.some((call) => call.callKey === key)) gone(key, at);
        // a queue that goes round rings a phone again whose first ring we concluded to be over: only a snapshot takes that back
        if (fresh.filter((call) => update(call, at, asOf)).length > 0) snapshot(at);
      }
      asOf = at;
    },
    /** One call that was told of outside a look; one that is over stays over. */
    see: (call: SeenCall, at: Instant): void => { if (seeing && !over.has(call.callKey) && update(call, at, undefined)) snapshot(at); },
    gone: (key: string, at: Instant): void => { if (seeing) { gone(key, at); finish(key); } },
    find: (key: string): SeenCall | undefined => known.get(key)?.call,
    calls: (): SeenCall[] => [...known.values()].map((one) => one.call),
    alive: (): boolean => known.size > 0,
    /** The exchange is seen no more; true when it was. */
    lost: (): boolean => {
      if (!seeing) return false;
      seeing = false;
      known = new Map();
      asOf = undefined;
      sink.emit({ ...base(now()), type: 'source-lost', phones });
      return true;
    },
    isSeeing: (): boolean => seeing,
  };
}
export type SeenCalls = ReturnType<typeof createSeenCalls>;
