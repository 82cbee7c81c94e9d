import * as z from 'zod';

/** Of the clinic: what is kept and for how long. */
export const policyKey = 'recordings';
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
