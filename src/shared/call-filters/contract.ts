import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, nothing } from '../kernel/schemas.ts';
import { callFilter } from '../telephony/filter.ts';

const named = z.array(z.object({ id: idSchema, name: z.string() }));

export const callFiltersContract = {
  /** The filters that hold at this window, and what may be chosen in them. */
  get: query('signed-in', nothing, z.object({
    workplace: callFilter, own: callFilter,
    choices: z.object({
      lines: z.array(z.object({ e164: z.string(), channel: z.string().optional() })),
      phones: z.array(z.object({ extension: z.string(), name: z.string() })),
      employees: named, branches: named,
      /** As the exchange names them in the calls of the last 90 days. */
      scenarios: z.array(z.string()),
    }),
  })),
  /** Which calls this PC shows, whoever works at it. */
  setWorkplace: command('telephony.configure', z.object({ filter: callFilter }), nothing),
  /** Which calls one employee is shown, at whatever PC. */
  setOwn: command('telephony.use', z.object({ filter: callFilter }), nothing),
} as const;
