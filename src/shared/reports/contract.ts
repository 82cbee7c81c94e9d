import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { answerFigures, behindCursor, behindPage, callDayRow, callFigure, callbackFigures, channelFigure, contactFigure, hourCell, missedFigures, share, topicFigure, type AnswerFigures, type CallDayRow, type CallbackFigures, type ChannelFigure, type HourCell, type MissedFigures, type ShareFigure, type TopicFigure } from './figures.ts';
import { daySchema, idSchema, instantSchema, nothing } from '../kernel/schemas.ts';
import type { Id } from '../kernel/values.ts';

/** Days of one branch, or of the whole clinic. */
const period = z.object({ fromDay: daySchema, tillDay: daySchema, branchId: idSchema.optional() });
export type Period = z.output<typeof period>;

const efficiencyRow = z.object({
  employeeId: idSchema.optional(),
  /** A name; empty for «Общая линия» and for the whole clinic, whose words are the screen's. */
  name: z.string(),
  total: z.number().int(), booked: z.number().int(), conversion: share,
  talkMs: z.number().int(), averageMs: z.number().int().optional(),
  missed: share, unanswered: share,
});
export type EfficiencyRow = z.infer<typeof efficiencyRow>;

/** A day on which «1 administrator = 1 login = 1 phone» did not hold: its figures are not wholly one person's. */
const brokenDay = z.discriminatedUnion('kind', [
  /** two employees had one phone at the same time */ z.object({ kind: z.literal('together'), day: daySchema, phone: z.string(), employees: z.array(z.string()) }),
  /** one phone passed from hand to hand */ z.object({ kind: z.literal('shared'), day: daySchema, phone: z.string(), employees: z.array(z.string()) }),
  /** one employee worked with several phones */ z.object({ kind: z.literal('several'), day: daySchema, employee: z.string(), phones: z.array(z.string()) }),
]);
export type BrokenDayRow = z.infer<typeof brokenDay>;

/** The four types of R-174. */
export const callType = z.enum(['inbound', 'outbound', 'missed', 'unanswered']);
export type CallType = z.infer<typeof callType>;

/** The filters of «История звонков». With those of a figure it lists exactly the calls that the figure counts. */
export const callFilter = period.extend({
  /** The last digits of the caller's number, as many as one remembers. */
  phoneDigits: z.string().max(20).optional(),
  types: z.array(callType).max(4).optional(),
  conversion: z.enum(['yes', 'no']).optional(),
  /** In whose row of «Эффективность администраторов» the call counts; `shared` is «Общая линия». */
  countedFor: z.union([idSchema, z.literal('shared')]).optional(),
  /** A tag, «Другая метка» (`other`), or none saved though one was due (`none`). */
  tag: z.union([idSchema, z.literal('other'), z.literal('none')]).optional(),
  tagGroupId: idSchema.optional(),
});
export type CallFilter = z.output<typeof callFilter>;

const cursor = z.object({ startedAt: instantSchema, id: idSchema });
const shownTag = z.object({ name: z.string(), retired: z.boolean() });
export const callRow = z.object({
  callId: idSchema, startedAt: instantSchema, type: callType, phone: z.string(), phoneE164: z.string().optional(), who: z.string(), patientId: idSchema.optional(),
  /** Who answered or dialled; empty for a missed call. */
  employee: z.string(),
  talkMs: z.number().int().optional(), conversion: z.enum(['yes', 'no', 'dash']),
  /** Of a missed call: when it was called back on its day, and whether somebody answered. */
  calledBack: z.object({ at: instantSchema, answered: z.boolean() }).optional(),
  tags: z.object({ state: z.enum(['set', 'dash', 'empty']), groups: z.array(shownTag.extend({ tags: z.array(shownTag) })), other: z.string().optional() }),
});
export type CallRow = z.infer<typeof callRow>;

/** What came of asking where to. */
const exported = z.discriminatedUnion('kind', [z.object({ kind: z.literal('started'), jobId: idSchema }), z.object({ kind: z.literal('cancelled') })]);

const tagRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag'), tagId: idSchema, name: z.string(), retired: z.boolean(), group: z.string(), groupRetired: z.boolean(), calls: z.number().int() }),
  z.object({ kind: z.literal('other'), calls: z.number().int() }),
  z.object({ kind: z.literal('none'), calls: z.number().int() }),
]);
export type TagReportRow = z.infer<typeof tagRow>;

export const reportNames = ['efficiency', 'conversion', 'channels', 'topics', 'hours', 'answers', 'missed', 'callbacks', 'days', 'tags'] as const;
export const reportName = z.enum(reportNames);
export type ReportName = z.output<typeof reportName>;

/** Answered within so many seconds is answered in time; the clinic says how many. */
export const usualWithinS = 20;
/** Every report can be of one employee. */
const input = period.extend({ employeeId: idSchema.optional() });
const answersInput = input.extend({ withinS: z.number().int().min(1).max(600).default(usualWithinS) });
const tagsInput = input.extend({ groupId: idSchema.optional() });
/** What any report may be asked with; each takes what it needs. */
export const reportInput = input.extend({ withinS: z.number().int().min(1).max(600).default(usualWithinS), groupId: idSchema.optional() });
export type ReportInput = z.output<typeof reportInput>;

const conversionRow = z.object({ employeeId: idSchema, name: z.string(), conversion: share });
export interface ConversionRow { readonly employeeId: Id; readonly name: string; readonly conversion: ShareFigure }
const named = { name: z.string() };
export type ChannelRow = ChannelFigure & { readonly name: string };
export type TopicRow = TopicFigure & { readonly name: string };

export interface ReportResult {
  readonly efficiency: { readonly rows: EfficiencyRow[]; readonly clinic: EfficiencyRow; readonly broken: BrokenDayRow[] };
  readonly conversion: ConversionRow[];
  readonly channels: ChannelRow[];
  readonly topics: TopicRow[];
  readonly hours: HourCell[];
  readonly answers: AnswerFigures;
  readonly missed: MissedFigures;
  readonly callbacks: CallbackFigures;
  readonly days: CallDayRow[];
  readonly tags: TagReportRow[];
}
const printed = z.object({ kind: z.enum(['done', 'cancelled']) });

export const reportsContract = {
  /** «Эффективность администраторов» (R-182, R-183, A-43…A-47): a row for each, «Общая линия» where it has a call, the clinic. */
  efficiency: query('reports.read', input, z.object({ rows: z.array(efficiencyRow), clinic: efficiencyRow, broken: z.array(brokenDay) })),
  /** «Конверсия администраторов» of IDENT: never mixed with the other. */
  bookingConversion: query('reports.read', input, z.array(conversionRow)),
  /** By advertising channel and source: inquiries, those who wanted to book, booked, came, new patients. */
  channels: query('reports.read', input, z.array(channelFigure.extend(named))),
  topics: query('reports.read', input, z.array(topicFigure.extend(named))),
  /** Incoming calls by weekday and hour; what is absent had none. */
  hours: query('reports.read', input, z.array(hourCell)),
  /** Time to the first answer. */
  answers: query('reports.read', answersInput, answerFigures),
  /** «Обработка пропущенных». */
  missed: query('reports.read', input, missedFigures),
  /** Leads to call-back. */
  callbacks: query('reports.read', input, callbackFigures),
  /** «Количество звонков по дням». */
  callDays: query('reports.read', input, z.array(callDayRow)),
  /** Calls by tag; a group leaves its own tags alone. */
  tags: query('reports.read', tagsInput, z.object({ rows: z.array(tagRow) })),
  /** The inquiries behind a figure of contacts, and the calls behind one of calls, newest first. */
  contactsBehind: query('history.read', input.extend({ figure: contactFigure, after: behindCursor.optional(), limit: z.number().int().min(1).max(200).default(60) }), behindPage),
  callsBehind: query('calls.history', input.extend({ figure: callFigure, after: behindCursor.optional(), limit: z.number().int().min(1).max(200).default(60) }), behindPage),
  /** How far this window's long reports are; one that is cancelled fails with `conflict`. */
  progress: query('reports.read', nothing, z.array(z.object({ report: reportName, done: z.number().int(), total: z.number().int() }))),
  cancel: command('reports.read', z.object({ report: reportName }), nothing),
  /** Excel, and paper or PDF: what is taken off the screen is written into the change log. */
  export: command('reports.read', z.object({ report: reportName, input: reportInput }), exported),
  print: command('reports.read', z.object({ report: reportName, input: reportInput, how: z.enum(['paper', 'pdf']) }), printed),
  /** Compares every folded day with the rows it was made of and puts right what differs: none is the promise. */
  verify: command('reports.read', nothing, z.object({ jobId: idSchema })),
  /** «История звонков», newest first. A page may be short, even empty, and still have a `next`: the search went on far enough for one question. */
  callHistory: query('calls.history', callFilter.extend({ after: cursor.optional(), limit: z.number().int().min(1).max(200).default(60) }), z.object({ rows: z.array(callRow), next: cursor.optional() })),
  callCount: query('calls.history', callFilter, z.object({ count: z.number().int() })),
  exportCalls: command('calls.history', callFilter, exported),
} as const;
