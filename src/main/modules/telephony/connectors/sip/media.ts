/** The exchange is spoken to while we talk; on hold it only hears us, and the caller hears the exchange's music. */
export type VoiceDirection = 'sendrecv' | 'sendonly';
/** `ring` goes to the loudspeaker; a call that comes during a talk only knocks in the headset; `ringback` is what the caller hears. */
export type Sound = 'off' | 'ring' | 'knock' | 'ringback';

/**
 * The microphone and the ear of this PC, as SIP sees them: descriptions in, descriptions out (RFC 3264). It lives in a
 * window of its own, which may hang or fall, so every question has a time limit and rejects with AppError:
 * `media.no-microphone`, `media.silent`, `media.bad-description`.
 */
export interface MediaPort {
  /** The first talk is near: whatever takes time to open is opened now. */
  prepare(): void;
  /** Our description: of a new talk, of one put on hold, or anew after everything was lost. */
  offer(voice: string, direction: VoiceDirection): Promise<string>;
  /** Our answer to the exchange's offer. */
  answer(voice: string, offer: string): Promise<string>;
  /** The exchange's answer to ours; `early` while it still rings there. */
  accept(voice: string, answer: string, early: boolean): Promise<void>;
  mute(voice: string, on: boolean): Promise<void>;
  /** False where the other side takes no telephone events (RFC 4733): then the keys go by INFO. */
  keys(voice: string, digits: string): Promise<boolean>;
  close(voice: string): void;
  sound(what: Sound): void;
  /** Every voice that was open is gone; whoever wants one offers anew. Returns how to stop listening. */
  onLost(listener: () => void): () => void;
}
