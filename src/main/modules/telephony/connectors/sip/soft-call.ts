import type { Core } from 'sip.js';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import type { Voice, VoiceTrouble } from '#shared/telephony/voice.ts';
import type { LegTracker } from './legs.ts';
import type { MediaPort } from './media.ts';
import type { PlacedCall } from './place-call.ts';
import type { VoiceSession } from './voice-session.ts';

/** One call of the phone that this PC is. `key` is what the desk calls it. */
export interface SoftCall {
  readonly sipCallId: string;
  readonly key: string;
  readonly voice: string;
  state: 'offered' | 'answering' | 'calling' | 'talking';
  request?: Core.IncomingInviteRequest;
  /** The call is no longer merely ringing: its clock stops. */
  taken?: () => void;
  placed?: PlacedCall;
  session?: VoiceSession;
  early?: boolean;
  /** The window of the voice fell while it still rang there. */
  mute?: boolean;
  transfer?: Transfer;
  trouble?: VoiceTrouble;
}
export interface SoftphoneDeps {
  readonly media: MediaPort;
  readonly domain: string;
  readonly connectorId: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly legs: LegTracker;
  /** The agent of the registration that stands now. */
  readonly core: () => Core.UserAgentCore | undefined;
  /** What voice() tells of a call has changed; `trouble` is news of a talk that is over. */
  readonly changed: (callKey: string, trouble?: VoiceTrouble) => void;
}

/** The word with a colleague before the caller is handed over: a dialog of its own that is no call of the desk. */
export interface Consult {
  /** It rings there, and the exchange plays nothing of its own. */
  readonly ringing: boolean;
  end(): void;
  /** Forgotten with the connection: nothing can be sent any more. */
  drop(): void;
  mute(on: boolean): Promise<void>;
  keys(digits: string): Promise<void> | undefined;
  recover(): Promise<unknown> | undefined;
  replaces(): { readonly uri: string; readonly header: string } | undefined;
}
export interface Transfer {
  readonly to: string;
  state: NonNullable<Voice['transfer']>['state'];
  consult?: Consult;
  /** Nothing was heard of the new call for so long that nothing will be. */
  late?: Cancel;
}
