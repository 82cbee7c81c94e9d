import * as z from 'zod';
import { command } from '../ipc/define.ts';
import { nothing } from '../kernel/schemas.ts';

export const exportContract = {
  /** Asks for a folder, then writes everything the clinic has into a new folder inside it, as a job. */
  all: command('export.all', nothing, z.object({ kind: z.enum(['cancelled', 'started']) })),
} as const;
