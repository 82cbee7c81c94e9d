import * as z from 'zod';
import { query } from '../ipc/define.ts';
import { idSchema, instantSchema, nothing } from '../kernel/schemas.ts';

export const auditContract = {
  ofEntity: query('audit.read', z.object({ entity: z.string().max(40), entityId: idSchema }), z.array(z.object({ seq: z.number().int(), at: instantSchema, employee: z.string(), action: z.string(), text: z.unknown().nullable() }))),
  /** Walks the whole chain; `brokenAt` is the first row that does not fit. */
  verify: query('audit.read', nothing, z.object({ rows: z.number().int(), brokenAt: z.number().int().optional(), what: z.string().optional() })),
} as const;
