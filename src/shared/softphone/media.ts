import * as z from 'zod';

/** The devices of this workplace by the names the system gives them; absent or no longer there: the system's own choice. */
export const softphoneDevices = z.object({
  microphone: z.string().max(300).optional(),
  /** Where the caller is heard: the headset. */
  speaker: z.string().max(300).optional(),
  /** Where it rings: the loudspeaker. */
  ringer: z.string().max(300).optional(),
  ringVolume: z.number().int().min(0).max(100).default(70),
});
export type SoftphoneDevices = z.output<typeof softphoneDevices>;

/** What main asks the page that has the voice; every question has one answer. */
export type MediaDeed =
  | { readonly deed: 'use'; readonly devices: SoftphoneDevices }
  | { readonly deed: 'offer'; readonly voice: string; readonly direction: 'sendrecv' | 'sendonly' }
  | { readonly deed: 'answer'; readonly voice: string; readonly sdp: string }
  | { readonly deed: 'accept'; readonly voice: string; readonly sdp: string; readonly early: boolean }
  | { readonly deed: 'mute'; readonly voice: string; readonly on: boolean }
  | { readonly deed: 'keys'; readonly voice: string; readonly digits: string }
  | { readonly deed: 'close'; readonly voice: string }
  | { readonly deed: 'sound'; readonly what: 'off' | 'ring' | 'knock' | 'ringback' }
  | { readonly deed: 'devices' | 'levels' | 'record' | 'play' | 'ring' | 'ping' };
export interface MediaQuestion { readonly id: number; readonly ask: MediaDeed }

export const mediaFaults = ['no-microphone', 'no-voice', 'bad-description', 'nothing-recorded', 'failed'] as const;
/** Checked in main: the page is ours, but it is a page. */
export const mediaReply = z.union([
  z.object({ id: z.number().int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.number().int(), ok: z.literal(false), fault: z.enum(mediaFaults), why: z.string().max(60) }),
]);
export const descriptionAnswer = z.string().min(1).max(65_536);
export const devicesAnswer = z.object({ microphones: z.array(z.string()), speakers: z.array(z.string()) });
/** 0 is silence, 1 as loud as it goes. */
export const levelsAnswer = z.object({ microphone: z.number().min(0).max(1), speaker: z.number().min(0).max(1) });
export const recordAnswer = z.object({ peak: z.number().min(0).max(1) });
