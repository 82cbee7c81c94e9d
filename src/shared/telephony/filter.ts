import * as z from 'zod';
import { idSchema } from '../kernel/schemas.ts';
import type { LegFacts } from './call.ts';

/** By what the calls of a workplace can be told apart. */
export const filterKinds = ['lines', 'extensions', 'employees', 'branches', 'scenarios'] as const;
export type FilterKind = (typeof filterKinds)[number];

const values = z.array(z.string().min(1).max(200)).max(200).default([]);
/** An empty list lets every call through. Lines are E.164, employees and branches are ids, the others are words of the exchange. */
export const callFilter = z.object({ lines: values, extensions: values, employees: z.array(idSchema).max(200).default([]), branches: z.array(idSchema).max(50).default([]), scenarios: values });
export type CallFilter = z.output<typeof callFilter>;
export const noFilter: CallFilter = { lines: [], extensions: [], employees: [], branches: [], scenarios: [] };

/** A call as one phone of the clinic saw it: a value for each kind, absent where nobody told it. */
export type CallTraits = Readonly<Partial<Record<FilterKind, string>>>;

export const filtersAnything = (filter: CallFilter): boolean => filterKinds.some((kind) => filter[kind].length > 0);

/**
 * The first kind by which the call is left out; undefined when it is let through. A filter leaves out only what it knows
 * to be elsewhere: a call whose line or scenario the exchange did not tell is shown rather than lost.
 */
export function leftOutBy(filter: CallFilter, traits: CallTraits): FilterKind | undefined {
  return filterKinds.find((kind) => {
    const value = traits[kind];
    return filter[kind].length > 0 && value !== undefined && !filter[kind].includes(value);
  });
}

/**
 * Whether a workplace shows a call: every filter (the PC's, the user's) lets it through. A call somebody answered at this
 * phone or dialled from it is always shown – it is theirs by then, whatever it was filtered by.
 */
export function isShown(filters: readonly CallFilter[], leg: Pick<LegFacts, 'direction' | 'answeredAt'>, traits: CallTraits): boolean {
  return leg.direction === 'outbound' || leg.answeredAt !== undefined || filters.every((filter) => leftOutBy(filter, traits) === undefined);
}
