import type { LeadDraft, LeadProblem } from '#shared/leads/incoming.ts';
import type { Instant } from '#shared/kernel/values.ts';
import type { RelayEnvelope } from '#main/kernel/relay.ts';

/**
 * The port between the desk and any place leads come from. A connector is a client that keeps nothing: it reads pages and
 * letters of its vendor and says what they hold. When to ask, what was kept, what is told as received and how the source is
 * doing is the business of the poller, once for all of them.
 */
export interface LeadCapabilities {
  /** It is asked for leads. */
  readonly pull: boolean;
  /** Its webhooks arrive as relayed envelopes. */
  readonly push: boolean;
  /** It is told that a lead was received. */
  readonly writeBack: boolean;
  /** Its leads may be bookings that wait for yes or no. */
  readonly booking: boolean;
  /** It takes the timetable of the doctors. */
  readonly timetable: boolean;
}

/** Beside what may be wrong with a lead: a letter nobody here expects, a booking the patient took back. */
export type EnvelopeProblem = LeadProblem | 'unknown-source' | 'cancelled';

/** One lead of a page, or one letter, as it came and as it was understood. */
export interface ReadItem {
  /** As it came, cut to what the base keeps. */
  readonly raw: string;
  /** The same digest is the same content of the same lead: a repetition. */
  readonly digest: string;
  readonly externalId?: string;
  /** Absent when nobody could be answered by what it says: it waits for a person. */
  readonly lead?: Omit<LeadDraft, 'sourceId' | 'sourceName'> & { readonly sourceName?: string };
  readonly problems: readonly EnvelopeProblem[];
  /** What `acknowledge` names it by, at a vendor that wants to be told. */
  readonly receipt?: string;
}
export interface LeadPage {
  readonly items: readonly ReadItem[];
  /** Where the next page begins; absent at the end. */
  readonly next?: string;
}
/** The period a source is asked about: when a lead was left, by our clock. */
export interface LeadRange { readonly from: Instant; readonly till: Instant }

export interface TimetableSlot { readonly doctorId: string; readonly start: Instant; readonly minutes: number; readonly busy: boolean }
/** Doctors and branches by the numbers the other side knows them by. */
export interface Timetable {
  readonly doctors: readonly { readonly id: string; readonly name: string }[];
  readonly branch: { readonly id: string; readonly name: string };
  readonly slots: readonly TimetableSlot[];
}

export type LeadHealthState = 'connected' | 'degraded' | 'disconnected' | 'unauthorized' | 'misconfigured';
/** Why a source could not be read. */
export interface LeadTrouble { readonly state: Exclude<LeadHealthState, 'connected'>; readonly code: string; readonly retryAfterMs?: number | undefined }
export class LeadFailure extends Error {
  readonly trouble: LeadTrouble;
  /** How an answer that was too big begins. */
  readonly head: string | undefined;
  constructor(trouble: LeadTrouble, cause?: unknown, head?: string) {
    super(trouble.code, cause === undefined ? {} : { cause });
    this.trouble = trouble;
    this.head = head;
  }
}

export interface LeadConnector {
  readonly id: string;
  readonly vendor: string;
  readonly capabilities: LeadCapabilities;
  /** How often it is asked while all is well. */
  readonly everyMs: number;
  /** One page of the leads left in a period, in the vendor's order. Repeats are harmless. Rejects with a {@link LeadFailure}. */
  fetchLeads?(range: LeadRange, cursor?: string): Promise<LeadPage>;
  /** Tells the vendor that these are kept here. Called when a read is over and they lie in the base, and again if they come again. */
  acknowledge?(items: readonly ReadItem[]): Promise<void>;
  /** A letter the gateway or a file kept for this source. `check`: the vendor only tried the address. undefined: it does not prove where it comes from. Never throws. */
  readEnvelope?(envelope: RelayEnvelope): readonly ReadItem[] | 'check' | undefined;
  /** A kept raw text read once more; undefined when nothing readable is in it. */
  readRaw(raw: string, receivedAt: Instant): ReadItem | undefined;
  publishTimetable?(table: Timetable): Promise<void>;
  /** Asks the source as little as shows that it answers; resolves to how many leads it showed. Rejects with a {@link LeadFailure}. */
  check?(): Promise<number>;
  /** Their clock minus ours, where they tell the time. */
  clockAhead?(): number | undefined;
}
/** What every connector is made with. */
export interface LeadConnectorDeps {
  readonly clock: { now(): Instant; mono(): number; after(ms: number, run: () => void): () => void };
  readonly fetch: typeof globalThis.fetch;
  readonly random: () => number;
  readonly signal: AbortSignal;
}
