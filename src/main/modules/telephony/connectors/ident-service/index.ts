import { createHash } from 'node:crypto';
import { AppError } from '#shared/kernel/errors.ts';
import { instant, type Instant } from '#shared/kernel/values.ts';
import { exchangeOf, hostOf, isLoopbackHost, phonesOf } from '#shared/telephony/connections.ts';
import { partyKey, type PartyAddress, partyOfDigits } from '#shared/telephony/party.ts';
import { systemClock, type Clock } from '#main/kernel/clock.ts';
import { silentLog, type Log } from '#main/kernel/log.ts';
import type { Capabilities, FinishedCall, TelephonyConnector } from '../../port.ts';
import { createPoller, createSeenCalls, type Poller, type SeenCall } from '../../connector.ts';
import { createIdentClient, identFailureOf, type IdentServiceConfig, type Row } from './client.ts';

export { checkIdentService } from './check.ts';
export interface IdentServiceDeps { readonly clock?: Clock; readonly log?: Log; readonly random?: () => number; readonly fetch?: typeof globalThis.fetch; readonly everyMs?: number; readonly lostAfterMs?: number }

const capabilities: Capabilities = { events: true, dial: false, answer: false, hangup: false, hold: false, media: 'none' };

/** One call has one key in both lists: there is no id in the contract, so it is who, where to and when. */
const keyOf = (row: Row): string => createHash('sha256').update(row.Id !== '' ? row.Id : `${row.Direction}\n${row.PhoneFrom.replace(/\D/g, '') || row.PhoneFrom}\n${row.PhoneTo.replace(/\D/g, '')}\n${String(Date.parse(row.DateAndTime))}`).digest('hex').slice(0, 32);

/**
 * Calls of any service that already serves IDENT. The contract names neither the desk that rings nor who answered: the
 * clinic says which phones a number rings, and a conversation on one of several is a leg of nobody's phone (`''`).
 */
export function createIdentServiceConnector(config: IdentServiceConfig, given: IdentServiceDeps = {}): TelephonyConnector {
  const { clock = systemClock, log = silentLog, random = Math.random, fetch = globalThis.fetch, everyMs = 2_500 } = given;
  const phones = phonesOf(config), exchange = exchangeOf(config), started = clock.now();
  const byLine = new Map(config.lines.map((one) => [partyKey(partyOfDigits(one.line)), one.phones]));
  let run: { readonly abort: AbortController; readonly client: ReturnType<typeof createIdentClient>; readonly poller: Poller } | undefined;

  interface Read { readonly key: string; readonly direction: 'inbound' | 'outbound'; readonly party: PartyAddress; readonly line: PartyAddress; readonly startedAt: Instant; readonly rings: readonly string[] }
  function readRow(row: Row, aheadMs: number): Read {
    const out = row.Direction.toLowerCase() === 'out', ours = out ? row.PhoneFrom : row.PhoneTo;
    const line = partyOfDigits(ours), named = phones.includes(ours) ? [ours] : byLine.get(partyKey(line)) ?? config.phones;
    return { key: keyOf(row), direction: out ? 'outbound' : 'inbound', party: partyOfDigits(out ? row.PhoneTo : row.PhoneFrom), line, startedAt: instant(Date.parse(row.DateAndTime) - aheadMs), rings: named };
  }
  function seen(row: Row, aheadMs: number): SeenCall {
    const { key, direction, party, line, startedAt, rings } = readRow(row, aheadMs), talks = typeof row.TalkInSeconds === 'number';
    const single = rings.length === 1 ? rings[0] : undefined;
    return {
      callKey: key, direction, party, line, startedAt, takenElsewhere: talks,
      legs: !talks ? (rings.length === 0 ? [{ phone: '', state: 'waiting' }] : rings.map((phone) => ({ phone, state: 'waiting' }))) : [{ phone: single ?? '', state: 'talking' }],
    };
  }
  function finished(row: Row, aheadMs: number): FinishedCall {
    const { key, direction, party, line, startedAt, rings } = readRow(row, aheadMs);
    const talk = (row.TalkInSeconds ?? 0) * 1000, answeredAt = instant(startedAt + Math.max(0, row.WaitInSeconds ?? 0) * 1000), answered = talk > 0;
    return {
      callKey: key, direction, party, line, startedAt, endedAt: instant(answeredAt + talk), cause: answered ? 'normal' : direction === 'inbound' ? 'caller-abandoned' : 'no-answer',
      ...(answered ? { answeredAt } : {}), ...(row.RecordUrl ? { recordings: [row.RecordUrl] } : {}),
      legs: answered ? [{ phone: rings.length === 1 ? rings[0]! : '', answered: true }] : rings.length === 0 ? [{ phone: '', answered: false }] : rings.map((phone) => ({ phone, answered: false })),
    };
  }
  const unique = <T extends { readonly callKey: string }>(calls: readonly T[]): T[] => [...new Map(calls.map((call) => [call.callKey, call])).values()];

  return {
    id: config.id, vendor: 'ident-service', exchange, phones, capabilities,
    connect: (sink) => {
      if (run) return;
      const abort = new AbortController(), stamp = Math.floor(random() * 2 ** 40).toString(36);
      let events = 0;
      const nextEventId = () => `${stamp}-${String(++events)}`;
      const client = createIdentClient(config, { clock, fetch, signal: abort.signal });
      const calls = createSeenCalls({ connectorId: config.id, exchange, phones: [...phones, ''], sink, nextEventId, now: clock.now });
      const poller = createPoller({
        connectorId: config.id, exchange, phones, clock, random, log, sink, seen: calls, nextEventId, ...(given.lostAfterMs === undefined ? {} : { lostAfterMs: given.lostAfterMs }),
        look: async () => { const rows = await client.ongoing(); return unique(rows.map((row) => seen(row, client.clockAhead() ?? 0))); },
        nextMs: () => everyMs,
        troubleOf: (error) => identFailureOf(error).trouble,
        warning: () => (phones.length === 0 ? 'ident.no-phones' : undefined),
      });
      run = { abort, client, poller };
      poller.start();
    },
    disconnect: () => {
      const old = run;
      run = undefined;
      old?.abort.abort();
      old?.poller.stop();
      return Promise.resolve();
    },
    health: () => run?.poller.health() ?? { state: 'disconnected', since: started },
    wake: () => { run?.poller.wake(); },
    phoneStates: () => phones.map((phone) => ({ phone, registered: run?.poller.registered() ?? false, watched: false })),
    fetchFinished: async (range, cursor) => {
      if (!run) throw new AppError('offline', 'telephony.unreachable');
      const { client } = run;
      try {
        const { rows, next } = await client.finished(range, Number(cursor ?? 0) || 0);
        return { calls: unique(rows.map((row) => finished(row, client.clockAhead() ?? 0))), ...(next === undefined ? {} : { nextCursor: String(next) }) };
      } catch (error) {
        const { trouble } = identFailureOf(error);
        throw new AppError(trouble.state === 'disconnected' ? 'offline' : 'connector-failed', trouble.code, {}, { cause: error });
      }
    },
    openRecording: (url) => {
      // the service names the place itself: only a secure one, or the service's own host, is gone to
      const host = hostOf(url), own = hostOf(config.url);
      const fits = host !== undefined && (url.startsWith('https://') ? !isLoopbackHost(host) || host === own : host === own && url.startsWith('http://'));
      return fits ? Promise.resolve({ url }) : Promise.reject(new AppError('not-found', 'ident.recording'));
    },
  };
}
