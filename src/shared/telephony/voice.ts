/** The conversation that goes through this PC's headset, as a card shows it. */
export interface Voice {
  readonly muted: boolean;
  /** Handing the caller to a colleague: `sent` without talking first, else the colleague rings or talks with us. */
  readonly transfer?: { readonly to: string; readonly state: 'sent' | 'calling' | 'talking' };
  /** Why something is not as it should be; the screen has a sentence for each. */
  readonly trouble?: VoiceTrouble;
}
export const voiceTroubles = ['no-microphone', 'voice-failed', 'voice-restoring', 'voice-lost', 'transfer-refused', 'colleague-refused'] as const;
export type VoiceTrouble = (typeof voiceTroubles)[number];

/** A transfer goes to an extension or to a number outside. */
export const transferTarget = /^(\+?[0-9]{2,15}|[0-9*#]{1,15})$/;
export const keypad = /^[0-9*#]{1,32}$/;
