import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { daySchema, idSchema, instantSchema, kopecksSchema, nothing, textSchema } from '../kernel/schemas.ts';

export const entryKinds = ['payment', 'charge', 'insuranceCharge'] as const;
/** What a person may write down; `refund` is money given back: a payment below zero. */
export const newEntryKinds = ['payment', 'refund', 'charge', 'insuranceCharge'] as const;
/** Ten million roubles: a slip of the hand is refused. */
export const largestAmount = 1_000_000_000;

/** One movement. Never changed: a mistake is mended by a counter-entry, and both stay. */
export const ledgerRow = z.object({
  id: idSchema,
  at: instantSchema,
  kind: z.enum(entryKinds),
  /** As it is written down: a counter-entry and a refund are below zero. */
  amount: kopecksSchema,
  /** What it does to the personal account. */
  effect: kopecksSchema,
  /** The account after it. */
  balance: kopecksSchema,
  what: z.string(),
  by: z.string().optional(),
  appointment: z.object({ id: idSchema, day: daySchema, doctor: z.string() }).optional(),
  /** The entry that this one takes back. */
  reverses: idSchema.optional(),
  /** The entry that took this one back. */
  reversedBy: idSchema.optional(),
});
export type LedgerRow = z.infer<typeof ledgerRow>;

export const ledgerContract = {
  /** Every movement of a card, the newest first, each with the account after it. */
  ofPatient: query('money.read', z.object({ patientId: idSchema }), z.array(ledgerRow)),
  /** @throws `conflict` (`refund-too-large`) */
  add: command('money.write', z.object({
    patientId: idSchema, kind: z.enum(newEntryKinds), amount: z.number().int().positive().max(largestAmount), what: textSchema(300).default(''), appointmentId: idSchema.optional(),
  }), z.object({ entryId: idSchema })),
  /** «Сторнировать»: the counter-entry of an entry. @throws `conflict` (`already-reversed`, `is-counter-entry`) */
  reverse: command('money.write', z.object({ entryId: idSchema, why: textSchema(300) }), nothing),
} as const;
