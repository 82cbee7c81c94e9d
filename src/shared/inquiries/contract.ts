import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, nothing } from '../kernel/schemas.ts';
import { byHandContract } from './by-hand.ts';
import { inquiryKind, panelChange, person, whoType } from './fields.ts';

export * from './fields.ts';

export const historyFilter = z.object({
  fromDay: daySchema, tillDay: daySchema,
  kinds: z.array(inquiryKind).optional(),
  /** Employee who authored; `none` lists rows without one. */
  authorId: z.union([idSchema, z.literal('none')]).optional(),
  phoneDigits: z.string().max(20).optional(),
  outcome: z.enum(['answered', 'missed', 'unanswered']).optional(),
  success: z.enum(['linked', 'none']).optional(),
  topicId: idSchema.optional(),
  adChannelId: idSchema.optional(),
  view: z.enum(['rows', 'heads']).default('rows'),
});

export const historyRow = z.object({
  id: idSchema,
  kind: inquiryKind,
  direction: z.enum(['inbound', 'outbound']),
  startedAt: instantSchema,
  time: z.string(),
  outcome: z.enum(['answered', 'missed', 'unanswered', 'failed']).optional(),
  running: z.boolean(),
  talkText: z.string().optional(),
  phone: z.string().optional(),
  phoneE164: z.string().optional(),
  who: z.string(),
  patientId: idSchema.optional(),
  whoType: whoType.optional(),
  whoTypeText: z.string(),
  topic: z.string(),
  comment: z.string(),
  author: z.string(),
  adChannel: z.string(),
  /** «Успешность»: a line a linked action, with why. */
  success: z.array(z.object({ text: z.string(), why: z.string() })),
  /** Required fields are missing. */
  incomplete: z.boolean(),
  /** An unprocessed lead or «Заявка-диалог». */
  yellow: z.boolean(),
  canEdit: z.boolean(),
});
export type HistoryRow = z.infer<typeof historyRow>;

export const inquiriesContract = {
  ...byHandContract,
  history: query('history.read', historyFilter.extend({ after: z.object({ startedAt: instantSchema, id: idSchema }).optional(), limit: z.number().int().min(1).max(200).default(50) }),
    z.object({ rows: z.array(historyRow), more: z.boolean() })),
  historyCount: query('history.read', historyFilter, z.object({ count: z.number().int() })),
  ofPatient: query('inquiries.work', z.object({ patientId: idSchema }), z.array(historyRow)),
  /** «Звонки»: opens the panel: the one running call, the table of several, or the recent ones without a comment. */
  openPanel: command('inquiries.work', z.object({ inquiryId: idSchema.optional() }), nothing),
  closePanel: command('inquiries.work', nothing, nothing),
  /** Keeps what is being typed; nothing is decided by it but the person, which is looked up at once. */
  editPanel: command('inquiries.work', z.object({ inquiryId: idSchema, change: panelChange }), nothing),
  /** «Сохранить» / «Сохранить и записать»: the first one who saves is the author; `thenBook` puts the inquiry in the buffer. */
  save: command('inquiries.work', z.object({ inquiryId: idSchema, change: panelChange.default({}), thenBook: z.boolean().default(false) }), z.object({ bufferId: idSchema.optional() })),
  /** «Назначить прием» on the card: the inquiry goes to the buffer, the author is set. */
  assign: command('inquiries.work', z.object({ inquiryId: idSchema, person: person.optional() }), z.object({ bufferId: idSchema })),
  buffer: query('inquiries.work', nothing, z.object({ bufferId: idSchema }).optional()),
  dropBuffer: command('inquiries.work', z.object({ bufferId: idSchema }), nothing),
  /** Why a booking is or is not linked to this inquiry. */
  why: query('inquiries.work', z.object({ inquiryId: idSchema }), z.array(z.string())),
} as const;
export const recentMs = 30 * 60_000;
