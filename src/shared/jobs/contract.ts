import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { errorCodes } from '../kernel/errors.ts';
import { idSchema, instantSchema, nothing } from '../kernel/schemas.ts';

/** Values a sentence about a job is made of: numbers and short words, nobody's data. */
export const jobFacts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type JobFacts = z.infer<typeof jobFacts>;

/** Long work in the worker thread. `waiting` stands in the queue. */
export const jobRow = z.object({
  id: idSchema,
  /** `module.deed`; its words are `jobs.kind.<kind>`. */
  kind: z.string(),
  /** What its title says besides: a file's name, a period. */
  about: jobFacts,
  state: z.enum(['waiting', 'running', 'paused', 'done', 'failed', 'cancelled']),
  done: z.number(),
  /** 0 while unknown. */
  total: z.number(),
  step: z.string().optional(),
  startedAt: instantSchema,
  endedAt: instantSchema.optional(),
  /** What came of it, for the sentence at its end. */
  result: jobFacts.optional(),
  failure: z.object({ code: z.enum(errorCodes), reason: z.string().optional() }).optional(),
  pausable: z.boolean(),
});
export type JobRow = z.infer<typeof jobRow>;

const one = z.object({ jobId: idSchema });

export const jobsContract = {
  /** Own jobs and those that the program began by itself, the newest first. */
  list: query('signed-in', nothing, z.array(jobRow)),
  pause: command('signed-in', one, nothing),
  resume: command('signed-in', one, nothing),
  cancel: command('signed-in', one, nothing),
  /** Puts the line of an ended job away. */
  dismiss: command('signed-in', one, nothing),
} as const;
