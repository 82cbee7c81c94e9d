import * as z from 'zod';

/** A stranger's text: numbers are text too, anything else is as if absent, and nothing is endless. */
export const text = z.union([z.string(), z.number().transform(String)]).nullish().catch(undefined).transform((value) => {
  const trimmed = value?.trim().slice(0, 4_000) ?? '';
  return trimmed === '' ? undefined : trimmed;
});
export const key = text.transform((value) => value?.slice(0, 300));
export const count = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/).transform(Number)]).nullish().catch(undefined);
export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** As text again, bounded whatever it is; a value that nests for ever is not walked by recursion of ours. */
export function rawOf(value: unknown): string {
  try { return JSON.stringify(value) ?? String(value); } catch { return '[unreadable]'; }
}
