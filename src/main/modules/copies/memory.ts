import * as z from 'zod';
import { lastTry } from '#shared/copies/contract.ts';
import { instantSchema } from '#shared/kernel/schemas.ts';

/** What this PC remembers of its copies. */
export const memory = z.object({
  hour: z.number().int().min(0).max(23).catch(3),
  folder: z.string().optional().catch(undefined),
  last: lastTry.optional().catch(undefined),
  /** The newest copies and the transaction each ends with: the journal is kept from the oldest of them on. */
  made: z.array(z.object({ name: z.string(), commits: z.number() })).catch([]),
  checked: z.object({ at: instantSchema, ok: z.boolean() }).optional().catch(undefined),
});
export type Memory = z.output<typeof memory>;

/** Where copies lie, as the start of the program knows it. */
export interface CopyPlaces {
  readonly folder: string;
  /** The program's own folder. */
  readonly own: string;
  readonly journal?: string | undefined;
  /** Files that go along to the second folder. */
  readonly along: readonly string[];
}
