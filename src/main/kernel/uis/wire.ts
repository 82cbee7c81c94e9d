import * as z from 'zod';

/** Numbers come as numbers or as text, depending on the page of the manual. Anything else is as if absent. */
export const count = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/).transform(Number)]).nullish().catch(undefined);
export const key = z.union([z.number().int(), z.string().min(1).max(64)]).transform(String);
export const text = z.union([z.string(), z.number().transform(String)]).nullish().catch(undefined).transform((value) => value?.slice(0, 300));
export const flag = z.union([z.boolean(), z.string().transform((word) => word === 'true'), z.number().transform((n) => n !== 0)]).nullish().catch(undefined);

/** The `limits` block of an answer. Resets are in milliseconds from the answer. */
export interface Limits {
  readonly minuteLimit?: number; readonly minuteRemaining?: number; readonly minuteResetMs?: number;
  readonly dayLimit?: number; readonly dayRemaining?: number; readonly dayResetMs?: number;
}
export const limitsWire = z.object({ minute_limit: count, minute_remaining: count, minute_reset: count, day_limit: count, day_remaining: count, day_reset: count });
export const answerWire = z.object({
  result: z.object({ data: z.unknown(), metadata: z.object({ limits: limitsWire.nullish().catch(undefined), total_items: count }).nullish().catch(undefined) }).nullish(),
  error: z.object({ code: z.number().catch(0), data: z.object({ mnemonic: z.string().max(100).nullish().catch(undefined) }).nullish().catch(undefined) }).nullish(),
});
export const accountWire = z.object({ timezone: text });

/** The rows of a list that can be read: one broken row does not hide the others. */
export function rowsOf<T extends z.ZodType>(schema: T, data: unknown): z.output<T>[] {
  const list: readonly unknown[] = Array.isArray(data) ? data : data === null || data === undefined ? [] : [data];
  return list.flatMap((row) => { const parsed = schema.safeParse(row); return parsed.success ? [parsed.data] : []; });
}
