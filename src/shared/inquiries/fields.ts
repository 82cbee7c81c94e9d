import * as z from 'zod';
import { idSchema, textSchema } from '../kernel/schemas.ts';

export const whoType = z.enum(['wantsToBook', 'alreadyBooked', 'other', 'employee', 'contractor']);
export type WhoType = z.infer<typeof whoType>;
export const inquiryKind = z.enum(['call', 'chat', 'lead', 'dialog', 'dialogLead']);
export type InquiryKind = z.infer<typeof inquiryKind>;

/** Who an inquiry is about: a card, an employee, a name typed by hand, or nobody yet. */
export const person = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('patient'), id: idSchema }),
  z.object({ kind: z.literal('employee'), id: idSchema }),
  z.object({ kind: z.literal('typed'), name: textSchema(200) }),
  z.object({ kind: z.literal('none') }),
]);
export type Person = z.infer<typeof person>;

/** What the panel holds before it is saved; absent fields stay as they are. */
export const panelChange = z.object({
  person: person.optional(),
  whoType: whoType.optional(),
  topicId: idSchema.nullable().optional(),
  comment: textSchema(4000).optional(),
});
