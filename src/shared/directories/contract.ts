import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, nothing, textSchema } from '../kernel/schemas.ts';

const named = z.object({ id: idSchema, name: z.string() });

export const directoriesContract = {
  /** Everything short the forms choose from, in the order of the screen. */
  all: query('signed-in', nothing, z.object({
    branch: z.object({ id: idSchema, name: z.string(), zone: z.string(), opensMin: z.number().int(), closesMin: z.number().int() }),
    topics: z.array(named),
    adChannels: z.array(named.extend({ script: z.string() })),
    doctors: z.array(named.extend({ speciality: z.string(), group: z.string(), specialityId: idSchema.optional() })),
    groups: z.array(z.string()),
    reasons: z.array(named.extend({ kind: z.enum(['cancel', 'archive', 'ban', 'reserve']) })),
    phones: z.array(z.object({ id: idSchema, extension: z.string(), name: z.string() })),
  })),
  addTopic: command('directories.write', z.object({ name: textSchema(100) }), z.object({ id: idSchema })),
  retireTopic: command('directories.write', z.object({ id: idSchema }), nothing),
  setScript: command('directories.write', z.object({ adChannelId: idSchema, script: textSchema(20_000) }), nothing),
} as const;
