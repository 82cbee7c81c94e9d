import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, kopecksSchema, nameSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { cardContract } from './card-contract.ts';
import { mergeContract } from './merge-contract.ts';
import { patientStatus, personRow } from './person-row.ts';

export const sex = z.enum(['female', 'male']);
export const consentKind = z.enum(['personalData', 'notifications', 'robotCalls', 'recording']);

export { foundBy, patientStatus, personRow, type FoundBy, type PersonRow } from './person-row.ts';

export const phoneInput = z.object({ raw: textSchema(40), note: textSchema(100).default(''), main: z.boolean().default(false), hasWhatsapp: z.boolean().default(false) });

export const cardInput = z.object({
  surname: nameSchema(100).refine((s) => s.trim().length > 0),
  firstName: nameSchema(100).default(''),
  patronymic: nameSchema(100).default(''),
  born: daySchema.optional(),
  sex: sex.optional(),
  email: textSchema(200).optional(),
  mainComment: textSchema(4000).default(''),
  extraComment: textSchema(4000).default(''),
  phones: z.array(phoneInput).max(20).default([]),
  hasApp: z.boolean().default(false),
  guardianId: idSchema.optional(),
  guardianKind: z.enum(['parent', 'guardian']).optional(),
  familyWith: idSchema.optional(),
  /** Consents given with the card; how is the words of the form. */
  consents: z.array(consentKind).default([]),
});

/** A change names only what it changes; null empties. Without the defaults of {@link cardInput}: zod 4 would fill them in. */
export const cardChange = z.object({
  surname: cardInput.shape.surname, firstName: nameSchema(100), patronymic: nameSchema(100),
  born: daySchema.nullable(), sex: sex.nullable(), email: textSchema(200).nullable(),
  mainComment: textSchema(4000), extraComment: textSchema(4000), phones: z.array(phoneInput).max(20), hasApp: z.boolean(),
  guardianId: idSchema.nullable(), guardianKind: z.enum(['parent', 'guardian']).nullable(), familyWith: idSchema, consents: z.array(consentKind),
}).partial();
export type CardChange = z.infer<typeof cardChange>;

export const card = z.object({
  id: idSchema,
  surname: z.string(), firstName: z.string(), patronymic: z.string(), name: z.string(),
  born: daySchema.optional(), age: z.number().int().optional(), sex: sex.optional(), email: z.string().optional(),
  mainComment: z.string(), extraComment: z.string(), status: patientStatus, hasApp: z.boolean(),
  phones: z.array(z.object({ id: idSchema, text: z.string(), e164: z.string().optional(), kind: z.string(), main: z.boolean(), note: z.string(), hasWhatsapp: z.boolean() })),
  guardian: z.object({ id: idSchema, name: z.string(), kind: z.enum(['parent', 'guardian']) }).optional(),
  /** Whose parent or guardian this patient is. */
  wards: z.array(z.object({ id: idSchema, name: z.string(), age: z.number().int().optional(), kind: z.enum(['parent', 'guardian']) })),
  family: z.array(z.object({ id: idSchema, name: z.string(), age: z.number().int().optional() })),
  policies: z.array(z.object({ id: idSchema, insurer: z.string(), number: z.string(), validFrom: daySchema.optional(), validTill: daySchema.optional() })),
  /** Policies that count no more. */
  retiredPolicies: z.array(z.object({ id: idSchema, insurer: z.string(), number: z.string(), retiredAt: instantSchema })),
  /** Every consent ever given, the oldest first; revoked ones stay. */
  consents: z.array(z.object({
    kind: consentKind, givenAt: instantSchema.optional(), revokedAt: instantSchema.optional(), how: z.string(), textVersion: z.string(),
    by: z.string().optional(), revokedHow: z.string().optional(), revokedBy: z.string().optional(),
  })),
  archived: z.object({ at: instantSchema, reason: z.string(), by: z.string().optional() }).optional(),
  ban: z.object({ at: instantSchema, reason: z.string(), by: z.string().optional() }).optional(),
  /** Absent without the right money.read. */
  money: z.object({ balance: kopecksSchema, treatmentTotal: kopecksSchema, familyTotal: kopecksSchema.optional(), insuranceTotal: kopecksSchema.optional() }).optional(),
});
export type Card = z.infer<typeof card>;

/** Blocks «Пациент» and «Приемы» of a call, a chat and a card (R-019…R-030). */
export const patientContext = z.object({
  patientId: idSchema,
  name: z.string(),
  born: daySchema.optional(),
  /** «34 года». */
  age: z.number().int().optional(),
  status: patientStatus,
  guardian: z.object({ id: idSchema, name: z.string(), kind: z.enum(['parent', 'guardian']) }).optional(),
  money: z.object({ balance: kopecksSchema, treatmentTotal: kopecksSchema, familyTotal: kopecksSchema.optional(), insuranceTotal: kopecksSchema.optional() }).optional(),
  /** Umbrella hint, a line a policy. */
  policies: z.array(z.string()),
  mainComment: z.string(),
  extraComment: z.string(),
  archived: z.object({ reason: z.string() }).optional(),
  ban: z.object({ reason: z.string() }).optional(),
  /** A-16; absent without past appointments. Whole per cent, half up. */
  completedPercent: z.number().int().optional(),
  lastAppointment: z.object({ day: daySchema, doctor: z.string() }).optional(),
  /** Soonest first; `status` is the code of an appointment status, its words are in schedule/view.ts. */
  futureAppointments: z.array(z.object({ appointmentId: idSchema, day: daySchema, startMin: z.number().int(), doctor: z.string(), status: z.string() })),
  tasks: z.array(z.object({ taskId: idSchema, what: z.string(), dueAt: instantSchema })),
});
export type PatientContext = z.infer<typeof patientContext>;

export const patientsContract = {
  /**
   * Cards by any part of the name, word order free, ё=е, wrong layout, one typo, as it sounds; by digits of a phone (three
   * or more; the last ones first); by both; a child by its parent. Any text is welcome: what was pasted is cut.
   */
  search: query('patients.read', z.object({ text: z.string().max(20_000), limit: z.number().int().min(1).max(50).default(20) }), z.array(personRow)),
  /** Cards that hold exactly this number: never one chosen among several. Archived ones last. */
  byPhone: query('patients.read', z.object({ phone: textSchema(40) }), z.array(personRow)),
  card: query('patients.read', z.object({ patientId: idSchema }), card),
  context: query('patients.read', z.object({ patientId: idSchema }), patientContext),
  create: command('patients.write', cardInput, z.object({ patientId: idSchema })),
  /** Only the given fields change; `phones` replaces the whole list. */
  update: command('patients.write', z.object({ patientId: idSchema, change: cardChange }), nothing),
  addPhone: command('patients.write', z.object({ patientId: idSchema, phone: phoneInput }), nothing),
  setStatus: command('patients.write', z.object({ patientId: idSchema, status: patientStatus }), nothing),
  archive: command('patients.restrict', z.object({ patientId: idSchema, reason: textSchema(300) }), nothing),
  unarchive: command('patients.restrict', z.object({ patientId: idSchema }), nothing),
  ban: command('patients.restrict', z.object({ patientId: idSchema, reason: textSchema(300) }), nothing),
  unban: command('patients.restrict', z.object({ patientId: idSchema }), nothing),
  setPolicy: command('patients.write', z.object({ patientId: idSchema, insurer: textSchema(200), number: textSchema(100), validFrom: daySchema.optional(), validTill: daySchema.optional() }), nothing),
  giveConsent: command('patients.write', z.object({ patientId: idSchema, kind: consentKind, how: textSchema(100), textVersion: textSchema(50) }), nothing),
  revokeConsent: command('patients.write', z.object({ patientId: idSchema, kind: consentKind, how: textSchema(100).optional() }), nothing),
  unite: command('patients.write', z.object({ patientIds: z.array(idSchema).min(2).max(20) }), nothing),
  ...cardContract,
  ...mergeContract,
} as const;
