import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { share } from './figures.ts';
import { daySchema, idSchema, instantSchema } from '../kernel/schemas.ts';

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

export const reportsContract = {
  /** «Эффективность администраторов» (R-182, R-183, A-43…A-47): a row for each, «Общая линия» where it has a call, the clinic. */
  efficiency: query('reports.read', period, z.object({ rows: z.array(efficiencyRow), clinic: efficiencyRow, broken: z.array(brokenDay) })),
  exportEfficiency: command('reports.read', period, exported),
  /** «Конверсия администраторов» of IDENT: never mixed with the other. */
  bookingConversion: query('reports.read', period, z.array(z.object({ employeeId: idSchema, name: z.string(), conversion: share }))),
  /** Calls by tag; a group leaves its own tags alone. */
  tags: query('reports.read', period.extend({ groupId: idSchema.optional() }), z.object({ rows: z.array(tagRow) })),
  exportTags: command('reports.read', period.extend({ groupId: idSchema.optional() }), exported),
  /** «История звонков», newest first. A page may be short, even empty, and still have a `next`: the search went on far enough for one question. */
  callHistory: query('calls.history', callFilter.extend({ after: cursor.optional(), limit: z.number().int().min(1).max(200).default(60) }), z.object({ rows: z.array(callRow), next: cursor.optional() })),
  callCount: query('calls.history', callFilter, z.object({ count: z.number().int() })),
  exportCalls: command('calls.history', callFilter, exported),
} as const;
