import { callIdOf } from '#main/kernel/ids.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { confirmLeg, mergeCalls, presumeEnded, recordOf, stepCall, wallTick, type CallRecord, type LegRecord, type StepResult } from './call-machine.ts';
import { isLegOf, notedOf, withFinished } from './finished.ts';
import { findSameCall, type NewKey } from './join.ts';
import type { ConnectorId, FinishedCall, LegEvent, Snapshot } from './port.ts';

/** A finished call stays on the list of calls this long; the finished card needs ten seconds of it. */
export const showEndedMs = 60_000;
/** Late repeats about a finished call must still find it. */
const forgetAfterMs = 10 * 60_000;
/** So many of them at most, so that a flood of calls does not fill the memory; those still shown stay whatever their number. */
export const mostEnded = 100;
/** Of each connector, so that the flood of one makes no event of another new. */
const rememberedEvents = 3_000;

export interface CallChange {
  readonly call: CallRecord;
  readonly previous?: CallFacts;
  /** Ids this call was announced under until now: its keys turned out to be one call (join.ts). */
  readonly replaced: readonly Id[];
}

/** All calls this PC knows, by id and by the keys exchanges call them. Decides nothing itself: call-machine and join do. */
export function createCallBook(deps: { readonly clock: Clock; readonly log: Log; readonly changed: (change: CallChange) => void }) {
  const { clock, log } = deps;
  const calls = new Map<Id, CallRecord>();
  const idByKey = new Map<string, Id>();
  const seen = new Map<ConnectorId, Set<string>>();
  const endedMono = new Map<Id, number>();

  const nameOf = (exchange: string, callKey: string) => `${exchange}\n${callKey}`;
  const at = (callId: Id) => ({ now: clock.now(), mono: clock.mono(), callId });

  const isRepeat = (event: { connectorId: ConnectorId; eventId: string }): boolean => {
    let own = seen.get(event.connectorId);
    if (!own) seen.set(event.connectorId, own = new Set());
    if (own.has(event.eventId)) return true;
    own.add(event.eventId);
    if (own.size > rememberedEvents) own.delete(own.values().next().value!);
    return false;
  };

  const forgetOld = () => {
    const now = clock.mono();
    let over = endedMono.size - mostEnded;
    for (const [id, mono] of endedMono) {
      if (mono > now - (over > 0 ? showEndedMs : forgetAfterMs)) continue;
      over--;
      endedMono.delete(id);
      calls.delete(id);
      for (const [name, callId] of idByKey) if (callId === id) idByKey.delete(name);
    }
  };

  const put = (call: CallRecord, replaced: readonly Id[] = []) => {
    const previous = calls.get(call.callId)?.facts ?? (replaced[0] === undefined ? undefined : calls.get(replaced[0])?.facts);
    for (const id of replaced) {
      if (id === call.callId) continue;
      calls.delete(id);
      endedMono.delete(id);
      for (const [name, callId] of idByKey) if (callId === id) idByKey.set(name, call.callId);
    }
    calls.set(call.callId, call);
    endedMono.delete(call.callId);
    // a call learnt of long after its end is no news for the screen
    if (call.facts.state === 'ended') endedMono.set(call.callId, Math.min(clock.mono(), Math.max(...call.legs.map(leg => leg.ended?.mono ?? Infinity))));
    deps.changed({ call, replaced: replaced.filter(id => id !== call.callId), ...(previous ? { previous } : {}) });
  };

  /** The id a key has, or begins with; a key of a call already known under another key takes the smaller id. */
  const callFor = (exchange: string, key: NewKey, startedMono: number): { call: CallRecord | undefined; id: Id; replaced: readonly Id[] } => {
    const name = nameOf(exchange, key.callKey);
    const known = idByKey.get(name);
    if (known !== undefined) return { call: calls.get(known), id: known, replaced: [] };
    const own = callIdOf(exchange, key.callKey);
    const twin = findSameCall(calls.values(), exchange, key, startedMono);
    const id = twin && twin.callId < own ? twin.callId : own;
    idByKey.set(name, id);
    if (!twin) return { call: calls.get(id), id, replaced: [] };
    if (twin.callId === id) return { call: twin, id, replaced: [] };
    const existing = calls.get(id);
    return { call: existing ? mergeCalls(id, existing, twin) : recordOf(id, exchange, twin.legs), id, replaced: [twin.callId] };
  };

  const settle = (result: StepResult, what: { readonly event: string; readonly connectorId: ConnectorId }, replaced: readonly Id[]) => {
    if (result.kind === 'changed') { put(result.call, replaced); return; }
    if (result.reason !== 'no-change') log('warn', 'telephony.refused', { reason: result.reason, event: what.event, connector: what.connectorId });
  };

  const book = {
    leg: (event: LegEvent): void => {
      if (isRepeat(event)) return;
      forgetOld();
      const startedMono = clock.mono() - Math.max(0, clock.now() - event.occurredAt);
      const { call, id, replaced } = callFor(event.exchange, event, startedMono);
      settle(stepCall(call, event, at(id)), { event: event.type, connectorId: event.connectorId }, replaced);
    },
    snapshot: (event: Snapshot): void => {
      if (isRepeat(event)) return;
      forgetOld();
      const shown = new Set<string>();
      for (const leg of event.legs) {
        const startedMono = clock.mono() - Math.max(0, clock.now() - (leg.startedAt ?? event.occurredAt));
        const { call, id, replaced } = callFor(event.exchange, leg, startedMono);
        shown.add(`${id}\n${leg.phone}`);
        settle(confirmLeg(call, leg, event, at(id)), { event: 'snapshot', connectorId: event.connectorId }, replaced);
      }
      // a leg this connector reported on these phones, begun before the snapshot and absent from it, is over
      const taken = clock.mono() - Math.max(0, clock.now() - event.occurredAt);
      book.endWhere((call, leg) => call.exchange === event.exchange && event.phones.includes(leg.phone) && leg.sources.includes(event.connectorId)
        && leg.started.mono <= taken + wallTick && !shown.has(`${call.callId}\n${leg.phone}`), 'unknown');
    },
    /** The connector sees these phones no more; a leg another connector still sees stays. */
    sourceLost: (connectorId: ConnectorId, phones: readonly string[]): void => {
      for (const call of Array.from(calls.values())) {
        if (call.facts.state === 'ended') continue;
        const legs = call.legs.map(leg => (!leg.ended && phones.includes(leg.phone) && leg.sources.length > 1 && leg.sources.includes(connectorId)
          ? { ...leg, sources: leg.sources.filter(id => id !== connectorId) } : leg));
        calls.set(call.callId, { ...call, legs });
      }
      book.endWhere((_, leg) => phones.includes(leg.phone) && leg.sources.length === 1 && leg.sources[0] === connectorId, 'connection-lost');
    },
    endWhere: (matches: (call: CallRecord, leg: LegRecord) => boolean, cause: 'connection-lost' | 'unknown'): void => {
      for (const { callId } of Array.from(calls.values())) {
        for (const { phone } of calls.get(callId)?.legs ?? []) {
          const call = calls.get(callId);
          const leg = call?.legs.find(other => other.phone === phone);
          if (call && leg && !leg.ended && matches(call, leg)) settle(presumeEnded(call, phone, cause, at(callId)), { event: cause, connectorId: leg.connectorId }, []);
        }
      }
    },
    /** Puts back a leg of an earlier run that a snapshot has just confirmed, without announcing it. */
    restore: (call: CallRecord, callKey: string): void => {
      const known = calls.get(call.callId);
      calls.set(call.callId, known ? mergeCalls(call.callId, known, call) : call);
      idByKey.set(nameOf(call.exchange, callKey), call.callId);
    },
    /**
     * A call of the exchange's history. `noted` looks for it among what is on the disk: the id it has there, and the legs
     * this PC wrote. Returns the call's id.
     */
    finished: (call: FinishedCall, of: { readonly connectorId: ConnectorId; readonly exchange: string }, noted: () => { readonly callId: Id; readonly record: CallRecord | undefined } | undefined): Id => {
      forgetOld();
      const name = nameOf(of.exchange, call.callKey), known = idByKey.get(name);
      const twin = known !== undefined ? calls.get(known) : [...calls.values()].find(other => other.exchange === of.exchange && other.legs.some(leg => isLegOf(notedOf(leg), call)));
      const found = twin ? { callId: twin.callId, record: twin } : noted();
      const callId = found?.callId ?? known ?? callIdOf(of.exchange, call.callKey);
      const next = withFinished(found?.record, call, { ...of, callId }, { now: clock.now(), mono: clock.mono() });
      if (next) {
        if (found?.record && !twin) calls.set(callId, found.record);
        idByKey.set(name, callId);
        put(next);
      }
      return callId;
    },
    get: (callId: Id): CallRecord | undefined => calls.get(callId),
    idOf: (exchange: string, callKey: string): Id | undefined => idByKey.get(nameOf(exchange, callKey)),
    /** Calls alive and those that ended less than a minute ago, the oldest first. */
    list: (): CallFacts[] => {
      const since = clock.mono() - showEndedMs;
      return [...calls.values()]
        .filter(call => call.facts.state !== 'ended' || (endedMono.get(call.callId) ?? -Infinity) > since)
        .map(call => call.facts)
        .sort((a, b) => a.startedAt - b.startedAt || (a.callId < b.callId ? -1 : 1));
    },
  };
  return book;
}
