import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, nothing, textSchema } from '../kernel/schemas.ts';

const guardianKind = z.enum(['parent', 'guardian']);

/** One change of a card as it was written down; `before` and `after` are plain values of the action, null once erased. */
export const cardChangeRow = z.object({ seq: z.number().int(), at: instantSchema, by: z.string(), action: z.string(), before: z.unknown(), after: z.unknown(), erased: z.boolean() });
export type CardChangeRow = z.infer<typeof cardChangeRow>;

/** What only the card itself asks for: family links, the main number, policies, texts of consents, its history. */
export const cardContract = {
  /** «Номер теперь основной». */
  makePhoneMain: command('patients.write', z.object({ patientId: idSchema, phoneId: idSchema }), nothing),
  /** Parent or guardian of this patient; null takes the link away. @throws `conflict` (own-guardian, guardian-cycle) */
  setGuardian: command('patients.write', z.object({ patientId: idSchema, guardianId: idSchema.nullable(), kind: guardianKind.default('parent') }), nothing),
  /** «Вывести из семьи»: the others stay united; a family of one is no family. @throws `conflict` (no-family) */
  leaveFamily: command('patients.write', z.object({ patientId: idSchema }), nothing),
  changePolicy: command('patients.write', z.object({ policyId: idSchema, insurer: textSchema(200), number: textSchema(100), validFrom: daySchema.optional(), validTill: daySchema.optional() }), nothing),
  /** The policy counts no more (or counts again); it stays in the card. */
  retirePolicy: command('patients.write', z.object({ policyId: idSchema, retired: z.boolean() }), nothing),
  /** The version of the text that the newest consent of each kind was given to: a new one is likely to the same. */
  consentTexts: query('patients.read', nothing, z.record(z.string(), z.string())),
  /** What was changed in the card, the newest first, without who merely opened it; money only with money.read. */
  history: query('patients.history', z.object({ patientId: idSchema, before: z.number().int().positive().optional(), limit: z.number().int().min(1).max(200).default(100) }),
    z.object({ rows: z.array(cardChangeRow), more: z.boolean(), /** Names of the cards that the changes point at. */ names: z.record(z.string(), z.string()) })),
} as const;
