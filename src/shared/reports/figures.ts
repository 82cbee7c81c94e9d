import * as z from 'zod';
import { daySchema, idSchema, instantSchema } from '../kernel/schemas.ts';

/** A share with its two counts; `percent` has one decimal, half up, absent when the base is 0. */
export const share = z.object({ of: z.number().int(), n: z.number().int(), percent: z.number().optional() });
export type ShareFigure = z.output<typeof share>;
/** `n` of `of` in per cent: one decimal, half up; no figure of nothing. Whole numbers alone, so no binary fraction tips the half. */
export function shareOf(n: number, of: number): { of: number; n: number; percent?: number } {
  return of === 0 ? { of, n } : { of, n, percent: Math.floor((n * 2000 + of) / (2 * of)) / 10 };
}
const count = z.number().int().nonnegative();
export const inquiryKind = z.enum(['call', 'chat', 'lead', 'dialog', 'dialogLead']);

/** Within 5, 15 and 60 minutes, as the reports of call-backs divide time. */
export const backLimits = [300, 900, 3600] as const;

export const callDayRow = z.object({ day: daySchema, inbound: count, outbound: count, missed: count, unanswered: count });
export interface CallDayRow { readonly day: string; readonly inbound: number; readonly outbound: number; readonly missed: number; readonly unanswered: number }
export const hourCell = z.object({ weekday: z.number().int().min(1).max(7), hour: z.number().int().min(0).max(23), calls: count, missed: count });
export type HourCell = z.output<typeof hourCell>;

const spread = { medianS: count.optional(), p90S: count.optional() };
const within = z.array(z.object({ limitS: count, share }));
export const answerFigures = z.object({ answered: count, within: share, withinS: count, ...spread, bands: z.array(z.object({ fromS: count, tillS: count.optional(), calls: count })) });
export type AnswerFigures = z.output<typeof answerFigures>;
export const missedFigures = z.object({ total: count, calledBack: share, cameAgain: share, commented: share, none: share, within, ...spread });
export type MissedFigures = z.output<typeof missedFigures>;
export const callbackFigures = z.object({ leads: count, never: share, within, later: share, ...spread });
export type CallbackFigures = z.output<typeof callbackFigures>;

/** `name` is the channel's; empty for inquiries without one. */
export const channelFigure = z.object({ channelId: idSchema.optional(), kind: inquiryKind, source: z.string(), inquiries: count, wants: count, booked: count, conversion: share, came: count, fresh: count });
export type ChannelFigure = z.output<typeof channelFigure>;
export const topicFigure = z.object({ topicId: idSchema.optional(), inquiries: count, wants: count, booked: count, conversion: share });
export type TopicFigure = z.output<typeof topicFigure>;

/** Which contacts stand behind a figure: only those of which everything named here is true. `none` is «without one». */
export const contactFigure = z.object({
  authorId: z.union([idSchema, z.literal('none')]).optional(),
  /** «Сотрудник» and «Прочие и контрагенты» are in no figure but that of leads. */
  withExcluded: z.boolean().optional(),
  /** Saved by somebody. */
  authored: z.boolean().optional(),
  wants: z.boolean().optional(), booked: z.boolean().optional(), came: z.boolean().optional(), fresh: z.boolean().optional(),
  channelId: z.union([idSchema, z.literal('none')]).optional(), kind: inquiryKind.optional(), source: z.string().max(500).optional(), topicId: z.union([idSchema, z.literal('none')]).optional(),
  /** Leads and «Заявка-диалог» by the seconds until the first call or processing; `never` those still waiting. */
  reacted: z.union([z.object({ fromS: count, tillS: count.optional() }), z.literal('never'), z.literal('any')]).optional(),
});
export type ContactFigure = z.output<typeof contactFigure>;

export const fate = z.enum(['none', 'calledBack', 'cameAgain', 'commented']);
export const callFigure = z.object({
  ownerId: z.union([idSchema, z.literal('shared')]).optional(),
  types: z.array(z.enum(['inbound', 'outbound', 'missed', 'unanswered'])).max(4).optional(),
  weekday: z.number().int().min(1).max(7).optional(), hour: z.number().int().min(0).max(23).optional(),
  /** Of a missed call: what became of it, and within how many seconds it was called back. */
  fate: fate.optional(), backTillS: count.optional(),
  /** Seconds the caller waited for the answer. */
  ring: z.object({ fromS: count, tillS: count.optional() }).optional(),
});
export type CallFigure = z.output<typeof callFigure>;

/** An inquiry behind a figure. */
export const behindRow = z.object({
  inquiryId: idSchema, startedAt: instantSchema, kind: inquiryKind, direction: z.enum(['inbound', 'outbound']), outcome: z.enum(['answered', 'missed', 'unanswered', 'failed']).optional(),
  phone: z.string(), phoneE164: z.string().optional(), who: z.string(), patientId: idSchema.optional(), employee: z.string(), topic: z.string(), channel: z.string(),
  /** The event that why is asked of: of an обращение the one its booking is linked to. */ whyId: idSchema,
  booked: z.boolean(), /** Until the answer, the call-back or the processing. */ waitS: count.optional(), fate: fate.optional(),
});
export type BehindRow = z.infer<typeof behindRow>;
/** From the newest day down: a day, and how many of its rows have been shown. */
export const behindCursor = z.object({ day: daySchema, shown: count });
export type BehindCursor = z.output<typeof behindCursor>;
export const behindPage = z.object({ rows: z.array(behindRow), next: behindCursor.optional(), total: count });
export type BehindPage = z.infer<typeof behindPage>;
