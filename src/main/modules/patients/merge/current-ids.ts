import type { Id } from '#shared/kernel/values.ts';

/** Members of an input that name a card, however deep and wherever the method belongs. */
const names = ['patientId', 'guardianId', 'familyWith', 'keptId', 'mergedId'] as const, lists = ['patientIds'] as const;

function followed(input: unknown, currentId: (id: Id) => Id): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const out: Record<string, unknown> = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, followed(value, currentId)]));
  for (const name of names) if (typeof out[name] === 'string') out[name] = currentId(out[name]);
  for (const name of lists) if (Array.isArray(out[name])) out[name] = out[name].map((id: unknown) => (typeof id === 'string' ? currentId(id) : id));
  return out;
}

/**
 * The same handlers, for which an old id is the card that took it in: a window, a draft or a link may hold it for days
 * after two cards were merged.
 */
export const followMerged = <H extends object>(handlers: H, currentId: (id: Id) => Id): H =>
  Object.fromEntries(Object.entries(handlers as Record<string, (input: unknown, ctx: unknown) => unknown>).map(([name, run]) => [name, (input: unknown, ctx: unknown) => run(followed(input, currentId), ctx)])) as H;
