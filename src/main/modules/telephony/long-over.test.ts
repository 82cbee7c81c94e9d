import { expect, it } from 'vitest';
import { callIdOf, createIds } from '#main/kernel/ids.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { partyOf } from '#shared/telephony/party.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { createTelephony, type TelephonyEvent } from './index.ts';
import { createLegStore } from './store.ts';

it('a call that was over before this run is not begun anew by an exchange that still lists it', async () => {
  const database = openTestDatabase(), store = createLegStore(database, { branchId: () => 'branch-1' }), clock = createVirtualClock(instant(Date.UTC(2026, 10, 24, 6, 0)));
  const parties = { told: partyOf('+79002000001'), guessed: partyOf('+79002000002') } as const, keys = ['told', 'guessed'] as const;
  let made = 0;
  const run = () => {
    const logs: string[] = [];
    const telephony = createTelephony({ clock, newId: createIds(clock), store, settings: { node: 'pc-1' }, log: (_, event, fields) => { logs.push(`${event} ${String(fields?.['reason'])}`); }, sink: { callChanged: () => undefined } });
    let emit: (event: TelephonyEvent) => void = () => undefined;
    telephony.addConnector({
      id: 'sip', vendor: 'test', exchange: 'ats', phones: ['101'], capabilities: { events: true, dial: false, answer: false, hangup: false, hold: false, media: 'none' },
      connect: sink => { emit = sink.emit; }, disconnect: () => Promise.resolve(), health: () => ({ state: 'connected', since: clock.now() }),
    });
    const base = () => ({ connectorId: 'sip', exchange: 'ats', eventId: `e${++made}`, occurredAt: clock.now() });
    const leg = (callKey: keyof typeof parties) => ({ callKey, phone: '101', direction: 'inbound' as const, party: parties[callKey] });
    return {
      telephony, logs,
      rings: (callKey: keyof typeof parties) => { emit({ ...base(), ...leg(callKey), type: 'ringing' }); },
      ends: (callKey: keyof typeof parties, cause: 'caller-abandoned' | 'unknown') => { emit({ ...base(), ...leg(callKey), type: 'ended', cause }); },
      lists: () => { emit({ ...base(), type: 'snapshot', phones: ['101'], legs: keys.map(key => ({ ...leg(key), state: 'waiting' as const })) }); },
    };
  };
  const before = run();
  for (const key of keys) before.rings(key);
  clock.advance(5_000);
  before.ends('told', 'caller-abandoned');
  before.ends('guessed', 'unknown');
  await before.telephony.stop();
  clock.advance(3_600_000);

  const after = run();
  for (const key of keys) after.rings(key);
  after.lists();
  // an end that was only concluded is taken back by an exchange that shows the call
  expect(after.telephony.calls().map(({ callId, state }) => ({ callId, state }))).toEqual([{ callId: callIdOf('ats', 'guessed'), state: 'ringing' }]);
  after.ends('told', 'unknown');
  await after.telephony.stop();
  expect(database.raw.prepare("SELECT count(*) n FROM call_legs WHERE call_key = 'told'").get()).toEqual({ n: 1 });
  expect(after.logs).toEqual(Array.from({ length: 2 }, () => 'telephony.refused long-over'));
  database.close();
});
