import * as z from 'zod';
import type { Id, Instant } from '../kernel/values.ts';
import { idSchema, instantSchema } from '../kernel/schemas.ts';

/** Why a person has to look at what a source sent: it was kept, but something in it could not be believed. */
export const leadProblems = ['no-phone', 'bad-phone', 'both-names', 'plan-reversed', 'plan-too-long', 'no-id', 'bad-time', 'clock-ahead', 'changed', 'unreadable', 'too-large'] as const;
export type LeadProblem = (typeof leadProblems)[number];

/** A stranger wrote this: control characters go, the length is bounded, nothing is refused. */
const words = (max: number) => z.string().transform((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ').trim().slice(0, max)).default('');

/**
 * A lead as a connector hands it over, whatever its vendor's words were. Only the source is required: a lead without a
 * phone, a name or a time is still a person who waits for an answer.
 */
export const incomingLead = z.object({
  /** The connection it came through (a setting of the clinic), and how the screen calls it. */
  sourceId: z.string().min(1).max(200),
  sourceName: words(200),
  /** The vendor's own name of the lead; without one, source + phone + form + 10 minutes make it known. */
  externalId: z.string().min(1).max(300).optional(),
  form: words(300),
  /** When the person left it; the moment of arrival where the source does not say. */
  createdAt: instantSchema.optional(),
  /** When the source changed it last: an older version that comes late changes nothing. */
  updatedAt: instantSchema.optional(),
  /** The whole name, or its parts. */
  fullName: words(300), surname: words(100), firstName: words(100), patronymic: words(100),
  /** As the source wrote it, readable or not. */
  phone: words(200),
  email: words(200),
  wish: z.object({
    /** A doctor of ours, where the source knows our id. */
    doctorId: idSchema.optional(), doctorName: words(200),
    from: instantSchema.optional(), till: instantSchema.optional(),
    /** In the person's own words: «после 17:00». */
    words: words(1000), service: words(500),
  }).prefault({}),
  comment: words(2000),
  campaign: words(500),
  utm: z.partialRecord(z.enum(['source', 'medium', 'campaign', 'term', 'content']), words(500)).default({}),
  page: words(2000), referrer: words(2000),
  /** Everything that has no place above, as it came. */
  fields: z.record(z.string().max(200), words(2000)).default({}),
  problems: z.array(z.enum(leadProblems)).default([]),
  /** The aggregator's booking that the lead carries: it waits for yes or no. */
  bookingClaim: z.string().min(1).max(300).optional(),
});
export type IncomingLead = z.output<typeof incomingLead>;
/** What a connector writes: absent texts are empty. */
export type LeadDraft = z.input<typeof incomingLead>;

/** What a lead puts into its inquiry: the inquiry has the lead's id. */
export interface LeadInquiry {
  readonly id: Id;
  readonly branchId: Id;
  readonly startedAt: Instant;
  readonly name: string;
  /** As it was sent. */
  readonly phone: string;
  readonly comment: string;
  readonly adChannelId: Id | undefined;
  readonly sourceId: string;
}
