import * as z from 'zod';
import { query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema } from '../kernel/schemas.ts';

const period = z.object({ fromDay: daySchema, tillDay: daySchema });
/** A share with its two counts; `percent` has one decimal, half up, absent when the base is 0. */
const share = z.object({ of: z.number().int(), n: z.number().int(), percent: z.number().optional() });

const efficiencyRow = z.object({
  employeeId: idSchema.optional(),
  /** A name, «Общая линия» or «Клиника». */
  name: z.string(),
  total: z.number().int(), booked: z.number().int(), conversion: share,
  talkMs: z.number().int(), averageMs: z.number().int().optional(),
  missed: share, unanswered: share,
});
export type EfficiencyRow = z.infer<typeof efficiencyRow>;

export const reportsContract = {
  /** «Эффективность администраторов» (R-182, R-183, A-43…A-47). */
  efficiency: query('reports.read', period, z.object({ rows: z.array(efficiencyRow), clinic: efficiencyRow })),
  /** «Конверсия администраторов» of IDENT: never mixed with the other. */
  bookingConversion: query('reports.read', period, z.array(z.object({ employeeId: idSchema, name: z.string(), conversion: share }))),
  /** «История звонков», oldest first. */
  callHistory: query('reports.read', period, z.array(z.object({
    callId: idSchema, startedAt: instantSchema, type: z.enum(['inbound', 'outbound', 'missed', 'unanswered']), phone: z.string(), who: z.string(),
    /** Who answered or dialled; empty for a missed call. */
    employee: z.string(),
    /** In whose row of «Эффективность администраторов» the call counts; absent for «Общая линия». */
    countedFor: idSchema.optional(),
    talkMs: z.number().int().optional(), conversion: z.enum(['yes', 'no', 'dash']), tags: z.array(z.string()),
  }))),
} as const;
