import { instant, type Id, type Instant } from '../kernel/values.ts';
import type { Forms } from '../kernel/plural.ts';
import type { LeadProblem } from './incoming.ts';

/** The list keeps a lead so long from its arrival, unless somebody deals with it. */
export const listedMs = 60 * 60_000;
/** A sound at the arrival, and again until somebody opens the lead or calls. */
export const chimesAfterMs = [0, 5 * 60_000, 15 * 60_000] as const;

/** An unprocessed lead that may still be in the list. */
export interface OpenLead {
  readonly inquiryId: Id;
  /** Of the card, else as it was left; empty when nobody said it. */
  readonly name: string;
  /** The name that was left, where the card is called otherwise: a mother writes for her child. */
  readonly signed?: string;
  readonly patientId?: Id;
  /** «+7 (900) 400-00-01», or what stands in its place. */
  readonly number: string;
  readonly numberE164?: string;
  /** Several cards have the number: somebody chooses after «+». */
  readonly choices: number;
  readonly leftAt: Instant;
  readonly arrivedAt: Instant;
  readonly wish: string;
  readonly doctor: string;
  readonly source: string;
  readonly problems: readonly LeadProblem[];
  readonly taken?: { readonly at: Instant; readonly by: string; readonly mine: boolean };
}
export interface LeadLine extends OpenLead {
  /** Whole minutes since the person left it. */
  readonly minutes: number;
  readonly leavesAt: Instant;
}
/** A sound that is due: the window plays it once, by its `at`. */
export interface Chime { readonly at: Instant; readonly kind: 'arrival' | 'reminder' }
export interface LeadsView {
  /** The oldest first: it waits the longest. */
  readonly rows: readonly LeadLine[];
  /** N of «Показать все (N)»: all unprocessed leads and «Заявка-диалог»; absent when the list shows them all. */
  readonly showAll?: number;
  readonly chime?: Chime;
  /** How loud: only a tick while this employee talks. */
  readonly sound: 'full' | 'tick' | 'off';
  /** When the list or the sound changes by itself. */
  readonly nextAt?: Instant;
}

const chimesOf = (lead: OpenLead): { at: number; kind: Chime['kind'] }[] =>
  chimesAfterMs.map((after, n) => ({ at: lead.arrivedAt + after, kind: n === 0 ? 'arrival' as const : 'reminder' as const })).filter(({ at }) => lead.taken === undefined || at < lead.taken.at);

/** The window of notifications at a moment: a function of the leads and the time, so that it can be tried alone. */
export function leadsView(leads: readonly OpenLead[], unprocessed: number, sound: LeadsView['sound'], now: number): LeadsView {
  const listed = leads.filter(({ arrivedAt }) => now - arrivedAt < listedMs).sort((a, b) => a.leftAt - b.leftAt || (a.inquiryId < b.inquiryId ? -1 : 1));
  const rows = listed.map((lead): LeadLine => ({ ...lead, minutes: Math.max(0, Math.floor((now - lead.leftAt) / 60_000)), leavesAt: instant(lead.arrivedAt + listedMs) }));
  const chimes = listed.flatMap(chimesOf), past = chimes.filter(({ at }) => at <= now).sort((a, b) => b.at - a.at || (a.kind === 'arrival' ? -1 : 1));
  const next = Math.min(...rows.map(({ leavesAt }) => leavesAt), ...chimes.filter(({ at }) => at > now).map(({ at }) => at));
  return {
    rows, sound, ...(unprocessed > rows.length ? { showAll: unprocessed } : {}),
    ...(past[0] ? { chime: { at: instant(past[0].at), kind: past[0].kind } } : {}), ...(Number.isFinite(next) ? { nextAt: instant(next) } : {}),
  };
}

export const minuteForms: Forms = { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' };
