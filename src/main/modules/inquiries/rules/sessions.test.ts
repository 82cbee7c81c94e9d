import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOf } from '#shared/kernel/time.ts';
import { day, instant } from '#shared/kernel/values.ts';
import { chatSessions, type ChatEvent } from './sessions.ts';

const zone = 'Europe/Moscow', at = (on: string, clock: string) => { const [h, m] = clock.split(':').map(Number) as [number, number]; return instantOf(day(on), h * 60 + m, zone); };
const wrote = (on: string, clock: string): ChatEvent => ({ at: at(on, clock), what: 'message' }), closed = (on: string, clock: string): ChatEvent => ({ at: at(on, clock), what: 'closed' });

it('a session lasts from the first message after the chat was closed to the last, and never over midnight', () => {
  expect(chatSessions([wrote('2026-11-24', '10:00'), wrote('2026-11-24', '10:40'), closed('2026-11-24', '11:00'), wrote('2026-11-24', '23:50'), wrote('2026-11-25', '00:00'), wrote('2026-11-25', '00:05')], zone)).toEqual([
    { from: at('2026-11-24', '10:00'), till: at('2026-11-24', '10:40') }, { from: at('2026-11-24', '23:50'), till: at('2026-11-24', '23:50') }, { from: at('2026-11-25', '00:00'), till: at('2026-11-25', '00:05') },
  ]);
});

it('every message lies in exactly one session, whatever the order they are told in', () => {
  const event = fc.record({ at: fc.integer({ min: 0, max: 4 * 86_400_000 }).map((ms) => instant(at('2026-11-24', '00:00') + ms)), what: fc.constantFrom('message' as const, 'message' as const, 'closed' as const) });
  fc.assert(fc.property(fc.array(event, { maxLength: 30 }), (events) => {
    const sessions = chatSessions(events, zone);
    expect(chatSessions([...events].reverse(), zone)).toEqual(sessions);
    for (const one of events.filter(({ what }) => what === 'message')) expect(sessions.filter(({ from, till }) => from <= one.at && one.at <= till)).toHaveLength(1);
    for (const { from, till } of sessions) expect(till - from).toBeLessThan(86_400_000);
  }));
});
