import * as z from 'zod';
import { recordingPolicy } from '#shared/recordings/contract.ts';

/** Of the clinic: what is kept and for how long. */
export const policyKey = 'recordings';
/** Copies are taken of what is found from the day they were switched on: a month of the past would fill the base in a night. */
export const keptPolicy = recordingPolicy.extend({ copySince: z.number().int().default(0) });
export type KeptPolicy = z.infer<typeof keptPolicy>;
/** Of this PC: where its exchange puts recordings. The password lies in the encrypted base and nowhere else. */
export const sourceKey = 'recordings.source';
export const localSource = z.object({
  folder: z.string().optional(),
  pattern: z.string().default('{date}-{time}_{number}_{phone}'),
  linkTemplate: z.string().default(''),
  linkUser: z.string().default(''),
  linkPassword: z.string().default(''),
});
export type LocalSource = z.infer<typeof localSource>;
