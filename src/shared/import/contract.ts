import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, instantSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { importFields, importKinds } from './fields.ts';
import { fileProblems, problemCodes } from './problems.ts';

export const importKind = z.enum(importKinds);
const field = z.enum(importFields);
export const mappingSchema = z.partialRecord(field, z.number().int().min(0).max(499));
export const encodingSchema = z.enum(['utf-8', 'windows-1251', 'utf-16le', 'utf-16be', 'ibm866', 'koi8-r']);
export const separatorSchema = z.enum([';', ',', '\t', '|']);
const wish = z.object({ encoding: encodingSchema.optional(), separator: separatorSchema.optional(), sheet: z.string().max(200).optional(), header: z.boolean().optional() });
export const importState = z.enum(['draft', 'checking', 'checked', 'running', 'paused', 'done', 'undoing', 'undone', 'failed']);

const n = z.number().int();
/** What a check found, or an import did. `known` people were there already; `completed` of them got a number or a family they lacked. */
export const countsSchema = z.object({ rows: n, added: n, known: n, refused: n, maybe: n, completed: n, phones: n, families: n, doctors: n, remarks: n, blank: n });
export const undoneSchema = z.object({ removed: n, keptEdited: n, keptUsed: n, families: n });

/** A file that was chosen: how it is read, what it holds, what was guessed. Never its path. */
export const draftSchema = z.object({
  importId: idSchema, fileName: z.string(), size: z.number().int(),
  format: z.enum(['csv', 'xlsx']), encoding: encodingSchema, separator: separatorSchema, header: z.boolean(), sheet: z.string(), sheets: z.array(z.string()),
  headings: z.array(z.string()), sample: z.array(z.array(z.string())),
  kind: importKind, mapping: mappingSchema,
});
export type ImportDraft = z.output<typeof draftSchema>;
const looked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('refused'), fileName: z.string(), problem: z.enum(fileProblems) }),
  z.object({ kind: z.literal('chosen'), draft: draftSchema }),
]);
export type Looked = z.output<typeof looked>;

export const importView = z.object({
  id: idSchema, kind: importKind, fileName: z.string(), state: importState, by: z.string(), createdAt: instantSchema, finishedAt: instantSchema.optional(),
  /** The job that works on it now. */
  jobId: idSchema.optional(),
  checked: countsSchema.optional(), counts: countsSchema.optional(), undone: undoneSchema.optional(),
  problem: z.enum(fileProblems).optional(),
});
export type ImportView = z.output<typeof importView>;

export const problemRow = z.object({ row: n, field: z.union([field, z.literal('row')]), column: z.string(), value: z.string(), code: z.enum(problemCodes), remark: z.boolean() });
export const proposalRow = z.object({ row: n, who: z.string(), /** Absent for who sees no cards. */ card: z.string().optional(), why: z.enum(['same-name', 'same-phone-other-surname', 'same-name-other-birth']), decision: z.enum(['new', 'same']) });
export type ProposalRow = z.output<typeof proposalRow>;
export type ProblemRow = z.output<typeof problemRow>;
const one = z.object({ importId: idSchema });
const started = z.object({ jobId: idSchema });

export const importContract = {
  /** Asks for a file and looks into it. */
  choose: command('import.run', nothing, looked),
  /** Looks again, as somebody says it is to be read. */
  look: command('import.run', one.extend({ wish, kind: importKind.optional() }), looked),
  /** Reads the whole file and writes nothing: what would come of it. */
  check: command('import.run', one.extend({ kind: importKind, mapping: mappingSchema, addDoctors: z.boolean(), branchId: idSchema.optional() }), started),
  /** Brings in what was checked, or goes on where it was interrupted. */
  start: command('import.run', one, started),
  /** Takes back all that an import brought, but what somebody has worked with since. */
  undo: command('import.run', one, started),
  get: query('import.run', one, importView),
  list: query('import.run', nothing, z.array(importView)),
  problems: query('import.run', one.extend({ limit: z.number().int().min(1).max(500).default(200) }), z.object({ total: n, rows: z.array(problemRow) })),
  proposals: query('import.run', one.extend({ limit: z.number().int().min(1).max(500).default(200) }), z.object({ total: n, rows: z.array(proposalRow) })),
  /** Whether a row is about the card it resembles; without a row, for all of them. */
  decide: command('import.run', one.extend({ row: n.optional(), decision: z.enum(['new', 'same']) }), nothing),
  /** The refused rows as a file. */
  saveProblems: command('import.run', one, z.object({ kind: z.enum(['started', 'cancelled']) })),
  mappings: query('import.run', nothing, z.array(z.object({ name: z.string(), kind: importKind, fields: z.partialRecord(field, z.string()) }))),
  saveMapping: command('import.run', one.extend({ name: textSchema(100).refine((s) => s.trim().length > 0), kind: importKind, mapping: mappingSchema }), nothing),
  dropMapping: command('import.run', z.object({ name: textSchema(100), kind: importKind }), nothing),
} as const;
