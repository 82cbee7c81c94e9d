import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { likenesses } from './duplicates.ts';
import { mergeFields } from './merge.ts';
import { personRow } from './person-row.ts';

const choice = z.enum(['kept', 'merged', 'both']);
export const mergeChoices = z.partialRecord(z.enum(mergeFields), choice);

export const duplicate = z.object({ person: personRow, reasons: z.array(z.enum(likenesses)), trust: z.enum(['sure', 'likely', 'possible']) });
export type Duplicate = z.infer<typeof duplicate>;

/** Both sides of a merge: what has to be chosen, what is united, what moves. */
export const mergeView = z.object({
  kept: personRow,
  merged: personRow,
  /** Values as stored: a day, a code, a name of the guardian, the reason of an archive or a ban; null for none. */
  fields: z.array(z.object({ field: z.enum(mergeFields), kept: z.string().nullable(), merged: z.string().nullable(), proposed: choice })),
  phones: z.array(z.object({ text: z.string(), both: z.boolean() })),
  /** How many rows of each kind move to the kept card. */
  moves: z.array(z.object({ what: z.string(), count: z.number().int() })),
});
export type MergeView = z.infer<typeof mergeView>;

export const mergeRow = z.object({
  mergeId: idSchema, at: instantSchema, by: z.string(), keptId: idSchema, kept: z.string(), merged: z.string(), rows: z.number().int(),
  undone: z.object({ at: instantSchema, by: z.string() }).optional(),
  /** Why it cannot be undone now. */
  stuck: z.enum(['merged-further', 'erased']).optional(),
});
export type MergeRowView = z.infer<typeof mergeRow>;

export const mergeContract = {
  /** Cards that look like the one about to be made, the surest first, with the reasons. */
  duplicates: query('patients.read', z.object({
    surname: textSchema(100), firstName: textSchema(100).default(''), patronymic: textSchema(100).default(''), born: daySchema.optional(), email: textSchema(200).optional(),
    phones: z.array(textSchema(40)).max(20).default([]), exceptId: idSchema.optional(),
  }), z.array(duplicate)),
  mergePreview: query('patients.merge', z.object({ keptId: idSchema, mergedId: idSchema }), mergeView),
  /** «Объединение карточек»: everything of the merged card goes to the kept one. @throws `conflict` (same-card) */
  merge: command('patients.merge', z.object({ keptId: idSchema, mergedId: idSchema, choices: mergeChoices.default({}) }), z.object({ mergeId: idSchema })),
  merges: query('patients.merge', z.object({ limit: z.number().int().min(1).max(200).default(100) }), z.array(mergeRow)),
  /** «Разъединить»: both cards as they were; what came after the merge stays with the kept one. @throws `conflict` (merged-further, undone, erased) */
  unmerge: command('patients.merge', z.object({ mergeId: idSchema }), nothing),
} as const;
