import { expect, it } from 'vitest';
import { createIds } from '#main/kernel/ids.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { partyOf } from '#shared/telephony/party.ts';
import { createMemoryLegStore, createTelephony, type TelephonyEvent } from './index.ts';

/** Real clocks in one moment: the wall counts whole milliseconds and turns at another place than the monotonic one. */
function desk() {
  let mono = 0;
  const clock: Clock = { now: () => instant(1_000_000 + Math.floor(mono + 0.15)), mono: () => mono, after: () => () => undefined };
  const telephony = createTelephony({ clock, newId: createIds(clock), store: createMemoryLegStore(), settings: { node: 'pc-1' }, sink: { callChanged: () => undefined } });
  let emit: (event: TelephonyEvent) => void = () => undefined, made = 0;
  telephony.addConnector({
    id: 'sip', vendor: 'test', exchange: 'ats', phones: ['101'], capabilities: { events: true, dial: false, answer: false, hangup: false, hold: false, media: 'none' },
    connect: sink => { emit = sink.emit; }, disconnect: () => Promise.resolve(), health: () => ({ state: 'connected', since: clock.now() }),
  });
  // told at one moment, taken at another: the wall has turned in between
  const tell = (told: number, taken: number, more: object) => {
    mono = told;
    const occurredAt = clock.now();
    mono = taken;
    emit({ connectorId: 'sip', exchange: 'ats', eventId: `e${++made}`, occurredAt, ...more } as TelephonyEvent);
  };
  const leg = { callKey: 'a', phone: '101', direction: 'inbound', party: partyOf('+79002000001') } as const;
  return { state: () => telephony.calls()[0]?.state, ring: (told: number, taken: number) => { tell(told, taken, { ...leg, type: 'ringing' }); }, answered: (told: number, taken: number) => { tell(told, taken, { ...leg, type: 'answered' }); },
    shows: (told: number, taken: number, state?: 'waiting') => { tell(told, taken, { type: 'snapshot', phones: ['101'], legs: state ? [{ ...leg, state }] : [] }); } };
}

it('a call that rang in the millisecond of a snapshot without it is over, and an answer in the millisecond of one that shows it is not too old', () => {
  const gone = desk();
  gone.ring(5.8, 5.8);
  gone.shows(5.84, 5.86);
  expect(gone.state()).toBe('ended');
  const alive = desk();
  alive.shows(5.8, 5.8, 'waiting');
  alive.answered(5.84, 5.86);
  expect(alive.state()).toBe('talking');
});
