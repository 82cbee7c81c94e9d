import { parsePhone } from '#shared/kernel/phone.ts';
import type { IncomingLead } from '#shared/leads/incoming.ts';
import { nameOf, saysSame, type Part } from './content.ts';

/** Repeated forms of one person so near to each other are one lead (both ends count). */
export const sameLeadMs = 10 * 60_000;

/** A lead that is already here, of the same source. */
export interface Known {
  readonly id: string;
  readonly externalId: string | undefined;
  /** In order of time. */
  readonly parts: readonly Part[];
  /** An employee has taken, changed or processed it: from then on it is nobody's to merge. */
  readonly touched: boolean;
  readonly processed: boolean;
}

/** What makes forms without an id of their own one person's: the form and the number, else the address, else the name and the words. */
export function personKey(lead: IncomingLead): string {
  const { e164, digits } = parsePhone(lead.phone);
  return JSON.stringify([lead.form.toLowerCase(), e164 ?? (digits || lead.phone || lead.email.toLowerCase() || [nameOf(lead), lead.comment, lead.wish])]);
}

export type Decision =
  | { readonly kind: 'new' }
  /** It adds a letter to a lead that is here. `absorbs`: leads that turn out to be the same one. */
  | { readonly kind: 'joins'; readonly id: string; readonly parts: readonly Part[]; readonly absorbs: readonly string[] }
  /** Nothing new in it. */
  | { readonly kind: 'repeated'; readonly id: string };

const near = (known: Known, at: number): boolean => known.parts.some((part) => Math.abs(part.at - at) <= sameLeadMs);
const distance = (known: Known, at: number): number => Math.min(...known.parts.map((part) => Math.abs(part.at - at)));

function byExternalId(one: Known, part: Part): Decision {
  const last = one.parts.at(-1)!;
  if (saysSame(last.lead, part.lead)) return { kind: 'repeated', id: one.id };
  const older = part.lead.updatedAt !== undefined && last.lead.updatedAt !== undefined && part.lead.updatedAt < last.lead.updatedAt;
  return older ? { kind: 'repeated', id: one.id } : { kind: 'joins', id: one.id, parts: [{ at: Math.min(one.parts[0]!.at, part.at), lead: part.lead }], absorbs: [] };
}

/**
 * Whether a letter is a lead of its own. `known` are the leads of its source that might be the same one: by the vendor's
 * id if it has one, else those of the same person and form. Forms without an id that lie within ten minutes of each other
 * are one lead, also through a third one between them: so the order in which they come changes nothing.
 */
export function decide(known: readonly Known[], part: Part): Decision {
  const { externalId } = part.lead;
  if (externalId !== undefined) {
    const [one] = known.filter((k) => k.externalId === externalId);
    return one ? byExternalId(one, part) : { kind: 'new' };
  }
  const key = personKey(part.lead);
  const neighbours = known.filter((k) => k.externalId === undefined && personKey(k.parts[0]!.lead) === key && near(k, part.at)).sort((a, b) => distance(a, part.at) - distance(b, part.at) || a.parts[0]!.at - b.parts[0]!.at || (a.id < b.id ? -1 : 1));
  const repeated = neighbours.find((k) => k.parts.some((p) => saysSame(p.lead, part.lead) && (p.at === part.at || k.processed)));
  if (repeated) return { kind: 'repeated', id: repeated.id };
  // after the answer the same person may well want something else: that is a new lead
  const open = neighbours.filter((k) => !k.processed);
  if (open.length === 0) return { kind: 'new' };
  const untouched = open.filter((k) => !k.touched), into = (open.find((k) => k.touched) ?? untouched.toSorted((a, b) => a.parts[0]!.at - b.parts[0]!.at || (a.id < b.id ? -1 : 1))[0])!;
  const absorbed = untouched.filter((k) => k.id !== into.id);
  return { kind: 'joins', id: into.id, parts: [...into.parts, ...absorbed.flatMap((k) => k.parts), part], absorbs: absorbed.map((k) => k.id) };
}
