import type { Instant } from '#shared/kernel/values.ts';
import type { CallDirection, EndCause, PartyAddress } from '#shared/telephony/call.ts';
import type { Voice, VoiceTrouble } from '#shared/telephony/voice.ts';
import type { RelayEnvelope } from '#main/kernel/relay.ts';

export type { RelayEnvelope } from '#main/kernel/relay.ts';

/**
 * The port between the desk and any telephone system. A connector reports facts about legs (one phone in one call) to a
 * sink and obeys commands it declares. It knows nothing of patients, inquiries or screens.
 */
export type ConnectorId = string;

interface FactBase {
  readonly connectorId: ConnectorId;
  /** Name of the exchange: connectors on different PCs that watch one exchange use one name. */
  readonly exchange: string;
  /** Stable across redelivery; a repeat is dropped. */
  readonly eventId: string;
  readonly occurredAt: Instant;
}

/** What is known of a leg whatever happened to it. */
export interface LegAddress {
  /** The call's key at the exchange: a SIP Call-ID, a vendor's session id. */
  readonly callKey: string;
  /** The clinic's phone: an extension such as '101'. */
  readonly phone: string;
  readonly direction: CallDirection;
  /** The other party: who calls, or who is called. */
  readonly party: PartyAddress;
  readonly displayName?: string;
  /** The clinic's number that was dialled; it tells the advertising channel. */
  readonly line?: PartyAddress;
  /** The exchange's own name for the way the call went («Вечер», «Очередь 2»), where it tells; calls are filtered by it. */
  readonly scenario?: string;
  /**
   * How the connector learnt of the leg: rung on its own line, or seen by watching the phone. One call is never rung
   * twice on one phone by one way, which keeps two calls of one caller apart when keys are joined (join.ts).
   */
  readonly seenBy?: 'line' | 'watch' | `api-${string}`;
  /** A connector that only asks from time to time knows the start so well: the leg began up to this long before it is told. */
  readonly startedWithinMs?: number;
}

export type LegStep =
  | { readonly type: 'ringing' | 'dialing' | 'answered' | 'held' | 'retrieved' }
  /**
   * `guessed`: the leg was gone when somebody looked again and the exchange's history may know better; or the phone fell
   * silent while the caller waits on. A snapshot that shows the leg takes it back.
   */
  | { readonly type: 'ended'; readonly cause: EndCause; readonly guessed?: boolean };
export type LegEvent = FactBase & LegAddress & LegStep;

export interface LegSnapshot extends LegAddress {
  readonly state: 'waiting' | 'talking' | 'held';
  readonly startedAt?: Instant;
  readonly answeredAt?: Instant;
}
/** All legs alive on `phones` at `occurredAt`; sent after each (re)connection, it outranks older events. */
export type Snapshot = FactBase & { readonly type: 'snapshot'; readonly phones: readonly string[]; readonly legs: readonly LegSnapshot[] };
/** The connector no longer sees these phones: what it reported of them is closed as `connection-lost`. */
export type SourceLost = FactBase & { readonly type: 'source-lost'; readonly phones: readonly string[] };

export type RegistrationState = 'registered' | 'registering' | 'unauthorized' | 'disconnected';
export type RegistrationEvent = FactBase & { readonly type: 'registration'; readonly phone: string; readonly state: RegistrationState };
/**
 * The exchange has a recording of a call, also of one that ended long ago. Told again after a restart it changes nothing:
 * `recordingId` is what counts, and is the exchange's own name of it (a file, a link, a number), never shown to anybody.
 */
export type RecordingEvent = FactBase & { readonly type: 'recording'; readonly callKey: string; readonly recordingId: string; readonly durationMs?: number };

/** Where the sound of a recording is to be had: a link that main fetches itself, under its own limits, or the bytes as they come. */
export type OpenedRecording =
  | { readonly url: string; readonly headers?: Readonly<Record<string, string>>; readonly mime?: string }
  | { readonly stream: AsyncIterable<Uint8Array>; readonly mime?: string };
/** What `voice()` tells of a leg has changed; `trouble` is for a talk that was lost with its voice. */
export type VoiceEvent = FactBase & { readonly type: 'voice'; readonly phone: string; readonly callKey: string; readonly trouble?: VoiceTrouble };
/** Why an outgoing call of this phone is about to end without a conversation, where more is known than its cause. */
export type DialFailed = FactBase & { readonly type: 'dial-failed'; readonly phone: string; readonly callKey: string; /** A dotted code: `telephony.phone-silent`. */ readonly reason: string };
export type TelephonyEvent = DialFailed | LegEvent | Snapshot | SourceLost | RegistrationEvent | RecordingEvent | VoiceEvent;

export interface ConnectorSink {
  /** Never throws. */
  emit(event: TelephonyEvent): void;
}

export type HealthState = 'connected' | 'degraded' | 'disconnected' | 'unauthorized' | 'misconfigured';
export interface Health {
  readonly state: HealthState;
  readonly since: Instant;
  /** A dotted code for the log and the screen: `sip.unauthorized`, `sip.unreachable`. */
  readonly code?: string;
  readonly nextAttemptAt?: Instant;
}

/** What this connector can do; a button is enabled only for what is declared here. */
export interface Capabilities {
  readonly events: boolean;
  readonly dial: boolean;
  readonly answer: boolean;
  readonly hangup: boolean;
  readonly hold: boolean;
  /** The phones it can dial from; all of its phones when absent. */
  readonly dialPhones?: readonly string[];
  /** `webrtc`: the voice goes through this PC; `none`: through the desk phone. */
  readonly media: 'none' | 'webrtc';
  readonly mute?: boolean;
  readonly blindTransfer?: boolean;
  readonly attendedTransfer?: boolean;
  readonly dtmf?: boolean;
}
/** What the screen may ask a connector to do with a leg. */
export type Deed = 'dial' | 'answer' | 'hangup' | 'hold' | 'mute' | 'blindTransfer' | 'attendedTransfer' | 'dtmf';

export interface DialRequest {
  readonly phone: string;
  /** The number to call, as the exchange wants it. */
  readonly to: string;
  /** The clinic's number to show, when the exchange lets one choose. */
  readonly line?: string;
  /** Our own id of the order, told to the exchange where it can be, so that a lost answer is looked up (`findDialed`). */
  readonly orderId?: string;
}
/** What a phone looks like from here now; the watchdog and the set-up wizard read it. */
export interface PhoneState {
  readonly phone: string;
  readonly registered: boolean;
  /** Answer, end and hand-dialled calls of the phone are seen as well. */
  readonly watched: boolean;
  /** How the last dial of this phone went through: the exchange's transfer, the program in the middle, the phone's own page. */
  readonly dialWay?: 'refer' | 'threePcc' | 'phone' | 'api';
}
/** What one trial ring has shown so far. */
export interface LineCheck {
  readonly registered: boolean;
  /** A call to this phone reaches the program. */
  readonly arrives: boolean;
  /** The phone itself says that it rings. */
  readonly rings: boolean;
  /** What the phone does is seen from here. */
  readonly watched: boolean;
  /** Somebody lifted the handset. */
  readonly lifted: boolean;
}
export interface LegRef { readonly callKey: string; readonly phone: string }

/** A phone in a finished call; `''` is a phone nobody named, or none at all (the caller left the menu). */
export interface FinishedLeg { readonly phone: string; readonly answered: boolean }
/** A call that is over, as the exchange's own history tells it. */
export interface FinishedCall {
  readonly callKey: string;
  readonly direction: CallDirection;
  readonly party: PartyAddress;
  readonly displayName?: string;
  readonly line?: PartyAddress;
  readonly scenario?: string;
  readonly startedAt: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt: Instant;
  /** Why it ended when nobody answered; a conversation ends `normal`. */
  readonly cause: EndCause;
  readonly legs: readonly FinishedLeg[];
  /** Our id of the order to dial, when we gave it. */
  readonly orderId?: string;
  readonly recordings?: readonly string[];
}
export interface FinishedPage { readonly calls: readonly FinishedCall[]; readonly nextCursor?: string }

/** Commands reject with AppError('connector-failed' | 'conflict' | 'offline', 'telephony.…'). */
export interface TelephonyConnector {
  readonly id: ConnectorId;
  readonly vendor: string;
  readonly exchange: string;
  readonly phones: readonly string[];
  readonly capabilities: Capabilities;
  /** Starts working and returns at once; success and failure show in health() and in registration events. */
  connect(sink: ConnectorSink): void;
  /** Always settles, whatever state the network is in. */
  disconnect(): Promise<void>;
  health(): Health;
  /**
   * Resolves when the exchange took the order. When its fate is unknown (no answer in time, a connection lost on the
   * way) it rejects with `telephony.no-reply`; any other rejection means that surely nobody is being called.
   */
  dial?(request: DialRequest): Promise<{ readonly callKey: string }>;
  /** What became of an order without an answer: its call, or undefined when there surely is none. Rejects when it cannot tell. */
  findDialed?(orderId: string): Promise<{ readonly callKey: string } | undefined>;
  /** The PC woke or its network changed: look at once whether the exchange is still there, and return to it without waiting. */
  wake?(): void;
  phoneStates?(): readonly PhoneState[];
  /** Rings the phone once for the set-up wizard; nothing of it becomes a call. Ends when the handset is lifted, after half a minute, or when told. */
  checkLine?(phone: string, told: (soFar: LineCheck) => void, stop: AbortSignal): Promise<LineCheck>;
  answer?(leg: LegRef): Promise<void>;
  hangup?(leg: LegRef): Promise<void>;
  hold?(leg: LegRef, on: boolean): Promise<void>;
  /** The sound behind a `recording` event; asked at each listening or once for keeping. @throws AppError `not-found` when the exchange has it no more */
  openRecording?(recordingId: string): Promise<OpenedRecording>;
  /** The other side no longer hears this one. */
  mute?(leg: LegRef, on: boolean): Promise<void>;
  /** Hands the other party to `to` at once; what comes of it shows in `voice()` and in the end of the leg. */
  blindTransfer?(leg: LegRef, to: string): Promise<void>;
  /** Puts the other party on hold and calls `to`; then complete (the two are joined, this phone leaves) or cancel. */
  startTransfer?(leg: LegRef, to: string): Promise<void>;
  completeTransfer?(leg: LegRef): Promise<void>;
  cancelTransfer?(leg: LegRef): Promise<void>;
  /** Keys of the keypad: 0-9, * and #. */
  sendDtmf?(leg: LegRef, digits: string): Promise<void>;
  /** The voice of a leg while this PC has it, or could take it; undefined when its handset or another phone has it. */
  voice?(leg: LegRef): Voice | undefined;
  /** Calls that began in the range and are over, oldest first, for catching up after an outage. Repeats are harmless. */
  fetchFinished?(range: { readonly from: Instant; readonly till: Instant }, cursor?: string): Promise<FinishedPage>;
  /** A notification fetched from the gateway; returning lets the gateway forget it, a rejection keeps it. Not ours or not readable: `false`. */
  handleRelayed?(envelope: RelayEnvelope): Promise<boolean>;
}
