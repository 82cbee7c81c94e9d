import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, nothing } from '../kernel/schemas.ts';
import { triedRow } from './why.ts';
import { windowMinutes } from './windows.ts';

const period = z.object({ fromDay: daySchema, tillDay: daySchema });

/** «Учёт обращений»: the windows of the clinic, what others would change, and the rebuild of all history. */
export const attributionContract = {
  /** The windows in force and those before them, the newest first; `since` 0 is from the beginning. */
  windows: query('attribution.manage', nothing, z.object({
    now: windowMinutes, past: z.array(windowMinutes.extend({ since: instantSchema })),
    lastRebuild: z.object({ at: instantSchema, changed: z.number().int(), actions: z.number().int() }).optional(),
  })),
  /** What other windows would change in a period of at most 31 days; nothing is written. */
  tryWindows: query('attribution.manage', period.extend({ windows: windowMinutes }), z.object({ actions: z.number().int(), changed: z.number().int(), rows: z.array(triedRow) })),
  /** Switches the windows from now on; `past` judges all history by them, which the rebuild it starts then carries out. */
  setWindows: command('attribution.manage', z.object({ windows: windowMinutes, past: z.boolean().default(false) }), z.object({ since: instantSchema, jobId: idSchema.optional() })),
  /** «Пересчитать всю историю»: a job; how many links it changed is its result, and 0 is the promise. */
  rebuild: command('attribution.manage', nothing, z.object({ jobId: idSchema })),
} as const;
