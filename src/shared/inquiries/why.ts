import * as z from 'zod';
import { daySchema, idSchema, instantSchema, minuteSchema } from '../kernel/schemas.ts';
import { inquiryKind, whoType } from './fields.ts';
import { windowMinutes } from './windows.ts';

/**
 * Why things are as they are, as data: the rule and the two times it compared. The sentence is made of it by
 * why-text.ts, in the language of the screen.
 */

/** Why «Кто, тип» is what it is by default, as it was decided at the answer or at the choice of the person. */
export const typeWhy = z.object({
  rule: z.enum(['employee', 'employeeNumber', 'future', 'noFuture', 'noCard']),
  /** When it was decided. */
  at: instantSchema,
  /** The appointment ahead of then, for `future`. */
  visit: z.object({ appointmentId: idSchema, day: daySchema, startMin: minuteSchema, doctor: z.string() }).optional(),
});
export type TypeWhy = z.output<typeof typeWhy>;

/** An inquiry as a line: when, what, who. */
export const inquiryLabel = z.object({
  inquiryId: idSchema, kind: inquiryKind, direction: z.enum(['inbound', 'outbound']), startedAt: instantSchema,
  /** The name in «Кто», else the number, else empty. */
  who: z.string(),
  /** Its conversation; absent where nobody talked. */
  from: instantSchema.optional(), till: instantSchema.optional(),
});
export type InquiryLabel = z.output<typeof inquiryLabel>;

export const linkRules = ['buffer', 'current', 'panel', 'running', 'nearest'] as const;
/** Why an action belongs to an inquiry. */
export const whyLink = z.object({
  inquiry: inquiryLabel, rule: z.enum(linkRules),
  from: instantSchema, till: instantSchema.optional(),
  /** 0 inside the conversation. */
  distanceMs: z.number(), windowMs: z.number(),
});
export type WhyLink = z.output<typeof whyLink>;

export const lossReasons = ['given', 'noPatient', 'lead', 'neverAnswered', 'employee', 'noPerson', 'otherPatient', 'outside', 'begunAfter', 'farther', 'startedEarlier'] as const;
/** Why an action does not belong to an inquiry that was near it. */
export const whyLoss = z.object({
  inquiry: inquiryLabel, reason: z.enum(lossReasons),
  /** `given`: how it was said that the action belongs to another inquiry. */
  how: z.enum(['buffer', 'current', 'panel']).optional(),
  distanceMs: z.number().optional(), windowMs: z.number().optional(),
  /** `outside`: by how much. */
  overMs: z.number().optional(),
  /** The winner's distance, where another was preferred. */
  winnerMs: z.number().optional(),
});
export type WhyLoss = z.output<typeof whyLoss>;

export const whyAction = z.object({
  actionId: idSchema, appointmentId: idSchema, kind: z.enum(['booked', 'cancelled', 'moved']), at: instantSchema,
  patient: z.string(), actor: z.string(),
  /** «25.11 15:00 Орлова». */
  fromSlot: z.string(), toSlot: z.string(),
  link: whyLink.optional(),
  losses: z.array(whyLoss),
});
export type WhyAction = z.output<typeof whyAction>;

const leadEnds = ['saved', 'callBack', 'incoming', 'closed'] as const;
export type LeadEnd = (typeof leadEnds)[number];
/** What else was decided of an inquiry, with the two times. */
export const whyFact = z.discriminatedUnion('what', [
  /** It waited in somebody's buffer: until booked, taken out by hand, or the end of the shift. */
  z.object({ what: z.literal('buffer'), by: z.string(), madeAt: instantSchema, inCall: z.boolean(), endedAt: instantSchema.optional(), endedHow: z.enum(['booked', 'byHand', 'shiftEnd']).optional() }),
  /** A lead: how it was dealt with; or that it was not, though somebody called. */
  z.object({ what: z.literal('lead'), arrivedAt: instantSchema, by: z.string(), processedAt: instantSchema.optional(), how: z.enum(leadEnds).optional(), triedAt: instantSchema.optional() }),
  /** One обращение with what it answers, or one of its own for it was another day. */
  z.object({ what: z.enum(['joined', 'apart']), at: instantSchema, to: inquiryLabel }),
  /** «Конверсия» of «История звонков»: by which of its three rules the call led to a booking, or why it did not. */
  z.object({ what: z.literal('conversion'), at: instantSchema, rule: z.enum(['buffer', 'current', 'panel', 'late', 'none']), thenAt: instantSchema.optional() }),
  /** What became of a missed call on its day. */
  z.object({ what: z.literal('missed'), at: instantSchema, fate: z.enum(['calledBack', 'called', 'cameAgain', 'none']), thenAt: instantSchema.optional() }),
]);
export type WhyFact = z.output<typeof whyFact>;

export const whyInquiry = z.object({
  inquiry: inquiryLabel,
  windows: windowMinutes,
  type: z.object({ whoType, byHand: z.boolean(), why: typeWhy.optional() }).optional(),
  /** A booking is refused: since when and why, and whether it stood already when the inquiry began. */
  ban: z.object({ since: instantSchema, reason: z.string(), before: z.boolean() }).optional(),
  /** Who is meant: absent where it is nobody, several cards hold the number, or it is an employee. */
  person: z.enum(['card', 'onlyCard', 'severalCards', 'employee', 'typed', 'nobody']),
  facts: z.array(whyFact),
  /** Linked ones first, then those near it that are not, by time. */
  linked: z.array(whyAction), others: z.array(whyAction),
});
export type WhyInquiry = z.output<typeof whyInquiry>;

/** What other windows would change of one action. */
export const triedRow = z.object({ action: whyAction.omit({ link: true, losses: true }), before: whyLink.optional(), after: whyLink.optional() });
export type TriedRow = z.output<typeof triedRow>;
