import { expect, it } from 'vitest';
import { silentLog } from '#main/kernel/log.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { partyOf } from '#shared/telephony/party.ts';
import { instant } from '#shared/kernel/values.ts';
import { createCallBook, mostEnded, showEndedMs } from './call-book.ts';
import type { LegEvent } from './port.ts';

const nine = instant(Date.UTC(2026, 10, 24, 6, 0));

function flooded(count: number) {
  const clock = createVirtualClock(nine), told: string[] = [];
  const book = createCallBook({ clock, log: silentLog, changed: ({ call }) => { told.push(`${call.callId} ${call.facts.state}`); } });
  const event = (n: number, type: 'ringing' | 'ended', id = type): LegEvent => ({
    connectorId: 'c', exchange: 'ats', eventId: `${String(n)}-${id}`, occurredAt: clock.now(), direction: 'inbound', type, ...(type === 'ended' ? { cause: 'cancelled' } : {}),
    callKey: `k${String(n)}`, phone: '101', party: partyOf(`+7900${String(2_000_000 + n)}`), line: partyOf('+74950001001'),
  } as LegEvent);
  const ring = (n: number) => { book.leg(event(n, 'ringing')); book.leg(event(n, 'ended')); };
  for (let n = 0; n < count; n++) ring(n);
  const known = () => Array.from({ length: count }, (_, n) => n).filter((n) => { const id = book.idOf('ats', `k${String(n)}`); return id !== undefined && book.get(id) !== undefined; });
  return { clock, book, event, ring, told, known };
}

it('shows every call of a flood for as long as a finished one is shown, and keeps the newest of them afterwards', () => {
  const { clock, book, ring, known } = flooded(mostEnded + 300);
  expect(book.list()).toHaveLength(mostEnded + 300);
  clock.advance(showEndedMs - 1);
  ring(9_000);
  expect(known()).toHaveLength(mostEnded + 300);
  clock.advance(1);
  ring(9_001);
  expect(known()).toEqual(Array.from({ length: mostEnded - 1 }, (_, n) => n + 301));
  expect(book.list()).toHaveLength(2);
});

it('finds a late repeat about a call that the limit kept, and a call still going on whatever came after it', () => {
  const { clock, book, event, ring, told, known } = flooded(1);
  book.leg(event(50_000, 'ringing'));
  for (let n = 1; n < mostEnded; n++) ring(n);
  clock.advance(showEndedMs);
  ring(mostEnded);
  expect(known()).toEqual([0]);
  ring(mostEnded + 1);
  expect(known()).toEqual([]);
  const before = told.length;
  book.leg(event(5, 'ended', 'ended again' as 'ended'));
  expect(told.slice(before)).toEqual([]);
  expect(book.get(book.idOf('ats', 'k50000')!)?.facts.state).toBe('ringing');
});
