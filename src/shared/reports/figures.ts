import * as z from 'zod';
import { daySchema, idSchema } from '../kernel/schemas.ts';

/** A share with its two counts; `percent` has one decimal, half up, absent when the base is 0. */
export const share = z.object({ of: z.number().int(), n: z.number().int(), percent: z.number().optional() });
export type ShareFigure = z.output<typeof share>;
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
