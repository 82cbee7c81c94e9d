import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, nothing, textSchema } from '../kernel/schemas.ts';

export const opening = z.object({ seq: z.number().int(), at: instantSchema, employeeId: idSchema.optional(), employee: z.string(), patientId: idSchema, /** '' for a card whose data were erased. */ patient: z.string() });
export type OpeningRow = z.infer<typeof opening>;

/** A job writes the file, or the person changed their mind. */
const exported = z.discriminatedUnion('kind', [z.object({ kind: z.literal('started'), jobId: idSchema }), z.object({ kind: z.literal('cancelled') })]);
const openingsAsked = z.object({ fromDay: daySchema, tillDay: daySchema, employeeId: idSchema.optional(), patientId: idSchema.optional() });

/** Why the data are destroyed (order 179, item 3 h). */
export const erasureReasons = ['revoked', 'request', 'purpose', 'expired'] as const;
/** What is destroyed, in the words of the act (order 179, item 3 e). */
export const erasedCategories = ['card', 'phones', 'policies', 'comments', 'inquiries', 'crm', 'files', 'recordings', 'history', 'drafts'] as const;
export type ErasedCategory = (typeof erasedCategories)[number];
const counts = z.partialRecord(z.enum(erasedCategories), z.number().int());
export type ErasureCounts = z.infer<typeof counts>;
export const operatorSchema = z.object({ name: textSchema(300), address: textSchema(300) });

export const erasurePlan = z.object({
  name: z.string(),
  counts,
  /** What stays without a name, for the law obliges to keep it. */
  kept: z.object({ appointments: z.number().int(), ledger: z.number().int(), consents: z.number().int() }),
  /** Coming appointments stand in the way: the person could not be told of a change. */
  coming: z.number().int(),
  operator: operatorSchema.optional(),
});
export type ErasurePlan = z.infer<typeof erasurePlan>;

export const erasureInput = z.object({
  patientId: idSchema,
  reason: z.enum(erasureReasons),
  /** The paper the reason rests on, e.g. «заявление от 24.11.2026, вх. № 12»: it goes into the act and nowhere else. */
  basis: textSchema(300).default(''),
  operator: z.object({ name: textSchema(300).refine((s) => s.trim().length > 0), address: textSchema(300).refine((s) => s.trim().length > 0) }),
  /** Post of whoever destroys, as the act names it. */
  post: textSchema(100).default(''),
});

export const privacyContract = {
  /** «Кто открывал карточки», the newest first. A page is asked by where the last one ended. */
  openings: query('audit.read', openingsAsked.extend({ after: z.object({ at: z.number().int(), seq: z.number().int() }).optional(), limit: z.number().int().min(1).max(500).default(100) }),
    z.object({ rows: z.array(opening), more: z.boolean() })),
  /** Who may stand in that list. */
  employees: query('audit.read', nothing, z.array(z.object({ id: idSchema, name: z.string() }))),
  /** The same list as an Excel file. */
  exportOpenings: command('audit.read', openingsAsked, exported),
  /** What an erasure would destroy and keep. */
  plan: query('patients.erase', z.object({ patientId: idSchema }), erasurePlan),
  /** Asks for a folder, destroys, and leaves act and extract there. @throws `conflict` (has-coming-appointments) */
  erase: command('patients.erase', erasureInput, z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cancelled') }),
    z.object({ kind: z.literal('done'), act: z.string(), extract: z.string().optional(), counts }),
  ])),
  /** Erasures made, the newest first: which card, when, by whom, why; never whose. */
  erasures: query('patients.erase', nothing, z.array(z.object({ id: idSchema, patientId: idSchema, at: instantSchema, by: z.string().optional(), reason: z.string(), counts }))),
} as const;
