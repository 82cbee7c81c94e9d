import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { inquiryKind, whoType } from './fields.ts';

/** A value of a row, or that it has none. */
const oneOrNone = z.union([idSchema, z.literal('none')]);
/** «Необработанные заявки»: received today, earlier, or both. */
export const unprocessed = z.enum(['current', 'overdue', 'all']);

/**
 * What «История обращений» is asked for. In the view `heads` a row is an обращение: it is listed when one of its events
 * passes every condition; a condition that something is absent must hold for the whole обращение.
 */
export const historyFilter = z.object({
  /** Days of the branch; without them all of the history. */
  fromDay: daySchema.optional(),
  tillDay: daySchema.optional(),
  view: z.enum(['rows', 'heads']).default('rows'),
  branchId: idSchema.optional(),
  kinds: z.array(inquiryKind).min(1).max(5).optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  outcome: z.enum(['answered', 'missed', 'unanswered', 'failed']).optional(),
  /** «Сотрудник»: the author of the comment. */
  authorId: oneOrNone.optional(),
  whoTypes: z.array(whoType).min(1).max(5).optional(),
  topicId: oneOrNone.optional(),
  adChannelId: oneOrNone.optional(),
  /** «Успешность» tells of a booking, of none, or of anything at all: a cancellation and a move too. */
  success: z.enum(['booked', 'none', 'linked']).optional(),
  unprocessed: unprocessed.optional(),
  /** Last digits of the number. */
  phoneDigits: z.string().max(20).optional(),
  patientId: idSchema.optional(),
  /** A part of the name in «Кто», of a card or typed. */
  person: textSchema(100).optional(),
  /** A part of the comment or of the dialog's text. */
  text: textSchema(200).optional(),
});
export type HistoryFilter = z.output<typeof historyFilter>;

/** The last row looked at: the next page goes on below it. */
export const historyCursor = z.object({ startedAt: instantSchema, id: z.union([idSchema, z.literal('')]) });
export type HistoryCursor = z.output<typeof historyCursor>;

export const historyRow = z.object({
  id: idSchema,
  /** The row that opens the обращение. */
  headId: idSchema,
  /** How many events the обращение has; 1 in the view of events. */
  events: z.number().int().min(1),
  kind: inquiryKind,
  direction: z.enum(['inbound', 'outbound']),
  /** Added by an employee: a call on a mobile phone, a dialog. */
  manual: z.boolean(),
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
  /** Who had the phone that answered or rang; only when asked for. */
  phoneOwner: z.string().optional(),
  /** «Успешность»: a line a linked action; why it is linked, `inquiries.why` says. */
  success: z.array(z.object({ text: z.string(), /** The event that it is linked to: of an обращение perhaps another than its head. */ inquiryId: idSchema })),
  /** Required fields are missing. */
  incomplete: z.boolean(),
  /** An unprocessed lead or «Заявка-диалог». */
  yellow: z.boolean(),
  /** A missed call, a lead: when it was called back, and whether somebody answered. */
  calledBack: z.object({ at: instantSchema, answered: z.boolean() }).optional(),
  /** The call whose conversation can be listened to. */
  recordedCallId: idSchema.optional(),
  /** The event whose «Содержание диалога» can be opened. */
  textId: idSchema.optional(),
  /** Changed after it was first saved: when, and by whom. */
  edited: z.object({ at: instantSchema, by: z.string() }).optional(),
  canEdit: z.boolean(),
});
export type HistoryRow = z.infer<typeof historyRow>;

/** One change of a row: who, when, and each field that differs, in words. */
export const historyChange = z.object({ at: instantSchema, by: z.string(), action: z.string(), fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })) });
export type HistoryChange = z.infer<typeof historyChange>;

/** Periods are kept as words, so that «сегодня» of a saved filter is the day it is used on. */
export const savedPeriod = z.enum(['today', 'yesterday', 'week', 'month', 'all', 'own']);
export const savedHistoryFilter = historyFilter.extend({ period: savedPeriod });
const named = z.object({ id: idSchema, name: z.string(), filter: savedHistoryFilter });
export type SavedHistoryFilter = z.output<typeof named>;

/** The methods of «История обращений»; a part of the contract of inquiries. */
export const historyMethods = {
  history: query('history.read', historyFilter.extend({ after: historyCursor.optional(), limit: z.number().int().min(1).max(200).default(50), withPhoneOwner: z.boolean().default(false) }),
    /** `next` goes on where the page ends; a page may be short of rows (even empty) where few of many match. */
    z.object({ rows: z.array(historyRow), next: historyCursor.optional() })),
  historyCount: query('history.read', historyFilter, z.object({ count: z.number().int() })),
  /** «Необработанные заявки» by the branch's calendar day. */
  unprocessedCounts: query('history.read', nothing, z.object({ current: z.number().int(), overdue: z.number().int() })),
  /** The events of an обращение, the first one first. */
  eventsOf: query('history.read', z.object({ headId: idSchema, withPhoneOwner: z.boolean().default(false) }), z.array(historyRow)),
  /** Who changed what in the comment of a row. */
  changes: query('history.read', z.object({ inquiryId: idSchema }), z.array(historyChange)),
  ofPatient: query('inquiries.work', z.object({ patientId: idSchema }), z.array(historyRow)),
  /** Everything filtered, into a file: it is written in the change log. */
  exportHistory: command('history.read', historyFilter, z.discriminatedUnion('kind', [z.object({ kind: z.literal('started'), jobId: idSchema }), z.object({ kind: z.literal('cancelled') })])),
  savedFilters: query('history.read', nothing, z.object({ filters: z.array(named), /** Columns that this employee has put away. */ hidden: z.array(z.string()).optional() })),
  /** Under a name of the employee's own; the same name is overwritten. */
  saveFilter: command('history.read', z.object({ name: textSchema(60).min(1), filter: savedHistoryFilter }), z.object({ id: idSchema })),
  dropFilter: command('history.read', z.object({ id: idSchema }), nothing),
  hideColumns: command('history.read', z.object({ hidden: z.array(z.string().max(40)).max(40) }), nothing),
} as const;
