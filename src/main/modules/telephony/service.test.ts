import { describe, expect, it } from 'vitest';
import { createIds, callIdOf } from '#main/kernel/ids.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { instant } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { partyOf } from '#shared/telephony/party.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { createSimulator } from './connectors/simulator/index.ts';
import { createMemoryLegStore, createTelephony, type LegStore, type ReadyRecording, type TelephonyConnector, type TelephonyEvent } from './index.ts';
import { createLegStore } from './store.ts';
import type { LegEvent } from './port.ts';

const nine = instant(Date.UTC(2026, 10, 24, 6, 0));
const lines = { '+74950001001': ['101', '102'], '+74950001002': ['101'], '+74950001003': ['102'] };

function desk(store: LegStore = createMemoryLegStore(), clock = createVirtualClock(nine)) {
  const changes: CallFacts[] = [], joined: [string, string][] = [], logs: string[] = [];
  const newId = createIds(clock);
  const telephony = createTelephony({
    clock, newId, store, settings: { node: 'pc-1' }, log: (_, event, fields) => { logs.push(`${event}${fields?.['reason'] === undefined ? '' : ` ${String(fields['reason'])}`}`); },
    sink: { callChanged: call => { changes.push(call); }, callsJoined: (from, call) => { joined.push([from, call.callId]); } },
  });
  return { telephony, clock, newId, changes, joined, logs, store };
}
function withSimulator(store?: LegStore, clock = createVirtualClock(nine)) {
  const one = desk(store, clock);
  const simulator = createSimulator({ id: 'sim', exchange: 'simulator', phones: ['101', '102'], lines, scenarios: { '+74950001001': 'Днём' } }, { clock, newId: one.newId });
  one.telephony.addConnector(simulator.connector);
  return { ...one, simulator };
}
/** A connector whose events the test writes itself. */
function connector(id: string, phones: readonly string[]): { readonly connector: TelephonyConnector; readonly emit: (event: TelephonyEvent) => void } {
  let send: (event: TelephonyEvent) => void = () => undefined;
  return {
    emit: event => { send(event); },
    connector: {
      id, vendor: 'test', exchange: 'ats', phones, capabilities: { events: true, dial: false, answer: false, hangup: false, hold: false, media: 'none' },
      connect: sink => { send = sink.emit; }, disconnect: () => Promise.resolve(), health: () => ({ state: 'connected', since: nine }),
    },
  };
}
let made = 0;
const leg = (connectorId: string, more: Partial<LegEvent> & Pick<LegEvent, 'type' | 'callKey' | 'phone'>): LegEvent => ({
  connectorId, exchange: 'ats', eventId: `${connectorId}-${++made}`, occurredAt: nine, direction: 'inbound', party: partyOf('+79002000001'), line: partyOf('+74950001001'), ...more,
} as LegEvent);

describe('a day at the desk on the simulator', () => {
  it('O-01: the call of 10:02:10 is answered at 10:02:18 by 101, ends at 10:06:40 and lasted 4:22', () => {
    const { telephony, clock, simulator, changes } = withSimulator();
    clock.moveTo(instant(Date.UTC(2026, 10, 24, 7, 2, 10)));
    const key = simulator.ring({ from: '+79002000001', line: '+74950001001' });
    clock.advance(8_000);
    simulator.answer(key, '101');
    clock.moveTo(instant(Date.UTC(2026, 10, 24, 7, 6, 40)));
    simulator.callerHangsUp(key);
    expect(telephony.calls()).toHaveLength(1);
    expect(telephony.calls()[0]).toMatchObject({ state: 'ended', outcome: 'answered', answeredPhone: '101', talkMs: 262_000, line: { e164: '+74950001001' }, legs: [{ scenario: 'Днём' }, { scenario: 'Днём' }] });
    expect(changes.map(call => call.state)).toEqual(['ringing', 'ringing', 'talking', 'ended']);
    clock.advance(59_999);
    expect(telephony.calls()).toHaveLength(1);
    clock.advance(1);
    expect(telephony.calls()).toEqual([]);
  });

  it('a patient who does not answer, is busy, or cannot be reached', async () => {
    const { telephony, clock, simulator } = withSimulator();
    for (const [number, script, outcome, cause] of [
      ['+79003000055', { does: 'no-answer', afterMs: 30_000 }, 'unanswered', 'no-answer'], ['+79003000056', { does: 'busy', afterMs: 2_000 }, 'unanswered', 'busy'],
      ['+79003000057', { does: 'fails', afterMs: 500 }, 'failed', 'failed'], ['+79003000058', { does: 'answers', afterMs: 3_000, talksMs: 10_000 }, 'answered', 'normal'],
    ] as const) {
      simulator.setPatient(number, script);
      const { callId } = await telephony.dial({ phone: '101', to: number });
      expect(telephony.calls().find(call => call.callId === callId)).toMatchObject({ state: 'dialing', direction: 'outbound', party: { e164: number } });
      clock.advance(31_000);
      expect(telephony.calls().find(call => call.callId === callId)).toMatchObject({ state: 'ended', outcome, cause });
    }
  });

  it('a phone in a conversation does not dial, and says why', async () => {
    const { telephony, simulator } = withSimulator();
    simulator.answer(simulator.ring({ from: '+79002000001', line: '+74950001002' }), '101');
    await expect(telephony.dial({ phone: '101', to: '+79003000058' })).rejects.toMatchObject({ code: 'conflict', reason: 'telephony.phone-busy' });
    await expect(telephony.dial({ phone: '999', to: '+79003000058' })).rejects.toMatchObject({ reason: 'telephony.no-phone' });
  });

  it('two runs of the program never give two calls one id', () => {
    const first = withSimulator(undefined, createVirtualClock(nine)), second = withSimulator(undefined, createVirtualClock(instant(nine + 3_600_000)));
    for (const run of [first, second]) run.simulator.ring({ from: '+79002000001', line: '+74950001002' });
    expect(first.telephony.calls()[0]!.callId).not.toBe(second.telephony.calls()[0]!.callId);
  });
});

describe('several sources of one call', () => {
  it('a repeated event is dropped, two connectors that see one call make one call', () => {
    const { telephony, changes } = desk();
    const a = connector('a', ['101']), b = connector('b', ['101']);
    telephony.addConnector(a.connector);
    telephony.addConnector(b.connector);
    const ring = leg('a', { type: 'ringing', callKey: 'k1', phone: '101' });
    a.emit(ring);
    a.emit(ring);
    b.emit(leg('b', { type: 'ringing', callKey: 'k1', phone: '101' }));
    b.emit(leg('b', { type: 'answered', callKey: 'k1', phone: '101', occurredAt: nine }));
    expect(telephony.calls()).toHaveLength(1);
    expect(changes.map(call => call.state)).toEqual(['ringing', 'talking']);
    // one source dies: the other still sees the call
    a.emit({ type: 'source-lost', connectorId: 'a', exchange: 'ats', eventId: 'lost', occurredAt: nine, phones: ['101'] });
    expect(telephony.calls()[0]).toMatchObject({ state: 'talking' });
    b.emit({ type: 'source-lost', connectorId: 'b', exchange: 'ats', eventId: 'lost', occurredAt: nine, phones: ['101'] });
    expect(telephony.calls()[0]).toMatchObject({ state: 'ended', cause: 'connection-lost' });
  });

  it('legs that an exchange names differently are one call, under the smallest id, whichever came first', () => {
    const [small, big] = ['x', 'y'].sort((p, q) => (callIdOf('ats', p) < callIdOf('ats', q) ? -1 : 1)) as [string, string];
    for (const [first, second] of [[small, big], [big, small]] as const) {
      const store = createMemoryLegStore();
      const { telephony, joined } = desk(store);
      const a = connector('a', ['101', '102']);
      telephony.addConnector(a.connector);
      a.emit(leg('a', { type: 'ringing', callKey: first, phone: '101', seenBy: 'line' }));
      a.emit(leg('a', { type: 'ringing', callKey: second, phone: '102', seenBy: 'line' }));
      expect(telephony.calls()).toHaveLength(1);
      expect(telephony.calls()[0]).toMatchObject({ callId: callIdOf('ats', small), legs: [{ phone: '101' }, { phone: '102' }] });
      expect(joined).toEqual(first === small ? [] : [[callIdOf('ats', big), callIdOf('ats', small)]]);
      expect(store.rows().map(row => row.callId)).toEqual([callIdOf('ats', small), callIdOf('ats', small)]);
      a.emit(leg('a', { type: 'ended', cause: 'caller-abandoned', callKey: first, phone: '101' }));
      a.emit(leg('a', { type: 'ended', cause: 'caller-abandoned', callKey: second, phone: '102' }));
      expect(telephony.calls()).toMatchObject([{ state: 'ended', outcome: 'missed' }]);
    }
  });

  it('a second call of the same caller, another line, or four seconds later is another call', () => {
    const { telephony, clock } = desk();
    const a = connector('a', ['101', '102']);
    telephony.addConnector(a.connector);
    a.emit(leg('a', { type: 'ringing', callKey: 'k1', phone: '101', seenBy: 'line' }));
    a.emit(leg('a', { type: 'ringing', callKey: 'k2', phone: '101', seenBy: 'line' }));
    expect(telephony.calls()).toHaveLength(2);
    a.emit(leg('a', { type: 'ringing', callKey: 'k3', phone: '102', line: partyOf('+74950001003') }));
    expect(telephony.calls()).toHaveLength(3);
    clock.advance(3_001);
    a.emit(leg('a', { type: 'ringing', callKey: 'k4', phone: '102', occurredAt: clock.now() }));
    expect(telephony.calls()).toHaveLength(4);
  });

  it('an impossible step is refused and written to the log', () => {
    const { telephony, clock, logs } = desk();
    const a = connector('a', ['101']);
    telephony.addConnector(a.connector);
    a.emit(leg('a', { type: 'ringing', callKey: 'k', phone: '101' }));
    a.emit(leg('a', { type: 'ended', cause: 'caller-abandoned', callKey: 'k', phone: '101' }));
    clock.advance(1000);
    a.emit(leg('a', { type: 'answered', callKey: 'k', phone: '101', occurredAt: clock.now() }));
    expect(telephony.calls()[0]).toMatchObject({ state: 'ended', outcome: 'missed' });
    expect(logs).toEqual(['telephony.refused after-end']);
  });
});

describe('after a restart of the program', () => {
  const before = () => {
    const store = createMemoryLegStore();
    const run = withSimulator(store);
    const key = run.simulator.ring({ from: '+79002000001', line: '+74950001002', displayName: 'Носова' });
    run.clock.advance(5_000);
    run.simulator.answer(key, '101');
    run.clock.advance(60_000);
    return { run, key, store };
  };
  it('a conversation that the exchange still shows goes on as the same call', async () => {
    const { run, key, store } = before();
    await run.telephony.stop();
    const again = desk(createMemoryLegStore(store.rows()), run.clock);
    again.telephony.addConnector(run.simulator.connector);
    expect(again.telephony.calls()).toMatchObject([{ state: 'talking', displayName: 'Носова', answeredAt: nine + 5_000 }]);
    expect(again.changes.at(-1)).toMatchObject({ state: 'talking' });
    run.clock.advance(30_000);
    run.simulator.callerHangsUp(key);
    expect(again.telephony.calls()).toMatchObject([{ state: 'ended', cause: 'normal', talkMs: 90_000 }]);
  });
  it('a call that ended meanwhile is closed as connection lost, without an invented duration', async () => {
    const { run, key, store } = before();
    await run.telephony.stop();
    run.simulator.callerHangsUp(key);
    run.clock.advance(3_600_000);
    const kept = createMemoryLegStore(store.rows());
    const again = desk(kept, run.clock);
    again.telephony.addConnector(run.simulator.connector);
    expect(again.changes).toMatchObject([{ state: 'ended', cause: 'connection-lost', outcome: 'answered' }]);
    expect(again.changes[0]!.talkMs).toBeUndefined();
    expect(kept.open('pc-1')).toEqual([]);
    expect(again.telephony.calls()).toEqual([]);
  });
  it('when no exchange answers within half a minute the call is closed all the same', async () => {
    const { run, store } = before();
    await run.telephony.stop();
    const again = desk(createMemoryLegStore(store.rows()), run.clock);
    run.clock.advance(29_999);
    expect(again.changes).toEqual([]);
    run.clock.advance(1);
    expect(again.changes).toMatchObject([{ state: 'ended', cause: 'connection-lost' }]);
  });
  it('the encrypted base keeps every leg as it was', async () => {
    const database = openTestDatabase();
    const store = createLegStore(database, { branchId: () => 'branch-1' });
    const run = withSimulator(store);
    const key = run.simulator.ring({ from: '8 (900) 200-00-01', line: '+74950001001', displayName: 'Носова' });
    run.clock.advance(4_000);
    run.simulator.answer(key, '102');
    await Promise.resolve();
    expect(store.open('pc-1')).toMatchObject([{ phone: '102', state: 'talking', partyE164: '+79002000001', partyDigits: '89002000001', lineE164: '+74950001001', displayName: 'Носова', scenario: 'Днём', answeredAt: nine + 4_000 }]);
    run.simulator.callerHangsUp(key);
    await Promise.resolve();
    expect(store.open('pc-1')).toEqual([]);
  });
});

describe('a recording that the exchange tells of', () => {
  function listening() {
    const database = openTestDatabase(), clock = createVirtualClock(nine), store = createLegStore(database, { branchId: () => 'branch' }), heard: ReadyRecording[] = [];
    const telephony = createTelephony({ clock, newId: createIds(clock), store, settings: { node: 'pc-1' }, sink: { callChanged: () => undefined, recordingReady: (one) => { heard.push(one); } } });
    const pbx = connector('pbx', ['101']);
    const tell = (callKey: string, recordingId = 'rec-1') => { pbx.emit({ type: 'recording', connectorId: 'pbx', exchange: 'ats', eventId: `r-${++made}`, occurredAt: instant(clock.now()), callKey, recordingId, durationMs: 61_000 }); };
    return { telephony, clock, heard, pbx, tell };
  }

  it('belongs to its call while the call is remembered and an hour later, and of a call nobody saw it keeps the id the call would have had', async () => {
    const { telephony, clock, heard, pbx, tell } = listening();
    telephony.addConnector(pbx.connector);
    pbx.emit(leg('pbx', { type: 'ringing', callKey: 'k1', phone: '101' }));
    pbx.emit(leg('pbx', { type: 'answered', callKey: 'k1', phone: '101' }));
    pbx.emit(leg('pbx', { type: 'ended', cause: 'normal', callKey: 'k1', phone: '101' }));
    const callId = telephony.calls()[0]!.callId;
    tell('k1');
    await Promise.resolve();
    clock.advance(3_600_000);
    tell('k1', 'rec-2');
    tell('never-seen', 'rec-3');
    expect(heard).toEqual([
      { callId, connectorId: 'pbx', recordingId: 'rec-1', durationMs: 61_000 },
      { callId, connectorId: 'pbx', recordingId: 'rec-2', durationMs: 61_000 },
      { callId: callIdOf('ats', 'never-seen'), connectorId: 'pbx', recordingId: 'rec-3', durationMs: 61_000 },
    ]);
  });

  it('finds the call its key was joined to, also when the book has forgotten both', async () => {
    const { telephony, clock, heard, pbx, tell } = listening(), watcher = connector('watch', ['101']);
    telephony.addConnector(pbx.connector);
    telephony.addConnector(watcher.connector);
    pbx.emit(leg('pbx', { type: 'ringing', callKey: 'a-leg', phone: '101', seenBy: 'line' }));
    watcher.emit(leg('watch', { type: 'ringing', callKey: 'b-leg', phone: '101', seenBy: 'watch' }));
    const [call, ...more] = telephony.calls();
    expect(more).toEqual([]);
    pbx.emit(leg('pbx', { type: 'ended', cause: 'caller-abandoned', callKey: 'a-leg', phone: '101' }));
    watcher.emit(leg('watch', { type: 'ended', cause: 'caller-abandoned', callKey: 'b-leg', phone: '101' }));
    await Promise.resolve();
    clock.advance(3_600_000);
    tell('a-leg');
    expect(heard.map((one) => one.callId)).toEqual([call!.callId]);
  });

  it('is opened by the connector that told of it, and refused in words where that cannot', async () => {
    const { telephony, pbx } = listening();
    telephony.addConnector({ ...pbx.connector, id: 'uis', openRecording: (id) => Promise.resolve({ url: `https://example.org/${id}`, mime: 'audio/mpeg' }) });
    telephony.addConnector(pbx.connector);
    expect(await telephony.openRecording('uis', 'r7')).toEqual({ url: 'https://example.org/r7', mime: 'audio/mpeg' });
    for (const id of ['pbx', 'gone']) await expect(telephony.openRecording(id, 'r7')).rejects.toMatchObject({ code: 'offline', reason: 'telephony.no-recordings' });
  });
});

describe('a phone whose voice goes through this PC', () => {
  it('is commanded through the connector that has the voice, and only while it has', async () => {
    const { telephony } = desk(), { connector: watching, emit } = connector('watch', ['101']);
    const done: string[] = [], voiced = new Map([['k1', { muted: false }]]);
    const headset: TelephonyConnector = {
      ...connector('soft', ['101']).connector, capabilities: { events: true, dial: false, answer: false, hangup: true, hold: true, media: 'webrtc', mute: true, dtmf: true },
      voice: ({ callKey }) => voiced.get(callKey), hangup: () => Promise.resolve(), hold: () => Promise.resolve(),
      mute: ({ callKey }, on) => { done.push(`mute ${callKey} ${String(on)}`); return Promise.resolve(); }, sendDtmf: ({ callKey }, digits) => { done.push(`keys ${callKey} ${digits}`); return Promise.resolve(); },
    };
    telephony.addConnector(watching);
    telephony.addConnector(headset);
    const ringing = (callKey: string): LegEvent => ({ type: 'ringing', connectorId: 'watch', exchange: 'ats', eventId: callKey, occurredAt: nine, callKey, phone: '101', direction: 'inbound', party: partyOf(`+7900100010${callKey.slice(1)}`) });
    for (const key of ['k1', 'k2']) emit(ringing(key));
    const [first, second] = ['k1', 'k2'].map(key => callIdOf('ats', key)) as [string, string];
    expect([telephony.voiceOf(first, '101'), telephony.voiceOf(second, '101')]).toEqual([{ muted: false }, undefined]);
    expect([telephony.can(first, '101', 'hangup'), telephony.can(second, '101', 'hangup'), telephony.can(first, '101', 'blindTransfer'), telephony.can(first, '102', 'hangup')]).toEqual([true, false, false, false]);
    await telephony.mute(first, '101', true);
    await telephony.sendDtmf(first, '101', '12#');
    expect(done).toEqual(['mute k1 true', 'keys k1 12#']);
    await expect(telephony.blindTransfer(first, '101', '102')).rejects.toMatchObject({ code: 'conflict', reason: 'telephony.cannot-blindTransfer' });
  });
});
