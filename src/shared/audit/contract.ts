import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, nothing, textSchema } from '../kernel/schemas.ts';

/** One row of the change log, ready for `sentenceOf`. */
export const auditRow = z.object({
  seq: z.number().int(), at: instantSchema, employee: z.string(), action: z.string(), entity: z.string(), entityId: z.string().optional(),
  /** The name of the thing. */
  subject: z.string().optional(),
  /** Names of the ids that the text holds. */
  names: z.record(z.string(), z.string()),
  /** `{before, after}`; null where there is none, where it was erased, or where this role may not read it. */
  text: z.unknown().nullable(),
  /** Who may not read cards sees that something was done, and nothing of the patient. */
  hidden: z.boolean(),
});
export type AuditRow = z.output<typeof auditRow>;

export const auditFilter = z.object({
  /** Any words of the sentence, in any order. */
  text: textSchema(100).optional(),
  employeeId: idSchema.optional(),
  /** `schedule.move`, or a module with its dot: `schedule.`. */
  action: z.string().max(60).optional(),
  entity: z.string().max(40).optional(),
  fromDay: daySchema.optional(), tillDay: daySchema.optional(),
});
export type AuditFilter = z.output<typeof auditFilter>;

/** What the newest verification found; `brokenAt` is the first row that does not fit. */
export const checkSchema = z.object({ at: instantSchema, rows: z.number().int(), brokenAt: z.number().int().optional(), what: z.enum(['deleted', 'altered', 'text-altered', 'text-missing', 'tail-cut']).optional() });
export type AuditCheck = z.output<typeof checkSchema>;

export const auditContract = {
  /** What was done to one thing, oldest first. */
  ofEntity: query('audit.read', z.object({ entity: z.string().max(40), entityId: idSchema }), z.array(auditRow)),
  /**
   * Newest first. A page may come short, even empty, while `next` says where the search goes on: a rare word in a
   * million rows is looked for in pieces, and nobody waits for the last of them.
   */
  page: query('audit.read', auditFilter.extend({ before: z.number().int().min(1).optional(), limit: z.number().int().min(1).max(200).default(60) }), z.object({ rows: z.array(auditRow), next: z.number().int().optional(), /** How far back the search has come. */ reached: instantSchema.optional() })),
  /** Everybody who may have done something, also those who have left. */
  authors: query('audit.read', nothing, z.array(z.object({ id: idSchema, name: z.string(), retired: z.boolean() }))),
  /** Walks the whole chain in the worker; what it finds is `lastCheck`, and a row of the log. */
  startVerify: command('audit.read', nothing, z.object({ jobId: idSchema })),
  lastCheck: query('audit.read', nothing, checkSchema.optional()),
  /** The list as it is filtered, into an Excel or CSV file. */
  export: command('audit.read', auditFilter, z.discriminatedUnion('kind', [z.object({ kind: z.literal('started'), jobId: idSchema }), z.object({ kind: z.literal('cancelled') })])),
} as const;
