import type { Id, Instant } from '#shared/kernel/values.ts';
import type { CallDirection, CallState, EndCause, LegFacts } from '#shared/telephony/call.ts';
import type { PartyAddress } from '#shared/telephony/party.ts';
import { partyOf } from '#shared/telephony/party.ts';
import type { E164 } from '#shared/kernel/values.ts';

/** One row of `call_legs`: what this PC saw of one phone in one call. A PC writes only its own rows (DESIGN.md 9). */
export interface LegRow {
  readonly id: Id;
  readonly callId: Id;
  readonly node: string;
  readonly connectorId: string;
  readonly exchange: string;
  readonly callKey: string;
  readonly phone: string;
  readonly direction: CallDirection;
  readonly partyKind: PartyAddress['kind'];
  readonly partyE164: string | null;
  readonly partyRaw: string | null;
  readonly partyDigits: string | null;
  readonly displayName: string | null;
  readonly lineE164: string | null;
  readonly lineRaw: string | null;
  readonly scenario: string | null;
  readonly state: CallState;
  readonly cause: EndCause | null;
  readonly startedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly talkMs: number | null;
}

/** Where legs live. Synchronous: an event is on the disk before anybody hears of it. */
export interface LegStore {
  /** Inserts the row or replaces the one with its id. */
  save(row: LegRow): void;
  /** Legs of this node that have not ended: what was alive when the program stopped. */
  open(node: string): readonly LegRow[];
  /** The call a key of the exchange belongs to, for facts that come long after it; `around` is when the exchange dates them. */
  callOf?(exchange: string, callKey: string, around: Instant): Id | undefined;
  /** Whether somebody told that the leg is over; an end that was only concluded may still be taken back. */
  ended?(exchange: string, callKey: string, phone: string): boolean;
  /** Legs of the exchange, of every node, that began in the range. */
  begun?(exchange: string, from: Instant, till: Instant): readonly LegRow[];
}

/** The end of the leg is a fact somebody told, no conclusion of ours. */
export const toldOver = ({ endedAt, cause }: Pick<LegRow, 'endedAt' | 'cause'>): boolean => endedAt !== null && cause !== null && cause !== 'connection-lost' && cause !== 'unknown';

/** A store in memory, for the simulator's tests and for a desk without a database. */
export function createMemoryLegStore(rows: readonly LegRow[] = []): LegStore & { readonly rows: () => readonly LegRow[] } {
  const byId = new Map(rows.map(row => [row.id, row]));
  return {
    save: row => { byId.set(row.id, row); },
    open: node => [...byId.values()].filter(row => row.node === node && row.state !== 'ended'),
    callOf: (exchange, callKey) => [...byId.values()].find(row => row.exchange === exchange && row.callKey === callKey)?.callId,
    ended: (exchange, callKey, phone) => [...byId.values()].some(row => row.exchange === exchange && row.callKey === callKey && row.phone === phone && toldOver(row)),
    begun: (exchange, from, till) => [...byId.values()].filter(row => row.exchange === exchange && row.startedAt >= from && row.startedAt <= till),
    rows: () => [...byId.values()],
  };
}

const rawOf = (party: PartyAddress): string | null =>
  party.kind === 'phone' || party.kind === 'unparsed' ? party.raw : party.kind === 'extension' ? party.number : party.kind === 'sip' ? party.uri : null;

export interface LegIdentity { readonly id: Id; readonly callId: Id; readonly node: string; readonly exchange: string; readonly callKey: string }

export function rowOf(leg: LegFacts, of: LegIdentity): LegRow {
  const raw = rawOf(leg.party);
  return {
    id: of.id, callId: of.callId, node: of.node, connectorId: leg.connectorId, exchange: of.exchange, callKey: of.callKey, phone: leg.phone,
    direction: leg.direction, partyKind: leg.party.kind, partyE164: leg.party.kind === 'phone' ? leg.party.e164 : null, partyRaw: raw,
    partyDigits: raw === null ? null : raw.replace(/\D/g, '') || null, displayName: leg.displayName ?? null,
    lineE164: leg.line?.kind === 'phone' ? leg.line.e164 : null, lineRaw: leg.line ? rawOf(leg.line) : null, scenario: leg.scenario ?? null,
    state: leg.state, cause: leg.cause ?? null, startedAt: leg.startedAt, answeredAt: leg.answeredAt ?? null, endedAt: leg.endedAt ?? null, talkMs: leg.talkMs ?? null,
  };
}

/** The address as it was stored; the kind decides, so that re-reading never reclassifies an old call. */
function partyFromRow(kind: PartyAddress['kind'], e164: string | null, raw: string | null): PartyAddress {
  switch (kind) {
    case 'phone': return e164 === null ? { kind: 'unparsed', raw: raw ?? '' } : { kind, e164: e164 as E164, raw: raw ?? e164 };
    case 'extension': return { kind, number: raw ?? '' };
    case 'sip': return { kind, uri: raw ?? '' };
    case 'unparsed': return { kind, raw: raw ?? '' };
    case 'withheld': return { kind };
  }
}

export function legOfRow(row: LegRow): LegFacts {
  const line = row.lineE164 !== null ? partyFromRow('phone', row.lineE164, row.lineRaw) : row.lineRaw === null ? undefined : partyOf(row.lineRaw);
  return {
    phone: row.phone, connectorId: row.connectorId, direction: row.direction, state: row.state, startedAt: row.startedAt,
    party: partyFromRow(row.partyKind, row.partyE164, row.partyRaw),
    ...(row.answeredAt === null ? {} : { answeredAt: row.answeredAt }), ...(row.endedAt === null ? {} : { endedAt: row.endedAt }),
    ...(row.talkMs === null ? {} : { talkMs: row.talkMs }), ...(row.cause === null ? {} : { cause: row.cause }),
    ...(row.displayName === null ? {} : { displayName: row.displayName }), ...(line ? { line } : {}), ...(row.scenario === null ? {} : { scenario: row.scenario }),
  };
}
