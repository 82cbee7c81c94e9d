import type { Id, Instant } from '#shared/kernel/values.ts';
import { partyKey } from '#shared/telephony/party.ts';
import { recordOf, stepCall, type CallRecord, type LegRecord, type Mark } from './call-machine.ts';
import { joinWindowMs } from './join.ts';
import { legOfRow, type LegRow } from './leg-store.ts';
import type { ConnectorId, FinishedCall, LegAddress, LegEvent, LegStep } from './port.ts';

/** A leg somebody noted, whether it is still in memory or only on the disk. */
type Noted = Pick<LegRecord, 'phone' | 'party' | 'line' | 'direction'> & { readonly startedAt: Instant };

/**
 * True when a noted leg belongs to this call of the exchange's history. The history begins with the call, a leg with its
 * ring: the menu and the queue lie between them, so the leg has only to begin within the call.
 */
export function isLegOf(leg: Noted, call: FinishedCall): boolean {
  if (leg.direction !== call.direction) return false;
  if (leg.startedAt < call.startedAt - joinWindowMs || leg.startedAt > call.endedAt + joinWindowMs) return false;
  if (leg.line && call.line && partyKey(leg.line) !== partyKey(call.line)) return false;
  if (leg.party.kind === 'withheld' || call.party.kind === 'withheld') return leg.party.kind === call.party.kind && call.legs.some(({ phone }) => phone === leg.phone || phone === '');
  return partyKey(leg.party) === partyKey(call.party);
}
export const notedOf = (leg: LegRecord): Noted => ({ phone: leg.phone, party: leg.party, direction: leg.direction, startedAt: leg.started.wall, ...(leg.line ? { line: leg.line } : {}) });
export const rowNoted = (row: LegRow): Noted => { const leg = legOfRow(row); return { phone: leg.phone, party: leg.party, direction: leg.direction, startedAt: leg.startedAt, ...(leg.line ? { line: leg.line } : {}) }; };

/** The legs this PC wrote down of a call, as a record again. An end that was only concluded may be corrected. */
export function recordOfRows(rows: readonly LegRow[], teller: ConnectorId, at: { readonly now: Instant; readonly mono: number }): CallRecord | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const mark = (wall: Instant): Mark => ({ wall, mono: at.mono - Math.max(0, at.now - wall) });
  return recordOf(first.callId, first.exchange, rows.map((row) => {
    const leg = legOfRow(row), concluded = leg.cause === undefined || leg.cause === 'connection-lost' || leg.cause === 'unknown' || (row.connectorId === teller && row.answeredAt === null);
    return {
      phone: leg.phone, callKey: row.callKey, direction: leg.direction, connectorId: leg.connectorId, sources: [], ways: [], started: mark(leg.startedAt), party: leg.party,
      ...(leg.answeredAt === undefined ? {} : { answered: mark(leg.answeredAt) }), ended: { ...mark(leg.endedAt ?? at.now), cause: leg.cause ?? 'connection-lost', presumed: concluded },
      ...(leg.displayName === undefined ? {} : { displayName: leg.displayName }), ...(leg.line ? { line: leg.line } : {}), ...(leg.scenario === undefined ? {} : { scenario: leg.scenario }),
    };
  }));
}

/**
 * What the history adds to a call: legs nobody saw, ends that were only concluded. What somebody saw end, and what is
 * alive, stays as it is. undefined when nothing changes.
 */
export function withFinished(before: CallRecord | undefined, call: FinishedCall, of: { readonly connectorId: ConnectorId; readonly exchange: string; readonly callId: Id }, at: { readonly now: Instant; readonly mono: number }): CallRecord | undefined {
  let record = before, changed = false, steps = 0;
  for (const leg of call.legs) {
    const known = record?.legs.find((other) => other.phone === leg.phone);
    if (known && (!known.ended || !known.ended.presumed)) continue;
    // "somebody" adds nothing where it is known who
    if (leg.phone === '' && !known && (leg.answered ? record?.legs.some((other) => other.answered) : (record?.legs.length ?? 0) > 0)) continue;
    const address: LegAddress = {
      callKey: call.callKey, phone: leg.phone, direction: call.direction, party: call.party, ...(call.line ? { line: call.line } : {}),
      ...(call.displayName ? { displayName: call.displayName } : {}), ...(call.scenario ? { scenario: call.scenario } : {}),
    };
    const step = (what: LegStep, occurredAt: Instant) => {
      const event: LegEvent = { connectorId: of.connectorId, exchange: of.exchange, eventId: `finished-${call.callKey}-${String(++steps)}`, occurredAt, ...address, ...what };
      const result = stepCall(record, event, { ...at, callId: of.callId });
      if (result.kind === 'changed') { record = result.call; changed = true; }
    };
    if (!known) step({ type: call.direction === 'inbound' ? 'ringing' : 'dialing' }, call.startedAt);
    const takenAt = leg.answered ? undefined : call.answeredAt, endedAt = takenAt ?? call.endedAt;
    const cause = leg.answered ? 'normal' : takenAt !== undefined && call.direction === 'inbound' ? 'answered-elsewhere' : call.cause;
    // the history counts in seconds: it confirms what was concluded, it does not move it
    if (known?.ended && !leg.answered && known.ended.cause === cause && Math.abs(known.ended.wall - endedAt) <= 5_000) continue;
    // the end first: it takes the place of the concluded one, which would make the answer come too late
    step({ type: 'ended', cause }, endedAt);
    if (leg.answered && call.answeredAt !== undefined) step({ type: 'answered' }, call.answeredAt);
  }
  return changed ? record : undefined;
}
