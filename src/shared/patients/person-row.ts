import * as z from 'zod';
import { daySchema, idSchema } from '../kernel/schemas.ts';

export const patientStatus = z.enum(['primary', 'consulted', 'returning']);

/** How a search came upon a card, the surest first. `guardian` is the parent's name on a child's card. */
export const foundBy = z.enum(['exact', 'beginning', 'phone', 'part', 'guardian', 'typo', 'sound']);
export type FoundBy = z.infer<typeof foundBy>;

/** One line of a search or of a choice among cards. */
export const personRow = z.object({
  patientId: idSchema,
  name: z.string(),
  born: daySchema.optional(),
  age: z.number().int().optional(),
  /** The main phone, as shown. */
  phone: z.string().optional(),
  status: patientStatus,
  archived: z.boolean(),
  banned: z.boolean(),
  guardian: z.string().optional(),
  /** «26.11 10:00 Орлова», when there is one. */
  nextAppointment: z.string().optional(),
  /** Only in a search: how it was found, and the number when it is not the main one. */
  found: z.object({ by: foundBy, phone: z.string().optional() }).optional(),
});
export type PersonRow = z.infer<typeof personRow>;
