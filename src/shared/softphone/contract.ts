import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { nothing } from '../kernel/schemas.ts';
import { devicesAnswer, levelsAnswer, softphoneDevices } from './media.ts';

export const softphoneContract = {
  /** How this workplace speaks: `extension` is the phone that this PC itself is, null where a desk phone is. */
  settings: query('signed-in', nothing, z.object({ extension: z.string().nullable(), extensions: z.array(z.string()), devices: softphoneDevices })),
  /** Makes this PC the phone, or no longer; refused during a talk. */
  setExtension: command('telephony.configure', z.object({ extension: z.string().max(64).nullable() }), nothing),
  setDevices: command('signed-in', softphoneDevices, nothing),
  /** Microphones and loudspeakers that are plugged in now. */
  devices: query('signed-in', nothing, devicesAnswer),
  /** How loud it is now; the microphone stays open for two seconds after each asking. */
  levels: query('signed-in', nothing, levelsAnswer),
  /** The echo test: three seconds are recorded, nothing of them is kept. `quiet` when nothing was heard. */
  record: command('signed-in', nothing, z.object({ quiet: z.boolean() })),
  /** … and played in the headset. */
  play: command('signed-in', nothing, nothing),
  /** Rings for two seconds on the chosen loudspeaker. */
  ring: command('signed-in', nothing, nothing),
} as const;
