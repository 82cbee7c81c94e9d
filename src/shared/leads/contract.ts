import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, nothing } from '../kernel/schemas.ts';

/** What this PC does with leads, whoever works at it. */
export const leadWorkplace = z.object({
  /** A sound at a lead. */
  sound: z.boolean().default(true),
  /** What is heard of a lead while this employee talks. */
  inTalk: z.enum(['tick', 'off']).default('tick'),
  /** Sources whose leads are not listed here (their ids); they stay in «История обращений». */
  hidden: z.array(z.string().max(200)).max(200).default([]),
});
export type LeadWorkplace = z.output<typeof leadWorkplace>;

export const leadsContract = {
  /** How this PC shows leads, and the sources any lead came from. */
  workplace: query('inquiries.work', nothing, z.object({ workplace: leadWorkplace, sources: z.array(z.object({ id: z.string(), name: z.string() })) })),
  setSound: command('inquiries.work', leadWorkplace.pick({ sound: true, inTalk: true }).partial(), nothing),
  /** Which sources this PC lists: for a desk that answers one branch's leads only. */
  setHidden: command('settings.write', leadWorkplace.pick({ hidden: true }), nothing),
  /** «Закрыть заявку этим звонком»: offered when the person of an open lead calls, never done by itself. */
  closeByCall: command('inquiries.work', z.object({ leadId: idSchema, callId: idSchema }), nothing),
  /** A lead of the practice site, on the demo base only. */
  practice: command('inquiries.work', nothing, nothing),
} as const;
