import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import type { Voice, VoiceTrouble } from '#shared/telephony/voice.ts';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import { callIdOf, type NewId } from '#main/kernel/ids.ts';
import { silentLog, type Log } from '#main/kernel/log.ts';
import { createCallBook, type CallChange } from './call-book.ts';
import { createCatchUp, type Marks } from './catch-up.ts';
import { recordOf, presumeEnded, type CallRecord, type Mark } from './call-machine.ts';
import { isLegOf, recordOfRows, rowNoted } from './finished.ts';
import { legOfRow, rowOf, type LegRow, type LegStore } from './leg-store.ts';
import { createRowIds } from './row-ids.ts';
import type { ConnectorId, Deed, DialRequest, FinishedCall, Health, LegAddress, LegRef, LineCheck, OpenedRecording, PhoneState, RecordingEvent, RegistrationEvent, RegistrationState, Snapshot, TelephonyConnector, TelephonyEvent } from './port.ts';

/** What telephony tells the desk. Called synchronously, after the store has written. */
export interface TelephonySink {
  callChanged(call: CallFacts, previous?: CallFacts): void;
  /** Two ids turned out to be one call; everything kept under `from` belongs to `call.callId`. Comes before `callChanged`. */
  callsJoined?(from: Id, call: CallFacts): void;
  /** Said just before such a call ends. */
  dialFailed?(phone: string, reason: string): void;
  registrationChanged?(registration: Registration): void;
  /** The exchange has a recording of the call; told again after each restart of the exchange or of ours. */
  recordingReady?(recording: ReadyRecording): void;
  /** What voiceOf() tells has changed; `trouble` ended a talk. */
  voiceChanged?(trouble: VoiceTrouble | undefined): void;
}
export interface ReadyRecording { readonly callId: Id; readonly connectorId: ConnectorId; readonly recordingId: string; readonly durationMs?: number }
export interface Registration { readonly connectorId: ConnectorId; readonly exchange: string; readonly phone: string; readonly state: RegistrationState }
export interface TelephonySettings {
  /** This PC's name in the rows it writes. */
  readonly node: string;
  /** How long legs of an earlier run wait for a snapshot before they are closed; 30 s when absent. */
  readonly confirmWithinMs?: number;
}
export interface TelephonyDeps {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log?: Log;
  readonly store: LegStore;
  readonly sink: TelephonySink;
  readonly settings: TelephonySettings;
  /** Where it is kept till when a vendor's history was read; without it a restart reads the last hours again. */
  readonly marks?: Marks;
}
export type Telephony = ReturnType<typeof createTelephony>;

/** Telephony of one PC: connectors in, facts about calls out. */
export function createTelephony(deps: TelephonyDeps) {
  const { clock, newId, store, sink, settings } = deps;
  const log = deps.log ?? silentLog;
  const connectors = new Map<ConnectorId, TelephonyConnector>();
  const registrations = new Map<string, Registration>();
  const rowIds = createRowIds(newId, (callId) => book.get(callId) !== undefined);
  const keys = new Map<string, string>();
  let unconfirmed: LegRow[] = [...store.open(settings.node)];
  let stopped = false;

  const save = (call: CallRecord, before: CallFacts | undefined, replaced: boolean) => {
    for (const leg of call.facts.legs) {
      const old = replaced ? undefined : before?.legs.find(other => other.phone === leg.phone);
      if (old && isDeepStrictEqual(old, leg)) continue;
      const callKey = call.legs.find(other => other.phone === leg.phone)!.callKey;
      const row = rowOf(leg, { id: rowIds.of(call.callId, leg.phone), callId: call.callId, node: settings.node, exchange: call.exchange, callKey });
      rowIds.keep(row);
      store.save(row);
    }
    rowIds.tidy();
  };

  const changed = ({ call, previous, replaced }: CallChange) => {
    for (const from of replaced) for (const leg of call.legs) rowIds.join(from, call.callId, leg.phone);
    save(call, previous, replaced.length > 0);
    for (const from of replaced) sink.callsJoined?.(from, call.facts);
    if (replaced.length === 0 && previous && isDeepStrictEqual(previous, call.facts)) return;
    sink.callChanged(call.facts, previous);
  };
  const book = createCallBook({ clock, log, changed });

  /** A leg of an earlier run, with its monotonic times guessed from the wall. */
  const recordOfRow = (row: LegRow): CallRecord => {
    const leg = legOfRow(row);
    const mark = (wall: LegRow['startedAt']): Mark => ({ wall, mono: clock.mono() - Math.max(0, clock.now() - wall) });
    return recordOf(row.callId, row.exchange, [{
      phone: leg.phone, callKey: row.callKey, direction: leg.direction, connectorId: leg.connectorId, sources: [leg.connectorId], ways: [],
      started: mark(leg.startedAt), ...(leg.answeredAt === undefined ? {} : { answered: mark(leg.answeredAt) }), party: leg.party,
      ...(leg.displayName === undefined ? {} : { displayName: leg.displayName }), ...(leg.line ? { line: leg.line } : {}), ...(leg.scenario === undefined ? {} : { scenario: leg.scenario }),
    }]);
  };
  const closeUnconfirmed = (rows: readonly LegRow[]) => {
    unconfirmed = unconfirmed.filter(row => !rows.includes(row));
    for (const row of rows) {
      const before = recordOfRow(row);
      const result = presumeEnded(before, row.phone, 'connection-lost', { now: clock.now(), mono: clock.mono() }, true);
      if (result.kind !== 'changed') { rowIds.keep(row); continue; }
      log('info', 'telephony.leg-closed-after-restart', { connector: row.connectorId });
      const closed = rowOf(result.call.facts.legs[0]!, { id: row.id, callId: row.callId, node: row.node, exchange: row.exchange, callKey: row.callKey });
      rowIds.keep(closed);
      store.save(closed);
      // when other legs of this call are alive they tell its state; this one only stops being open
      if (book.get(row.callId)?.facts.state === undefined) sink.callChanged(result.call.facts, before.facts);
    }
  };
  const confirmEarlier = (event: Snapshot): ReadonlySet<Id> => {
    const mine = unconfirmed.filter(row => row.exchange === event.exchange && event.phones.includes(row.phone));
    const alive = mine.filter(row => event.legs.some(leg => leg.phone === row.phone && leg.callKey === row.callKey));
    unconfirmed = unconfirmed.filter(row => !alive.includes(row));
    for (const row of alive) {
      rowIds.keep(row);
      book.restore(recordOfRow(row), row.callKey);
    }
    closeUnconfirmed(mine.filter(row => !alive.includes(row)));
    return new Set(alive.map(row => row.callId));
  };

  const register = ({ connectorId, exchange, phone, state }: RegistrationEvent) => {
    const key = `${connectorId}\n${phone}`;
    if (registrations.get(key)?.state === state) return;
    const registration: Registration = { connectorId, exchange, phone, state };
    registrations.set(key, registration);
    sink.registrationChanged?.(registration);
  };
  /** A recording comes minutes or days after its call, when the book may have forgotten it: the legs know it still. */
  const recorded = ({ connectorId, exchange, callKey, recordingId, durationMs, occurredAt }: RecordingEvent) => {
    const callId = book.idOf(exchange, callKey) ?? store.callOf?.(exchange, callKey, occurredAt) ?? callIdOf(exchange, callKey);
    sink.recordingReady?.({ callId, connectorId, recordingId, ...(durationMs === undefined ? {} : { durationMs }) });
  };
  /** The exchange repeats a call that was over before this run, or longer ago than the book remembers. */
  const longOver = (exchange: string, leg: LegAddress): boolean => book.idOf(exchange, leg.callKey) === undefined && (store.ended?.(exchange, leg.callKey, leg.phone) ?? false);
  const take = (event: TelephonyEvent) => {
    if (stopped || !connectors.has(event.connectorId)) return;
    switch (event.type) {
      case 'registration': register(event); break;
      case 'recording': recorded(event); break;
      case 'voice': sink.voiceChanged?.(event.trouble); break;
      case 'dial-failed': sink.dialFailed?.(event.phone, event.reason); break;
      case 'source-lost': book.sourceLost(event.connectorId, event.phones); break;
      case 'snapshot': {
        const legs = event.legs.filter(leg => !longOver(event.exchange, leg));
        if (legs.length < event.legs.length) event = { ...event, legs };
        const confirmed = confirmEarlier(event);
        for (const leg of event.legs) keys.set(`${event.connectorId}\n${leg.phone}`, leg.callKey);
        book.snapshot(event);
        // calls of an earlier run are news to the desk even when nothing about them changed
        for (const callId of confirmed) { const call = book.get(callId); if (call) sink.callChanged(call.facts); }
        break;
      }
      default:
        if (longOver(event.exchange, event)) { log('info', 'telephony.refused', { reason: 'long-over', event: event.type, connector: event.connectorId }); break; }
        keys.set(`${event.connectorId}\n${event.phone}`, event.callKey);
        book.leg(event);
    }
  };

  /** A finished call of a vendor's history: what nobody noted is noted now, what was only concluded is corrected. */
  const takeFinished = (connector: TelephonyConnector, call: FinishedCall): boolean => {
    if (stopped || !connectors.has(connector.id)) return false;
    const { id: connectorId, exchange } = connector;
    const callId = book.finished(call, { connectorId, exchange }, () => {
      const rows = (store.begun?.(exchange, (call.startedAt - 3_000) as Instant, (call.endedAt + 3_000) as Instant) ?? []).filter(row => row.callKey === call.callKey || isLegOf(rowNoted(row), call));
      const first = rows.find(row => row.callKey === call.callKey) ?? rows[0];
      if (!first) return undefined;
      const own = rows.filter(row => row.callId === first.callId && row.node === settings.node);
      for (const row of own) rowIds.keep(row);
      unconfirmed = unconfirmed.filter(row => !own.includes(row) && !own.some(other => other.id === row.id));
      return { callId: first.callId, record: recordOfRows(own, connectorId, { now: clock.now(), mono: clock.mono() }) };
    });
    for (const recordingId of call.recordings ?? []) sink.recordingReady?.({ callId, connectorId, recordingId });
    // whoever still sees it alive has the next word, and the history after that
    return (book.get(callId)?.facts.state ?? 'ended') === 'ended';
  };
  const catchUp = createCatchUp({
    clock, log, marks: deps.marks ?? { get: () => undefined, set: () => undefined },
    take: (connector, call) => { try { return takeFinished(connector, call); } catch (error) { log('error', 'telephony.history-failed', { connector: connector.id }, error); return false; } },
  });

  const confirmTimer: Cancel = clock.after(settings.confirmWithinMs ?? 30_000, () => { closeUnconfirmed(unconfirmed); });

  const connectorOf = (phone: string, can: Deed): TelephonyConnector => {
    const watching = [...connectors.values()].filter(connector => connector.phones.includes(phone));
    const able = watching.find(connector => connector.capabilities[can] && (can !== 'dial' || (connector.capabilities.dialPhones ?? connector.phones).includes(phone)));
    if (able) return able;
    throw new AppError('conflict', watching.length === 0 ? 'telephony.no-phone' : `telephony.cannot-${can}`);
  };
  const legOf = (callId: Id, phone: string, connector: TelephonyConnector): LegRef => {
    const leg = book.get(callId)?.legs.find(other => other.phone === phone && !other.ended);
    if (!leg) throw new AppError('not-found', 'telephony.no-call');
    const reported = keys.get(`${connector.id}\n${phone}`);
    return { phone, callKey: reported !== undefined && book.idOf(connector.exchange, reported) === callId ? reported : leg.callKey };
  };

  /** Runs a deed on a leg at the connector that declares it. */
  const onLeg = async (callId: Id, phone: string, can: Deed, run: (connector: TelephonyConnector, leg: LegRef) => Promise<void>): Promise<void> => {
    const connector = connectorOf(phone, can);
    await run(connector, legOf(callId, phone, connector));
  };

  return {
    addConnector: (connector: TelephonyConnector): void => {
      if (connectors.has(connector.id)) throw new AppError('conflict', 'telephony.connector-exists');
      connectors.set(connector.id, connector);
      connector.connect({
        emit: event => {
          try { take(event); } catch (error) { log('error', 'telephony.event-failed', { connector: connector.id, event: event.type }, error); }
        },
      });
      catchUp.follow(connector);
    },
    /** Stops the connector; calls only it saw are closed as connection-lost. */
    removeConnector: async (id: ConnectorId): Promise<void> => {
      const connector = connectors.get(id);
      if (!connector) return;
      catchUp.leave(id);
      await connector.disconnect();
      book.sourceLost(id, connector.phones);
      connectors.delete(id);
      for (const key of registrations.keys()) if (key.startsWith(`${id}\n`)) registrations.delete(key);
    },
    /** Calls alive and those that ended less than 60 s ago, the oldest first. */
    calls: (): CallFacts[] => book.list(),
    /** Calls `request.to` from the phone; resolves when the exchange took the order, not when the patient answers. */
    dial: async (request: DialRequest): Promise<{ readonly callId: Id | undefined }> => {
      const connector = connectorOf(request.phone, 'dial');
      const { callKey } = await connector.dial!(request);
      return { callId: book.idOf(connector.exchange, callKey) };
    },
    /** True when some exchange can dial from this phone. */
    canDial: (phone: string): boolean => [...connectors.values()].some(({ phones, capabilities }) => capabilities.dial && (capabilities.dialPhones ?? phones).includes(phone)),
    /** The call an order became; undefined when there surely is none. Rejects when nobody can tell. */
    findDialed: async (phone: string, orderId: string): Promise<Id | undefined> => {
      const connector = connectorOf(phone, 'dial');
      if (!connector.findDialed) throw new AppError('conflict', 'telephony.cannot-tell');
      const found = await connector.findDialed(orderId);
      return found && book.idOf(connector.exchange, found.callKey);
    },
    /** The PC woke or its network changed (R11): every exchange is looked at now. */
    wake: (): void => { for (const connector of connectors.values()) connector.wake?.(); },
    phoneStates: (): PhoneState[] => [...connectors.values()].flatMap(connector => connector.phoneStates?.() ?? []),
    /** One trial ring of the set-up wizard. @throws conflict where the exchange of this phone cannot */
    checkLine: (phone: string, told: (soFar: LineCheck) => void, stop: AbortSignal): Promise<LineCheck> => {
      const connector = [...connectors.values()].find(one => one.phones.includes(phone) && one.checkLine);
      return connector ? connector.checkLine!(phone, told, stop) : Promise.reject(new AppError('conflict', 'telephony.cannot-check'));
    },
    /** The sound of a recording the connector told of. */
    openRecording: async (connectorId: ConnectorId, recordingId: string): Promise<OpenedRecording> => {
      const connector = connectors.get(connectorId);
      if (!connector?.openRecording) throw new AppError('offline', 'telephony.no-recordings');
      return connector.openRecording(recordingId);
    },
    answer: (callId: Id, phone: string) => onLeg(callId, phone, 'answer', (c, leg) => c.answer!(leg)),
    hangup: (callId: Id, phone: string) => onLeg(callId, phone, 'hangup', (c, leg) => c.hangup!(leg)),
    hold: (callId: Id, phone: string, on: boolean) => onLeg(callId, phone, 'hold', (c, leg) => c.hold!(leg, on)),
    mute: (callId: Id, phone: string, on: boolean) => onLeg(callId, phone, 'mute', (c, leg) => c.mute!(leg, on)),
    blindTransfer: (callId: Id, phone: string, to: string) => onLeg(callId, phone, 'blindTransfer', (c, leg) => c.blindTransfer!(leg, to)),
    startTransfer: (callId: Id, phone: string, to: string) => onLeg(callId, phone, 'attendedTransfer', (c, leg) => c.startTransfer!(leg, to)),
    completeTransfer: (callId: Id, phone: string) => onLeg(callId, phone, 'attendedTransfer', (c, leg) => c.completeTransfer!(leg)),
    cancelTransfer: (callId: Id, phone: string) => onLeg(callId, phone, 'attendedTransfer', (c, leg) => c.cancelTransfer!(leg)),
    sendDtmf: (callId: Id, phone: string, digits: string) => onLeg(callId, phone, 'dtmf', (c, leg) => c.sendDtmf!(leg, digits)),
    /** Whether a deed on this leg would be tried: declared, and not of a call whose voice another phone has. */
    can: (callId: Id, phone: string, deed: Deed): boolean => {
      const leg = book.get(callId)?.legs.find(other => other.phone === phone && !other.ended);
      return leg !== undefined && [...connectors.values()].some(connector => connector.phones.includes(phone) && connector.capabilities[deed] === true
        && (!connector.voice || connector.voice(legOf(callId, phone, connector)) !== undefined));
    },
    /** The voice of a call's leg, when this PC has it or could take it. */
    voiceOf: (callId: Id, phone: string): Voice | undefined => {
      const leg = book.get(callId)?.legs.find(other => other.phone === phone && !other.ended);
      if (!leg) return undefined;
      for (const connector of connectors.values()) {
        if (!connector.voice || !connector.phones.includes(phone)) continue;
        const voice = connector.voice(legOf(callId, phone, connector));
        if (voice) return voice;
      }
      return undefined;
    },
    /** Connectors that give the sound of recordings. */
    recorders: (): ConnectorId[] => [...connectors.values()].flatMap(({ id, openRecording }) => (openRecording ? [id] : [])),
    /** What each connector can do, for enabling buttons. */
    capabilities: () => [...connectors.values()].map(({ id, phones, capabilities }) => ({ connectorId: id, phones, capabilities })),
    health: (): { readonly connectorId: ConnectorId; readonly vendor: string; readonly health: Health }[] =>
      [...connectors.values()].map(connector => ({ connectorId: connector.id, vendor: connector.vendor, health: connector.health() })),
    registrations: (): Registration[] => [...registrations.values()],
    /** Disconnects everything. Legs still alive stay open in the store: the next start confirms or closes them. */
    stop: async (): Promise<void> => {
      stopped = true;
      confirmTimer();
      catchUp.stop();
      await Promise.allSettled([...connectors.values()].map(connector => connector.disconnect()));
      connectors.clear();
    },
  };
}
