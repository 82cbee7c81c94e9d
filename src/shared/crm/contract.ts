import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, minuteSchema, nothing, textSchema } from '../kernel/schemas.ts';

/** Who a task or a wait-list entry is for: a card, or the name and number of the inquiry. */
const about = z.object({ patientId: idSchema.optional(), typedName: textSchema(200).optional(), phone: textSchema(40).optional(), inquiryId: idSchema.optional() });

export const taskInput = about.extend({ kind: z.enum(['book', 'callBack', 'checkup', 'other']).default('book'), what: textSchema(1000), dueAt: instantSchema, ownerId: idSchema.optional() });
export const waitlistInput = about.extend({
  kind: z.enum(['noSlot', 'wantsEarlier']), appointmentId: idSchema.optional(), doctorId: idSchema.optional(), specialityId: idSchema.optional(),
  lengthMin: z.number().int().min(5).max(720).default(30), fromDay: daySchema.optional(), tillDay: daySchema.optional(),
  fromMin: minuteSchema.optional(), tillMin: minuteSchema.optional(), wish: textSchema(1000).default(''),
});

export const crmContract = {
  addTask: command('crm.write', taskInput, z.object({ taskId: idSchema })),
  finishTask: command('crm.write', z.object({ taskId: idSchema }), nothing),
  addToWaitlist: command('crm.write', waitlistInput, z.object({ entryId: idSchema })),
  tasks: query('crm.write', z.object({ open: z.boolean().default(true) }), z.array(z.object({ id: idSchema, what: z.string(), who: z.string(), dueAt: instantSchema, overdue: z.boolean(), patientId: idSchema.optional(), inquiryId: idSchema.optional() }))),
  waitlist: query('crm.write', nothing, z.array(z.object({ id: idSchema, kind: z.enum(['noSlot', 'wantsEarlier']), who: z.string(), wish: z.string(), doctor: z.string().optional(), createdAt: instantSchema, patientId: idSchema.optional() }))),
} as const;
